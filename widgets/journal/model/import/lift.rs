//! Lifts pictures out of a text: an entry shows them below its text, and a reference to another program's file would
//! lead nowhere.
//!
//! Only references that are understood are lifted; all others stay as they are written. A line that held nothing
//! but pictures goes, and with it one of the empty lines around it.

use super::limits::ADDRESS_BYTES;

/// A reference in a text: `![description](address)`, or `![[address|description]]`.
pub struct Reference<'t> {
    /// Where it leads.
    pub address: &'t str,
    /// What is to be seen.
    pub description: &'t str,
}

/// A text without the references that `take` takes.
pub fn lift(text: &str, mut take: impl FnMut(&Reference<'_>) -> bool) -> String {
    if !text.contains("![") {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut lines = text.split('\n').peekable();
    while let Some(line) = lines.next() {
        let kept = line_without(line, &mut take);
        let last = lines.peek().is_none();
        if kept.len() == line.len() || !kept.trim().is_empty() {
            out.push_str(&kept);
            if !last {
                out.push('\n');
            }
        } else if out.ends_with("\n\n") || out.is_empty() {
            lines.next_if(|next| next.trim().is_empty());
        }
    }
    if out.len() < text.len() {
        out.truncate(out.trim_end().len());
    }
    out
}

fn line_without(line: &str, take: &mut impl FnMut(&Reference<'_>) -> bool) -> String {
    let mut kept = String::new();
    let mut rest = line;
    while let Some(start) = rest.find("![") {
        let (before, from) = rest.split_at(start);
        kept.push_str(before);
        match reference(from) {
            Some((reference, length)) if take(&reference) => {
                rest = from.get(length..).unwrap_or_default();
            }
            _ => {
                kept.push_str("![");
                rest = from.get(2..).unwrap_or_default();
            }
        }
    }
    kept.push_str(rest);
    kept
}

/// The reference that a text begins with, and how many bytes it has.
fn reference(text: &str) -> Option<(Reference<'_>, usize)> {
    let text = head(text, ADDRESS_BYTES);
    if let Some(inside) = text.strip_prefix("![[") {
        let end = inside.find("]]")?;
        let inside = inside.get(..end)?;
        let (address, description) = inside.split_once('|').unwrap_or((inside, ""));
        // `![[picture.png|300]]` is a width.
        let width = description
            .bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b'x');
        let reference = Reference {
            address: address.trim(),
            description: if width { "" } else { description },
        };
        return Some((reference, end + "![[]]".len()));
    }
    let inside = text.strip_prefix("![")?;
    let middle = inside.find("](")?;
    let (description, rest) = inside.split_at(middle);
    let rest = rest.strip_prefix("](")?;
    let end = closing(rest)?;
    let address = rest.get(..end)?;
    // A title may follow the address.
    let address = address
        .split([' ', '\t'])
        .next()
        .filter(|_| address.contains('"'))
        .unwrap_or(address);
    let reference = Reference {
        address: address.trim_start_matches('<').trim_end_matches('>'),
        description,
    };
    let length = "![](".len() + middle + end + ")".len();
    // Logseq adds the picture's size in braces.
    let after = text.get(length..).unwrap_or_default();
    let size = match after.find('}') {
        Some(end) if after.starts_with("{:") => end + 1,
        _ => 0,
    };
    Some((reference, length + size))
}

/// A description as it can stand between brackets.
pub fn bracketed(description: &str) -> String {
    let plain = |c: char| {
        if matches!(c, '[' | ']' | '\n') {
            ' '
        } else {
            c
        }
    };
    description.chars().map(plain).collect()
}

/// A text's first bytes, to the end of a character.
pub fn head(text: &str, bytes: usize) -> &str {
    text.get(..text.floor_char_boundary(bytes)).unwrap_or(text)
}

/// Where the bracket closes that was opened before a text.
fn closing(text: &str) -> Option<usize> {
    let mut open = 1;
    for (place, byte) in text.bytes().enumerate() {
        match byte {
            b'(' => open += 1,
            b')' => open -= 1,
            _ => {}
        }
        if open == 0 {
            return Some(place);
        }
    }
    None
}

/// An address with its `%20`s read.
pub fn unescaped(address: &str) -> String {
    if !address.contains('%') {
        return address.to_owned();
    }
    let mut bytes = Vec::with_capacity(address.len());
    let mut rest = address.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let code = match (first, after) {
            (b'%', [high, low, ..]) => hex(*high).zip(hex(*low)),
            _ => None,
        };
        if let Some((high, low)) = code {
            bytes.push(high * 16 + low);
            rest = after.get(2..).unwrap_or_default();
        } else {
            bytes.push(*first);
            rest = after;
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| address.to_owned())
}

fn hex(byte: u8) -> Option<u8> {
    char::from(byte)
        .to_digit(16)
        .and_then(|digit| u8::try_from(digit).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn without(text: &str, known: &[&str]) -> String {
        lift(text, |reference| known.contains(&reference.address))
    }

    #[test]
    fn a_picture_on_a_line_of_its_own_takes_the_line_along() {
        assert_eq!(without("One\n\n![](a)\n\nTwo", &["a"]), "One\n\nTwo");
        assert_eq!(without("![](a)\n\nTwo", &["a"]), "Two");
        assert_eq!(without("One\n\n![](a)\n![[b|300]]", &["a", "b"]), "One");
        assert_eq!(without("One ![x](a) two", &["a"]), "One  two");
    }

    #[test]
    fn what_is_not_understood_stays_as_it_is_written() {
        for text in [
            "![](elsewhere)  \n\n\nx\n\n",
            "![",
            "![[",
            "![a](",
            "![a](b",
            "![a] (a)",
            "a ! [x]",
            "",
        ] {
            assert_eq!(without(text, &["a"]), text);
        }
    }

    #[test]
    fn addresses_come_with_brackets_titles_sizes_and_escapes() {
        let mut seen = Vec::new();
        let text = "![d](a_(1).png) ![](<b c.png>) ![](d.png \"title\") ![](e.png){:height 2} ![[f.png|alt]]";
        let rest = lift(text, |reference| {
            seen.push((
                reference.address.to_owned(),
                reference.description.to_owned(),
            ));
            true
        });
        assert_eq!(rest, "");
        let seen: Vec<_> = seen.iter().map(|(a, d)| (a.as_str(), d.as_str())).collect();
        assert_eq!(
            seen,
            [
                ("a_(1).png", "d"),
                ("b c.png", ""),
                ("d.png", ""),
                ("e.png", ""),
                ("f.png", "alt")
            ]
        );
        assert_eq!(unescaped("a%20b%C3%A9%zz%"), "a bé%zz%");
        assert_eq!(unescaped("%ff"), "%ff");
    }
}
