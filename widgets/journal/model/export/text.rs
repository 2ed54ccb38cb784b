//! The journal as one Markdown text: a heading for each entry, its question, its words, its tags.
//!
//! Days and times are worded by who calls. Pictures are not in a text; what is to be seen on them is.

use super::{super::markdown, Leaving};

/// A text being written.
#[derive(Debug, Default)]
pub struct Text(String);

impl Text {
    /// Adds an entry under the day in words.
    pub fn entry(&mut self, leaving: &Leaving<'_>, day: &str) {
        if !self.0.is_empty() {
            self.0.push('\n');
        }
        self.0.push_str(&markdown(leaving.entry, day));
        for picture in &leaving.entry.pictures {
            let description = picture.description.trim();
            if !description.is_empty() {
                self.line(&["[", description, "]"]);
            }
        }
        let tags: Vec<String> = leaving.entry.tags.iter().map(|tag| hashed(tag)).collect();
        if !tags.is_empty() {
            self.line(&[&tags.join(" ")]);
        }
    }

    /// The whole text.
    pub fn finish(self) -> String {
        self.0
    }

    fn line(&mut self, parts: &[&str]) {
        self.0.push('\n');
        self.0.push_str(&parts.concat());
        self.0.push('\n');
    }
}

/// A tag as it is written in texts: `#two-words`.
fn hashed(tag: &str) -> String {
    ["#", &tag.split_whitespace().collect::<Vec<_>>().join("-")].concat()
}
