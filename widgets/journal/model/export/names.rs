//! Names of files that every system takes: Windows is the strictest, and zips are opened anywhere.

use std::collections::HashSet;

/// The most bytes of a name without its ending: some systems allow 143 for all of it.
const BYTES: usize = 80;

/// What no name begins or ends with: points and spaces, which Windows removes, and what looks cut off.
const EDGES: [char; 4] = ['.', ' ', '~', '-'];

/// Names that Windows keeps for devices, whatever their ending.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];
const NUMBERED_DEVICES: [&str; 2] = ["com", "lpt"];

/// A text as the name of a file, without an ending; empty where nothing of it can stay.
pub fn safe_name(text: &str) -> String {
    let mut name = String::new();
    for c in text.chars() {
        let c = if is_taken(c) { ' ' } else { c };
        if c.is_whitespace() && (name.is_empty() || name.ends_with(' ')) {
            continue;
        }
        let c = if c.is_whitespace() { ' ' } else { c };
        if name.len() + c.len_utf8() > BYTES {
            break;
        }
        name.push(c);
    }
    let name = name.trim_matches(EDGES);
    if is_device(name) {
        let end = name.floor_char_boundary(BYTES - 1);
        let name = name.get(..end).unwrap_or(name);
        return ["_", name.trim_end_matches(EDGES)].concat();
    }
    name.to_owned()
}

/// Whether a character has a meaning in a path, or is seen by no one.
fn is_taken(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '<' | '>'
                | ':'
                | '"'
                | '/'
                | '\\'
                | '|'
                | '?'
                | '*'
                | '#'
                | '^'
                | '['
                | ']'
                | '%'
                | '`'
        )
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

fn is_device(name: &str) -> bool {
    let stem = name
        .split('.')
        .next()
        .unwrap_or(name)
        .trim_end()
        .to_ascii_lowercase();
    let numbered = NUMBERED_DEVICES.iter().any(|device| {
        stem.strip_prefix(device).is_some_and(|rest| {
            matches!(rest, "¹" | "²" | "³")
                || (rest.len() == 1 && rest.bytes().all(|byte| byte.is_ascii_digit()))
        })
    });
    numbered || DEVICES.contains(&stem.as_str())
}

/// Names already given. Two that differ in capitals only are one on many systems.
#[derive(Default)]
pub struct Given(HashSet<String>);

impl Given {
    /// The path, or the path with the first number that makes it a new one.
    pub fn unique(&mut self, path: String) -> String {
        let mut unique = path.clone();
        let mut number = 1;
        while !self.0.insert(unique.to_lowercase()) {
            number += 1;
            unique = [&path, " (", &number.to_string(), ")"].concat();
        }
        unique
    }
}
