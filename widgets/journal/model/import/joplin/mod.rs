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
    let first = title.split_whitespace().next()?;
    let day = page::day_in(first)?;
    first
        .starts_with(|c: char| c.is_ascii_digit())
        .then_some(day)
}

/// A number that says where: Joplin writes zeros where it does not know.
fn is_nowhere(name: &str, value: &str) -> bool {
    let place = matches!(name, "latitude" | "longitude" | "altitude");
    place && value.chars().all(|c| matches!(c, '0' | '.' | '-'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_dates_a_note_only_where_it_begins_with_the_day() {
        let day = |title| day_of_title(title).map(|day| day.to_string());
        assert_eq!(day(" 2026-11-23, evening").as_deref(), Some("2026-11-23"));
        assert_eq!(day("20261123").as_deref(), Some("2026-11-23"));
        assert_eq!(day("3 ideas for 2026-11-23"), None);
        assert_eq!(day("For 2026-11-23"), None);
    }
}
