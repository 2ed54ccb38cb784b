//! A page of Markdown that is put together paragraph by paragraph; what is empty leaves no trace.

/// The page.
#[derive(Debug, Default)]
pub struct Page(Vec<String>);

impl Page {
    /// A paragraph.
    pub fn say(&mut self, text: &str) {
        let text = text.trim();
        if !text.is_empty() {
            self.0.push(text.to_owned());
        }
    }

    /// A heading and what stands under it; no heading over nothing.
    pub fn under(&mut self, level: usize, heading: &str, body: &str) {
        if !body.trim().is_empty() {
            self.head(level, heading);
            self.say(body);
        }
    }

    /// A heading alone, over paragraphs that are sure to come.
    pub fn head(&mut self, level: usize, heading: &str) {
        // A heading is one line.
        let line = heading.split_whitespace().collect::<Vec<_>>().join(" ");
        self.say(&["#".repeat(level), line].join(" "));
    }

    /// A list.
    pub fn list(&mut self, entries: &[String]) {
        let one = |entry: &String| ["- ", &entry.trim().replace('\n', "\n  ")].concat();
        let lines: Vec<_> = entries
            .iter()
            .filter(|entry| !entry.trim().is_empty())
            .map(one)
            .collect();
        self.say(&lines.join("\n"));
    }

    /// The text.
    pub fn finish(self) -> String {
        let mut text = self.0.join("\n\n");
        text.push('\n');
        text
    }
}
