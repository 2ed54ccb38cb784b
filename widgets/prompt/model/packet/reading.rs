//! Reads packets that strangers made: what is not exactly a packet is refused, and says where and why.
//!
//! A field nobody knows is refused too. A packet with a name or a time in it is none, whoever made it.

use std::fmt;

use serde_json::{Map, Value};

use super::{
    Asked, EDITIONS, FORM, OPTIONS, Packet, PacketId, Reply, Scale, TEXT_CHARS, WORD_CHARS, Weather,
};
use crate::{
    programme::Id,
    share::packet::{self, Fault},
};

/// Why a packet is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// Something is wrong with its frame.
    #[error("{0}")]
    Frame(Fault),
    /// Its content is no JSON.
    #[error("it is no JSON at line {line} column {column}")]
    NotJson {
        /// The line, counted from 1.
        line: usize,
        /// The column, counted from 1.
        column: usize,
    },
    /// One of its fields is wrong.
    #[error("{path}: expected {expected}")]
    Wrong {
        /// Where, such as `answers.scale`; empty for the packet as a whole.
        path: String,
        /// What belongs there.
        expected: Expected,
    },
}

/// What belongs where a packet is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expected {
    /// An object with these fields.
    Object,
    /// Nothing: packets have no such field.
    Nothing,
    /// 32 hexadecimal digits.
    PacketId,
    /// The number of a later edition.
    Edition,
    /// An id of a programme, a week or an option.
    Id,
    /// At least one answer.
    Answer,
    /// A text that is not blank, of so many characters at most.
    Text(usize),
    /// One of the eight weathers.
    Weather,
    /// A step from 1 to 10, or one of the two words for none.
    Scale,
    /// A list of different options.
    Options,
}

impl Expected {
    /// The stable last part of its message key.
    pub fn key(self) -> &'static str {
        match self {
            Self::Object => "object",
            Self::Nothing => "nothing",
            Self::PacketId => "packet-id",
            Self::Edition => "edition",
            Self::Id => "id",
            Self::Answer => "answer",
            Self::Text(_) => "text",
            Self::Weather => "weather",
            Self::Scale => "scale",
            Self::Options => "options",
        }
    }
}

impl fmt::Display for Expected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Object => f.write_str("an object"),
            Self::Nothing => f.write_str("nothing, packets have no such field"),
            Self::PacketId => f.write_str("32 hexadecimal digits"),
            Self::Edition => write!(f, "absent or a whole number from 2 to {EDITIONS}"),
            Self::Id => f.write_str("an id: small letters, digits and hyphens, at most 64"),
            Self::Answer => f.write_str("at least one answer"),
            Self::Text(chars) => write!(f, "a text of 1 to {chars} characters"),
            Self::Weather => f.write_str("one of the eight weathers"),
            Self::Scale => f.write_str("a whole number from 1 to 10, not-said or not-applicable"),
            Self::Options => write!(f, "a list of 1 to {OPTIONS} different options"),
        }
    }
}

/// Every packet in a file or a pasted text, with the line where it begins (0 in a file that is one packet).
pub fn found(given: &[u8]) -> Vec<(usize, Result<Packet, Refused>)> {
    let read_one = |content: Result<Vec<u8>, Fault>| read(&content.map_err(Refused::Frame)?);
    let found = packet::found(FORM, given);
    found
        .into_iter()
        .map(|one| (one.line, read_one(one.content)))
        .collect()
}

/// Reads the content of a packet.
///
/// # Errors
/// What is wrong, and where.
pub fn read(content: &[u8]) -> Result<Packet, Refused> {
    let value: Value = serde_json::from_slice(content).map_err(|error| Refused::NotJson {
        line: error.line(),
        column: error.column(),
    })?;
    let fields = object("", &value)?;
    only(
        "",
        fields,
        &["answers", "edition", "id", "programme", "week"],
    )?;
    let id = fields.get("id").and_then(Value::as_str);
    Ok(Packet {
        id: id
            .and_then(PacketId::parse)
            .ok_or_else(|| wrong("id", Expected::PacketId))?,
        edition: edition(fields.get("edition"))?,
        programme: named(fields, "programme")?,
        week: named(fields, "week")?,
        answers: answers(fields.get("answers").unwrap_or(&Value::Null))?,
    })
}

/// The first one has no number, so that a packet that was never changed says nothing of it.
fn edition(value: Option<&Value>) -> Result<u32, Refused> {
    let Some(value) = value else {
        return Ok(1);
    };
    let number = value.as_u64().and_then(|number| number.try_into().ok());
    let number = number.filter(|number| (2..=EDITIONS).contains(number));
    number.ok_or_else(|| wrong("edition", Expected::Edition))
}

fn answers(value: &Value) -> Result<Vec<Reply>, Refused> {
    let fields = object("answers", value)?;
    only("answers", fields, &Asked::ALL.map(Asked::as_str))?;
    let mut answers = Vec::new();
    for asked in Asked::ALL {
        if let Some(value) = fields.get(asked.as_str()) {
            answers.push(reply(asked, value)?);
        }
    }
    if answers.is_empty() {
        return Err(wrong("answers", Expected::Answer));
    }
    Ok(answers)
}

fn reply(asked: Asked, value: &Value) -> Result<Reply, Refused> {
    let path = ["answers.", asked.as_str()].concat();
    Ok(match asked {
        Asked::Text => Reply::Text(text(&path, value, TEXT_CHARS)?),
        Asked::Word => Reply::Word(text(&path, value, WORD_CHARS)?),
        Asked::Starter => Reply::Starter(text(&path, value, TEXT_CHARS)?),
        Asked::Tried => Reply::Tried(text(&path, value, TEXT_CHARS)?),
        Asked::Weather => weather(&path, value)?,
        Asked::Scale => Reply::Scale(scale(value).ok_or_else(|| wrong(&path, Expected::Scale))?),
        Asked::Choice => Reply::Choice(options(&path, value)?),
        Asked::Ranking => Reply::Ranking(options(&path, value)?),
    }
    .plain())
}

fn weather(path: &str, value: &Value) -> Result<Reply, Refused> {
    let fields = object(path, value)?;
    only(path, fields, &["value", "word"])?;
    let weather = fields.get("value").and_then(Value::as_str);
    let weather = weather.and_then(Weather::parse);
    let weather = weather.ok_or_else(|| wrong(&below(path, "value"), Expected::Weather))?;
    let word = fields.get("word");
    let word = word.map(|word| text(&below(path, "word"), word, WORD_CHARS));
    Ok(Reply::Weather(weather, word.transpose()?))
}

fn scale(value: &Value) -> Option<Scale> {
    match value {
        Value::String(word) if word == Scale::NOT_SAID => Some(Scale::NotSaid),
        Value::String(word) if word == Scale::NOT_APPLICABLE => Some(Scale::NotApplicable),
        _ => {
            let step = u8::try_from(value.as_u64()?).ok()?;
            (1..=Scale::MOST_STEPS)
                .contains(&step)
                .then_some(Scale::Step(step))
        }
    }
}

fn options(path: &str, value: &Value) -> Result<Vec<String>, Refused> {
    let list = value.as_array().map(Vec::as_slice).unwrap_or_default();
    if !(1..=OPTIONS).contains(&list.len()) {
        return Err(wrong(path, Expected::Options));
    }
    let mut found: Vec<String> = Vec::new();
    for (place, option) in list.iter().enumerate() {
        let id = option.as_str().and_then(Id::parse).ok_or_else(|| {
            let place = place.to_string();
            wrong(&[path, "[", &place, "]"].concat(), Expected::Id)
        })?;
        if found.contains(&id.to_string()) {
            return Err(wrong(path, Expected::Options));
        }
        found.push(id.to_string());
    }
    Ok(found)
}

fn text(path: &str, value: &Value, chars: usize) -> Result<String, Refused> {
    let text = value.as_str().map(str::trim).unwrap_or_default();
    if text.is_empty() || text.chars().nth(chars).is_some() {
        return Err(wrong(path, Expected::Text(chars)));
    }
    Ok(text.to_owned())
}

fn named(fields: &Map<String, Value>, name: &str) -> Result<String, Refused> {
    let id = fields.get(name).and_then(Value::as_str).and_then(Id::parse);
    id.map(|id| id.to_string())
        .ok_or_else(|| wrong(name, Expected::Id))
}

fn object<'v>(path: &str, value: &'v Value) -> Result<&'v Map<String, Value>, Refused> {
    value
        .as_object()
        .ok_or_else(|| wrong(path, Expected::Object))
}

/// Refuses fields that packets do not have.
fn only(path: &str, fields: &Map<String, Value>, known: &[&str]) -> Result<(), Refused> {
    match fields.keys().find(|name| !known.contains(&name.as_str())) {
        Some(name) => Err(wrong(&below(path, name), Expected::Nothing)),
        None => Ok(()),
    }
}

fn below(path: &str, name: &str) -> String {
    // A name that somebody made up may be as long as a packet.
    let name = name.get(..name.floor_char_boundary(60)).unwrap_or(name);
    match path {
        "" => name.to_owned(),
        _ => [path, ".", name].concat(),
    }
}

#[cold]
fn wrong(path: &str, expected: Expected) -> Refused {
    Refused::Wrong {
        path: path.to_owned(),
        expected,
    }
}
