//! Texts: one for all languages, or one by language.

use serde_json::Value;

use super::fields::is_written;
use super::reader::{Fields, Reader, given};
use crate::programme::Expected;
use crate::programme::model::{Text, is_language};

impl Reader {
    pub(super) fn text(&mut self, fields: &Fields, name: &str) -> Option<Text> {
        let value = given(fields, name)?;
        let place = self.enter(name);
        let text = self.text_in(value);
        self.leave(place);
        text
    }

    pub(super) fn required_text(&mut self, fields: &Fields, name: &str) -> Option<Text> {
        self.require(fields, name, Expected::Text);
        self.text(fields, name)
    }

    /// A text in a value, the programme's first language first.
    pub(super) fn text_in(&mut self, value: &Value) -> Option<Text> {
        match value {
            Value::String(text) if is_written(text) => Some(Text::plain(text)),
            Value::Object(versions) if !versions.is_empty() => {
                let mut read = Vec::new();
                for (language, value) in versions {
                    let place = self.enter(language);
                    if let Some(version) = self.version(language, value) {
                        let main = self.language.as_ref() == Some(language);
                        read.insert(if main { 0 } else { read.len() }, version);
                    }
                    self.leave(place);
                }
                Text::by_language(read)
            }
            _ => {
                self.report(Some(value), Expected::Text);
                None
            }
        }
    }

    fn version(&mut self, language: &str, value: &Value) -> Option<(String, String)> {
        if !is_language(language) {
            self.report(Some(&Value::from(language)), Expected::Language);
            return None;
        }
        let Some(text) = value.as_str().filter(|text| is_written(text)) else {
            self.report(Some(value), Expected::PlainText);
            return None;
        };
        Some((language.to_owned(), text.to_owned()))
    }
}
