//! The checklist: its phases and its items.

use super::words::words;
use super::{Id, Modes, Text, Url};
use crate::programme::day::Day;

/// A part of the checklist.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Phase {
    /// What items call it.
    pub id: Id,
    /// What members read.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "Text"))]
    pub title: Option<Text>,
}

impl Phase {
    /// The phases of a programme that names none. They have no title: the interface has words for them.
    pub const DEFAULT_IDS: [&'static str; 4] = ["before", "arrival", "first-weeks", "cruising"];
}

/// Something that helps a new member to come on board.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct ChecklistItem {
    /// Names the item for good; its state hangs on it.
    pub id: Id,
    /// The id of the phase it belongs to.
    pub phase: Id,
    /// What there is to do.
    pub title: Text,
    /// What it is good for, in a sentence.
    pub why: Option<Text>,
    /// About how long it takes.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(range(min = 1, max = 600)))]
    pub minutes: Option<u16>,
    /// What sort of thing it is.
    pub kind: Option<ItemKind>,
    /// Where it takes place.
    pub href: Option<Url>,
    /// Other words for members who observe, try or contribute.
    pub modes: Option<Modes>,
    /// From when on it is shown: a date, or days since the member's first visit.
    pub opens: Option<Opens>,
    /// The ids of items that come first.
    pub requires: Vec<Id>,
    /// How it is completed: by hand, or by what the member does in a widget.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "Option<Completion>"))]
    pub completion: Completion,
}

words! {
    /// What sort of thing a checklist item is.
    pub enum ItemKind {
        /// Something to read.
        Read = "read",
        /// Something to watch.
        Watch = "watch",
        /// Something to do.
        Do = "do",
        /// Somebody to meet.
        Meet = "meet",
        /// A place to look around.
        Look = "look",
        /// Something to write.
        Write = "write",
    }
}

/// From when on a checklist item is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opens {
    /// From this day on.
    On(Day),
    /// So many days after the member's first visit.
    AfterDays(u16),
}

impl Opens {
    /// The most days after the first visit.
    pub const MAX_DAYS: u16 = 730;
}

/// How a checklist item is completed. The member can always do it by hand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Completion {
    /// By hand only.
    #[default]
    Manual,
    /// By what the member does in a widget.
    Widget(Widget),
}

words! {
    /// A widget that can complete a checklist item.
    pub enum Widget {
        /// The introduction was saved.
        Introduction = "introduction",
        /// A week's question was answered.
        Prompt = "prompt",
        /// The journal has an entry.
        Journal = "journal",
        /// A look back was kept.
        Retrospective = "retrospective",
    }
}
