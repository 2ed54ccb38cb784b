//! Rounds: a programme that is run again with the same weeks asks anew, and what was answered before stays as it was.
//!
//! A round is named by the programme's `start`. A start that moves while the programme is under way gives the same round
//! other dates; one that moves beyond its last week begins another. Where each member has dates of their own, there is one
//! round. The weeks that a bank adds after the last are named by their days, and belong to no round.

use crate::programme::{Day, Programme, Start, Week, weeks::Calendar};

const DAY_MILLIS: f64 = 86_400_000.0;

/// The start that names the round a programme is in; none where each member has dates of their own.
pub fn current(programme: &Programme) -> Option<Day> {
    match programme.start {
        Start::On(day) => Some(day),
        Start::Relative => None,
    }
}

/// Whether an answer is of the round that a programme is in. `start` names the round it was given in; where that was not
/// kept, `given` tells, the moment when it was first given in milliseconds since 1970.
pub fn is_current(programme: &Programme, start: Option<Day>, given: f64) -> bool {
    let Some(now) = current(programme) else {
        return true;
    };
    match start {
        Some(start) => now.max(start) <= last_day(programme, now.min(start)),
        // The member's day may be the one after that of UTC.
        None => day_of(given).plus_days(1) >= now,
    }
}

/// An answer to a week, as far as it tells its round.
#[derive(Debug, Clone)]
pub struct Kept {
    /// The name it is kept under.
    pub name: String,
    /// The start that names its round, where that was kept.
    pub start: Option<Day>,
    /// When it was first given, in milliseconds since 1970.
    pub given: f64,
}

/// The name of the answer to a week in the round that a programme is in, of all that are `kept` to that week: the one with
/// the `name` it would get, or else the latest of those that began under another start or before rounds were kept.
pub fn answer_of_now(programme: &Programme, name: &str, mut kept: Vec<Kept>) -> Option<String> {
    kept.retain(|one| is_current(programme, one.start, one.given));
    kept.sort_by(|one, other| {
        let by_name = (one.name == name).cmp(&(other.name == name));
        by_name.then(one.given.total_cmp(&other.given))
    });
    kept.pop().map(|one| one.name)
}

/// Whether a week came from a bank, after those of the host.
pub fn is_added(week: &str) -> bool {
    week.strip_prefix("bank-").and_then(Day::parse).is_some()
}

/// The last day of a round that begins on `start`.
fn last_day(programme: &Programme, start: Day) -> Day {
    let own = |week: &&Week| !is_added(&week.id);
    let weeks: Vec<_> = programme.weeks.iter().filter(own).cloned().collect();
    let last = weeks.len();
    let round = Programme {
        start: Start::On(start),
        weeks,
        ..programme.clone()
    };
    let end = Calendar::new(&round, start).end_of(last);
    end.unwrap_or(start)
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
    use crate::programme::read;

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

    #[test]
    fn a_start_that_moves_within_the_programme_is_the_same_round() {
        let first = Some(day("2026-01-05"));
        // With its pause it lasts until the 25th.
        for now in ["2026-01-05", "2026-01-12", "2026-01-19", "2025-12-29"] {
            assert!(is_current(&programme(now), first, 0.0), "{now}");
        }
    }

    #[test]
    fn a_start_after_the_last_week_begins_another_round() {
        let first = Some(day("2026-01-05"));
        for now in ["2026-01-26", "2026-09-07"] {
            assert!(!is_current(&programme(now), first, f64::MAX), "{now}");
        }
        // The file of the first round, put back: what was answered in the second is of another.
        let second = Some(day("2026-09-07"));
        assert!(!is_current(&programme("2026-01-05"), second, 0.0));
    }

    #[test]
    fn what_was_kept_without_its_round_belongs_to_the_one_it_was_given_in() {
        let second = programme("2026-09-07");
        assert!(!is_current(&second, None, noon("2026-01-07")));
        assert!(!is_current(&second, None, noon("2026-09-05")));
        assert!(
            is_current(&second, None, noon("2026-09-06")),
            "it is the 7th somewhere"
        );
        assert!(is_current(&second, None, noon("2027-03-01")));
    }

    #[test]
    fn the_answer_to_a_week_is_the_one_of_the_round_the_programme_is_in() {
        let kept = |name: &str, start: &str, given: &str| Kept {
            name: name.into(),
            start: Day::parse(start),
            given: noon(given),
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
        assert!(is_current(&relative, None, 0.0));
        assert!(is_current(&relative, Some(day("2020-01-06")), 0.0));
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
        assert!(!is_current(&filled, Some(day("2026-01-05")), 0.0));
        assert!(!is_added("bank-holidays") && !is_added("week-1"));
    }
}
