//! Plain text and its kin for places that have their own marks: Markdown, Slack, Teams and Viva Engage, Discourse and
//! `HumHub`.

use super::{Outline, Person, outline::Line};
use crate::share::markdown::shown;
use crate::text::Spoken;

/// How marks are written where a text is pasted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Marks {
    /// Without any.
    Plain,
    /// Markdown (CommonMark): Discourse, GitLab, notes.
    Markdown,
    /// Slack's own: one star for bold, three signs to escape (Slack, "Formatting text for app surfaces").
    Slack,
    /// Teams and Viva Engage turn Markdown into style only while it is typed: what is pasted has bullets and line breaks.
    Teams,
    /// Discourse: Markdown, the long part of it folded.
    Discourse,
    /// `HumHub`: Markdown under a heading of the third level, as posts have none above.
    HumHub,
}

/// The card of a person as a text.
pub fn write(person: &Person, words: &Spoken, marks: Marks) -> String {
    let outline = Outline::of(person, words);
    let mut text = Text {
        marks,
        colon: words.get("colon"),
        written: String::new(),
    };
    text.head(&outline);
    if !outline.about.is_empty() {
        let about = text.signs(&outline.about);
        text.paragraph(&about);
    }
    let fold = marks == Marks::Discourse && outline.lines.len() > 3;
    let shown = if fold { 3 } else { outline.lines.len() };
    let (first, more) = outline.lines.split_at_checked(shown).unwrap_or_default();
    text.lines(first);
    if fold {
        let title = words.get("more");
        text.paragraph(&["[details=\"", &title, "\"]"].concat());
        text.lines(more);
        text.paragraph("[/details]");
    }
    let mut written = text.written;
    written.truncate(written.trim_end().len());
    written.push('\n');
    written
}

struct Text {
    marks: Marks,
    /// What stands between a label and what is said, which French writes with a space.
    colon: String,
    written: String,
}

impl Text {
    fn head(&mut self, outline: &Outline) {
        let name = self.signs(&outline.name);
        let beside = self.signs(&outline.beside);
        let mut head = name;
        if !beside.is_empty() {
            head = [&head, " (", &beside, ")"].concat();
        }
        let head = match self.marks {
            Marks::Plain | Marks::Teams => head,
            Marks::Slack => ["*", &head, "*"].concat(),
            Marks::Markdown | Marks::Discourse => ["## ", &head].concat(),
            Marks::HumHub => ["### ", &head].concat(),
        };
        if !outline.name.is_empty() || !outline.beside.is_empty() {
            self.written.push_str(&head);
            self.written.push('\n');
        }
        if !outline.under.is_empty() {
            if self.is_markdown() {
                self.written.push('\n');
            }
            let under = self.signs(&outline.under);
            self.written.push_str(&under);
            self.written.push('\n');
        }
        self.written.push('\n');
    }

    fn lines(&mut self, lines: &[Line]) {
        for line in lines {
            let text = self.signs(&line.text());
            let label = self.signs(&line.label);
            let label = if label.is_empty() {
                String::new()
            } else {
                self.label(&label)
            };
            let bullet = match self.marks {
                Marks::Plain => "",
                Marks::Teams | Marks::Slack => "• ",
                Marks::Markdown | Marks::Discourse | Marks::HumHub => "- ",
            };
            let text = match self.marks {
                // Further lines of an entry belong to it where they are indented.
                Marks::Plain | Marks::Teams | Marks::Slack => text,
                _ => text.replace('\n', "\n  "),
            };
            let line = [bullet, &label, &text, "\n"].concat();
            self.written.push_str(&line);
        }
        self.written.push('\n');
    }

    fn label(&self, label: &str) -> String {
        let (mark, end) = match self.marks {
            Marks::Plain | Marks::Teams => ("", ""),
            Marks::Slack => ("*", "*"),
            _ => ("**", "**"),
        };
        // A question ends with its own sign.
        let colon = if label.ends_with(['?', ':', '…']) {
            " "
        } else {
            &self.colon
        };
        [mark, label, end, colon].concat()
    }

    fn paragraph(&mut self, text: &str) {
        self.written.push_str(text);
        self.written.push_str("\n\n");
    }

    fn is_markdown(&self) -> bool {
        matches!(
            self.marks,
            Marks::Markdown | Marks::Discourse | Marks::HumHub
        )
    }

    /// A text with the signs escaped that would be taken for marks.
    fn signs(&self, text: &str) -> String {
        match self.marks {
            Marks::Plain | Marks::Teams => text.to_owned(),
            Marks::Slack => text
                .replace('&', "&amp;")
                .replace('<', "&lt;")
                .replace('>', "&gt;"),
            Marks::Markdown | Marks::Discourse | Marks::HumHub => shown(text),
        }
    }
}
