//! How a question is answered, and how the weeks go by.

use super::words::words;
use super::{Id, Text};

/// How a question is answered. Words can always be added, and nothing has to be.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Asking {
    /// What an answer is made of.
    pub kind: AnswerKind,
    /// What there is to choose from, or to put in order: two at least.
    pub options: Vec<AnswerOption>,
    /// Whether several can be chosen.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "Option<bool>"))]
    pub several: bool,
    /// How many steps a scale has; five when absent.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(range(min = 2, max = 10)))]
    pub steps: Option<u16>,
    /// Whether answers on a scale of ten steps are gathered in three bands: 1 to 6, 7 and 8, 9 and 10.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "Option<bool>"))]
    pub bands: bool,
    /// What the steps of a scale mean: one text for each, or spread evenly from the first to the last.
    pub anchors: Vec<Text>,
}

impl Asking {
    /// The steps of a scale for which the host says no number: the five that moods are usually told on.
    pub const STEPS: u16 = 5;
    /// How many steps a scale has that can be gathered in bands.
    pub const BANDED: u16 = 10;
    /// The fewest options there can be.
    pub const MIN_OPTIONS: u16 = 2;

    /// How many steps the scale has.
    pub fn steps(&self) -> u16 {
        self.steps.unwrap_or(Self::STEPS)
    }

    /// Whether answers are gathered in bands.
    pub fn is_banded(&self) -> bool {
        self.bands && self.steps() == Self::BANDED
    }

    /// What a step (from 1) means, if the host says it.
    pub fn anchor(&self, step: u16) -> Option<&Text> {
        let between = u16::try_from(self.anchors.len()).ok()?.checked_sub(1)?;
        let place = step.checked_sub(1)?;
        let last = self.steps().checked_sub(1)?;
        let index = match place {
            0 => 0,
            _ if place == last && between > 0 => between,
            // Texts that cannot be spread evenly leave only the two ends.
            _ if between > 0 && last % between == 0 && place % (last / between) == 0 => {
                place / (last / between)
            }
            _ => return None,
        };
        self.anchors.get(usize::from(index))
    }
}

words! {
    /// What an answer is made of.
    pub enum AnswerKind {
        /// A text.
        Words = "text",
        /// One word.
        Word = "word",
        /// A sentence that goes on from a beginning.
        Sentence = "sentence",
        /// One of eight weathers.
        Weather = "weather",
        /// A step of a scale.
        Scale = "scale",
        /// One option, or several.
        Choice = "choice",
        /// All options in an order.
        Ranking = "ranking",
        /// One thing that was tried.
        Tried = "tried",
    }
}

/// Something to choose, or to put in order.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct AnswerOption {
    /// Names the option for good.
    pub id: Id,
    /// What members read.
    pub text: Text,
}

words! {
    /// How long each entry of `weeks` lasts.
    pub enum Rhythm {
        /// Seven days.
        Week = "week",
        /// One day.
        Day = "day",
        /// One day, from Monday to Friday.
        Workday = "workday",
    }
}

impl Rhythm {
    /// How many days an entry lasts.
    pub fn days(self) -> i32 {
        match self {
            Rhythm::Week => 7,
            Rhythm::Day | Rhythm::Workday => 1,
        }
    }
}

words! {
    /// What members see of the weeks that have not begun.
    pub enum Ahead {
        /// Nothing.
        Hidden = "hidden",
        /// Their themes and dates.
        Themes = "themes",
    }
}
