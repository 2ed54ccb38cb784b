//! Packets as text, and finding them: in a file, or in whatever was pasted around them.
//!
//! Mail programs quote and wrap lines, chats join them, both add words before and after. So everything around a block is
//! skipped, and inside it blanks, quotation marks and invisible characters are. Square brackets and the plain Base64
//! alphabet survive where rows of hyphens, underscores and asterisks become rules and italics.

use base64ct::{Base64, Encoding};

use super::{Fault, Form, frame};

/// The most bytes of a file or a pasted text that are looked at.
pub const MAX_GIVEN_BYTES: usize = 16 << 20;
/// The most packets that are read of one file or pasted text.
pub const MAX_PACKETS: usize = 2_000;

const OPENING: &str = "[escale-packet";
const CLOSING: &str = "[/escale-packet]";
/// How many characters a line has.
const LINE: usize = 64;

/// A packet in what was given, or what is wrong with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Where it begins: the line, counted from 1; 0 in a file that is one packet.
    pub line: usize,
    /// Its content.
    pub content: Result<Vec<u8>, Fault>,
}

pub(super) fn write(form: Form, bytes: &[u8]) -> String {
    let mut text = [OPENING, " ", form.kind, "]\n"].concat();
    let mut rest = Base64::encode_string(bytes);
    while rest.len() > LINE {
        let after = rest.split_off(LINE);
        text.push_str(&rest);
        text.push('\n');
        rest = after;
    }
    text.push_str(&rest);
    text.push('\n');
    text.push_str(CLOSING);
    text.push('\n');
    text
}

/// Every packet of this form in a file or in pasted text, in the order they stand there. What is no packet and has none
/// in it gives one fault.
pub fn found(form: Form, given: &[u8]) -> Vec<Found> {
    if given.len() > MAX_GIVEN_BYTES {
        return alone(Fault::TooLarge {
            max: MAX_GIVEN_BYTES,
        });
    }
    if given.first() == frame::SIGNATURE.first() {
        let content = frame::read(form, given);
        return vec![Found { line: 0, content }];
    }
    let found = blocks(form, &String::from_utf8_lossy(given));
    if found.is_empty() {
        return alone(Fault::NotAPacket);
    }
    found
}

fn alone(fault: Fault) -> Vec<Found> {
    vec![Found {
        line: 0,
        content: Err(fault),
    }]
}

fn blocks(form: Form, text: &str) -> Vec<Found> {
    let mut found = Vec::new();
    let (mut rest, mut line) = (text, 1);
    while let Some((before, after)) = rest.split_once(OPENING) {
        line += lines(before);
        if found.len() == MAX_PACKETS {
            let content = Err(Fault::TooMany { max: MAX_PACKETS });
            found.push(Found { line, content });
            break;
        }
        // A block whose end is missing ends where the next begins, which is whole.
        let end = after.find(OPENING).unwrap_or(after.len());
        let block = after.get(..end).unwrap_or(after);
        found.push(Found {
            line,
            content: content(form, block),
        });
        line += lines(block);
        rest = after.get(end..).unwrap_or_default();
    }
    found
}

fn lines(text: &str) -> usize {
    text.bytes().filter(|byte| *byte == b'\n').count()
}

/// The content of a block, from after its opening word.
fn content(form: Form, block: &str) -> Result<Vec<u8>, Fault> {
    let (_kind, inside) = block.split_once(']').ok_or(Fault::Truncated)?;
    let (inside, _) = inside.split_once(CLOSING).ok_or(Fault::Truncated)?;
    let most = frame::most_bytes(form) / 3 * 4 + 4;
    let mut letters = String::new();
    for letter in inside.chars().filter(|letter| !is_skipped(*letter)) {
        if letters.len() >= most {
            return Err(Fault::TooLarge {
                max: form.max_bytes,
            });
        }
        letters.push(letter);
    }
    let bytes = Base64::decode_vec(&letters).map_err(|_| Fault::Damaged)?;
    frame::read(form, &bytes)
}

/// What mail and chats put between the characters of a block: blanks, marks of quotation, invisible characters.
fn is_skipped(letter: char) -> bool {
    letter.is_whitespace()
        || matches!(
            letter,
            '>' | '|' | '`' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}'
        )
}
