//! Where widgets can be put: what works there, what does not, and who can read what members write.

use crate::text::Spoken;

/// A place, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The word that stands for it.
    pub key: &'static str,
    /// What it is called.
    pub name: String,
    /// What works.
    pub works: String,
    /// What does not.
    pub limits: String,
    /// Who can read what members write there.
    pub readers: String,
}

/// The places, the simplest first.
pub const PLACES: &[&str] = &[
    "intranet",
    "sharepoint",
    "wordpress",
    "discourse",
    "humhub",
    "frame",
    "app",
];

/// The comparison, in French, or else in English.
pub fn places(language: &str) -> Vec<Place> {
    let words = words(language);
    let say = |key: &str, what: &str| words.get(&[key, what].concat());
    let place = |key: &&'static str| Place {
        key,
        name: say(key, ".name"),
        works: say(key, ".works"),
        limits: say(key, ".limits"),
        readers: say(key, ".readers"),
    };
    PLACES.iter().map(place).collect()
}

/// The comparison as Markdown, to take along.
pub fn markdown(language: &str) -> String {
    let words = words(language);
    let mut text = ["# ", &words.get("heading"), "\n"].concat();
    for place in places(language) {
        text.push_str(&["\n## ", &place.name, "\n\n"].concat());
        for (label, said) in [
            ("works", &place.works),
            ("limits", &place.limits),
            ("readers", &place.readers),
        ] {
            text.push_str(&["- **", &words.get(label), "**: ", said, "\n"].concat());
        }
    }
    if language.starts_with("fr") {
        text = text.replace("**: ", "**\u{a0}: ");
    }
    text
}

/// The words, in a language.
pub fn words(language: &str) -> Spoken {
    Spoken::of(language, include_str!("en.json"), include_str!("fr.json"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_says_what_works_what_does_not_and_who_can_read() {
        for language in ["en", "fr"] {
            for place in places(language) {
                for said in [&place.name, &place.works, &place.limits, &place.readers] {
                    assert!(!said.starts_with(place.key), "{said}");
                }
            }
        }
    }

    #[test]
    fn the_sheet_is_markdown_with_a_heading_for_every_place() {
        for language in ["en", "fr"] {
            let sheet = markdown(language);
            assert_eq!(sheet.matches("\n## ").count(), PLACES.len());
            assert_eq!(sheet.matches("\n- **").count(), 3 * PLACES.len());
        }
        assert!(markdown("fr").contains("**\u{a0}: "));
    }
}
