//! Reads packets that strangers made: what is not exactly a packet is refused, and says where and why.
//!
//! A field nobody knows is refused too: a packet with a time in it is none, whoever made it.

use serde_json::{Map, Value};

use super::{
    super::{NAME_CHARS, TEXT_CHARS, guard},
    BOARD, Brought, CARDS, Card, MAX_CARDS, Packet,
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
    /// One of its fields is wrong, or is none of a packet's.
    #[error("{path}: this is not what a packet has there")]
    Wrong {
        /// Where, such as `cards[3].text`; empty for the packet as a whole.
        path: String,
    },
    /// It has no card, or more than a packet may.
    #[error("it has {count} cards, and a packet has 1 to 500")]
    Cards {
        /// How many.
        count: usize,
    },
    /// The board in it is refused.
    #[error("{0}")]
    Board(guard::Refused),
}

impl Refused {
    /// The stable last part of its message key.
    pub fn key(&self) -> &'static str {
        match self {
            Self::Frame(fault) => fault.key(),
            Self::NotJson { .. } => "not-json",
            Self::Wrong { .. } => "wrong",
            Self::Cards { .. } => "cards",
            Self::Board(refused) => refused.key(),
        }
    }

    /// What the message tells of it.
    pub fn detail(&self) -> String {
        match self {
            Self::Wrong { path } => path.clone(),
            Self::NotJson { line, column } => [line.to_string(), column.to_string()].join(":"),
            Self::Cards { count } => count.to_string(),
            Self::Frame(Fault::OtherKind { kind }) => kind.clone(),
            Self::Frame(_) | Self::Board(_) => String::new(),
        }
    }
}

/// Every packet in a file or a pasted text, with the line where it begins (0 in a file that is one packet).
pub fn found(given: &[u8]) -> Vec<(usize, Result<Brought, Refused>)> {
    let boards = packet::found(BOARD, given);
    let cards = packet::found(CARDS, given);
    let each = cards.into_iter().zip(boards);
    each.map(|(cards, board)| {
        let brought = match (cards.content, board.content) {
            // What is a board is none of cards, of another kind or too large.
            (_, Ok(content)) => whole(&content),
            (content, _) => content
                .map_err(Refused::Frame)
                .and_then(|content| read(&content))
                .map(Brought::Cards),
        };
        (cards.line, brought)
    })
    .collect()
}

/// Reads the content of a packet with a board.
fn whole(content: &[u8]) -> Result<Brought, Refused> {
    let place = content.iter().position(|byte| *byte == b'\n');
    let (name, update) = content.split_at(place.unwrap_or_default());
    let name = str::from_utf8(name).ok().filter(|name| is_board(name));
    let name = name.ok_or_else(|| wrong("board"))?;
    let update = update.get(1..).unwrap_or_default();
    guard::check(update).map_err(Refused::Board)?;
    Ok(Brought::Board {
        name: name.to_owned(),
        update: update.to_vec(),
    })
}

/// Reads the content of a packet with cards.
///
/// # Errors
/// What is wrong, and where.
pub fn read(content: &[u8]) -> Result<Packet, Refused> {
    let value: Value = serde_json::from_slice(content).map_err(|error| Refused::NotJson {
        line: error.line(),
        column: error.column(),
    })?;
    let fields = object("", &value, &["author", "board", "cards", "fresh"])?;
    let board = fields.get("board").and_then(Value::as_str);
    let board = board.filter(|name| is_board(name));
    let board = board.ok_or_else(|| wrong("board"))?.to_owned();
    let author = fields.get("author");
    let author = author
        .map(|name| text("author", name, NAME_CHARS))
        .transpose()?;
    let fresh = fields.get("fresh").and_then(Value::as_str);
    let fresh = fresh.and_then(unhex).ok_or_else(|| wrong("fresh"))?;
    let cards = fields.get("cards").and_then(Value::as_array);
    let cards = cards.ok_or_else(|| wrong("cards"))?;
    if !(1..=MAX_CARDS).contains(&cards.len()) {
        let count = cards.len();
        return Err(Refused::Cards { count });
    }
    let card = |(place, value)| card(place, value, author.is_some());
    let cards = cards.iter().enumerate().map(card);
    let mut cards = cards.collect::<Result<Vec<_>, _>>()?;
    cards.sort();
    Ok(Packet {
        board,
        author,
        cards,
        fresh,
    })
}

fn card(place: usize, value: &Value, named: bool) -> Result<Card, Refused> {
    let path = ["cards[", &place.to_string(), "]"].concat();
    let known: &[&str] = if named {
        &["column", "origin", "text"]
    } else {
        &["column", "text"]
    };
    let fields = object(&path, value, known)?;
    let id = |name: &str, value: &Value| {
        let id = value.as_str().and_then(Id::parse);
        id.map(|id| id.to_string())
            .ok_or_else(|| wrong(&below(&path, name)))
    };
    let origin = fields.get("origin").map(|origin| id("origin", origin));
    Ok(Card {
        column: id("column", fields.get("column").unwrap_or(&Value::Null))?,
        text: text(
            &below(&path, "text"),
            fields.get("text").unwrap_or(&Value::Null),
            TEXT_CHARS,
        )?,
        origin: origin.transpose()?,
    })
}

fn object<'v>(
    path: &str,
    value: &'v Value,
    known: &[&str],
) -> Result<&'v Map<String, Value>, Refused> {
    let fields = value.as_object().ok_or_else(|| wrong(path))?;
    match fields.keys().find(|name| !known.contains(&name.as_str())) {
        // What a stranger calls a field is no word of ours: only its beginning is told.
        Some(name) => Err(wrong(&below(
            path,
            &name.chars().take(20).collect::<String>(),
        ))),
        None => Ok(fields),
    }
}

fn text(path: &str, value: &Value, chars: usize) -> Result<String, Refused> {
    let text = value.as_str().map(str::trim).unwrap_or_default();
    if text.is_empty() || text.chars().nth(chars).is_some() {
        return Err(wrong(path));
    }
    Ok(text.to_owned())
}

/// Whether a board may have this name, as its attribute says.
fn is_board(name: &str) -> bool {
    let letter = |byte: u8| byte.is_ascii_alphanumeric() || b"._-".contains(&byte);
    (1..=64).contains(&name.len()) && name.bytes().all(letter)
}

fn wrong(path: &str) -> Refused {
    Refused::Wrong {
        path: path.to_owned(),
    }
}

fn below(path: &str, name: &str) -> String {
    if path.is_empty() {
        name.to_owned()
    } else {
        [path, ".", name].concat()
    }
}

pub(super) fn hex(bytes: &[u8]) -> String {
    let digit = |value: u8| char::from_digit(value.into(), 16).unwrap_or('0');
    let digits = bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    digits.map(digit).collect()
}

fn unhex(text: &str) -> Option<[u8; 16]> {
    let digit = |letter: u8| match letter {
        b'0'..=b'9' => Some(letter - b'0'),
        b'a'..=b'f' => Some(letter - b'a' + 10),
        _ => None,
    };
    let mut bytes = [0; 16];
    if text.len() != 32 {
        return None;
    }
    for (byte, pair) in bytes.iter_mut().zip(text.as_bytes().chunks_exact(2)) {
        let [high, low] = pair else { return None };
        *byte = digit(*high)? << 4 | digit(*low)?;
    }
    Some(bytes)
}
