//! The checklist: its phases and its items.

use super::words::words;
use super::{Completion, Id, Modes, Resource, Text, Url};
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
    /// Where that opens; in the same tab when absent.
    pub target: Option<Target>,
    /// The language of what is there.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(regex(pattern = r"\S")))]
    pub language: Option<String>,
    /// What helps with it.
    pub resources: Vec<Resource>,
    /// Other words for members who observe, try or contribute.
    pub modes: Option<Modes>,
    /// From when on it is shown: a date, or days since the member's first visit.
    pub opens: Option<Opens>,
    /// The ids of items that come first.
    pub requires: Vec<Id>,
    /// How it is completed: by hand, by what the member does in a widget, by a page, an event or an element.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "Option<Completion>"))]
    pub completion: Completion,
    /// A short tour of the page: one to four steps.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(length(max = 4)))]
    pub tour: Vec<TourStep>,
}

words! {
    /// Where a link opens.
    pub enum Target {
        /// In the tab the member is in.
        Same = "same",
        /// In a tab of its own.
        New = "new",
    }
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

/// A step of a short tour: something of the page in the light, and a few words about it.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct TourStep {
    /// A CSS selector that finds it on the page. A step that finds nothing is left out.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(regex(pattern = r"\S")))]
    pub target: String,
    /// What is said about it.
    pub text: Text,
}

impl TourStep {
    /// The most steps a tour has.
    pub const MAX_STEPS: u16 = 4;
}

/// Somebody who answers a new member's first message.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Buddy {
    /// A person's or a team's name; the host's without it.
    pub name: Option<Text>,
    /// Where to reach them.
    pub contact: Option<Url>,
    /// The message as it is prepared, for the member to change and to copy.
    pub message: Option<Text>,
}
