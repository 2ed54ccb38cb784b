//! How the bytes of a packet travel: as a file, as a block of text, in a link after `#`, and each of them locked with a
//! passphrase in the format of age, whose block of text is armor (<https://age-encryption.org/v1>), so that its own tools
//! open it.

use base64ct::{Base64, Base64UrlUnpadded, Encoding};

use crate::share::packet::{self, Fault, Form, MAX_GIVEN_BYTES, series};

/// What stands before the data in a link. What is after `#` is never sent to a server.
pub const FRAGMENT: &str = "#escale-packet=";
/// The most characters of a link: chats and mail programs cut longer ones.
pub const LINK_CHARS: usize = 8_000;

/// The media type of a packet's file.
pub const MEDIA: &str = "application/x-escale-packet";

const AGE: &[u8] = b"age-encryption.org/v1\n";
const OPENING: &str = "-----BEGIN AGE ENCRYPTED FILE-----";
const CLOSING: &str = "-----END AGE ENCRYPTED FILE-----";

/// A packet on its way, locked or not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Carried {
    file: Vec<u8>,
    is_locked: bool,
    /// As a block of text, to be pasted or kept as a file.
    pub text: String,
}

impl Carried {
    /// A packet as it is.
    ///
    /// # Errors
    /// `TooLarge` when the content has more bytes than its form allows.
    pub fn open(form: Form, content: &[u8]) -> Result<Self, Fault> {
        Ok(Self {
            file: packet::file(form, content)?,
            is_locked: false,
            text: packet::text(form, content)?,
        })
    }

    /// A packet that was locked in the format of age.
    pub fn locked(file: Vec<u8>) -> Self {
        let text = armor(&file);
        Self {
            file,
            is_locked: true,
            text,
        }
    }

    /// Its bytes as a file.
    pub fn file(&self) -> &[u8] {
        &self.file
    }

    /// What the file is called, and its media type.
    pub fn named(&self) -> (&'static str, &'static str) {
        if self.is_locked {
            // What age makes has no type that is registered.
            (
                "retrospective-packet.escale.age",
                "application/octet-stream",
            )
        } else {
            ("retrospective-packet.escale", MEDIA)
        }
    }

    /// The texts of the QR codes that carry it.
    ///
    /// # Errors
    /// `TooLarge` when there would be too many.
    pub fn codes(&self) -> Result<Vec<String>, Fault> {
        series::cut(&self.file)
    }

    /// The link to a page that takes it in; none when it would be too long.
    pub fn link(&self, page: &str) -> Option<String> {
        let page = page.split('#').next().unwrap_or_default();
        let link = [
            page,
            FRAGMENT,
            &Base64UrlUnpadded::encode_string(&self.file),
        ]
        .concat();
        (link.len() <= LINK_CHARS).then_some(link)
    }
}

/// A locked packet as a block of text.
fn armor(file: &[u8]) -> String {
    let mut text = [OPENING, "\n"].concat();
    let encoded = Base64::encode_string(file);
    let mut rest = encoded.as_str();
    while let Some((line, after)) = rest.split_at_checked(64) {
        text.push_str(line);
        text.push('\n');
        rest = after;
    }
    if !rest.is_empty() {
        text.push_str(rest);
        text.push('\n');
    }
    text.push_str(CLOSING);
    text.push('\n');
    text
}

/// What was given: something that a passphrase opens, or bytes in which packets are looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Given {
    /// A file of age.
    Locked(Vec<u8>),
    /// A file, or a text.
    Open(Vec<u8>),
}

/// Looks what a file or a pasted text is. A link in it gives what is after `#`.
///
/// # Errors
/// `TooLarge`, or `Damaged` and `Truncated` for a block or a link that is.
pub fn given(bytes: &[u8]) -> Result<Given, Fault> {
    if bytes.len() > MAX_GIVEN_BYTES {
        return Err(Fault::TooLarge {
            max: MAX_GIVEN_BYTES,
        });
    }
    if bytes.starts_with(AGE) {
        return Ok(Given::Locked(bytes.to_vec()));
    }
    let Ok(text) = str::from_utf8(bytes) else {
        return Ok(Given::Open(bytes.to_vec()));
    };
    if let Some((_, after)) = text.split_once(OPENING) {
        let (inside, _) = after.split_once(CLOSING).ok_or(Fault::Truncated)?;
        let letters: String = inside.chars().filter(|one| !is_between(*one)).collect();
        let file = Base64::decode_vec(&letters).map_err(|_| Fault::Damaged)?;
        return Ok(Given::Locked(file));
    }
    match text.split_once(FRAGMENT) {
        Some((_, after)) => {
            let letter = |one: char| one.is_ascii_alphanumeric() || one == '-' || one == '_';
            let data = after.split(|one| !letter(one)).next().unwrap_or_default();
            let file = Base64UrlUnpadded::decode_vec(data).map_err(|_| Fault::Damaged)?;
            Ok(if file.starts_with(AGE) {
                Given::Locked(file)
            } else {
                Given::Open(file)
            })
        }
        None => Ok(Given::Open(bytes.to_vec())),
    }
}

/// What mail and chats put between the characters of a block.
fn is_between(letter: char) -> bool {
    letter.is_whitespace()
        || matches!(
            letter,
            '>' | '|' | '`' | '\u{200b}'..='\u{200f}' | '\u{feff}'
        )
}
