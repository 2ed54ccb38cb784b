//! The lines of a file of cards: unfolded, bounded, cut into name, parameters and value.
//!
//! Works on bytes, as old cards mix character sets line by line. A line that is longer than a card may have is passed
//! over without being kept.

use super::quoted::{Decode, text, text_in, unquoted};

/// The longest line that is kept, in bytes: a photo within bounds, in base64.
const MOST: usize = 400 * 1024;

/// A property.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Property {
    /// The line it begins in, from 1.
    pub line: usize,
    /// What ties it to others, as in `item1`; in small letters.
    pub group: String,
    /// Its name, in capitals.
    pub name: String,
    /// Names, in capitals, and values of its parameters. Those of vCard 2.1 that are only a value have no name.
    pub params: Vec<(String, String)>,
    /// Its value, still escaped.
    pub value: String,
    /// How long it is in the file, in bytes, when that is more than is kept; its value is cut then.
    pub too_long: Option<usize>,
    /// Whether it is in a set of characters that cannot be read; it has no value then.
    pub is_unread: bool,
}

impl Property {
    /// The value of a parameter.
    pub fn param(&self, name: &str) -> Option<&str> {
        let found = self.params.iter().find(|(own, _)| own == name);
        found.map(|(_, value)| value.as_str())
    }

    /// Whether a word stands among its parameters, named or not.
    pub fn says(&self, word: &str) -> bool {
        let mut words = self.params.iter().flat_map(|(_, value)| value.split(','));
        words.any(|one| one.eq_ignore_ascii_case(word))
    }
}

/// Goes through the lines of a file.
pub struct Lines<'a> {
    rest: &'a [u8],
    line: usize,
    decode: Decode<'a>,
    /// vCard 2.1 keeps the space a folded line begins with.
    pub keeps_space: bool,
}

impl<'a> Lines<'a> {
    /// From the beginning of a file.
    pub fn new(bytes: &'a [u8], decode: Decode<'a>) -> Self {
        Self {
            decode,
            rest: bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes),
            line: 0,
            keeps_space: false,
        }
    }

    /// The next property, or the number of a line that is none; nothing at the end.
    pub fn next(&mut self) -> Option<Result<Property, usize>> {
        let first = loop {
            let line = self.take()?;
            if !line.iter().all(u8::is_ascii_whitespace) {
                break line;
            }
        };
        let number = self.line;
        let mut kept = Kept::new(first);
        let Some(colon) = colon(first) else {
            self.unfold(&mut kept);
            return Some(Err(number));
        };
        let (head, value) = first.split_at(colon);
        let (head, value) = (text(head), value.get(1..).unwrap_or_default());
        let mut property = head_of(&head, number);
        if property.says("QUOTED-PRINTABLE") {
            kept = Kept::new(value);
            self.unquote(&mut kept);
            self.set(&mut property, &unquoted(&kept.bytes));
        } else {
            let base64 = property.says("BASE64") || property.says("B");
            self.unfold(&mut kept);
            if base64 {
                self.unwrap_base64(&mut kept);
            }
            // A head that was folded is only whole now.
            let colon = self::colon(&kept.bytes).unwrap_or(colon);
            let (head, value) = kept.bytes.split_at_checked(colon).unwrap_or_default();
            property = head_of(&text(head), number);
            self.set(&mut property, value.strip_prefix(b":").unwrap_or(value));
        }
        property.too_long = (kept.length > MOST).then_some(kept.length);
        Some(Ok(property))
    }

    /// Sets the value, in the set of characters that is named.
    fn set(&self, property: &mut Property, value: &[u8]) {
        let set = property.param("CHARSET").unwrap_or_default();
        match text_in(set, value, self.decode) {
            Some(text) => property.value = text.into_owned(),
            None => property.is_unread = true,
        }
    }

    fn unfold(&mut self, kept: &mut Kept) {
        while let Some(b' ' | b'\t') = self.rest.first() {
            let Some(line) = self.take() else { return };
            let from = usize::from(!self.keeps_space);
            kept.add(line.get(from..).unwrap_or_default());
        }
    }

    /// Soft line breaks are the quoted-printable way to fold.
    fn unquote(&mut self, kept: &mut Kept) {
        while kept.bytes.last() == Some(&b'=') {
            kept.bytes.pop();
            let Some(line) = self.take() else { return };
            kept.add(line);
        }
        self.unfold(kept);
    }

    /// Old phones wrap base64 without folding it.
    fn unwrap_base64(&mut self, kept: &mut Kept) {
        loop {
            let end = self.rest.iter().position(|byte| b"\r\n".contains(byte));
            let line = self.rest.get(..end.unwrap_or(self.rest.len()));
            let line = line.unwrap_or_default().trim_ascii();
            let is_base64 =
                |byte: &u8| byte.is_ascii_alphanumeric() || [b'+', b'/', b'='].contains(byte);
            if line.is_empty() || !line.iter().all(is_base64) {
                return;
            }
            self.take();
            kept.add(line);
        }
    }

    /// The next line of the file, without its end.
    fn take(&mut self) -> Option<&'a [u8]> {
        if self.rest.is_empty() {
            return None;
        }
        self.line += 1;
        // Old Macs end lines with a carriage return alone.
        let end = self
            .rest
            .iter()
            .position(|byte| matches!(byte, b'\n' | b'\r'));
        let (line, rest) = self.rest.split_at(end.unwrap_or(self.rest.len()));
        self.rest = rest
            .strip_prefix(b"\r\n")
            .or_else(|| rest.get(1..))
            .unwrap_or_default();
        Some(line)
    }
}

/// What is kept of a line, and how long it is.
struct Kept {
    bytes: Vec<u8>,
    length: usize,
}

impl Kept {
    fn new(bytes: &[u8]) -> Self {
        let mut kept = Self {
            bytes: Vec::new(),
            length: 0,
        };
        kept.add(bytes);
        kept
    }

    fn add(&mut self, bytes: &[u8]) {
        self.length += bytes.len();
        let room = MOST.saturating_sub(self.bytes.len());
        let fitting = bytes.get(..room.min(bytes.len()));
        self.bytes.extend_from_slice(fitting.unwrap_or_default());
    }
}

/// Where the value begins: at the first colon outside of quotes.
fn colon(line: &[u8]) -> Option<usize> {
    let mut quoted = false;
    let found = line.iter().position(|byte| {
        quoted ^= *byte == b'"';
        *byte == b':' && !quoted
    });
    // Quotes that nobody closes hide no value.
    found.or_else(|| line.iter().position(|byte| *byte == b':'))
}

fn head_of(head: &str, line: usize) -> Property {
    let mut parts = cut(head, ';').into_iter();
    let name = parts.next().unwrap_or_default();
    let (group, name) = name.rsplit_once('.').unwrap_or(("", &name));
    let params = parts.map(|part| match part.split_once('=') {
        Some((name, value)) => (name.trim().to_ascii_uppercase(), bare(value)),
        None => (String::new(), bare(&part)),
    });
    Property {
        line,
        group: group.trim().to_ascii_lowercase(),
        name: name.trim().to_ascii_uppercase(),
        params: params.collect(),
        value: String::new(),
        too_long: None,
        is_unread: false,
    }
}

/// The value of a parameter without quotes, and with what RFC 6868 hides in carets.
fn bare(value: &str) -> String {
    let value = value.trim().replace('"', "");
    value
        .replace("^n", "\n")
        .replace("^'", "\"")
        .replace("^^", "^")
}

fn cut(text: &str, mark: char) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut quoted = false;
    for sign in text.chars() {
        quoted ^= sign == '"';
        if sign == mark && !quoted {
            parts.push(String::new());
        } else if let Some(last) = parts.last_mut() {
            last.push(sign);
        }
    }
    parts
}
