//! What was done to a programme while it is open: back and forth, one burst of writing at a time.

use std::collections::VecDeque;

/// How many states are gone back to at most.
pub const STATES: usize = 100;
/// How many bytes the states have together at most; the last one stays whatever its size.
const BYTES: usize = 20_000_000;
/// How long writing at one place counts as one burst, in milliseconds from one key to the next.
const BURST_MILLIS: f64 = 2000.0;

/// The states before and after the one on screen.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct History {
    past: VecDeque<String>,
    ahead: Vec<String>,
    /// Where was written last, and when.
    last: Option<(String, f64)>,
}

impl History {
    /// Takes down a change at a place; `before` gives the state before it, and is asked only when one is kept. What was
    /// undone is gone after that.
    pub fn note(&mut self, place: &str, now: f64, before: impl FnOnce() -> String) {
        let goes_on = self.last.as_ref().is_some_and(|(last, at)| {
            last == place && !place.is_empty() && now - at < BURST_MILLIS
        });
        self.last = Some((place.to_owned(), now));
        self.ahead.clear();
        if goes_on {
            return;
        }
        self.past.push_back(before());
        let is_large = |past: &VecDeque<String>| {
            past.len() > 1 && past.iter().map(String::len).sum::<usize>() > BYTES
        };
        while self.past.len() > STATES || is_large(&self.past) {
            self.past.pop_front();
        }
    }

    /// The state before the one on screen, which is kept for [`History::redo`].
    pub fn undo(&mut self, here: impl FnOnce() -> String) -> Option<String> {
        let before = self.past.pop_back()?;
        self.ahead.push(here());
        self.last = None;
        Some(before)
    }

    /// The state that was undone last.
    pub fn redo(&mut self, here: impl FnOnce() -> String) -> Option<String> {
        let after = self.ahead.pop()?;
        self.past.push_back(here());
        self.last = None;
        Some(after)
    }

    /// Whether there is a state to go back to, and one to go forth to.
    pub fn can(&self) -> (bool, bool) {
        (!self.past.is_empty(), !self.ahead.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn note(history: &mut History, place: &str, now: f64, before: &str) {
        history.note(place, now, || before.to_owned());
    }

    fn undo(history: &mut History, here: &str) -> Option<String> {
        history.undo(|| here.to_owned())
    }

    #[test]
    fn back_and_forth_ends_where_it_began() {
        let mut history = History::default();
        note(&mut history, "title", 0.0, "a");
        note(&mut history, "", 1.0, "b");
        assert_eq!(history.can(), (true, false));
        assert_eq!(undo(&mut history, "c").as_deref(), Some("b"));
        assert_eq!(undo(&mut history, "b").as_deref(), Some("a"));
        assert_eq!(undo(&mut history, "a"), None);
        assert_eq!(history.redo(|| "a".to_owned()).as_deref(), Some("b"));
        assert_eq!(history.redo(|| "b".to_owned()).as_deref(), Some("c"));
        assert_eq!(history.redo(|| "c".to_owned()), None);
        assert_eq!(history.can(), (true, false));
    }

    #[test]
    fn a_burst_of_writing_at_one_place_is_undone_at_once() {
        let mut history = History::default();
        note(&mut history, "title", 0.0, "");
        note(&mut history, "title", 1900.0, "P");
        note(&mut history, "title", 3800.0, "Po");
        assert_eq!(undo(&mut history, "Port").as_deref(), Some(""));
        note(&mut history, "title", 0.0, "");
        note(&mut history, "title", 2000.0, "P");
        note(&mut history, "slogan", 2001.0, "Po");
        assert_eq!(undo(&mut history, "z").as_deref(), Some("Po"));
        assert_eq!(undo(&mut history, "Po").as_deref(), Some("P"));
    }

    #[test]
    fn two_changes_without_a_place_are_two() {
        let mut history = History::default();
        note(&mut history, "", 0.0, "a");
        note(&mut history, "", 1.0, "b");
        assert_eq!(undo(&mut history, "c").as_deref(), Some("b"));
    }

    #[test]
    fn what_is_done_after_undoing_is_not_mixed_with_what_was_undone() {
        let mut history = History::default();
        note(&mut history, "title", 0.0, "a");
        undo(&mut history, "b");
        note(&mut history, "title", 1.0, "a");
        assert_eq!(history.can(), (true, false));
        assert_eq!(history.redo(|| "x".to_owned()), None);
    }

    #[test]
    fn there_are_never_more_states_than_there_is_room_for() {
        let mut history = History::default();
        for place in 0..STATES + 20 {
            note(&mut history, "", 0.0, &place.to_string());
        }
        assert_eq!(history.past.len(), STATES);
        assert_eq!(history.past[0], "20");
        note(&mut history, "", 0.0, &"x".repeat(BYTES));
        assert_eq!(history.past.len(), 1);
        note(&mut history, "", 0.0, "small");
        assert_eq!(history.past, ["small"]);
    }
}
