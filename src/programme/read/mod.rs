//! Reads a programme file leniently: what is wrong is reported and left out, the rest is kept.
//!
//! Written out by hand over JSON values instead of derived: a derived reader stops at the first wrong field, knows no
//! paths, and weighs several times as much in wasm. `reader`,
//! `fields` and `texts` hold what all parts need, the other files one part each.
//!
//! The rules the parts share: an absent list is an empty list, `null` is absent, a wrong entry of a list is dropped
//! alone, and so is a later one with the id of an earlier one. Weeks are never dropped, since the ones after
//! would move up in the calendar.

mod asking;
mod bank;
mod checklist;
mod events;
mod fields;
mod journal;
mod programme;
mod reader;
mod requires;
mod texts;
mod weeks;

use serde_json::Value;

use super::{MAX_BYTES, Problem, Programme, Refused, VERSION};
pub use bank::read_questions;
use fields::whole_number;
use reader::Reader;

/// Reads a programme file.
///
/// # Errors
///
/// Only when the file as a whole is no programme; see [`Refused`].
pub fn read(text: &str) -> Result<(Programme, Vec<Problem>), Refused> {
    if text.len() > MAX_BYTES {
        return Err(Refused::TooLarge { bytes: text.len() });
    }
    // Windows editors like to put a byte order mark first; JSON knows none.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    read_value(serde_json::from_str(text).map_err(|error| not_json(&error))?)
}

/// Reads a programme from JSON that is already parsed. The size is not looked at.
///
/// # Errors
///
/// When the value is no object, or its `escale` is not a version that is read here.
pub fn read_value(value: Value) -> Result<(Programme, Vec<Problem>), Refused> {
    let Value::Object(fields) = value else {
        return Err(Refused::NotAnObject);
    };
    let found = fields.get("escale").and_then(whole_number);
    if found != Some(VERSION) {
        return Err(Refused::Version { found });
    }
    let mut reader = Reader::default();
    let programme = programme::programme(&mut reader, &fields);
    Ok((programme, reader.finish()))
}

fn not_json(error: &serde_json::Error) -> Refused {
    let (line, column) = (error.line(), error.column());
    let place = format!(" at line {line} column {column}");
    let message = error.to_string();
    let message = message.strip_suffix(&place).unwrap_or(&message).to_owned();
    Refused::NotJson {
        line,
        column,
        message,
    }
}
