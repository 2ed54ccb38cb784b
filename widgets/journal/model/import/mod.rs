//! Other programs' journals, read into this one.
//!
//! [`open`] sorts the chosen files into [`Parcel`]s: an archive is one, a file of entries is one, loose pages are one
//! together. A parcel is read as often as needed, each time with a new [`Reader`]: once for the [`Preview`] that is
//! shown before anything is written, once to write. A reader is an iterator, and each of its steps is short (a piece
//! of 32 kB, or one entry), so that progress can be shown and the work be stopped between two.
//!
//! ```text
//! let opened = import::open(&files);
//! for parcel in &opened.parcels {
//!     for item in parcel.read(&civil) { … }
//! }
//! ```
//!
//! An item that is broken is reported with its place and the reason, and the others go in. Each entry has an
//! identifier that comes from its program's own name for it, or from what it says, so that bringing the same journal in
//! twice changes nothing: what has a known identifier is left as it is. It is stored under what [`Naming`] makes of that.
//!
//! Pictures stay packed until [`Attached::bytes`] is called, since a preview needs none of them; see
//! [`Found::entry`] for how they get their place. They are taken out of the text, which the journal shows above its
//! pictures; where exactly they stood in it is not kept.
//!
//! What is held in memory: the chosen files, the names of an archive's members, one entry. All of it is bounded by
//! [`limits`] and by those of [`archive`](crate::archive). Sound and film are left out by name.
//!
//! Pure: bytes and a function for time zones in, entries out. Errors are data; their sentences are in the message
//! files under `import.refused`, `import.reason` and `import.format`.

mod book;
mod clock;
mod day_one;
mod daylio;
mod fields;
mod format;
mod found;
mod front;
mod html;
mod identity;
mod joplin;
mod journey;
mod jrnl;
mod json;
mod lift;
pub mod limits;
mod logseq;
mod making;
mod naming;
mod obsidian;
mod page;
mod preview;
mod reason;
mod refused;
mod shelf;
mod source;

pub use clock::{Civil, Local};
pub use format::Format;
pub use found::{Attached, Found, Item, PictureType};
pub use naming::Naming;
pub use preview::{Fate, Here, Preview};
pub use reason::{Broken, Place, Reason};
pub use refused::Refused;

pub(super) use book::{MARK, OWN_TAGS};
pub(super) use clock::{Stamp, iso, minute, moment, stamp};
pub(super) use day_one::{MOMENT, Own};
pub(super) use identity::{as_uuid, of};
pub(super) use lift::bracketed;

use self::{
    shelf::Shelf,
    source::{Given, Queue, Source},
};
use crate::archive::{self, Fault, Member};

/// A chosen file.
#[derive(Debug, Clone, Copy)]
pub struct File<'a> {
    /// Its name, with its folders where they are known.
    pub name: &'a str,
    /// What is in it.
    pub bytes: &'a [u8],
}

/// What the chosen files are.
#[derive(Debug, Default)]
pub struct Opened<'a> {
    /// What can be read.
    pub parcels: Vec<Parcel<'a>>,
    /// What cannot, by its name.
    pub refused: Vec<(String, Refused)>,
}

/// Files that belong together, and whose journal they are.
#[derive(Debug)]
pub struct Parcel<'a> {
    /// The archive's name, or the first file's.
    pub name: String,
    /// Whose journal it is.
    pub format: Format,
    archive: bool,
    shelf: Shelf<'a>,
    broken: Vec<(String, Fault)>,
}

/// Reads a parcel, item by item.
pub struct Reader<'p> {
    given: Given<'p>,
    source: Box<dyn Source<'p> + 'p>,
    ready: Queue<'p>,
    entries: usize,
    over: bool,
    all: u64,
}

/// The identifier of the bytes of an entry's picture: the same whenever the same entry is read.
pub fn of_picture(entry: &str, place: usize) -> String {
    of(&["picture", entry, &place.to_string()])
}

/// Sorts the chosen files.
pub fn open<'a>(files: &[File<'a>]) -> Opened<'a> {
    let mut opened = Opened::default();
    let bytes: u64 = files.iter().map(|file| file.bytes.len() as u64).sum();
    if bytes > limits::FILES_BYTES {
        let names = files
            .iter()
            .map(|file| (file.name.to_owned(), Refused::TooLarge));
        opened.refused.extend(names);
        return opened;
    }
    let (mut alone, mut together) = (Vec::new(), Vec::new());
    for file in files {
        if file.bytes.is_empty() {
            opened.refused.push((file.name.to_owned(), Refused::Empty));
        } else if archive::is_zip(file.bytes) || archive::is_tar(file.bytes) {
            match archive::open(file.bytes) {
                Ok(found) => opened.sort(file.name, true, found.members, found.broken),
                Err(fault) => opened
                    .refused
                    .push((file.name.to_owned(), Refused::Archive(fault))),
            }
        } else if format::stands_alone(file.name) {
            alone.push(file);
        } else {
            together.push(Member::loose(file.name, file.bytes));
        }
    }
    let page = together
        .iter()
        .position(|member| shelf::ends(&member.name, "md"));
    for file in &alone {
        let pictures = if page.is_none() {
            together.clone()
        } else {
            Vec::new()
        };
        let members = [Member::loose(file.name, file.bytes)]
            .into_iter()
            .chain(pictures);
        opened.sort(file.name, false, members.collect(), Vec::new());
    }
    match page.and_then(|page| together.get(page)) {
        Some(first) => {
            let name = first.name.clone();
            opened.sort(&name, false, together, Vec::new());
        }
        // Pictures go with what was chosen beside them.
        None if !alone.is_empty() => {}
        None => {
            for member in together {
                let name = member.name.clone();
                opened.sort(&name, false, vec![member], Vec::new());
            }
        }
    }
    opened
}

impl<'a> Opened<'a> {
    fn sort(
        &mut self,
        name: &str,
        archive: bool,
        members: Vec<Member<'a>>,
        broken: Vec<(String, Fault)>,
    ) {
        let files = Shelf::new(members);
        match format::recognise(&files) {
            Ok(format) => self.parcels.push(Parcel {
                name: name.to_owned(),
                format,
                archive,
                shelf: files,
                broken,
            }),
            Err(refused) => self.refused.push((name.to_owned(), refused)),
        }
    }
}

impl Parcel<'_> {
    /// Begins to read it. `civil` says what calendar and clock showed at a moment in a zone.
    pub fn read<'p>(&'p self, civil: &'p Civil<'p>) -> Reader<'p> {
        let given = Given {
            shelf: &self.shelf,
            archive: self.archive.then_some(self.name.as_str()),
            civil,
        };
        let source = match self.format {
            Format::DayOne => day_one::read(given),
            Format::Journey => journey::read(given),
            Format::JoplinMarkdown => joplin::markdown::read(given),
            Format::JoplinArchive => joplin::archive::read(given),
            Format::JrnlJson => jrnl::json::read(given),
            Format::JrnlText => jrnl::text::read(given),
            Format::Logseq => logseq::read(given),
            Format::Obsidian => obsidian::read(given),
            Format::Daylio => daylio::read(given),
            Format::Book => book::read(given),
        };
        let mut ready = Queue::new();
        for (name, fault) in &self.broken {
            source::broken(&mut ready, given.place(name, None), (*fault).into());
        }
        Reader {
            given,
            source,
            ready,
            entries: 0,
            over: false,
            all: self.text_bytes(),
        }
    }

    /// How many packed bytes a reader goes through: all but pictures and other files beside the entries.
    fn text_bytes(&self) -> u64 {
        let extensions = ["json", "md", "txt", "jrnl", "csv"];
        let files = self.shelf.ending(&extensions);
        files.iter().map(|member| member.packed_bytes()).sum()
    }
}

impl Reader<'_> {
    /// How much is behind it and how much there is, in packed bytes.
    pub fn progress(&self) -> (u64, u64) {
        let all = self.all.max(1);
        let taken = if self.over {
            all
        } else {
            self.source.taken().min(all)
        };
        (taken, all)
    }
}

impl<'p> Iterator for Reader<'p> {
    type Item = Item<'p>;

    fn next(&mut self) -> Option<Item<'p>> {
        if self.ready.is_empty() && !self.over {
            self.over = !self.source.step(&mut self.ready);
        }
        match self.ready.pop_front() {
            Some(Item::Entry(_)) if self.entries >= limits::ENTRIES => {
                self.over = true;
                self.ready.clear();
                let max = limits::ENTRIES;
                Some(Item::Broken(Broken {
                    place: self.given.place("", None),
                    reason: Reason::TooManyEntries { max },
                }))
            }
            Some(item) => {
                self.entries += usize::from(matches!(item, Item::Entry(_)));
                Some(item)
            }
            None => (!self.over).then_some(Item::Nothing),
        }
    }
}

#[cfg(test)]
mod tests;
