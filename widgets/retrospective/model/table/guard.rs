//! Reads a Yjs update (version 1) through before the library does: what is not exactly what a table writes is refused by
//! name, without making room for anything that an update only announces.
//!
//! A table writes entries of one root map: texts, yes or no, whole numbers. So there are no nested types, no text, no
//! gaps, and all that is referred to is in the update. What passes cannot make the library wait for missing pieces or
//! reserve memory for pieces that never come.

use std::collections::BTreeMap;

use super::document::ROOT;

/// The most bytes of an update.
pub const MAX_BYTES: usize = 8 << 20;
/// The most entries, past ones among them.
pub const MAX_ENTRIES: u32 = 400_000;
/// The most bytes of a key.
const KEY_BYTES: usize = 200;
/// The most bytes of a text: four for each character.
const TEXT_BYTES: usize = super::TEXT_CHARS * 4;
/// The highest number of a client.
const MAX_CLIENT: u64 = (1 << 53) - 1;

/// Why an update is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// It has more bytes than are taken.
    #[error("it has more than 8 MB")]
    TooLarge,
    /// It has more entries than are taken.
    #[error("it has more than 400 000 entries")]
    TooMany,
    /// One of its texts or keys is too long.
    #[error("a text in it is too long")]
    TooLong,
    /// Its end is missing.
    #[error("its end is missing")]
    Truncated,
    /// It is a document, but not of a table.
    #[error("it is not of a board")]
    Foreign,
    /// What it says does not fit together.
    #[error("it is damaged")]
    Damaged,
    /// It has more cards than a table holds.
    #[error("it has more than 10 000 cards")]
    TooManyCards,
}

impl Refused {
    /// The stable last part of its message key.
    pub fn key(self) -> &'static str {
        match self {
            Self::TooLarge => "too-large",
            Self::TooMany => "too-many-entries",
            Self::TooLong => "too-long",
            Self::Truncated => "truncated",
            Self::Foreign => "foreign",
            Self::Damaged => "damaged",
            Self::TooManyCards => "too-many-cards",
        }
    }
}

/// Whether an update is one a table may take in.
///
/// # Errors
/// Why it is not.
pub fn check(update: &[u8]) -> Result<(), Refused> {
    if update.len() > MAX_BYTES {
        return Err(Refused::TooLarge);
    }
    let mut rest = Rest(update);
    let mut ends: BTreeMap<u64, u32> = BTreeMap::new();
    let mut asked: BTreeMap<u64, u32> = BTreeMap::new();
    let mut entries = 0_u32;
    for _ in 0..rest.number()? {
        let blocks = rest.number()?;
        let client = rest.client()?;
        if rest.number()? != 0 {
            return Err(Refused::Foreign);
        }
        let mut clock = 0_u32;
        for _ in 0..blocks {
            let (length, origin) = entry(&mut rest)?;
            if let Some((of, at)) = origin {
                if of == client && at >= clock {
                    return Err(Refused::Damaged);
                }
                let most = asked.entry(of).or_default();
                *most = (*most).max(at);
            }
            entries = entries.saturating_add(length);
            if entries > MAX_ENTRIES {
                return Err(Refused::TooMany);
            }
            clock += length;
        }
        if clock == 0 || ends.insert(client, clock).is_some() {
            return Err(Refused::Damaged);
        }
    }
    let known = |(client, at): (&u64, &u32)| ends.get(client).is_some_and(|end| at < end);
    if !asked.iter().all(known) {
        return Err(Refused::Damaged);
    }
    deletions(&mut rest, &ends)?;
    if rest.0.is_empty() {
        Ok(())
    } else {
        Err(Refused::Damaged)
    }
}

/// How long an entry is and what it follows.
fn entry(rest: &mut Rest<'_>) -> Result<(u32, Option<(u64, u32)>), Refused> {
    const ORIGIN: u8 = 0b1000_0000;
    const KEY: u8 = 0b0010_0000;
    let info = rest.byte()?;
    let origin = if info & ORIGIN == 0 {
        None
    } else {
        Some((rest.client()?, rest.number()?))
    };
    // A kind of content without the marks; right neighbours and gaps are no business of a map.
    let kind = info & !(ORIGIN | KEY);
    if origin.is_none() {
        if info & KEY == 0 || rest.number()? != 1 || rest.text(KEY_BYTES)? != ROOT.as_bytes() {
            return Err(Refused::Foreign);
        }
        rest.text(KEY_BYTES)?;
    }
    match kind {
        1 => {
            let length = rest.number()?;
            if length == 0 {
                return Err(Refused::Damaged);
            }
            Ok((length, origin))
        }
        8 => {
            let length = rest.number()?;
            if length == 0 {
                return Err(Refused::Damaged);
            }
            for _ in 0..length {
                value(rest)?;
            }
            Ok((length, origin))
        }
        _ => Err(Refused::Foreign),
    }
}

fn value(rest: &mut Rest<'_>) -> Result<(), Refused> {
    match rest.byte()? {
        119 => rest.text(TEXT_BYTES).map(drop),
        120 | 121 => Ok(()),
        125 => rest.small(),
        _ => Err(Refused::Foreign),
    }
}

fn deletions(rest: &mut Rest<'_>, ends: &BTreeMap<u64, u32>) -> Result<(), Refused> {
    let clients = rest.number()?;
    let mut before = None;
    let mut seen = 0_u32;
    for _ in 0..clients {
        let client = rest.client()?;
        let end = ends.get(&client).ok_or(Refused::Damaged)?;
        if before == Some(client) {
            return Err(Refused::Damaged);
        }
        before = Some(client);
        for _ in 0..rest.number()? {
            let from = rest.number()?;
            let length = rest.number()?;
            let to = from.checked_add(length).ok_or(Refused::Damaged)?;
            seen = seen.saturating_add(1);
            if to > *end || length == 0 || seen > MAX_ENTRIES {
                return Err(Refused::Damaged);
            }
        }
    }
    Ok(())
}

/// What is not read yet.
struct Rest<'b>(&'b [u8]);

impl<'b> Rest<'b> {
    fn byte(&mut self) -> Result<u8, Refused> {
        let (first, after) = self.0.split_first().ok_or(Refused::Truncated)?;
        self.0 = after;
        Ok(*first)
    }

    /// A number in pieces of seven bits, the lowest first.
    fn wide(&mut self) -> Result<u64, Refused> {
        let mut number = 0_u64;
        for place in 0..8 {
            let byte = self.byte()?;
            number |= u64::from(byte & 0x7f) << (7 * place);
            if byte < 0x80 {
                return Ok(number);
            }
        }
        Err(Refused::Damaged)
    }

    fn number(&mut self) -> Result<u32, Refused> {
        u32::try_from(self.wide()?).map_err(|_| Refused::Damaged)
    }

    fn client(&mut self) -> Result<u64, Refused> {
        let client = self.wide()?;
        (client <= MAX_CLIENT)
            .then_some(client)
            .ok_or(Refused::Damaged)
    }

    /// A number with a sign, of 32 bits at most.
    fn small(&mut self) -> Result<(), Refused> {
        for _ in 0..5 {
            if self.byte()? < 0x80 {
                return Ok(());
            }
        }
        Err(Refused::Damaged)
    }

    fn text(&mut self, most: usize) -> Result<&'b [u8], Refused> {
        let length = usize::try_from(self.number()?).unwrap_or(usize::MAX);
        if length > most {
            return Err(Refused::TooLong);
        }
        let (text, after) = self.0.split_at_checked(length).ok_or(Refused::Truncated)?;
        self.0 = after;
        str::from_utf8(text).map_err(|_| Refused::Damaged)?;
        Ok(text)
    }
}
