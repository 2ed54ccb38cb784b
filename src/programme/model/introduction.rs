//! The questions an introduction answers, and how far each answer goes by default.

use super::words::words;
use super::{Id, Text};

/// What members are asked when they introduce themselves.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Introduction {
    /// The questions, in order. Every one can be skipped.
    pub questions: Vec<IntroductionQuestion>,
}

/// A question of the introduction.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct IntroductionQuestion {
    /// Names the question for good; the answer hangs on it. The id of one of the card's own fields gives that field its
    /// words (the introduction's README names them).
    pub id: Id,
    /// The question.
    pub text: Text,
    /// Something that helps to answer.
    pub hint: Option<Text>,
    /// The beginning of an answer.
    pub starter: Option<Text>,
    /// Whether the answer may take several lines.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "Option<bool>"))]
    pub long: bool,
    /// How far the answer goes unless the member decides otherwise.
    pub audience: Option<Audience>,
}

words! {
    /// How far an answer goes.
    pub enum Audience {
        /// It stays in the member's browser.
        Private = "private",
        /// It is on the card.
        Card = "card",
        /// It is in the full introduction only.
        Full = "full",
    }
}
