//! What an import would do, counted before anything is written.

use std::collections::HashSet;

use super::{
    found::{Found, Item},
    reason::Broken,
};

/// How many broken items are listed.
const LISTED: usize = 100;

/// What an import would do, or did.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Preview {
    /// Entries that are new.
    pub fresh: usize,
    /// Entries the journal has already.
    pub known: usize,
    /// Entries that are in the journal's bin.
    pub binned: usize,
    /// Entries that were deleted from the journal.
    pub deleted: usize,
    /// Entries that came a second time in the chosen files.
    pub again: usize,
    /// Pictures of the new entries.
    pub pictures: usize,
    /// The first day of the new entries.
    pub first: Option<String>,
    /// The last day of the new entries.
    pub last: Option<String>,
    /// How many items were left out.
    pub broken_count: usize,
    /// The first of them.
    pub broken: Vec<Broken>,
    seen: HashSet<String>,
}

/// What becomes of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// It goes in.
    Fresh,
    /// The journal has it.
    Known,
    /// It is in the journal's bin, where it can be put back.
    Binned,
    /// It was deleted from the journal, and stays out unless the member wants it back.
    Deleted,
    /// It came before among the chosen files.
    Again,
}

/// What the journal knows of an entry's identifier.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Here {
    /// It has an entry with it.
    Live,
    /// It has one in its bin.
    Binned,
    /// It had one, which was deleted.
    Deleted,
}

impl Preview {
    /// Counts an entry, given what the journal knows of its identifier.
    pub fn entry(&mut self, found: &Found<'_>, here: Option<Here>) -> Fate {
        if !self.seen.insert(found.id.clone()) {
            self.again += 1;
            return Fate::Again;
        }
        let (count, fate) = match here {
            Some(Here::Live) => (&mut self.known, Fate::Known),
            Some(Here::Binned) => (&mut self.binned, Fate::Binned),
            Some(Here::Deleted) => (&mut self.deleted, Fate::Deleted),
            None => (&mut self.fresh, Fate::Fresh),
        };
        *count += 1;
        if fate != Fate::Fresh {
            return fate;
        }
        self.pictures += found.pictures.len();
        let date = &found.entry.date;
        if self.first.as_ref().is_none_or(|first| date < first) {
            self.first = Some(date.clone());
        }
        if self.last.as_ref().is_none_or(|last| date > last) {
            self.last = Some(date.clone());
        }
        Fate::Fresh
    }

    /// Counts something that was left out.
    pub fn broken(&mut self, broken: Broken) {
        self.broken_count += 1;
        if self.broken.len() < LISTED {
            self.broken.push(broken);
        }
    }

    /// Counts any item, with a function that says what the journal knows of an identifier.
    pub fn count(&mut self, item: Item<'_>, here: impl Fn(&str) -> Option<Here>) {
        match item {
            Item::Entry(found) => {
                self.entry(&found, here(&found.id));
            }
            Item::Broken(broken) => self.broken(broken),
            Item::Nothing => {}
        }
    }
}
