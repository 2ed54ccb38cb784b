//! One week: a theme, an activity, at most three resources, one question, and the wording for each way to take part.

use super::words::words;
use super::{Asking, Event, Id, Resource, Text};

/// One week of the programme.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Week {
    /// Names the week for good; without it, week-1, week-2 and so on by position.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "Option<Id>"))]
    pub id: Id,
    /// What the week is about.
    pub theme: Text,
    /// Something to do together or alone.
    pub activity: Option<Activity>,
    /// At most three things to read, watch or listen to.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(length(max = 3)))]
    pub resources: Vec<Resource>,
    /// The one question of the week. Only a programme with a bank may leave it to that.
    pub question: Option<Question>,
    /// A meeting in this week.
    pub event: Option<Event>,
}

impl Question {
    /// The longest text of a question, in characters; more is no question.
    pub const MAX_CHARACTERS: u16 = 2000;
}

impl Week {
    /// The most resources a week has.
    pub const MAX_RESOURCES: u16 = 3;
}

/// Something to do in a week.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Activity {
    /// What there is to do.
    pub title: Text,
    /// About how long it takes.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(range(min = 1, max = 600)))]
    pub minutes: Option<u16>,
    /// How to go about it.
    pub steps: Vec<Text>,
    /// Other words for members who observe, try or contribute.
    pub modes: Option<Modes>,
}

/// The question of a week.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Question {
    /// The question.
    pub text: Text,
    /// What it is about.
    pub about: Option<About>,
    /// How it is answered; in words when absent.
    pub answer: Option<Asking>,
    /// The beginning of an answer.
    pub starter: Option<Text>,
    /// Other words for members who observe, try or contribute.
    pub modes: Option<Modes>,
}

words! {
    /// What a question is about.
    pub enum About {
        /// The member.
        Member = "self",
        /// What the member does.
        Practice = "practice",
        /// The community.
        Community = "community",
        /// What comes next.
        Ahead = "ahead",
    }
}

words! {
    /// How a member takes part. Chosen and changed freely; each way has its own wording.
    pub enum Mode {
        /// Reading along.
        Observe = "observe",
        /// Trying things out.
        Try = "try",
        /// Bringing something in.
        Contribute = "contribute",
    }
}

/// The wording for each way to take part.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Modes {
    /// For members who read along.
    pub observe: Option<Text>,
    /// For members who try things out.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(rename = "try"))]
    pub attempt: Option<Text>,
    /// For members who bring something in.
    pub contribute: Option<Text>,
}

impl Modes {
    /// The wording for a way to take part, if the host wrote one.
    pub fn wording(&self, mode: Mode) -> Option<&Text> {
        match mode {
            Mode::Observe => self.observe.as_ref(),
            Mode::Try => self.attempt.as_ref(),
            Mode::Contribute => self.contribute.as_ref(),
        }
    }
}
