//! Joplin: Markdown with front matter, and its own archive (JEX).

pub mod archive;
pub mod markdown;

use super::page;
use crate::programme::Day;

/// The program's name in [`Origin`](super::super::Origin).
pub const PROGRAM: &str = "joplin";

/// The day a note is about, if its title begins with it: many keep their diary so, and the note may have been made
/// on another day.
fn day_of_title(title: &str) -> Option<Day> {
    let title = title.trim();
    let day = page::day_in(title)?;
    title
        .starts_with(|c: char| c.is_ascii_digit())
        .then_some(day)
}

/// A number that says where: Joplin writes zeros where it does not know.
fn is_nowhere(name: &str, value: &str) -> bool {
    let place = matches!(name, "latitude" | "longitude" | "altitude");
    place && value.chars().all(|c| matches!(c, '0' | '.' | '-'))
}
