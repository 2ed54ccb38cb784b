//! The names of the record kinds: how widgets meet without knowing each other.

use super::vault::Private;
use crate::programme::Widget;

/// What a member decided about a checklist item.
pub const CHECKLIST_ITEM: &str = "checklist-item";
/// What a member keeps about a resource of the welcome kit.
pub const KIT_RESOURCE: &str = "kit-resource";
/// A member's introduction.
pub const INTRODUCTION: &str = "introduction";
/// The card of somebody else.
pub const DECK_CARD: &str = "deck-card";
/// What a host draws coffees from.
pub const DRAW_PLAN: &str = "draw-plan";
/// A draw of coffees there was.
pub const DRAW_ROUND: &str = "draw-round";
/// An earlier state of a member's introduction.
pub const INTRODUCTION_VERSION: &str = "introduction-version";
/// The photo of a member's introduction.
pub const INTRODUCTION_PHOTO: &str = "introduction-photo";
/// The answer to a week's question.
pub const PROMPT_ANSWER: &str = "prompt-answer";
/// What a host gathers of the answers to a week's question.
pub const PROMPT_GATHERING: &str = "prompt-gathering";
/// An entry of the journal.
pub const JOURNAL_ENTRY: &str = "journal-entry";
/// An earlier state of an entry of the journal.
pub const JOURNAL_VERSION: &str = "journal-version";
/// What the member does not want to be shown again of what comes back in the journal.
pub const JOURNAL_SYNTHESIS: &str = "journal-synthesis";
/// What the journal mixes into the identifiers of entries that come in.
pub const JOURNAL_SALT: &str = "journal-salt";
/// A card of a retrospective board.
pub const RETROSPECTIVE_CARD: &str = "retrospective-card";
/// What a group has before it on a retrospective board.
pub const RETROSPECTIVE_BOARD: &str = "retrospective-board";
/// How long a retrospective board is kept, and whether it is sealed.
pub const RETROSPECTIVE_KEEPING: &str = "retrospective-keeping";
/// What a member means to try next.
pub const COMMITMENT: &str = "commitment";
/// Whether the member chose something of their path.
pub const PATH_CHOICE: &str = "path-choice";
/// A programme that its host is writing.
pub const PROGRAMME_DRAFT: &str = "programme-draft";
/// An earlier state of a programme that its host is writing.
pub const PROGRAMME_VERSION: &str = "programme-version";

/// What is sealed where a member made a vault: the journal's entries, what they said earlier, and what is being typed
/// in it (which entry is open among that). Answers to the weekly question, the introduction, cards and intentions are
/// written to be shown to others, and their widgets work while the journal is locked; an answer that is put into the
/// journal is an entry there, sealed as any, and its first home stays as it was. A checklist tells no story.
pub const PRIVATE: Private = Private {
    kinds: &[
        JOURNAL_ENTRY,
        JOURNAL_VERSION,
        JOURNAL_SYNTHESIS,
        JOURNAL_SALT,
    ],
    drafts: &["journal:"],
};

/// As which kind a state of this kind is kept when another takes its place that was not made from it: the writing of a
/// member, not their ticks and choices; and packets that a host gathered, and
/// programmes that one writes.
pub fn kept_beside(kind: &str) -> Option<&'static str> {
    const KEPT: [&str; 8] = [
        JOURNAL_ENTRY,
        PROMPT_ANSWER,
        PROMPT_GATHERING,
        RETROSPECTIVE_CARD,
        RETROSPECTIVE_BOARD,
        COMMITMENT,
        DECK_CARD,
        PROGRAMME_DRAFT,
    ];
    if kind == INTRODUCTION {
        return Some(INTRODUCTION_VERSION);
    }
    KEPT.into_iter().find(|kept| *kept == kind)
}

/// The fixed identifier of what exists once under a name: `prompt-answer:week-1`.
pub fn named(kind: &str, name: &str) -> String {
    let mut id = String::from(kind);
    id.push(':');
    id.push_str(name);
    id
}

/// The kind that a widget's use leaves behind.
pub fn of(widget: Widget) -> &'static str {
    match widget {
        Widget::Introduction => INTRODUCTION,
        Widget::Prompt => PROMPT_ANSWER,
        Widget::Journal => JOURNAL_ENTRY,
        Widget::Retrospective => RETROSPECTIVE_CARD,
    }
}
