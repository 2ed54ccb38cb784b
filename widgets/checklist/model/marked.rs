//! What a member decided about an item, what a rule ticked for them, and what happened before that.
//!
//! Everything can be taken back. What the member decided is never changed by a rule, save one: an item kept for later
//! is ticked when it was done after all. The shape is stored as it stands (`record.rs`); every field added since the
//! first version may be absent.

use std::cmp::Ordering;

use serde::{Deserialize, Serialize};

/// How many things that happened to an item are kept; the oldest go first.
pub const KEPT: usize = 30;

/// What is decided about an item. Without a mark it is simply there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Mark {
    /// Done.
    Done,
    /// Skipped, which is as good.
    Skipped,
    /// Kept for later, without a date.
    Later,
}

impl Mark {
    /// Whether nothing more is to be done: done or skipped.
    pub fn settles(self) -> bool {
        self != Self::Later
    }
}

/// One thing that happened to an item.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Happened {
    /// When, in milliseconds since 1970.
    pub at: f64,
    /// What it became; none when a decision was taken back.
    pub mark: Option<Mark>,
    /// What ticked it: a widget, `visit`, `event` or `element`; none when the member did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
}

/// What is known about one item.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct ItemMark {
    /// The item's id in the programme.
    pub item: String,
    /// The decision; none when it was taken back, or when nothing was decided yet.
    pub mark: Option<Mark>,
    /// What ticked it: a widget, `visit`, `event` or `element`; none when the member did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// What happened to it, oldest first. Absent in what was stored before it was kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub history: Option<Vec<Happened>>,
    /// How it went, in a line of the member's own.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub line: String,
}

impl ItemMark {
    /// An item that nothing happened to.
    pub fn of(item: &str) -> Self {
        Self {
            item: item.to_owned(),
            history: Some(Vec::new()),
            ..Self::default()
        }
    }

    /// Decides about the item, or takes the decision back. `by` is what ticked it, if the member did not.
    pub fn decide(&mut self, mark: Option<Mark>, by: Option<&str>, at: f64) {
        self.mark = mark;
        self.by = by.map(str::to_owned);
        let by = self.by.clone();
        let history = self.history.get_or_insert_default();
        history.push(Happened { at, mark, by });
        let beyond = history.len().saturating_sub(KEPT);
        history.drain(..beyond);
    }

    /// Whether a rule may tick the item: nothing was decided about it, or it was kept for later. A rule ticks once: a
    /// tick that was taken back does not come again when the item is then kept for later.
    pub fn may_be_ticked(&self) -> bool {
        let history = self.history.as_deref();
        if self.mark == Some(Mark::Later) {
            let ticked = |one: &Happened| one.by.is_some();
            return !history.is_some_and(|history| history.iter().any(ticked));
        }
        history.is_some_and(<[_]>::is_empty)
    }

    /// Takes in what another tab knows. What happened is the union of both, and the last of it holds; of two lines
    /// that differ both stay, unless it is known (`origin`) that only one of them was written on.
    pub fn meet(&mut self, origin: Option<&Self>, theirs: Self) {
        self.line = joined(
            origin.map(|one| one.line.as_str()),
            &self.line,
            &theirs.line,
        );
        let Some(more) = theirs.history else { return };
        let history = self.history.get_or_insert_default();
        for one in more {
            if !history.contains(&one) {
                history.push(one);
            }
        }
        history.sort_by(in_time);
        let beyond = history.len().saturating_sub(KEPT);
        history.drain(..beyond);
        if let Some(last) = history.last() {
            self.mark = last.mark;
            self.by.clone_from(&last.by);
        }
    }
}

/// By moment; of two things of one moment in a fixed order, so that both tabs end the same.
fn in_time(one: &Happened, other: &Happened) -> Ordering {
    (one.at.total_cmp(&other.at))
        .then(one.mark.cmp(&other.mark))
        .then_with(|| one.by.cmp(&other.by))
}

/// Two texts of which nothing may be lost, as one.
pub(super) fn joined(origin: Option<&str>, mine: &str, theirs: &str) -> String {
    if origin == Some(theirs) {
        return mine.to_owned();
    }
    if origin == Some(mine) || theirs.contains(mine) {
        return theirs.to_owned();
    }
    if mine.contains(theirs) {
        return mine.to_owned();
    }
    [mine, "\n", theirs].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ticked(at: f64, by: Option<&str>) -> ItemMark {
        let mut one = ItemMark::of("hello");
        one.decide(Some(Mark::Done), by, at);
        one
    }

    #[test]
    fn what_was_taken_back_is_not_ticked_again_by_a_rule() {
        let mut one = ItemMark::of("hello");
        assert!(one.may_be_ticked());
        one.decide(Some(Mark::Done), Some("event"), 1.0);
        one.decide(None, None, 2.0);
        assert_eq!((one.mark, one.may_be_ticked()), (None, false));
        let skipped = ItemMark {
            mark: Some(Mark::Skipped),
            ..one.clone()
        };
        assert!(!skipped.may_be_ticked());
    }

    #[test]
    fn what_was_kept_for_later_is_ticked_when_it_was_done_after_all() {
        let mut one = ItemMark::of("hello");
        one.decide(Some(Mark::Later), None, 1.0);
        assert!(one.may_be_ticked());
    }

    #[test]
    fn what_was_taken_back_and_then_kept_for_later_is_not_ticked_again() {
        let mut one = ticked(1.0, Some("element"));
        one.decide(None, None, 2.0);
        one.decide(Some(Mark::Later), None, 3.0);
        assert!(!one.may_be_ticked());
    }

    #[test]
    fn a_line_alone_decides_nothing() {
        let mut one = ItemMark::of("hello");
        one.line.push_str("Nice people.");
        assert!(one.may_be_ticked());
    }

    #[test]
    fn what_was_stored_without_a_history_counts_as_decided() {
        let before = r#"{"item":"hello","mark":null}"#;
        let one: ItemMark = serde_json::from_str(before).expect("a mark");
        assert_eq!((one.history.clone(), one.may_be_ticked()), (None, false));
        assert_eq!(serde_json::to_string(&one).expect("json"), before);
    }

    #[test]
    fn the_history_says_when_and_by_what_and_stays_short() {
        let mut one = ticked(1.0, Some("introduction"));
        one.decide(None, None, 2.0);
        let history = one.history.clone().unwrap_or_default();
        assert_eq!(
            history
                .iter()
                .map(|h| (h.at, h.mark, h.by.as_deref()))
                .collect::<Vec<_>>(),
            [
                (1.0, Some(Mark::Done), Some("introduction")),
                (2.0, None, None)
            ]
        );
        (0..100).for_each(|at| one.decide(Some(Mark::Later), None, f64::from(at)));
        assert_eq!(one.history.map(|history| history.len()), Some(KEPT));
    }

    #[test]
    fn two_tabs_end_with_the_same_whoever_was_first_and_keep_both_lines() {
        let mut here = ticked(1.0, None);
        here.decide(Some(Mark::Skipped), None, 5.0);
        here.line.push_str("Short.");
        let mut there = ticked(3.0, Some("visit"));
        there.line.push_str("Warm.");
        let (mut one, mut other) = (here.clone(), there.clone());
        one.meet(None, there);
        other.meet(None, here);
        assert_eq!(
            (one.mark, &one.history),
            (Some(Mark::Skipped), &other.history)
        );
        assert_eq!(one.mark, other.mark);
        assert_eq!(one.history.as_ref().map(Vec::len), Some(3));
        assert_eq!(
            (one.line.as_str(), other.line.as_str()),
            ("Short.\nWarm.", "Warm.\nShort.")
        );
        one.meet(None, other.clone());
        assert!(one.line.contains("Short.") && one.line.contains("Warm."));
    }

    #[test]
    fn a_line_that_only_one_tab_changed_is_taken_as_it_is() {
        let origin = ItemMark {
            line: "Short.".into(),
            ..ItemMark::of("hello")
        };
        let emptied = ItemMark::of("hello");
        let mut here = origin.clone();
        here.meet(Some(&origin), emptied.clone());
        assert_eq!(here.line, "");
        let mut here = emptied;
        here.meet(Some(&origin), origin.clone());
        assert_eq!(here.line, "");
    }

    #[test]
    fn a_mark_of_before_histories_gives_way_to_what_happened_since() {
        let mut old: ItemMark =
            serde_json::from_str(r#"{"item":"hello","mark":"done"}"#).expect("a mark");
        let mut newer = ItemMark::of("hello");
        newer.decide(None, None, 9.0);
        old.meet(None, newer);
        assert_eq!(old.mark, None);
    }
}
