//! The journal as a book of Markdown files: `2026/11/23/14-05 Three islands.md`, with pictures beside the page.
//!
//! Front matter says what belongs to a page; [`import`](super::super::import) reads it back. Texts in it are in double
//! quotes, which YAML and JSON read alike, and times too, which some readers of YAML would take for numbers.

use super::{
    super::{
        Entry, excerpt,
        import::{self, MARK, Stamp},
    },
    Failed, Leaving,
    names::{Given, safe_name},
    whole,
    zipping::Zip,
};

/// The most characters of a page's first words in its name.
const WORDS: usize = 40;

/// A book being written.
pub struct Book {
    zip: Zip,
    names: Given,
}

impl Book {
    /// Begins an empty book.
    pub fn new() -> Self {
        Book {
            zip: Zip::new(),
            names: Given::default(),
        }
    }

    /// Adds an entry.
    ///
    /// # Errors
    /// What the zip writer says.
    pub fn entry(&mut self, leaving: &Leaving<'_>) -> Result<(), Failed> {
        let path = self.names.unique(path(leaving.entry));
        let mut page = front_matter(leaving);
        page.push_str(&leaving.entry.text);
        page.push('\n');
        let mut pictures = Vec::new();
        for (place, (description, bytes, extension)) in leaving.shown().enumerate() {
            let picture = [&path, " ", &(place + 1).to_string(), ".", extension].concat();
            let file = picture.rsplit('/').next().unwrap_or_default();
            let described = import::bracketed(description);
            for part in ["\n![", &described, "](<", file, ">)\n"] {
                page.push_str(part);
            }
            pictures.push((picture, bytes));
        }
        self.zip.begin(&[&path, ".md"].concat())?;
        self.zip.write(page.as_bytes())?;
        for (name, bytes) in pictures {
            self.zip.picture(&name, bytes)?;
        }
        Ok(())
    }

    /// The finished zip.
    ///
    /// # Errors
    /// What the zip writer says.
    pub fn finish(self) -> Result<Vec<u8>, Failed> {
        self.zip.finish()
    }
}

impl Default for Book {
    fn default() -> Self {
        Book::new()
    }
}

/// Where a page lies, without its ending. A date that is none has a folder of its own.
fn path(entry: &Entry) -> String {
    let mut parts = entry.date.split('-');
    let day = match import::stamp(&entry.date) {
        Some(Stamp::Local(_, None)) => [parts.next(), parts.next(), parts.next()],
        _ => [Some("0000"), Some("00"), Some("00")],
    };
    let folder: Vec<&str> = day.into_iter().flatten().collect();
    let words = excerpt(&entry.text).unwrap_or_default();
    let plain = |c: &char| !matches!(c, '*' | '_' | '#' | '!' | '(' | ')');
    let words: String = words.chars().filter(plain).take(WORDS).collect();
    let time = entry
        .time
        .as_deref()
        .and_then(import::minute)
        .and(entry.time.as_deref());
    let time = time.map(|time| time.replace(':', "-"));
    let name = safe_name(&[time.as_deref().unwrap_or_default(), " ", &words].concat());
    let name = if name.is_empty() {
        folder.join("-")
    } else {
        name
    };
    [&folder.join("/"), "/", &name].concat()
}

fn front_matter(leaving: &Leaving<'_>) -> String {
    let entry = leaving.entry;
    let mut front = String::from("---\n");
    let mut line = |name: &str, value: &str| {
        for part in [name, ": ", value, "\n"] {
            front.push_str(part);
        }
    };
    line(MARK, leaving.id);
    line("date", &quoted(&entry.date));
    for (name, value) in [("time", &entry.time), ("zone", &entry.zone)] {
        if let Some(value) = value {
            line(name, &quoted(value));
        }
    }
    if entry.starred {
        line("starred", "true");
    }
    let word = |word: Option<String>| word.unwrap_or_default();
    if let Some(weather) = entry.weather {
        line("weather", &word(serde_json::to_string(&weather).ok()));
    }
    if let Some(energy) = entry.energy {
        line("energy", &word(serde_json::to_string(&energy).ok()));
    }
    if let Some(source) = &entry.source {
        line("widget", &quoted(&source.widget));
        line("week", &quoted(&source.week));
        line("question", &quoted(&source.question));
    }
    line("created", &import::iso(whole(leaving.created)));
    line("updated", &import::iso(whole(leaving.updated)));
    let mut tags = entry.tags.clone();
    tags.extend(
        entry
            .all_tags()
            .into_iter()
            .filter(|tag| !entry.tags.contains(tag)),
    );
    if tags.len() > entry.tags.len() {
        // Those after them stand in the text, and come back with it.
        line(import::OWN_TAGS, &entry.tags.len().to_string());
    }
    if !tags.is_empty() {
        line("tags", "");
        for tag in &tags {
            for part in ["  - ", &quoted(tag), "\n"] {
                front.push_str(part);
            }
        }
    }
    front.push_str("---\n\n");
    front
}

fn quoted(text: &str) -> String {
    serde_json::to_string(text).unwrap_or_default()
}
