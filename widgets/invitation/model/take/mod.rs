//! What is said where the invitation is taken along or passed on.

use crate::text::Spoken;

/// The words; they come with the code of this part.
pub fn words(language: &str) -> Spoken {
    Spoken::of(language, include_str!("en.json"), include_str!("fr.json"))
}
