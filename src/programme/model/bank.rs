//! Questions for weeks that have none of their own.

use super::{About, Id, Intention, Text};

/// Questions for the weeks that have none of their own: Escale's, or the programme's. Which one a week gets follows from
/// the programme's id and the week, so that all members meet the same; none comes again before all of them came.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Bank {
    /// Only questions for these intentions; for all when absent.
    pub intentions: Vec<Intention>,
    /// Only questions about these; about all when absent.
    pub about: Vec<About>,
    /// Only questions that go this deep at most: 1 is answered in passing, 2 takes a moment, 3 takes time.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(range(min = 1, max = 3)))]
    pub depth: Option<u16>,
    /// Only questions whose answers anybody may read.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "Option<bool>"))]
    pub public: bool,
    /// Whether the weeks go on after the last one, each with a question.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "Option<bool>"))]
    pub after: bool,
    /// The programme's own questions, instead of Escale's.
    pub questions: Vec<BankQuestion>,
}

/// A question of a bank. What it does not say of itself no choice leaves it out for, save whether it is public.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct BankQuestion {
    /// Names the question for good.
    pub id: Id,
    /// The question.
    pub text: Text,
    /// What it is good for.
    pub intention: Option<Intention>,
    /// What it is about.
    pub about: Option<About>,
    /// How deep it goes: 1 is answered in passing, 2 takes a moment, 3 takes time.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(range(min = 1, max = 3)))]
    pub depth: Option<u16>,
    /// Whether anybody may read its answers.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "Option<bool>"))]
    pub public: bool,
    /// The beginning of an answer.
    pub starter: Option<Text>,
}

impl Bank {
    /// The deepest a question goes.
    pub const DEEPEST: u16 = 3;

    /// Whether a question is among those a programme wants.
    pub fn wants(&self, question: &BankQuestion) -> bool {
        let is_in = |intention| self.intentions.is_empty() || self.intentions.contains(&intention);
        let is_about = |about| self.about.is_empty() || self.about.contains(&about);
        let deepest = self.depth.unwrap_or(Self::DEEPEST);
        question.intention.is_none_or(is_in)
            && question.about.is_none_or(is_about)
            && question.depth.is_none_or(|depth| depth <= deepest)
            && (question.public || !self.public)
    }
}
