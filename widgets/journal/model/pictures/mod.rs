//! The words around the pictures of an entry. How they are made and kept is no rule of the journal's.

use super::Spoken;

/// The words in a language.
pub fn words(language: &str) -> Spoken {
    Spoken::of(language, include_str!("en.json"), include_str!("fr.json"))
}
