//! What can be typed into the search field, in a few lines.

use std::collections::BTreeMap;

/// The lines, in the order they are shown.
const LINES: [&str; 5] = ["words", "phrase", "tag", "date", "without"];

/// The lines in a language; in English where they are not written in it.
pub fn help(language: &str) -> Vec<String> {
    let words = match language {
        "fr" => include_str!("fr.json"),
        _ => include_str!("en.json"),
    };
    let mut lines: BTreeMap<String, String> = serde_json::from_str(words).unwrap_or_default();
    LINES
        .iter()
        .filter_map(|line| lines.remove(*line))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_help_has_all_its_lines_in_each_language() {
        for language in ["fr", "en"] {
            assert_eq!(help(language).len(), LINES.len(), "{language}");
        }
        assert_ne!(help("fr"), help("en"));
        assert_eq!(help("eo"), help("en"));
    }
}
