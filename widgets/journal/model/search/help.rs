//! What can be typed into the search field, in a few lines.

use crate::widgets::journal::model::Spoken;

/// The lines, in the order they are shown.
const LINES: [&str; 5] = ["words", "phrase", "tag", "date", "without"];

/// The lines in a language; in English where they are not written in it.
pub fn help(language: &str) -> Vec<String> {
    let words = Spoken::of(language, include_str!("en.json"), include_str!("fr.json"));
    LINES.map(|line| words.get(line)).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_help_has_all_its_lines_in_each_language() {
        for language in ["fr", "en"] {
            let lines = help(language);
            assert_eq!(lines.len(), LINES.len(), "{language}");
            assert!(
                !lines.iter().any(|line| LINES.contains(&line.as_str())),
                "{language}"
            );
        }
        assert_ne!(help("fr"), help("en"));
        assert_eq!(help("eo"), help("en"));
    }
}
