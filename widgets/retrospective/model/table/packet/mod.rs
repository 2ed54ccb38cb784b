//! Packets of a retrospective: what a member lets go of for the others to take in.
//!
//! *Cards* are the ones a member chose: JSON with the board's name, the cards and 128 random bits. Without a name there
//! is nothing else in it: no author, no origin, no time, and the cards in an order that tells nothing. Two such packets
//! of one person have nothing in common but what that person wrote. A *board* is all of a table: its name in one line,
//! then the Yjs update.
//!
//! The cards of a packet become entries of the Yjs document in a way that only the packet's content decides: each card
//! gets a client number of its own, drawn from a hash over the content and the card's place. So everybody makes the same
//! entries of the same packet, taking one in twice changes nothing, and what came in one packet is not to be told from
//! the table.

pub mod carried;
mod reading;
#[cfg(test)]
mod tests;

use std::borrow::Cow;

use serde_json::{Map, json};
use sha2::{Digest, Sha256};

use super::{NAME_CHARS, TEXT_CHARS, Value, bounded, document::Document, entries, guard, on_card};
use crate::share::packet::{self, Fault, Form};

pub use reading::{Refused, found, read};

/// Cards a member chose.
pub const CARDS: Form = Form {
    kind: "retrospective-cards",
    version: 1,
    max_bytes: 512 << 10,
};
/// All of a table.
pub const BOARD: Form = Form {
    kind: "retrospective-board",
    version: 1,
    max_bytes: guard::MAX_BYTES + 100,
};
/// The bits of a client's number.
const CLIENT: u64 = (1 << 53) - 1;
/// The most cards of a packet.
pub const MAX_CARDS: usize = 500;

/// A card on its way.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Card {
    /// The id of its column.
    pub column: String,
    /// What it says.
    pub text: String,
    /// The widget it comes from, in a packet with a name.
    pub origin: Option<String>,
}

/// Cards a member chose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Packet {
    board: String,
    author: Option<String>,
    cards: Vec<Card>,
    fresh: [u8; 16],
}

/// What a packet brings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Brought {
    /// Cards somebody chose.
    Cards(Packet),
    /// All of a table.
    Board {
        /// The board's name.
        name: String,
        /// The Yjs update, which was looked through.
        update: Vec<u8>,
    },
}

impl Packet {
    /// A packet of these cards. `fresh` must be drawn at random for each packet. Without an author it is anonymous: where
    /// a card comes from stays here too.
    ///
    /// # Errors
    /// What a packet cannot carry, as [`read`] would say it.
    pub fn new(
        board: &str,
        author: Option<&str>,
        cards: Vec<Card>,
        fresh: [u8; 16],
    ) -> Result<Self, Refused> {
        let author = author.map(|name| bounded(name, NAME_CHARS));
        let author = author.filter(|name| !name.is_empty());
        let plain = |card: Card| Card {
            text: bounded(&card.text.replace("\r\n", "\n"), TEXT_CHARS),
            origin: card.origin.filter(|_| author.is_some()),
            ..card
        };
        let mut cards: Vec<_> = cards.into_iter().map(plain).collect();
        cards.sort();
        let made = Self {
            board: board.to_owned(),
            author,
            cards,
            fresh,
        };
        // What is not read is not sent.
        read(&made.content())
    }

    /// The board's name.
    pub fn board(&self) -> &str {
        &self.board
    }

    /// Who it is from, if they said so.
    pub fn author(&self) -> Option<&str> {
        self.author.as_deref()
    }

    /// Its cards.
    pub fn cards(&self) -> &[Card] {
        &self.cards
    }

    /// The content, to the last byte: JSON that a member can read.
    pub fn content(&self) -> Vec<u8> {
        let card = |card: &Card| {
            let mut fields = Map::new();
            fields.insert("column".to_owned(), json!(card.column));
            if let Some(origin) = &card.origin {
                fields.insert("origin".to_owned(), json!(origin));
            }
            fields.insert("text".to_owned(), json!(card.text));
            serde_json::Value::Object(fields)
        };
        let cards: Vec<_> = self.cards.iter().map(card).collect();
        let mut fields = Map::new();
        if let Some(author) = &self.author {
            fields.insert("author".to_owned(), json!(author));
        }
        fields.insert("board".to_owned(), json!(self.board));
        fields.insert("cards".to_owned(), json!(cards));
        fields.insert("fresh".to_owned(), json!(reading::hex(&self.fresh)));
        serde_json::Value::Object(fields).to_string().into_bytes()
    }

    /// The packet as a file.
    ///
    /// # Errors
    /// `TooLarge` when all its texts together are too long.
    pub fn file(&self) -> Result<Vec<u8>, Fault> {
        packet::file(CARDS, &self.content())
    }

    /// The client number of each card.
    fn clients(&self) -> Vec<u64> {
        // The content once for all of its cards: what a packet costs to read grows as it does, not as its square.
        let content = Sha256::new_with_prefix(self.content());
        let client = |place: usize| {
            let mut hash = content.clone();
            hash.update(place.to_le_bytes().first_chunk::<4>().unwrap_or(&[0; 4]));
            let hash = hash.finalize();
            let head = hash.first_chunk::<8>().copied().unwrap_or_default();
            u64::from_le_bytes(head) & CLIENT
        };
        (0..self.cards.len()).map(client).collect()
    }

    /// The identifiers its cards have on a table.
    pub fn ids(&self) -> Vec<String> {
        let id = |client: u64| format!("{client:014x}");
        self.clients().into_iter().map(id).collect()
    }

    /// What it is as a Yjs update: what one client for each card wrote.
    fn update(&self) -> Vec<u8> {
        let clients = self.clients().into_iter().zip(&self.cards);
        let writes = |(client, card): (u64, &Card)| {
            let id = format!("{client:014x}");
            let field = |name: &str, text: &str| on_card(&id, name, Value::Text(text.to_owned()));
            let mut writes = vec![field("text", &card.text), field("column", &card.column)];
            if let Some(author) = &self.author {
                writes.push(field("author", author));
            }
            if let Some(origin) = &card.origin {
                writes.push(field("origin", origin));
            }
            (client, writes)
        };
        entries::update(&clients.map(writes).collect::<Vec<_>>())
    }
}

impl Document {
    /// Takes in what packets bring: all of it, or, where one of them is refused, nothing.
    ///
    /// # Errors
    /// Why it is refused.
    pub fn take(&mut self, brought: &[Brought]) -> Result<(), guard::Refused> {
        let updates = brought.iter().map(|one| match one {
            Brought::Cards(packet) => Cow::Owned(packet.update()),
            Brought::Board { update, .. } => Cow::Borrowed(update.as_slice()),
        });
        self.merge_all(updates)
    }
}

/// All of a table as the content of a packet.
pub fn board(name: &str, document: &Document) -> Vec<u8> {
    let mut content = [name, "\n"].concat().into_bytes();
    content.extend(document.bytes());
    content
}
