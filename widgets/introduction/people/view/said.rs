//! The words of a part, within reach of every piece of its view.

use crate::text::Spoken;
use leptos::prelude::*;

/// Words of a part.
#[derive(Clone, Copy)]
pub struct Said(StoredValue<Spoken>);

impl Said {
    /// These words.
    pub fn new(words: Spoken) -> Self {
        Self(StoredValue::new(words))
    }

    /// What is said under a key.
    pub fn text(self, key: &str) -> String {
        self.0.with_value(|words| words.get(key))
    }

    /// The same, with `{name}` replaced.
    pub fn with(self, key: &str, values: &[(&str, &str)]) -> String {
        self.0.with_value(|words| words.with(key, values))
    }

    /// The sentence for a number.
    pub fn count(self, key: &str, count: usize) -> String {
        self.0.with_value(|words| words.count(key, count))
    }

    /// The words themselves.
    pub fn words(self) -> Spoken {
        self.0.get_value()
    }
}
