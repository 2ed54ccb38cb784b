//! The words around what a card says. They travel with the code that writes cards, which members load when they ask for it.

use serde_json::{Map, Value};

/// Words by their keys, in one language.
#[derive(Debug, Clone, PartialEq)]
pub struct Words(Map<String, Value>);

impl Words {
    /// The words of a language; English for any but French.
    pub fn new(language: &str) -> Self {
        Self::of(language, include_str!("en.json"), include_str!("fr.json"))
    }

    /// The words of a language, of two JSON objects.
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

    /// The sentence for a number: `key.one` or `key.other`, with `{count}`. French says one of nothing too.
    pub fn count(&self, key: &str, count: usize) -> String {
        let is_one = count == 1 || (count == 0 && self.get("language") == "fr");
        let form = if is_one { ".one" } else { ".other" };
        self.with(&[key, form].concat(), &[("count", &count.to_string())])
    }
}
