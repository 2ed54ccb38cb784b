//! The words around versions.

use crate::widgets::journal::model::Spoken;

/// The words around versions, in a language.
pub fn words(language: &str) -> Spoken {
    Spoken::of(language, include_str!("en.json"), include_str!("fr.json"))
}
