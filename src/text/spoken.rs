//! Words of a part that is loaded only when it is asked for: they come with its code.

use serde_json::{Map, Value};

/// Words by their keys, in one language.
#[derive(Debug, Clone, PartialEq)]
pub struct Spoken(Map<String, Value>);

impl Spoken {
    /// The words of a language, of two JSON objects; English for any but French.
    pub fn of(language: &str, en: &str, fr: &str) -> Self {
        let words = if language.starts_with("fr") { fr } else { en };
        Self(serde_json::from_str(words).unwrap_or_default())
    }

    /// What is said under a key. A key nobody wrote shows itself, so that it is found.
    pub fn get(&self, key: &str) -> String {
        let found = self.0.get(key).and_then(Value::as_str);
        found.unwrap_or(key).to_owned()
    }

    /// What is said under a key, with `{name}` replaced.
    pub fn with(&self, key: &str, values: &[(&str, &str)]) -> String {
        let mut sentence = self.get(key);
        for (name, value) in values {
            sentence = sentence.replace(&["{", name, "}"].concat(), value);
        }
        sentence
    }

    /// The sentence for a number: `key.one` or `key.other`, with `{count}`. French, which says so under `language`, has one
    /// of nothing too.
    pub fn count(&self, key: &str, count: usize) -> String {
        let is_one = count == 1 || (count == 0 && self.get("language") == "fr");
        let form = if is_one { ".one" } else { ".other" };
        self.with(&[key, form].concat(), &[("count", &count.to_string())])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn french_is_spoken_to_who_reads_french_and_english_to_all_others() {
        let said = |language| Spoken::of(language, r#"{"a":"port"}"#, r#"{"a":"escale"}"#).get("a");
        assert_eq!(
            ["fr", "fr-CA", "en", "de"].map(said),
            ["escale", "escale", "port", "port"]
        );
    }

    #[test]
    fn a_key_nobody_wrote_shows_itself() {
        assert_eq!(
            Spoken::of("en", "{}", "{}").get("weather.hail"),
            "weather.hail"
        );
    }
}
