//! The words around a year. Those around a month are the widget's own.

use crate::widgets::journal::model::Spoken;

/// The words in a language.
pub fn words(language: &str) -> Spoken {
    Spoken::of(language, include_str!("en.json"), include_str!("fr.json"))
}
