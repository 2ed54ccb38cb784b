//! What is said about an item beside the list: how it went, and what happened to it, in words.

use super::{Happened, Mark};
use crate::text::Spoken;

/// The words, in a language.
pub fn words(language: &str) -> Spoken {
    Spoken::of(language, include_str!("en.json"), include_str!("fr.json"))
}

/// The key of the sentence for something that happened.
pub fn key(happened: &Happened) -> String {
    match (happened.mark, happened.by.as_deref()) {
        (Some(Mark::Done), Some(by)) => ["by.", by].concat(),
        (Some(Mark::Done), None) => "done".to_owned(),
        (Some(Mark::Skipped), _) => "skipped".to_owned(),
        (Some(Mark::Later), _) => "later".to_owned(),
        (None, _) => "undone".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_that_can_happen_has_a_sentence_in_both_languages() {
        let by = [
            None,
            Some("introduction"),
            Some("prompt"),
            Some("journal"),
            Some("retrospective"),
            Some("visit"),
            Some("event"),
            Some("element"),
        ];
        let marks = [
            Some(Mark::Done),
            Some(Mark::Skipped),
            Some(Mark::Later),
            None,
        ];
        for language in ["en", "fr"] {
            let words = words(language);
            for (mark, by) in marks.iter().flat_map(|mark| by.map(|by| (*mark, by))) {
                let by = by.map(str::to_owned);
                let key = key(&Happened { at: 1.0, mark, by });
                assert_ne!(words.get(&key), key);
            }
        }
    }
}
