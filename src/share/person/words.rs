//! The words around what a card says. They travel with the code that writes cards, which members load when they ask for it.

use crate::text::Spoken;

/// The words of a language; English for any but French.
pub fn spoken(language: &str) -> Spoken {
    Spoken::of(language, include_str!("en.json"), include_str!("fr.json"))
}
