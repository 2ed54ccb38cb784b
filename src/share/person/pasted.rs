//! Whatever comes in, told by how it begins: cards, JSON, or a text somebody pasted.
//!
//! A text is read the way our own texts are written, in either language: the first line is the name, a line that begins
//! with a known label is that field, all the rest is what the person says of themselves. Nothing of it is lost.

use super::{Found, Link, Person, Reason, json, markup::may_link, mecard, spoken, vcard};
use crate::text::Spoken;

/// The largest file that is looked at, in bytes.
pub const FILE_BYTES: usize = 32 << 20;
/// The largest text that is read as one person's, in bytes.
const TEXT_BYTES: usize = 20_000;
/// The longest first line that can be a name, in signs.
const NAME: usize = 120;

/// The persons in a file or in a pasted text.
pub fn read(bytes: &[u8]) -> Found {
    read_with(bytes, &|_, _| None)
}

/// The same, with somebody who reads the sets of characters that cards of old name.
pub fn read_with(bytes: &[u8], decode: vcard::Decode) -> Found {
    if bytes.len() > FILE_BYTES {
        return Found::refused(Reason::FileTooLarge(bytes.len()));
    }
    if let Some(text) = of_utf16(bytes) {
        return match text {
            Ok(text) => read_with(text.as_bytes(), decode),
            Err(reason) => Found::refused_as("UTF-16", reason),
        };
    }
    let start = bytes
        .strip_prefix(b"\xef\xbb\xbf")
        .unwrap_or(bytes)
        .trim_ascii();
    match start.first() {
        None => Found::refused(Reason::Nothing),
        Some(b'{' | b'[') => match std::str::from_utf8(start) {
            Ok(text) => json::read(text),
            Err(_) => Found::refused(Reason::NotJson),
        },
        Some(_) if has_card(start) => vcard::read(bytes, decode),
        Some(_) if start.len() > TEXT_BYTES => Found::refused(Reason::NoCard),
        Some(_) => match std::str::from_utf8(start) {
            Ok(text) if !text.contains('\0') => {
                let text = vcard::tidy(text);
                mecard::read(&text).unwrap_or_else(|| of_text(&text))
            }
            _ => Found::refused(Reason::NoCard),
        },
    }
}

/// The persons in the text of a code. Codes mostly hold addresses, which are nobody's name.
pub fn read_code(text: &str) -> Found {
    let start = text.trim_start_matches('\u{feff}').trim();
    if start.starts_with(['{', '[']) || has_card(start.as_bytes()) {
        return read(text.as_bytes());
    }
    mecard::read(&vcard::tidy(start)).unwrap_or_else(|| Found::refused(Reason::CodeNoCard))
}

/// The bytes of a file as text, in whichever encoding programs of the office write one: UTF-16, UTF-8, else windows-1252.
pub fn decoded(bytes: &[u8]) -> String {
    match of_utf16(bytes) {
        Some(Ok(text)) => text,
        _ => vcard::text(bytes).into_owned(),
    }
}

/// Two bytes a letter, told by their mark at the beginning or by the empty half of the first letter. Refused
/// where they are cut off or wrong.
fn of_utf16(bytes: &[u8]) -> Option<Result<String, Reason>> {
    let (rest, unit): (_, fn([u8; 2]) -> u16) = match bytes {
        [0xff, 0xfe, rest @ ..] => (rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => (rest, u16::from_be_bytes),
        [letter, 0, ..] if letter.is_ascii() && *letter > 0 => (bytes, u16::from_le_bytes),
        [0, letter, ..] if letter.is_ascii() && *letter > 0 => (bytes, u16::from_be_bytes),
        _ => return None,
    };
    let (units, left) = rest.as_chunks::<2>();
    let text: Result<String, _> = char::decode_utf16(units.iter().map(|two| unit(*two))).collect();
    // Without an empty half it is read once, never again.
    let whole = text
        .ok()
        .filter(|text| left.is_empty() && !text.contains('\0'));
    Some(whole.ok_or(Reason::Charset))
}

fn has_card(bytes: &[u8]) -> bool {
    const BEGIN: &[u8] = b"BEGIN:VCARD";
    bytes
        .windows(BEGIN.len())
        .any(|window| window.eq_ignore_ascii_case(BEGIN))
}

fn of_text(text: &str) -> Found {
    let mut person = Person::default();
    let mut about = String::new();
    let words = [spoken("en"), spoken("fr")];
    for line in text.lines() {
        let bare = line.trim_start_matches(['#', '*', '-', '•', ' ', '\t']);
        let bare = bare.replace("**", "");
        let bare = bare.trim().trim_end_matches('\\');
        if person.name.is_empty() {
            if is_address(bare) {
                return Found::refused(Reason::NoName);
            }
            if !bare.is_empty() && bare.chars().count() <= NAME {
                name(&mut person, bare.trim_matches('*'));
            } else if !bare.is_empty() {
                return Found::refused(Reason::NoName);
            }
        } else if !labelled(&mut person, bare, &words) && !page(&mut person, bare) {
            about.push_str(line.trim_end());
            about.push('\n');
        }
    }
    about.trim().clone_into(&mut person.about);
    if person.name.is_empty() {
        return Found::refused(Reason::NoName);
    }
    Found {
        people: vec![person],
        ..Found::default()
    }
}

/// `Camille (elle)`.
fn name(person: &mut Person, line: &str) {
    let both = line
        .strip_suffix(')')
        .and_then(|line| line.split_once(" ("));
    let (name, pronouns) = both.unwrap_or((line, ""));
    name.trim().clone_into(&mut person.name);
    pronouns.trim().clone_into(&mut person.pronouns);
}

/// Whether a line is an address of a page and nothing else, which is nobody's name.
fn is_address(line: &str) -> bool {
    !line.contains(char::is_whitespace) && may_link(line)
}

fn page(person: &mut Person, line: &str) -> bool {
    let alone = is_address(line);
    if alone {
        let (label, url) = (String::new(), line.to_owned());
        person.links.push(Link { label, url });
    }
    alone
}

fn labelled(person: &mut Person, line: &str, words: &[Spoken]) -> bool {
    let Some((label, value)) = line.split_once(':') else {
        return false;
    };
    let (label, value) = (label.trim(), value.trim());
    let is = |key: &str| words.iter().any(|words| words.get(key) == label);
    let lists = [
        ("ask", &mut person.ask),
        ("learning", &mut person.learning),
        ("offers", &mut person.offers),
        ("seeks", &mut person.seeks),
        ("topics", &mut person.topics),
        ("languages", &mut person.languages),
        ("mail", &mut person.emails),
        ("phone", &mut person.phones),
    ];
    for (key, list) in lists {
        if is(key) {
            let entries = value.split([',', ';']).map(|entry| entry.trim().to_owned());
            list.extend(entries.filter(|entry| !entry.is_empty()));
            return true;
        }
    }
    let texts = [
        ("nickname", &mut person.nickname),
        ("pronunciation", &mut person.pronunciation),
        ("place", &mut person.place),
        ("time-zone", &mut person.time_zone),
        ("hours", &mut person.hours),
        ("starter", &mut person.starter),
        ("address", &mut person.address),
    ];
    for (key, text) in texts {
        if is(key) && text.is_empty() {
            value.clone_into(text);
            return true;
        }
    }
    false
}
