//! The names of the record kinds: how widgets meet without knowing each other.

use crate::programme::Widget;

/// What a member decided about a checklist item.
pub const CHECKLIST_ITEM: &str = "checklist-item";
/// A member's introduction.
pub const INTRODUCTION: &str = "introduction";
/// The answer to a week's question.
pub const PROMPT_ANSWER: &str = "prompt-answer";
/// An entry of the journal.
pub const JOURNAL_ENTRY: &str = "journal-entry";
/// An earlier state of an entry of the journal.
pub const JOURNAL_VERSION: &str = "journal-version";
/// A card of a retrospective board.
pub const RETROSPECTIVE_CARD: &str = "retrospective-card";
/// What a member means to try next.
pub const COMMITMENT: &str = "commitment";

/// The kind that a widget's use leaves behind.
pub fn of(widget: Widget) -> &'static str {
    match widget {
        Widget::Introduction => INTRODUCTION,
        Widget::Prompt => PROMPT_ANSWER,
        Widget::Journal => JOURNAL_ENTRY,
        Widget::Retrospective => RETROSPECTIVE_CARD,
    }
}
