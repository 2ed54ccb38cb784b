//! The structures in the words of a language, as they are offered.

use super::{Keys, Structure};
use crate::widgets::journal::model::Spoken;

/// A structure in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// Its name.
    pub title: String,
    /// What it is good for.
    pub help: String,
    /// The titles of its parts, each with its helping line.
    pub parts: Vec<(String, String)>,
}

/// Every structure in a language, in the order they are offered.
pub fn offers(language: &str) -> Vec<Offer> {
    let words = Spoken::of(language, include_str!("en.json"), include_str!("fr.json"));
    let said = |keys: Keys| (words.get(&keys.title), words.get(&keys.help));
    let offer = |structure: Structure| {
        let (title, help) = said(structure.keys());
        Offer {
            title,
            help,
            parts: structure.parts().into_iter().map(said).collect(),
        }
    };
    Structure::ALL.into_iter().map(offer).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_structure_is_offered_in_the_language_asked_for() {
        let (en, fr) = (offers("en"), offers("fr-CA"));
        assert_eq!((en.len(), fr.len()), (7, 7));
        assert_eq!(en[1].title, "Three lines");
        assert_eq!(fr[1].title, "Trois lignes");
        assert_eq!(
            fr[1].parts[0],
            (
                "Un moment".to_owned(),
                "Quelque chose d’aujourd’hui que vous aimeriez retrouver.".to_owned()
            )
        );
    }
}
