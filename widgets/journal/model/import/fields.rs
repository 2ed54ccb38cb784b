//! The fields of a JSON object, taken out one by one; what nobody takes is kept as it was.
//!
//! A field of another type than expected is not taken: it stays with the rest, and the entry goes in without it.

use serde_json::{Map, Value};

use super::{
    clock::Stamp,
    limits::{SHORT_BYTES, VALUES},
    reason::Reason,
};

/// Up to this many bytes, JSON cannot have more values than are taken.
const SMALL: usize = 2 * VALUES;

/// Reads JSON of as many values as are taken.
pub fn value(text: &str) -> Result<Value, Reason> {
    if text.len() > SMALL && values(text) > VALUES {
        return Err(Reason::TooDeep);
    }
    serde_json::from_str(text).map_err(|_| Reason::NotJson)
}

/// About how many values a text of JSON has: each but the first follows a bracket or a comma.
fn values(text: &str) -> usize {
    let (mut values, mut string, mut escaped) = (1, false, false);
    for byte in text.bytes() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = string,
            b'"' => string = !string,
            b'{' | b'[' | b',' if !string => values += 1,
            _ => {}
        }
    }
    values
}

/// The fields of an object.
pub struct Fields(Map<String, Value>);

impl Fields {
    /// Reads an object.
    pub fn read(bytes: &[u8]) -> Result<Self, Reason> {
        let text = str::from_utf8(bytes).map_err(|_| Reason::NotText)?;
        match value(text.trim_start_matches('\u{feff}'))? {
            Value::Object(fields) => Ok(Fields(fields)),
            _ => Err(Reason::NotAnEntry),
        }
    }

    /// Takes a text.
    pub fn text(&mut self, name: &str) -> Option<String> {
        match self.0.remove(name)? {
            Value::String(text) => Some(text),
            other => {
                self.0.insert(name.to_owned(), other);
                None
            }
        }
    }

    /// Takes a text that is short, such as an identifier.
    pub fn short(&mut self, name: &str) -> Option<String> {
        self.text(name)
            .filter(|text| !text.is_empty() && text.len() <= SHORT_BYTES)
    }

    /// Takes a moment given in milliseconds since 1970; some writers put it in quotes.
    pub fn millis(&mut self, name: &str) -> Option<i64> {
        let millis = match self.0.get(name)? {
            Value::Number(number) => number.as_i64().or_else(|| number.as_f64().map(whole)),
            Value::String(text) => text.parse().ok(),
            _ => None,
        };
        self.0.remove(name).and(millis)
    }

    /// Takes a moment given in words.
    pub fn stamp(&mut self, name: &str) -> Option<Stamp> {
        self.text(name).as_deref().and_then(super::clock::stamp)
    }

    /// Takes yes or no.
    pub fn flag(&mut self, name: &str) -> bool {
        match self.0.remove(name) {
            Some(Value::Bool(flag)) => flag,
            Some(other) => {
                self.0.insert(name.to_owned(), other);
                false
            }
            None => false,
        }
    }

    /// Takes a list.
    pub fn list(&mut self, name: &str) -> Vec<Value> {
        match self.0.remove(name) {
            Some(Value::Array(list)) => list,
            Some(other) => {
                self.0.insert(name.to_owned(), other);
                Vec::new()
            }
            None => Vec::new(),
        }
    }

    /// Takes whatever is there.
    pub fn take(&mut self, name: &str) -> Option<Value> {
        self.0.remove(name)
    }

    /// Leaves a field where it says something, and takes it out where it is empty or `unset` says that it means nothing.
    pub fn tidy(&mut self, unset: impl Fn(&str, &Value) -> bool) {
        self.0.retain(|name, value| {
            let empty = match value {
                Value::Null => true,
                Value::String(text) => text.is_empty() || text == "(null)",
                Value::Array(list) => list.is_empty(),
                Value::Object(fields) => fields.is_empty(),
                _ => false,
            };
            !empty && !unset(name, value)
        });
    }

    /// Puts a text back that could not be used.
    pub fn put_back(&mut self, name: &str, text: Option<String>) {
        if let Some(text) = text {
            self.0.insert(name.to_owned(), Value::String(text));
        }
    }

    /// What nobody took.
    pub fn rest(self) -> Map<String, Value> {
        self.0
    }
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "a float becomes the nearest moment there is"
)]
fn whole(millis: f64) -> i64 {
    millis as i64
}
