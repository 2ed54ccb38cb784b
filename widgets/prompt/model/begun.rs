//! What was begun and not stored when a tab was killed: where it goes on after the host moved the programme's start.
//!
//! It is kept under the name of its answer, and the start is in that. So the last few names are kept too: one of the round
//! that the programme is in goes on there; what was begun in a round that is over is an answer of that round, as it would
//! have been a moment later, and is put into no other.

use super::round::{Told, is_current};
use crate::programme::{Day, Programme};

/// How many names are kept.
const NAMES: usize = 8;

/// The names with one more, last; none when it is there.
pub fn with(mut names: Vec<String>, name: &str) -> Option<Vec<String>> {
    if names.last().is_some_and(|last| last == name) {
        return None;
    }
    names.retain(|one| one != name);
    names.push(name.to_owned());
    names.drain(..names.len().saturating_sub(NAMES));
    Some(names)
}

/// Whether what was begun to a week, under one start and in a round until this day, goes on in the round that a programme
/// is in.
pub fn goes_on(programme: &Programme, week: &str, start: Option<Day>, until: Option<Day>) -> bool {
    let told = Told {
        start,
        until,
        ..Told::default()
    };
    let is_there = programme.weeks.iter().any(|one| one.id.as_str() == week);
    is_there && is_current(programme, told)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::programme::read;

    fn programme(start: &str) -> Programme {
        let text = format!(
            r#"{{"escale": 1, "id": "p", "title": "P", "start": "{start}",
                "weeks": [{{"id": "a", "theme": "A", "question": {{"text": "Q"}}}}, {{"id": "b", "theme": "B"}}]}}"#
        );
        read(&text).expect("a programme").0
    }

    #[test]
    fn the_names_of_what_was_begun_last_are_kept() {
        let mut names = Vec::new();
        for name in 0..NAMES + 2 {
            names = with(names, &name.to_string()).expect("a new name");
        }
        assert_eq!(names.len(), NAMES);
        assert_eq!(names.first().map(String::as_str), Some("2"));
        assert_eq!(with(names.clone(), "9"), None);
        let again = with(names, "4").expect("another order");
        assert_eq!(again.len(), NAMES);
        assert_eq!(again.last().map(String::as_str), Some("4"));
    }

    #[test]
    fn what_was_begun_goes_on_in_its_round_under_another_start_and_in_no_other_round() {
        let (start, until) = (Day::parse("2026-09-07"), Day::parse("2026-09-20"));
        let goes_on = |now: &str, week: &str| goes_on(&programme(now), week, start, until);
        for now in ["2026-09-07", "2026-09-14", "2026-08-31", "relative"] {
            assert!(goes_on(now, "a"), "{now}");
        }
        assert!(!goes_on("2026-09-21", "a"), "the next round");
        assert!(!goes_on("2026-01-05", "a"), "the file of the round before");
        assert!(!goes_on("2026-09-14", "c"), "its week left");
    }
}
