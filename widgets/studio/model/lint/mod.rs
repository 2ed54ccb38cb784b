//! Words in a host's texts that blame, count, press, rank or praise from above: where they stand, and what to do instead.

use std::ops::Range;

use serde_json::Value;

use crate::text::Spoken;

/// The suggestions, by [`Kind::key`], in a language.
pub fn words(language: &str) -> Spoken {
    Spoken::of(language, include_str!("en.json"), include_str!("fr.json"))
}

/// What some words do to who reads them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// They say what somebody has not done.
    Blame,
    /// They count a member's days, points or progress, or what is missing of it.
    Count,
    /// They hurry, remind unasked, or threaten with an end.
    Press,
    /// They compare members.
    Rank,
    /// They grade from above.
    Praise,
}

impl Kind {
    /// The key of the suggestion.
    pub fn key(self) -> &'static str {
        match self {
            Kind::Blame => "blame",
            Kind::Count => "count",
            Kind::Press => "press",
            Kind::Rank => "rank",
            Kind::Praise => "praise",
        }
    }
}

/// Some words of a text of the document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The path of the text, its language included.
    pub path: String,
    /// The bytes of the text, on the bounds of characters.
    pub span: Range<usize>,
    /// What the words do.
    pub kind: Kind,
}

/// What there is in all texts of a document.
pub fn lint(_document: &Value) -> Vec<Finding> {
    Vec::new()
}

/// What there is in one text; in an unknown language (an empty one) both lists count.
pub fn spans(_text: &str, _language: &str) -> Vec<(Range<usize>, Kind)> {
    Vec::new()
}
