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
    /// It came before among the chosen files.
    Again,
}

impl Preview {
    /// Counts an entry. `known` is whether the journal has one with its identifier, in the bin or not.
    pub fn entry(&mut self, found: &Found<'_>, known: bool) -> Fate {
        if !self.seen.insert(found.id.clone()) {
            self.again += 1;
            return Fate::Again;
        }
        if known {
            self.known += 1;
            return Fate::Known;
        }
        self.fresh += 1;
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

    /// Counts any item, with a function that says which identifiers the journal has.
    pub fn count(&mut self, item: Item<'_>, known: impl Fn(&str) -> bool) {
        match item {
            Item::Entry(found) => {
                self.entry(&found, known(&found.id));
            }
            Item::Broken(broken) => self.broken(broken),
            Item::Nothing => {}
        }
    }
}
