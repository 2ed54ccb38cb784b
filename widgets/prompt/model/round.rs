//! Rounds: a programme that is run again with the same weeks asks anew, and what was answered before stays as it was.
//!
//! A round is named by the programme's `start`. A start that moves while the programme is under way gives the same round
//! other dates; one that moves beyond its last week begins another. Where each member has dates of their own, there is one
//! round. How long a round lasts is kept with its answers: the next may have more weeks. The weeks that a bank adds after the last are named by their days, and belong to no round.

use crate::programme::{Day, Programme, Rhythm, Start, weeks::end_of_run};

const DAY_MILLIS: f64 = 86_400_000.0;

/// The start that names the round a programme is in; none where each member has dates of their own.
pub fn current(programme: &Programme) -> Option<Day> {
    match programme.start {
        Start::On(day) => Some(day),
        Start::Relative => None,
    }
}

/// The last day of the round a programme is in; none where each member has dates of their own.
pub fn until(programme: &Programme) -> Option<Day> {
    current(programme).map(|start| last_day(programme, start))
}

/// What tells the round of an answer.
#[derive(Debug, Clone, Copy, Default)]
pub struct Told {
    /// The start that names its round, where that was kept.
    pub start: Option<Day>,
    /// The last day of its round when it was written, where that was kept.
    pub until: Option<Day>,
    /// When it was first given, in milliseconds since 1970.
    pub given: f64,
}

/// Whether an answer is of the round that a programme is in. Where its start was not kept, the moment tells when it was
/// first given.
pub fn is_current(programme: &Programme, told: Told) -> bool {
    let Some(now) = current(programme) else {
        return true;
    };
    match told.start {
        Some(start) if start < now => {
            let until = told.until.unwrap_or_else(|| last_day(programme, start));
            now <= until
        }
        Some(start) => start <= last_day(programme, now),
        // The member's day may be the one after that of UTC.
        None => day_of(told.given).plus_days(1) >= now,
    }
}

/// The start and the last day to keep with an answer that was kept without, so that it follows a start which moves from
/// now on; none when it belongs to no round, or to an earlier one.
pub fn to_name(programme: &Programme, week: &str, told: Told) -> Option<(Day, Day)> {
    if told.start.is_some() || is_added(week) || !is_current(programme, told) {
        return None;
    }
    Some((current(programme)?, until(programme)?))
}

/// An answer to a week, as far as it tells its round.
#[derive(Debug, Clone)]
pub struct Kept {
    /// The name it is kept under.
    pub name: String,
    /// What tells its round.
    pub told: Told,
}

/// The name of the answer to a week in the round that a programme is in, of all that are `kept` to that week: the one with
/// the `name` it would get, or else the latest of those that began under another start or before rounds were kept.
pub fn answer_of_now(programme: &Programme, name: &str, mut kept: Vec<Kept>) -> Option<String> {
    kept.retain(|one| is_current(programme, one.told));
    kept.sort_by(|one, other| {
        let by_name = (one.name == name).cmp(&(other.name == name));
        by_name.then(one.told.given.total_cmp(&other.told.given))
    });
    kept.pop().map(|one| one.name)
}

/// Whether a week came from a bank, after those of the host.
pub fn is_added(week: &str) -> bool {
    week.strip_prefix("bank-").and_then(Day::parse).is_some()
}

/// The last day of a round that begins on `start`.
fn last_day(programme: &Programme, start: Day) -> Day {
    let own = programme.weeks.iter().filter(|week| !is_added(&week.id));
    let rhythm = programme.rhythm.unwrap_or(Rhythm::Week);
    end_of_run(start, own.count(), &programme.pauses, rhythm).unwrap_or(start)
}

/// The day of a moment, in UTC.
fn day_of(millis: f64) -> Day {
    let first = Day::new(1970, 1, 1).unwrap_or(Day::MIN);
    let most = f64::from(Day::MAX.days_since(first));
    #[expect(
        clippy::cast_possible_truncation,
        reason = "held within the days there are"
    )]
    let days = (millis / DAY_MILLIS).floor().clamp(0.0, most) as i32;
    first.plus_days(days)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::programme::{Week, read};

    /// Two weeks from this start; the pause before the second lasts a week.
    fn programme(start: &str) -> Programme {
        let text = format!(
            r#"{{"escale": 1, "id": "p", "title": "P", "start": "{start}",
                "pauses": [{{"from": "2026-01-13", "to": "2026-01-14"}}],
                "weeks": [{{"theme": "A", "question": {{"text": "Q"}}}}, {{"theme": "B", "question": {{"text": "R"}}}}]}}"#
        );
        let (programme, problems) = read(&text).expect("a programme");
        assert_eq!(problems, []);
        programme
    }

    fn day(text: &str) -> Day {
        Day::parse(text).expect("a day")
    }

    fn noon(text: &str) -> f64 {
        let first = Day::new(1970, 1, 1).expect("a day");
        f64::from(day(text).days_since(first)) * DAY_MILLIS + DAY_MILLIS / 2.0
    }

    fn named(start: Option<Day>) -> Told {
        Told {
            start,
            ..Told::default()
        }
    }

    fn unnamed(given: &str) -> Told {
        Told {
            given: noon(given),
            ..Told::default()
        }
    }

    #[test]
    fn a_start_that_moves_within_the_programme_is_the_same_round() {
        let first = Some(day("2026-01-05"));
        // With its pause it lasts until the 25th.
        for now in ["2026-01-05", "2026-01-12", "2026-01-19", "2025-12-29"] {
            assert!(is_current(&programme(now), named(first)), "{now}");
        }
    }

    #[test]
    fn a_start_after_the_last_week_begins_another_round() {
        let first = Some(day("2026-01-05"));
        for now in ["2026-01-26", "2026-09-07"] {
            assert!(!is_current(&programme(now), named(first)), "{now}");
        }
        // The file of the first round, put back: what was answered in the second is of another.
        let second = Some(day("2026-09-07"));
        assert!(!is_current(&programme("2026-01-05"), named(second)));
    }

    #[test]
    fn a_longer_programme_after_a_shorter_one_with_the_same_weeks_is_another_round() {
        let pilot = programme("2026-01-05");
        let mut longer = programme("2026-02-02");
        for _ in 0..4 {
            longer.weeks.push(longer.weeks[0].clone());
        }
        let given = Told {
            until: until(&pilot),
            ..named(current(&pilot))
        };
        assert_eq!(given.until, Some(day("2026-01-25")));
        assert!(!is_current(&longer, given));
        // While it goes on it is one, however many weeks it gets.
        longer.start = Start::On(day("2026-01-19"));
        assert!(is_current(&longer, given));
        longer.start = Start::On(day("2025-12-29"));
        assert!(is_current(&longer, given));
    }

    #[test]
    fn what_was_kept_without_its_round_gets_its_name_while_the_programme_is_in_it() {
        let second = programme("2026-09-07");
        let told = unnamed("2026-09-08");
        let (start, until) = to_name(&second, "a", told).expect("a round");
        assert_eq!((start, until), (day("2026-09-07"), day("2026-09-20")));
        let kept = Told {
            start: Some(start),
            until: Some(until),
            ..told
        };
        let moved = programme("2026-09-14");
        assert!(is_current(&moved, kept) && !is_current(&moved, told));

        assert_eq!(to_name(&moved, "a", told), None, "of an earlier round");
        assert_eq!(to_name(&second, "a", kept), None, "it has one");
        assert_eq!(to_name(&second, "bank-2026-09-21", told), None);
        assert_eq!(to_name(&programme("relative"), "a", told), None);
    }

    #[test]
    fn what_was_kept_without_its_round_belongs_belongs_to_the_one_it_was_given_in() {
        let second = programme("2026-09-07");
        assert!(!is_current(&second, unnamed("2026-01-07")));
        assert!(!is_current(&second, unnamed("2026-09-05")));
        assert!(
            is_current(&second, unnamed("2026-09-06")),
            "it is the 7th somewhere"
        );
        assert!(is_current(&second, unnamed("2027-03-01")));
    }

    #[test]
    fn the_answer_to_a_week_is_the_one_of_the_round_the_programme_is_in() {
        let kept = |name: &str, start: &str, given: &str| Kept {
            name: name.into(),
            told: Told {
                start: Day::parse(start),
                ..unnamed(given)
            },
        };
        let first = kept("a:2026-01-05", "2026-01-05", "2026-01-07");
        let early = kept("a", "", "2026-09-14");
        let moved = kept("a:2026-09-07", "2026-09-07", "2026-09-15");
        let exact = kept("a:2026-09-14", "2026-09-14", "2026-09-08");
        let second = programme("2026-09-14");
        let found = |kept: &[&Kept]| {
            let kept = kept.iter().copied().cloned().collect();
            answer_of_now(&second, "a:2026-09-14", kept)
        };
        assert_eq!(found(&[&first]), None);
        assert_eq!(found(&[&first, &early]).as_deref(), Some("a"));
        assert_eq!(
            found(&[&moved, &first, &early]).as_deref(),
            Some("a:2026-09-07")
        );
        assert_eq!(
            found(&[&moved, &exact, &early]).as_deref(),
            Some("a:2026-09-14")
        );
    }

    #[test]
    fn where_each_member_has_dates_of_their_own_there_is_one_round() {
        let relative = programme("relative");
        assert_eq!(current(&relative), None);
        assert!(is_current(&relative, Told::default()));
        assert!(is_current(&relative, named(Some(day("2020-01-06")))));
    }

    #[test]
    fn weeks_that_a_bank_adds_make_no_round_longer() {
        let mut filled = programme("2026-01-26");
        for start in ["2026-02-09", "2026-02-16", "2026-02-23"] {
            let id = ["bank-", start].concat();
            assert!(is_added(&id));
            let week = Week {
                id: crate::programme::Id::parse(&id).expect("an id"),
                ..filled.weeks[0].clone()
            };
            filled.weeks.push(week);
        }
        assert!(!is_current(&filled, named(Some(day("2026-01-05")))));
        assert!(!is_added("bank-holidays") && !is_added("week-1"));
    }
}
