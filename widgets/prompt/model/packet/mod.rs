//! The anonymous packet: a member's answers of one week, as they leave for the host.
//!
//! It carries the programme, the week, the answers and a random identifier, and nothing else: no name, no time, no
//! version of a browser, and no order that tells. The packets of two weeks have identifiers of their own, so nothing in
//! them says that one person made both. A changed answer to the same week leaves under the same identifier as a later
//! edition, so that one person's second packet takes the place of the first. What a member writes can still give them away, and so can the way by which a packet is handed on.
//!
//! The content is JSON, read by [`reading`] within bounds; the frame around it is [`crate::share::packet`]'s.

mod reading;
mod reply;
#[cfg(test)]
mod tests;

use serde_json::json;

pub use crate::text::Weather;
pub use reading::{Expected, Refused, found, read};
pub use reply::{Asked, Reply, Scale};

use crate::share::packet::{self, Fault, Form};

/// The kind of packet, and its bounds.
pub const FORM: Form = Form {
    kind: "prompt-answers",
    version: 1,
    max_bytes: 256 << 10,
};
/// The most characters of a text.
pub const TEXT_CHARS: usize = 20_000;
/// The most characters of a single word. Some people's words are several.
pub const WORD_CHARS: usize = 60;
/// The most options of a choice or an order.
pub const OPTIONS: usize = 30;

/// The highest edition of a packet.
pub const EDITIONS: u32 = 9_999;

/// What names a packet and nobody: 128 random bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PacketId([u8; 16]);

impl PacketId {
    /// An identifier of bytes that the caller drew at random, afresh for every member, programme and week.
    pub fn of(random: [u8; 16]) -> Self {
        Self(random)
    }

    /// Reads 32 hexadecimal digits in small letters.
    pub fn parse(text: &str) -> Option<Self> {
        let mut bytes = [0; 16];
        let digits = text.as_bytes();
        if digits.len() != 32 {
            return None;
        }
        for (byte, pair) in bytes.iter_mut().zip(digits.chunks_exact(2)) {
            let [high, low] = pair else { return None };
            *byte = digit(*high)? << 4 | digit(*low)?;
        }
        Some(Self(bytes))
    }

    /// 32 hexadecimal digits.
    pub fn write(self) -> String {
        let digit = |value: u8| char::from_digit(value.into(), 16).unwrap_or('0');
        let digits = self.0.iter().flat_map(|byte| [byte >> 4, byte & 15]);
        digits.map(digit).collect()
    }
}

fn digit(letter: u8) -> Option<u8> {
    match letter {
        b'0'..=b'9' => Some(letter - b'0'),
        b'a'..=b'f' => Some(letter - b'a' + 10),
        _ => None,
    }
}

/// A packet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Packet {
    /// Its identifier.
    pub id: PacketId,
    /// Which of the packets with this identifier it is, counted from 1.
    pub edition: u32,
    /// The programme's id.
    pub programme: String,
    /// The week's id.
    pub week: String,
    /// The answers, one of each type at most, always in the order of the types.
    answers: Vec<Reply>,
}

impl Packet {
    /// A packet of these answers. Of two of one type the first counts; blank ones are left out, and what says nothing
    /// but tells (an order of clicks, a kind of line end, blanks around a text) is taken away.
    ///
    /// # Errors
    /// Which answer a packet cannot carry, as [`read`] would say it; that there is none.
    pub fn new(
        (id, edition): (PacketId, u32),
        programme: &str,
        week: &str,
        answers: Vec<Reply>,
    ) -> Result<Self, Refused> {
        let mut answers: Vec<_> = answers.into_iter().map(Reply::plain).collect();
        answers.retain(|answer| !answer.is_blank());
        answers.sort_by_key(Reply::asked);
        answers.dedup_by_key(|answer| answer.asked());
        let made = Self {
            id,
            edition,
            programme: programme.to_owned(),
            week: week.to_owned(),
            answers,
        };
        // What is not read is not sent.
        read(&made.content())
    }

    /// The answers, in the order of their types.
    pub fn answers(&self) -> &[Reply] {
        &self.answers
    }

    /// The answer of a type.
    pub fn answer(&self, asked: Asked) -> Option<&Reply> {
        self.answers.iter().find(|answer| answer.asked() == asked)
    }

    /// The packet as it is packed, to the last byte: JSON that a member can read.
    pub fn content(&self) -> Vec<u8> {
        let mut answers = serde_json::Map::new();
        for answer in &self.answers {
            answers.insert(answer.asked().as_str().to_owned(), answer.write());
        }
        let mut packet = json!({
            "answers": answers,
            "id": self.id.write(),
            "programme": self.programme,
            "week": self.week,
        });
        if let Some(fields) = packet.as_object_mut().filter(|_| self.edition > 1) {
            fields.insert("edition".to_owned(), json!(self.edition));
        }
        packet.to_string().into_bytes()
    }

    /// The packet as a file.
    ///
    /// # Errors
    /// `TooLarge` when all its texts together are too long.
    pub fn file(&self) -> Result<Vec<u8>, Fault> {
        packet::file(FORM, &self.content())
    }

    /// The packet as a block of text to paste.
    ///
    /// # Errors
    /// `TooLarge` when all its texts together are too long.
    pub fn text(&self) -> Result<String, Fault> {
        packet::text(FORM, &self.content())
    }
}
