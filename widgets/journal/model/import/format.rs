//! Whose journal it is: told by what is in the files, not by how they are called.

use super::{
    book, clock, daylio, front, joplin, jrnl, json, logseq, page,
    refused::Refused,
    shelf::{Shelf, ends, file_name, stem},
};
use crate::archive::Member;

/// A form of journal that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Day One's JSON, with photos in a zip.
    DayOne,
    /// Journey's zip.
    Journey,
    /// Joplin's Markdown with front matter.
    JoplinMarkdown,
    /// Joplin's own archive.
    JoplinArchive,
    /// jrnl's JSON.
    JrnlJson,
    /// jrnl's text.
    JrnlText,
    /// The journal of a Logseq graph.
    Logseq,
    /// Daily notes of Obsidian.
    Obsidian,
    /// Daylio's CSV.
    Daylio,
    /// This journal's own Markdown book.
    Book,
}

/// How much of a file is looked at.
const START: usize = 64 * 1024;
/// How many files of a kind are looked at.
const SAMPLES: usize = 40;

impl Format {
    /// The word for it in message keys and for the program, as in `import.format.<key>`.
    pub fn key(self) -> &'static str {
        match self {
            Format::DayOne => "day-one",
            Format::Journey => "journey",
            Format::JoplinMarkdown => "joplin-markdown",
            Format::JoplinArchive => "joplin-archive",
            Format::JrnlJson => "jrnl-json",
            Format::JrnlText => "jrnl-text",
            Format::Logseq => "logseq",
            Format::Obsidian => "obsidian",
            Format::Daylio => "daylio",
            Format::Book => "book",
        }
    }
}

/// Whose journal the files of a parcel are.
pub fn recognise(shelf: &Shelf<'_>) -> Result<Format, Refused> {
    let members = shelf.members();
    if members.is_empty() {
        return Err(Refused::Empty);
    }
    let refused = if shelf.at("manifest.json").is_some_and(is_backup) {
        Refused::Backup
    } else if members.iter().any(|member| ends(&member.name, "daylio")) {
        Refused::DaylioBackup
    } else if members
        .first()
        .is_some_and(|member| starts(member, b"age-encryption.org/"))
    {
        Refused::Encrypted
    } else {
        Refused::Unknown
    };
    if refused != Refused::Unknown {
        return Err(refused);
    }
    let by_text = |extensions: &[&str], is: fn(&str) -> bool| {
        let files = shelf.ending(extensions);
        files
            .into_iter()
            .take(SAMPLES)
            .any(|member| is(&start(member)))
    };
    let found = of_json(shelf)
        .or_else(|| of_pages(shelf))
        .or_else(|| by_text(&["csv"], daylio::is_daylio).then_some(Format::Daylio))
        .or_else(|| by_text(&["txt", "jrnl"], is_jrnl).then_some(Format::JrnlText));
    found.ok_or(refused)
}

fn of_json(shelf: &Shelf<'_>) -> Option<Format> {
    let files = shelf.ending(&["json"]);
    files.into_iter().take(SAMPLES).find_map(|member| {
        let (root, inside) = json::keys(&member.beginning(START));
        let root = |key: &str| root.iter().any(|known| known == key);
        let inside = |key: &str| inside.iter().any(|known| known == key);
        if root("date_journal") {
            Some(Format::Journey)
        } else if !root("entries") {
            None
        } else if inside("creationDate") || root("metadata") {
            Some(Format::DayOne)
        } else if (inside("title") || inside("body")) && inside("date") || root("tags") {
            Some(Format::JrnlJson)
        } else if inside("uuid") {
            Some(Format::DayOne)
        } else {
            None
        }
    })
}

fn of_pages(shelf: &Shelf<'_>) -> Option<Format> {
    let pages = shelf.ending(&["md"]);
    if pages.is_empty() {
        return None;
    }
    let is_item = |member: &&Member<'_>| {
        stem(&member.name).len() == 32
            && member
                .bytes(START as u64 * 16)
                .is_ok_and(|bytes| str::from_utf8(&bytes).is_ok_and(joplin::archive::is_item))
    };
    if pages
        .iter()
        .copied()
        .take(SAMPLES)
        .any(|member| is_item(&member))
    {
        return Some(Format::JoplinArchive);
    }
    let starts: Vec<String> = pages
        .iter()
        .take(SAMPLES)
        .map(|member| start(member))
        .collect();
    let fronts: Vec<_> = starts.iter().map(|start| front::read(start)).collect();
    if fronts.iter().any(|front| front.has(book::MARK)) {
        return Some(Format::Book);
    }
    let of_joplin = |front: &front::Front<'_>| {
        front.has("title") && (front.has("created") || front.has("updated"))
    };
    if fronts.iter().any(of_joplin) {
        return Some(Format::JoplinMarkdown);
    }
    let graph = |member: &Member<'_>| member.name.contains("logseq/config.edn");
    if pages.iter().any(|member| logseq::is_page(&member.name)) || shelf.members().iter().any(graph)
    {
        return Some(Format::Logseq);
    }
    let dated = |front: &front::Front<'_>| {
        let fields = front.fields.iter();
        fields
            .filter(|(name, _)| name == "date" || name == "created")
            .any(|(_, value)| value.as_str().and_then(clock::stamp).is_some())
    };
    let named = |member: &&Member<'_>| page::day_in(stem(&member.name)).is_some();
    (pages.iter().any(named) || fronts.iter().any(dated)).then_some(Format::Obsidian)
}

/// A file's beginning as text; what does not fit into a character at its end is left out.
fn start(member: &Member<'_>) -> String {
    let bytes = member.beginning(START);
    match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            let whole = error.utf8_error().valid_up_to();
            let mut bytes = error.into_bytes();
            bytes.truncate(whole);
            String::from_utf8(bytes).unwrap_or_default()
        }
    }
}

fn starts(member: &Member<'_>, with: &[u8]) -> bool {
    member.beginning(with.len()) == with
}

fn is_backup(member: &Member<'_>) -> bool {
    start(member).contains("\"escale-backup\"")
}

fn is_jrnl(text: &str) -> bool {
    jrnl::text::is_jrnl(text)
}

/// Whether a file alone is worth being looked at by its ending, or goes with others: pages and pictures.
pub fn stands_alone(name: &str) -> bool {
    !ends(file_name(name), "md")
        && ["json", "txt", "jrnl", "csv"]
            .iter()
            .any(|end| ends(name, end))
}
