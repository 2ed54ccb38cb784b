//! The words of a part that is rarely asked for: they come with its code, not with the widget's own.

use js_sys::JSON;
use leptos::prelude::*;

use crate::{
    context::Context,
    text::{Messages, catalogue},
};

/// The sentences of one language.
#[derive(Clone, Copy)]
pub struct Words(StoredValue<Messages, LocalStorage>);

impl Words {
    /// Those in the language on screen, of two message files.
    pub fn new(context: Context, en: &str, fr: &str) -> Self {
        let language = context.language();
        let text = if language == "fr" { fr } else { en };
        // Both files are read by a test.
        let read = JSON::parse(text).unwrap_or_default();
        Self(StoredValue::new_local(Messages::new(
            catalogue(read),
            language,
        )))
    }

    /// The sentence under a key.
    pub fn text(self, key: &str) -> String {
        self.0.with_value(|words| words.get(key))
    }

    /// The sentence under a key, with `{name}` replaced.
    pub fn with(self, key: &str, values: &[(&str, &str)]) -> String {
        self.0.with_value(|words| words.with(key, values))
    }

    /// The sentence for a number.
    pub fn count(self, key: &str, count: usize) -> String {
        self.0.with_value(|words| words.count(key, count))
    }

    /// The sentence for a number, if there is any.
    pub fn some(self, key: &str, count: usize) -> Option<String> {
        (count > 0).then(|| self.count(key, count))
    }
}
