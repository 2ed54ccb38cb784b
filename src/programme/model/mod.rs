//! What a programme holds, once read: plain data, public, always well formed.
//!
//! The comments on fields are also the descriptions in the JSON Schema, so they speak to whoever writes a programme.
//! How the fields are read leniently is in `read`.

mod asking;
mod bank;
mod checklist;
mod completion;
mod event;
mod id;
mod introduction;
mod journal;
mod recognition;
mod resource;
mod retrospective;
mod text;
mod url;
mod week;
mod words;

pub use asking::{Ahead, AnswerKind, AnswerOption, Asking, Rhythm};
pub use bank::{Bank, BankQuestion};
pub use checklist::{Buddy, ChecklistItem, ItemKind, Opens, Phase, Target, TourStep};
pub use completion::{Completion, PagePattern, Widget};
pub use event::{Event, EventKind, LocalTime};
pub use id::Id;
pub use introduction::{Audience, Introduction, IntroductionQuestion};
pub use journal::{Journal, JournalTemplate};
pub use recognition::{Recognition, RecognitionKind};
pub use resource::{Resource, ResourceKind};
pub use retrospective::{Column, Retrospective, Stage, Template};
pub use text::{Text, is_language};
pub use url::Url;
pub use week::{About, Activity, Mode, Modes, Question, Week};

#[cfg(not(target_arch = "wasm32"))]
pub(super) use {
    completion::PAGE_PATTERN,
    id::ID_PATTERN,
    text::LANGUAGE_PATTERN,
    url::{NO_URL_PATTERN, URL_PATTERN},
};

use super::day::Day;
use words::words;

/// A community programme: what it is about, and the journey it offers its members.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Programme {
    /// Names the programme, and by default the place where a member's browser keeps what they write. Keep it.
    pub id: Id,
    /// The programme's name.
    pub title: Text,
    /// The languages the texts are written in, the main one first.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(inner(regex(pattern = text::LANGUAGE_PATTERN))))]
    pub languages: Vec<String>,
    /// A few words that go with the title.
    pub slogan: Option<Text>,
    /// What the programme is for.
    pub purpose: Option<Text>,
    /// Who is expected.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(rename = "for"))]
    pub audience: Option<Text>,
    /// What the community is there to do.
    pub intentions: Vec<Intention>,
    /// Who hosts the programme.
    pub host: Option<Host>,
    /// What taking part involves.
    pub terms: Option<Terms>,
    /// The introductory article: why this programme exists.
    pub why: Option<Text>,
    /// The introductory article: what it is.
    pub what: Option<Text>,
    /// The introductory article: when it takes place.
    pub when: Option<Text>,
    /// The introductory article: where it takes place.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(rename = "where"))]
    pub place: Option<Text>,
    /// The introductory article: how it works.
    pub how: Option<Text>,
    /// The introductory article: who takes part.
    pub who: Option<Text>,
    /// The introductory article: what members gain.
    pub benefits: Option<Text>,
    /// When the first week begins: a date, or "relative" for the Monday of the week each member first comes
    /// (the day they first come, where entries last a day).
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "Option<Start>"))]
    pub start: Start,
    /// How long each entry of `weeks` lasts; a week when absent.
    pub rhythm: Option<Rhythm>,
    /// What members see of the weeks that have not begun; nothing when absent.
    pub ahead: Option<Ahead>,
    /// Times without the programme. A week that a pause touches is pushed back whole.
    pub pauses: Vec<Pause>,
    /// The parts of the checklist; without them: before, arrival, first-weeks, cruising.
    pub phases: Vec<Phase>,
    /// What helps a new member to come on board.
    pub checklist: Vec<ChecklistItem>,
    /// The welcome kit.
    pub kit: Vec<Resource>,
    /// Who answers a new member's first message; the host without it.
    pub buddy: Option<Buddy>,
    /// The questions an introduction answers.
    pub introduction: Option<Introduction>,
    /// The weeks, in order.
    pub weeks: Vec<Week>,
    /// Questions for the weeks that have none of their own.
    pub bank: Option<Bank>,
    /// Meetings and other dates.
    pub events: Vec<Event>,
    /// What comes with the journal.
    pub journal: Option<Journal>,
    /// How members look back.
    pub retrospective: Option<Retrospective>,
    /// What the community stands for.
    pub manifesto: Option<Text>,
    /// What a member may give themselves; nothing is offered without it.
    pub recognition: Option<Recognition>,
}

impl Programme {
    /// Whether anything counts from the day of a member's first visit.
    pub fn counts_from_first_visit(&self) -> bool {
        let after_days = |item: &ChecklistItem| matches!(item.opens, Some(Opens::AfterDays(_)));
        self.start == Start::Relative || self.checklist.iter().any(after_days)
    }
}

words! {
    /// What a community is there to do.
    pub enum Intention {
        /// To learn from each other.
        Learn = "learn",
        /// To make sense of what happens together.
        Sense = "sense",
        /// To make something together.
        Cocreate = "cocreate",
        /// To support each other.
        Support = "support",
    }
}

/// Who hosts the programme.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Host {
    /// A person's or a team's name.
    pub name: Text,
    /// Where to reach them.
    pub contact: Option<Url>,
    /// Where they say hello.
    pub video: Option<Url>,
}

/// What taking part involves.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Terms {
    /// Who can take part, and what is asked of them.
    pub conditions: Option<Text>,
    /// How it takes place.
    pub modalities: Option<Text>,
    /// What it costs.
    pub price: Option<Text>,
}

/// When the first week begins.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Start {
    /// On this day, for everybody. Weeks count from it, whatever weekday it is.
    On(Day),
    /// On the Monday of the week in which a member first comes; on the day itself where entries last a day.
    #[default]
    Relative,
}

/// Days without the programme.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Pause {
    /// The first day of the pause.
    pub from: Day,
    /// The last day of the pause.
    pub to: Day,
    /// What the pause is, such as summer holidays.
    pub label: Option<Text>,
}
