//! Boards that come from elsewhere: our own JSON, scrumlr's JSON and Parabol's CSV, read with bounds and looked at before
//! anything is put on the table. What is wrong is left out and said, with its place; the rest comes.
//!
//! Every card is one client of the Yjs document, whose number is drawn from what the card brings, as packets do: the same
//! file makes the same entries everywhere, and a card whose identifier is there already brings nothing.

mod own;
mod parabol;
mod scrumlr;
#[cfg(test)]
mod tests;
mod writing;

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;
use sha2::{Digest, Sha256};

use super::json::{Each, Meant, OwnCard, Voter};
use crate::{
    text::Spoken,
    widgets::retrospective::model::table::{
        MAX_CARDS, NAME_CHARS, REACTIONS, TEXT_CHARS,
        outward::{Came, Seen, Vote},
    },
};

pub use writing::fresh_own;

/// The most bytes of a file.
pub const MAX_BYTES: usize = 5_000_000;
/// The most cards of the member's own.
const MAX_OWN: usize = 1_000;
/// The most characters of an identifier.
const ID_CHARS: usize = 64;
/// The most votes of one on one card that are read.
const MAX_VOTES: u32 = 99;

/// The program a board comes from.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Program {
    /// This one.
    #[default]
    Escale,
    /// scrumlr.io.
    Scrumlr,
    /// Parabol.
    Parabol,
}

impl Program {
    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Escale => "Escale",
            Self::Scrumlr => "scrumlr",
            Self::Parabol => "Parabol",
        }
    }
}

/// What a file brings.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Brought {
    /// The program it comes from.
    pub program: Program,
    /// What the board is called there.
    pub title: String,
    /// Its columns, as id and title.
    pub columns: Vec<(String, String)>,
    /// Cards for the table.
    pub cards: Vec<Seen>,
    /// For whom somebody else votes.
    pub voters: Vec<Voter>,
    /// The weathers people came with.
    pub weathers: Vec<Came>,
    /// How many votes each has.
    pub limits: Option<Each>,
    /// Cards of the member's own.
    pub own: Vec<OwnCard>,
    /// What the member would like to try.
    pub commitments: Vec<Meant>,
    /// What was left out.
    pub problems: Vec<Problem>,
}

/// Something that was left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Where: a path such as `notes[3].text`, or a line of a table.
    pub place: Place,
    /// Why.
    pub why: Why,
}

/// Where something stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// A path in JSON.
    Path(String),
    /// A line, counted from 1.
    Line(u64),
}

/// Why something was left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// There is no text in it.
    Empty,
    /// A text is longer than a card holds.
    TooLong,
    /// It is not what stands there in such a file.
    Wrong,
    /// It is there twice.
    Twice,
    /// It belongs to a card that is not there.
    Alone,
}

impl Why {
    /// The key of its sentence.
    pub fn key(self) -> &'static str {
        match self {
            Self::Empty => "why-empty",
            Self::TooLong => "why-long",
            Self::Wrong => "why-wrong",
            Self::Twice => "why-twice",
            Self::Alone => "why-alone",
        }
    }
}

/// Why nothing of a file is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refused {
    /// It has more than [`MAX_BYTES`].
    TooLarge,
    /// It is neither of the three.
    Unknown,
    /// It breaks off or is damaged at this line and column.
    NotJson(usize, usize),
    /// A newer version of Escale made it.
    Newer,
    /// It has more cards than a table holds.
    TooManyCards,
}

impl Refused {
    /// The key of its sentence, and its place.
    pub fn said(&self) -> (&'static str, String) {
        match self {
            Self::TooLarge => ("refused-large", String::new()),
            Self::Unknown => ("refused-unknown", String::new()),
            Self::NotJson(line, column) => (
                "refused-json",
                [line.to_string(), column.to_string()].join(":"),
            ),
            Self::Newer => ("refused-newer", String::new()),
            Self::TooManyCards => ("refused-many", String::new()),
        }
    }
}

/// Reads a file.
///
/// # Errors
/// Why nothing of it is read.
pub fn read(bytes: &[u8]) -> Result<Brought, Refused> {
    if bytes.len() > MAX_BYTES {
        return Err(Refused::TooLarge);
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let text = str::from_utf8(bytes).map_err(|_| Refused::Unknown)?;
    let brought = if text.trim_start().starts_with('{') {
        let value: Value = serde_json::from_str(text)
            .map_err(|error| Refused::NotJson(error.line(), error.column()))?;
        if value.get("escale").and_then(Value::as_str) == Some(super::json::MARK) {
            own::read(&value)?
        } else {
            scrumlr::read(&value).ok_or(Refused::Unknown)?
        }
    } else {
        parabol::read(text).ok_or(Refused::Unknown)?
    };
    let brought = brought.checked();
    let most = brought.own.len().max(brought.commitments.len());
    if brought.cards.len() > MAX_CARDS || most > MAX_OWN {
        return Err(Refused::TooManyCards);
    }
    Ok(brought)
}

impl Brought {
    /// Whether there is something in it.
    pub fn is_empty(&self) -> bool {
        self.cards.is_empty()
            && self.weathers.is_empty()
            && self.own.is_empty()
            && self.commitments.is_empty()
    }

    /// How many comments come with the cards.
    pub fn comments(&self) -> usize {
        self.cards.iter().map(|card| card.comments.len()).sum()
    }

    /// In which column of a board each column of the file has its place: the one of that id, else of that title.
    pub fn guess(&self, board: &[(String, String)]) -> BTreeMap<String, String> {
        let plain = |title: &str| title.trim().to_lowercase();
        let find = |(id, title): &(String, String)| {
            let by_id = board.iter().find(|(known, _)| known == id);
            let by_title = || board.iter().find(|(_, known)| plain(known) == plain(title));
            let found = by_id.or_else(by_title)?;
            Some((id.clone(), found.0.clone()))
        };
        self.columns.iter().filter_map(find).collect()
    }

    /// The same with its cards in the columns they were given.
    #[must_use]
    pub fn placed(mut self, columns: &BTreeMap<String, String>) -> Self {
        let place = |column: &mut String| {
            if let Some(given) = columns.get(column) {
                column.clone_from(given);
            }
        };
        self.cards
            .iter_mut()
            .for_each(|card| place(&mut card.column));
        self.own.iter_mut().for_each(|card| place(&mut card.column));
        self
    }

    /// With each card once, and put only with cards that come too.
    fn checked(mut self) -> Self {
        let mut seen = BTreeSet::new();
        let mut problems = Vec::new();
        let mut place = 0;
        self.cards.retain(|card| {
            let is_new = seen.insert(card.id.clone());
            if !is_new {
                let path = ["cards[", &place.to_string(), "]"].concat();
                problems.push(Problem {
                    place: Place::Path(path),
                    why: Why::Twice,
                });
            }
            place += 1;
            is_new
        });
        self.problems.extend(problems);
        for card in &mut self.cards {
            if card.with.as_ref().is_some_and(|with| !seen.contains(with)) {
                card.with = None;
            }
        }
        self
    }
}

/// What is wrong with a card.
fn wrong(card: &Seen) -> Option<Why> {
    let name = |text: &Option<String>| {
        text.as_ref()
            .is_none_or(|text| text.chars().count() <= NAME_CHARS)
    };
    let comments = card.comments.iter();
    let mut texts = comments.map(|one| &one.text).chain([&card.text]);
    if let Some(why) = texts.find_map(|text| fault(text)) {
        return Some(why);
    }
    let with = card.with.iter();
    let mut ids = card
        .votes
        .iter()
        .map(|one| &one.voter)
        .chain(card.reactions.iter().map(|one| &one.who))
        .chain(card.comments.iter().map(|one| &one.id))
        .chain([&card.id])
        .chain(with);
    let is_right = ids.all(|id| is_id(id))
        && card.column.chars().count() <= ID_CHARS
        && [&card.author, &card.origin, &card.title]
            .into_iter()
            .all(name)
        && card
            .votes
            .iter()
            .all(|one| (1..=MAX_VOTES).contains(&one.count))
        && card
            .reactions
            .iter()
            .all(|one| REACTIONS.contains(&&*one.kind));
    (!is_right).then_some(Why::Wrong)
}

/// What is wrong with a text for the table. One that is too long is not cut: it would say something else.
fn fault(text: &str) -> Option<Why> {
    let is_long = text.chars().count() > TEXT_CHARS;
    blank(text).or_else(|| is_long.then_some(Why::TooLong))
}

/// What is wrong with a text that may be of any length.
fn blank(text: &str) -> Option<Why> {
    text.trim().is_empty().then_some(Why::Empty)
}

/// Whether a text can be an identifier: a part of a key, and nothing more.
fn is_id(id: &str) -> bool {
    (1..=ID_CHARS).contains(&id.len()) && id.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

/// An identifier that only what it is made of decides: 16 hexadecimal digits.
fn hashed(parts: &[&str]) -> String {
    let hash = digest(parts);
    format!("{:016x}", u64::from_be_bytes(hash))
}

fn digest(parts: &[&str]) -> [u8; 8] {
    let mut hash = Sha256::new();
    for part in parts {
        // Each with its length: no two lists are alike.
        hash.update(u64::try_from(part.len()).unwrap_or(u64::MAX).to_le_bytes());
        hash.update(part);
    }
    let hash = hash.finalize();
    hash.first_chunk::<8>().copied().unwrap_or_default()
}

/// Votes that were counted elsewhere, without saying whose: one each of as many.
fn counted(card: &str, votes: u32) -> Vec<Vote> {
    let one = |place: u32| Vote {
        voter: hashed(&["vote", card, &place.to_string()]),
        count: 1,
    };
    (0..votes.min(MAX_VOTES)).map(one).collect()
}

/// The words.
pub fn words(language: &str) -> Spoken {
    Spoken::of(language, include_str!("en.json"), include_str!("fr.json"))
}
