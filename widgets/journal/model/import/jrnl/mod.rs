//! jrnl: its JSON, and the text it keeps itself.

pub mod json;
pub mod text;

/// The program's name in [`Origin`](super::super::Origin).
pub const PROGRAM: &str = "jrnl";

use super::making::Making;

/// Adds the tags of a text: words behind `@`, in the letters jrnl counts to a tag.
fn tags(making: &mut Making<'_>, text: &str) {
    let belongs = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '+' | '*' | '#' | '/');
    for word in text.split_whitespace() {
        if let Some(word) = word.strip_prefix('@') {
            let end = word.find(|c| !belongs(c)).unwrap_or(word.len());
            making.tag(&word.get(..end).unwrap_or_default().to_lowercase());
        }
    }
}

/// The title as the first line, and the body behind an empty one.
fn joined(title: &str, body: &str) -> String {
    let (title, body) = (
        title.trim(),
        body.trim_end().trim_start_matches(['\n', '\r']),
    );
    let between = if title.is_empty() || body.is_empty() {
        ""
    } else {
        "\n\n"
    };
    [title, between, body].concat()
}
