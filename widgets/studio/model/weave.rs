//! What hangs loose in a programme: what nothing leads to, what is there twice, what is missing in a language.

use serde_json::Value;

/// A loose end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Loose {
    /// Where it is.
    pub path: String,
    /// What it is.
    pub kind: Kind,
}

/// What a loose end is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// A resource of the welcome kit to which no week, no step and no text leads.
    Unlinked,
    /// A resource that a week before this one has already.
    Twice {
        /// Where it came first.
        first: String,
    },
    /// A week whose question has no word in common with its theme, its activity and its resources.
    Apart,
    /// A phase of the checklist without a step.
    EmptyPhase,
    /// A text that is missing in a language of the programme.
    Untranslated {
        /// The language.
        language: String,
    },
    /// Words for one way to take part, and none for the two others.
    OneMode {
        /// The way there are words for.
        mode: &'static str,
    },
}

impl Kind {
    /// The key of its sentence.
    pub fn key(&self) -> &'static str {
        match self {
            Kind::Unlinked => "unlinked",
            Kind::Twice { .. } => "twice",
            Kind::Apart => "apart",
            Kind::EmptyPhase => "empty-phase",
            Kind::Untranslated { .. } => "untranslated",
            Kind::OneMode { .. } => "one-mode",
        }
    }
}

/// The loose ends of a document.
pub fn weave(_document: &Value) -> Vec<Loose> {
    Vec::new()
}
