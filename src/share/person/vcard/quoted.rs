//! Bytes of old cards as text: quoted-printable (RFC 2045, 6.7) and the character sets of their time.

use std::borrow::Cow;

/// The signs of windows-1252 from 0x80 to 0x9F; above, it is ISO-8859-1, which is how Unicode begins.
const WINDOWS: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}',
    '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// Reads bytes in a set of characters that is named, where somebody knows the set: browsers do.
pub type Decode<'a> = &'a dyn Fn(&str, &[u8]) -> Option<String>;

/// Bytes as text: as UTF-8 where they are that, else as windows-1252. Cards that name the wrong one of these are as common
/// as cards that name the right one, and what is UTF-8 by chance is not.
pub fn text(bytes: &[u8]) -> Cow<'_, str> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => Cow::Owned(bytes.iter().map(|byte| sign(*byte)).collect()),
    }
}

/// Bytes that are said to be in a set; nothing when nobody here can read that set, which is better than wrong letters.
pub fn text_in<'a>(set: &str, bytes: &'a [u8], decode: Decode) -> Option<Cow<'a, str>> {
    // Sets of seven bits change their letters after an escape.
    let is_plain = !bytes.contains(&0x1b) && std::str::from_utf8(bytes).is_ok();
    if is_plain || is_western(set) {
        return Some(text(bytes));
    }
    decode(set, bytes).map(Cow::Owned)
}

/// Whether a set is UTF-8, or one of which windows-1252 has all letters.
fn is_western(set: &str) -> bool {
    const NAMES: [&str; 9] = [
        "",
        "utf8",
        "usascii",
        "ascii",
        "iso88591",
        "latin1",
        "l1",
        "windows1252",
        "cp1252",
    ];
    let bare: String = set.chars().filter(char::is_ascii_alphanumeric).collect();
    NAMES.contains(&bare.to_ascii_lowercase().as_str())
}

fn sign(byte: u8) -> char {
    match byte {
        0x80..=0x9f => WINDOWS
            .get(usize::from(byte - 0x80))
            .copied()
            .unwrap_or_default(),
        _ => char::from(byte),
    }
}

/// The bytes behind quoted-printable. What is not well quoted stands for itself.
pub fn unquoted(quoted: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(quoted.len());
    let mut rest = quoted;
    while let Some((first, after)) = rest.split_first() {
        rest = after;
        let pair = match after {
            [high, low, ..] if *first == b'=' => hex(*high).zip(hex(*low)),
            _ => None,
        };
        match pair {
            Some((high, low)) => {
                bytes.push(high << 4 | low);
                rest = after.get(2..).unwrap_or_default();
            }
            None => bytes.push(*first),
        }
    }
    bytes
}

fn hex(digit: u8) -> Option<u8> {
    let value = char::from(digit).to_digit(16)?;
    u8::try_from(value).ok()
}
