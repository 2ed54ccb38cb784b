//! How members look back: a template or own columns, and the stages.

use super::words::words;
use super::{Id, Text};

/// How members look back.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Retrospective {
    /// A set of columns that comes with Escale; without one, the page's choice.
    pub template: Option<Template>,
    /// Own columns. They take the place of the template's.
    pub columns: Vec<Column>,
    /// The stages, in order; without them all three.
    pub stages: Vec<Stage>,
}

impl Default for Retrospective {
    fn default() -> Retrospective {
        Retrospective {
            template: None,
            columns: Vec::new(),
            stages: Stage::ALL.to_vec(),
        }
    }
}

/// A column of a board.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Column {
    /// Names the column for good; cards hang on it.
    pub id: Id,
    /// What stands above it.
    pub title: Text,
    /// What to think of.
    pub prompt: Option<Text>,
}

words! {
    /// A set of columns that comes with Escale.
    #[derive(Default)]
    pub enum Template {
        /// Start, stop, continue.
        StartStopContinue = "start-stop-continue",
        /// Liked, learned, lacked, longed for.
        FourL = "four-l",
        /// Wind, anchors, rocks, island.
        Sailboat = "sailboat",
        /// Rose, thorn, bud.
        RoseThornBud = "rose-thorn-bud",
        /// Keep, problem, try.
        KeepProblemTry = "keep-problem-try",
        /// Takeaways, lessons, documented progress, what I let go.
        #[default]
        Takeaways = "takeaways",
        /// Immediate, potential, applied and realised value.
        ValueCycles = "value-cycles",
        /// What I noticed, what I took away, what would have made it easier.
        Observers = "observers",
    }
}

words! {
    /// A stage of looking back.
    pub enum Stage {
        /// Each member for themselves.
        Alone = "alone",
        /// The members together.
        Together = "together",
        /// What comes next.
        Ahead = "ahead",
    }
}
