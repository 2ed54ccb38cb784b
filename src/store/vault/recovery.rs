//! The recovery key: what a member prints and puts in a drawer, for the day the passphrase is forgotten.
//!
//! 28 characters by chance (140 bits) in seven groups of four, each with a check character after it:
//! `7K2MX-…`. The letters are Crockford's 32, which leave out I, L, O and U; small letters, spaces and
//! dashes do not matter when it is typed, and I, L and O are read as the digits they look like. The check
//! finds any one wrong character of a group, any two swapped, and a group in another's place, and says
//! which group to look at.

use zeroize::Zeroizing;

use super::Random;
use crate::error::Result;

const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const GROUPS: usize = 7;
const GROUP: usize = 4;

/// What is wrong with a recovery key as it was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Misread {
    /// It has more or fewer characters than a recovery key.
    #[error("a recovery key has 35 characters, this has {0}")]
    Length(usize),
    /// The group with this number, from 1, has a character that is none of a recovery key's, or does not
    /// add up.
    #[error("group {0} is not as it was printed")]
    Group(usize),
}

/// A new recovery key as it is printed: seven groups of five, with dashes.
///
/// # Errors
/// When there is no source of random bytes.
pub fn new(random: Random) -> Result<Zeroizing<String>> {
    let mut bytes = Zeroizing::new([0; GROUPS * GROUP]);
    random(&mut *bytes)?;
    // Reserved at once: a text that grows would leave its beginnings behind in memory.
    let mut printed = Zeroizing::new(String::with_capacity(GROUPS * (GROUP + 2)));
    for (place, group) in bytes.chunks(GROUP).enumerate() {
        if place > 0 {
            printed.push('-');
        }
        let values = group.iter().map(|byte| byte & 31);
        printed.extend(values.clone().map(letter));
        printed.push(letter(check(place, values)));
    }
    Ok(printed)
}

/// The 28 characters that count of a recovery key as somebody typed it.
///
/// # Errors
/// What to look at again.
pub fn read(typed: &str) -> std::result::Result<Zeroizing<String>, Misread> {
    let counts =
        |c: &char| !c.is_whitespace() && !matches!(c, '-' | '‐' | '‑' | '–' | '—' | '.' | '_');
    let count = typed.chars().filter(counts).count();
    if count != GROUPS * (GROUP + 1) {
        return Err(Misread::Length(count));
    }
    let mut characters = typed.chars().filter(counts);
    let mut read = Zeroizing::new(String::with_capacity(GROUPS * GROUP));
    for place in 0..GROUPS {
        let mut values = Zeroizing::new([0; GROUP + 1]);
        for (value, typed) in values.iter_mut().zip(&mut characters) {
            *value = value_of(typed).ok_or(Misread::Group(place + 1))?;
        }
        let (group, [last]) = values.split_at(GROUP) else {
            return Err(Misread::Group(place + 1));
        };
        if *last != check(place, group.iter().copied()) {
            return Err(Misread::Group(place + 1));
        }
        read.extend(group.iter().copied().map(letter));
    }
    Ok(read)
}

/// The check of a group: Horner's rule in the field of 32 elements (x⁵ + x² + 1), from the group's place.
/// Each character has another non-zero weight, which is what finds every swap.
fn check(place: usize, values: impl Iterator<Item = u8>) -> u8 {
    let twice = |value: u8| (value << 1) ^ if value & 16 == 0 { 0 } else { 0b10_0101 };
    let start = u8::try_from(place + 1).unwrap_or_default();
    twice(values.fold(start, |sum, value| twice(sum) ^ value))
}

fn letter(value: u8) -> char {
    LETTERS
        .get(usize::from(value))
        .copied()
        .map_or('0', char::from)
}

fn value_of(typed: char) -> Option<u8> {
    let typed = match typed.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        typed => typed,
    };
    let place = LETTERS
        .iter()
        .position(|letter| char::from(*letter) == typed);
    u8::try_from(place?).ok()
}
