//! JSON as `jrnl --format json` writes it, with the fields of `import/jrnl/json.rs`.
//!
//! The first line of a text is its title, as jrnl has it. Entries without a time stand at midnight. Pictures, weather
//! and energy have no place there.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::Leaving;

/// A journal on its way to jrnl.
#[derive(Debug, Default)]
pub struct Jrnl {
    entries: String,
    tags: BTreeMap<String, usize>,
}

impl Jrnl {
    /// Adds an entry.
    pub fn entry(&mut self, leaving: &Leaving<'_>) {
        let entry = leaving.entry;
        let text = entry.text.trim();
        let (title, body) = text.split_once('\n').unwrap_or((text, ""));
        let tags: Vec<String> = entry.all_tags().iter().map(|tag| signed(tag)).collect();
        for tag in &tags {
            *self.tags.entry(tag.clone()).or_default() += 1;
        }
        let written = json!({
            "title": title.trim_end(),
            "body": body.trim_start_matches(['\n', '\r']),
            "date": entry.date,
            "time": entry.time.as_deref().unwrap_or("00:00"),
            "tags": tags,
            "starred": entry.starred,
        });
        self.entries
            .push_str(if self.entries.is_empty() { "" } else { "," });
        self.entries.push('\n');
        self.entries.push_str(&written.to_string());
    }

    /// The whole file.
    pub fn finish(self) -> String {
        let tags = Value::from_iter(self.tags).to_string();
        [
            "{\"tags\":",
            &tags,
            ",\"entries\":[",
            &self.entries,
            "\n]}\n",
        ]
        .concat()
    }
}

/// A tag as jrnl has it: one word behind `@`.
fn signed(tag: &str) -> String {
    ["@", &tag.split_whitespace().collect::<Vec<_>>().join("_")].concat()
}
