//! Which week is in view, and what is said about the time between weeks.

use crate::programme::{
    Day, Mode, Modes, Programme, Text,
    weeks::{Calendar, Now},
};

/// What a member sees on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// Where the day falls.
    pub standing: Standing,
    /// The week in full view, counted from 1.
    pub week: Option<usize>,
    /// The other weeks that have begun, the latest first.
    pub others: Vec<usize>,
    /// Whether the page asks for a week the programme does not have.
    pub impossible: bool,
}

/// Where a day falls in the programme, as far as something has to be said about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// The programme has no weeks.
    Empty,
    /// The first week begins on this day.
    Before(Day),
    /// In a week.
    Running,
    /// Between two weeks.
    Paused {
        /// When the next week begins, if one can.
        until: Option<Day>,
        /// What the host calls the pause.
        label: Option<Text>,
    },
    /// The last week is over.
    After,
}

/// What a member who first came on `arrival` sees on the day `today`. `asked` is the week the page asks for.
pub fn shown(programme: &Programme, arrival: Day, today: Day, asked: Option<&str>) -> Shown {
    let calendar = Calendar::new(programme, arrival);
    let now = calendar.current(today);
    let (standing, begun) = match now {
        _ if programme.weeks.is_empty() => (Standing::Empty, 0),
        Now::Before { start } => (Standing::Before(start), 0),
        Now::Week { number, .. } => (Standing::Running, number),
        Now::Paused { next, last } => {
            let since = first_and_last_day(&calendar, last).map_or(today, |(_, day)| day);
            let label = pause_label(programme, since, today, next);
            (Standing::Paused { until: next, label }, last)
        }
        Now::After { last } => (Standing::After, last),
    };
    let wanted = asked.map(|asked| {
        asked
            .trim()
            .parse()
            .ok()
            .filter(|number| (1..=programme.weeks.len()).contains(number))
    });
    let week = wanted.flatten().or((begun > 0).then_some(begun));
    Shown {
        week,
        others: (1..=begun)
            .rev()
            .filter(|number| Some(*number) != week)
            .collect(),
        impossible: wanted == Some(None) && standing != Standing::Empty,
        standing,
    }
}

/// The ids of the weeks in view, in full or folded.
pub fn in_view(programme: &Programme, shown: &Shown) -> Vec<String> {
    let numbers = shown.week.iter().chain(&shown.others);
    let week = |number: &usize| programme.weeks.get(number.checked_sub(1)?);
    numbers
        .filter_map(week)
        .map(|week| week.id.to_string())
        .collect()
}

/// The weeks that have an answer and are not in view: they left the programme, or lie ahead since its dates changed.
/// `answered` has weeks with the moment they were first answered; the oldest comes first.
pub fn apart(mut answered: Vec<(f64, String)>, in_view: &[String]) -> Vec<String> {
    answered.sort_by(|one, other| one.0.total_cmp(&other.0));
    answered
        .into_iter()
        .map(|(_, week)| week)
        .filter(|week| !in_view.contains(week))
        .collect()
}

/// The first and the last day of a week.
pub fn first_and_last_day(calendar: &Calendar, number: usize) -> Option<(Day, Day)> {
    calendar
        .start_of(number)
        .map(|start| (start, start.plus_days(6)))
}

/// The host's words for a way to take part, or the ones for everybody.
pub fn wording<'a>(all: &'a Text, modes: Option<&'a Modes>, mode: Mode) -> &'a Text {
    modes.and_then(|modes| modes.wording(mode)).unwrap_or(all)
}

/// The name of the pause around today. A pause holds back the whole of a week it touches, so today may be a day that
/// no pause names; then the next one until the programme goes on, or the one just over, has the name.
fn pause_label(programme: &Programme, since: Day, today: Day, next: Option<Day>) -> Option<Text> {
    let named = || {
        programme
            .pauses
            .iter()
            .filter(|pause| pause.label.is_some())
    };
    let before = |day: Day| next.is_none_or(|next| day < next);
    let around = named().find(|pause| pause.from <= today && today <= pause.to);
    let ahead = || {
        named()
            .filter(|p| p.from > today && before(p.from))
            .min_by_key(|p| p.from)
    };
    let over = || {
        named()
            .filter(|p| p.to < today && p.to > since)
            .max_by_key(|p| p.to)
    };
    around
        .or_else(ahead)
        .or_else(over)
        .and_then(|pause| pause.label.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse(text).expect("a day")
    }

    fn programme() -> Programme {
        let question = r#""question": {"text": "Q", "modes": {"observe": "Seen?"}}"#;
        let text = format!(
            r#"{{"escale": 1, "id": "p", "title": "P", "start": "2026-11-23",
                "pauses": [{{"from": "2026-12-09", "to": "2026-12-10", "label": "Retreat"}}],
                "weeks": [{{"id": "a", "theme": "A", {question}}}, {{"id": "b", "theme": "B", {question}}},
                          {{"id": "c", "theme": "C", {question}}}]}}"#
        );
        crate::programme::read(&text)
            .map(|(programme, _)| programme)
            .expect("a programme")
    }

    fn on(today: &str, asked: Option<&str>) -> Shown {
        shown(&programme(), day("2026-12-01"), day(today), asked)
    }

    #[test]
    fn before_the_start_no_week_is_open() {
        let seen = on("2026-11-22", None);
        assert_eq!(seen.standing, Standing::Before(day("2026-11-23")));
        assert_eq!(
            (seen.week, seen.others.len(), seen.impossible),
            (None, 0, false)
        );
    }

    #[test]
    fn in_a_week_that_week_is_open_and_the_weeks_ahead_are_not_shown() {
        let seen = on("2026-12-06", None);
        assert_eq!(
            (seen.standing, seen.week, seen.others),
            (Standing::Running, Some(2), vec![1])
        );
    }

    #[test]
    fn in_a_pause_the_last_week_stays_open_and_the_pause_has_its_name_on_all_its_days() {
        for today in ["2026-12-07", "2026-12-09", "2026-12-13"] {
            let seen = on(today, None);
            let label = Some(Text::plain("Retreat"));
            let until = Some(day("2026-12-14"));
            assert_eq!(seen.standing, Standing::Paused { until, label }, "{today}");
            assert_eq!((seen.week, seen.others), (Some(2), vec![1]));
        }
    }

    #[test]
    fn after_the_end_every_week_stays_open() {
        let seen = on("2030-01-01", None);
        assert_eq!(
            (seen.standing, seen.week, seen.others),
            (Standing::After, Some(3), vec![2, 1])
        );
    }

    #[test]
    fn the_page_may_ask_for_a_week() {
        let seen = on("2026-12-06", Some("1"));
        assert_eq!(
            (seen.week, seen.others, seen.impossible),
            (Some(1), vec![2], false)
        );
        let before = on("2026-11-01", Some("3"));
        assert_eq!((before.week, before.others), (Some(3), vec![]));
    }

    #[test]
    fn an_impossible_week_is_said_and_the_current_one_shown() {
        for asked in ["0", "4", "-1", "two", ""] {
            let seen = on("2026-12-06", Some(asked));
            assert_eq!((seen.week, seen.impossible), (Some(2), true), "{asked}");
        }
    }

    #[test]
    fn a_programme_without_weeks_has_nothing_to_ask() {
        let mut programme = programme();
        programme.weeks.clear();
        let seen = shown(&programme, day("2026-12-01"), day("2026-12-01"), Some("2"));
        assert_eq!(
            (seen.standing, seen.week, seen.impossible),
            (Standing::Empty, None, false)
        );
    }

    #[test]
    fn an_answer_stays_reachable_when_its_week_left_the_programme_or_lies_ahead_again() {
        let programme = programme();
        let seen = in_view(&programme, &on("2026-12-06", None));
        assert_eq!(seen, ["b", "a"]);
        let answered =
            ["a", "c", "gone"].map(|week| (-f64::from(week.as_bytes()[0]), week.to_owned()));
        assert_eq!(apart(answered.to_vec(), &seen), ["gone", "c"]);
        assert_eq!(apart(answered.to_vec(), &[]), ["gone", "c", "a"]);
    }

    #[test]
    fn a_member_reads_the_words_for_their_way_of_taking_part() {
        let programme = programme();
        let question = programme.weeks[0].question.as_ref().expect("a question");
        let read = |mode| wording(&question.text, question.modes.as_ref(), mode).pick("en");
        assert_eq!((read(Mode::Observe), read(Mode::Try)), ("Seen?", "Q"));
    }
}
