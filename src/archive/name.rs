//! The names of members: labels that are shown and looked up, never paths on a disk.

use super::{NAME_BYTES, NAME_DEPTH};

/// How many characters of a name are shown where it is refused.
const SHOWN: usize = 200;

/// What systems add to archives by themselves.
const LITTER: [&str; 4] = ["__MACOSX", ".DS_Store", "Thumbs.db", "desktop.ini"];

/// A name as a path with `/` between its parts, if it stays inside its folder. Some programs on Windows write `\`.
pub fn path(name: &str) -> Option<String> {
    if name.len() > NAME_BYTES || name.contains(|c: char| c.is_control()) {
        return None;
    }
    if name.starts_with(['/', '\\']) {
        return None;
    }
    let mut parts = Vec::new();
    for part in name.split(['/', '\\']) {
        match part {
            "" | "." => {}
            ".." => return None,
            // A drive, or a stream of a file.
            part if part.contains(':') && parts.is_empty() && part.len() == 2 => return None,
            part => parts.push(part),
        }
    }
    (!parts.is_empty() && parts.len() <= NAME_DEPTH).then(|| parts.join("/"))
}

/// Whether a system put it there, not a person.
pub fn is_litter(path: &str) -> bool {
    let last = path.rsplit('/').next().unwrap_or(path);
    last.starts_with("._") || path.split('/').any(|part| LITTER.contains(&part))
}

/// Any name as it can be shown on one line.
pub fn shown(name: &[u8]) -> String {
    let name = String::from_utf8_lossy(name.get(..NAME_BYTES).unwrap_or(name)).into_owned();
    let seen = |c: char| if c.is_control() { '\u{fffd}' } else { c };
    name.chars().take(SHOWN).map(seen).collect()
}
