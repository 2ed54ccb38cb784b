//! How easy a text is to read: a plain band and the longest sentence, never a mark for the writer.
//!
//! English: Flesch's reading ease, 206.835 − 1.015 × words per sentence − 84.6 × syllables per word (R. Flesch, “A new
//! readability yardstick”, Journal of Applied Psychology 32, 1948). French: its adaptation by Kandel and Moles, 207 −
//! 1.015 × words per sentence − 73.6 × syllables per word (L. Kandel and A. Moles, “Application de l’indice de Flesch à
//! la langue française”, Cahiers d’études de radio-télévision 19, 1958). The bands are Flesch's: 60 and above is
//! standard or easier, below 50 is difficult.

use std::ops::Range;

/// The fewest words of which anything can be said.
pub const FEWEST: usize = 30;

/// How easy a text is to read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Band {
    /// At one go.
    Easy,
    /// With some attention.
    Fair,
    /// For who is used to reading.
    Hard,
}

impl Band {
    /// The word that stands for it.
    pub fn key(self) -> &'static str {
        match self {
            Band::Easy => "easy",
            Band::Fair => "fair",
            Band::Hard => "hard",
        }
    }
}

/// What can be said of how a text reads.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// The score, about 0 to 100; higher is easier.
    pub score: f64,
    /// What it means.
    pub band: Band,
    /// The words there are.
    pub words: usize,
    /// The bytes of the longest sentence.
    pub longest: Range<usize>,
    /// How many words that one has.
    pub longest_words: usize,
}

/// How a text reads in French or English; nothing for another language, or for fewer words than [`FEWEST`].
pub fn reading(_text: &str, _language: &str) -> Option<Reading> {
    None
}
