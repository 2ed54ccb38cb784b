//! What is in files that come in, counted and gathered: an account for the member, and batches for the store.

use std::collections::HashSet;

use crate::{
    error::{Error, Result},
    store::{Record, Stored},
    widgets::journal::model::import::{Fate, Format, Found, Item, Preview, Refused},
};

/// The most entries stored at once.
const BATCH: usize = 200;
/// The most bytes of text stored at once, before the last entry of a batch.
const BATCH_BYTES: usize = 1 << 20;

/// What is in the files, or what became of it.
#[derive(Debug, Clone, Default)]
pub struct Account {
    /// What can be read, and whose journal it is.
    pub formats: Vec<(String, Format)>,
    /// What cannot, and why.
    pub refused: Vec<(String, Refused)>,
    /// What is in what can be read.
    pub counted: Preview,
    /// How many entries were stored.
    pub stored: usize,
    /// How it ended.
    pub ending: Ending,
}

/// How a work ended.
#[derive(Debug, Clone, Default, PartialEq)]
pub enum Ending {
    /// At its end.
    #[default]
    Whole,
    /// The member stopped it.
    Stopped,
    /// It could not go on.
    Failed(Error),
}

/// Entries to be stored together.
#[derive(Default)]
pub(super) struct Batch {
    pub(super) records: Vec<Record>,
    pub(super) bytes: usize,
}

impl Account {
    /// Counts an item; gives it back when it is an entry to be stored.
    pub(super) fn take<'p>(
        &mut self,
        item: Item<'p>,
        known: &HashSet<String>,
    ) -> Option<Box<Found<'p>>> {
        match item {
            Item::Entry(found) => {
                let fate = self.counted.entry(&found, known.contains(&found.id));
                (fate == Fate::Fresh).then_some(found)
            }
            Item::Broken(broken) => {
                self.counted.broken(broken);
                None
            }
            Item::Nothing => None,
        }
    }

    pub(super) fn end(&mut self, outcome: Result<Ending>) {
        self.ending = outcome.unwrap_or_else(Ending::Failed);
    }
}

impl Batch {
    pub(super) fn push(&mut self, found: Found<'_>) {
        let mut entry = found.entry;
        entry.pictures.clear();
        self.bytes += entry.text.len();
        let stored = Stored::new(found.id, entry, found.created);
        self.records.push(stored.write(found.updated));
    }

    pub(super) fn is_full(&self) -> bool {
        self.records.len() >= BATCH || self.bytes >= BATCH_BYTES
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::widgets::journal::model::{
        Entry, Picture,
        import::{Broken, Place, Reason},
    };

    fn found(id: &str, text: &str) -> Box<Found<'static>> {
        Box::new(Found {
            id: id.to_owned(),
            created: 1.0,
            updated: 2.0,
            entry: Entry {
                text: text.to_owned(),
                date: "2026-11-23".to_owned(),
                pictures: vec![Picture {
                    blob: "photos/a.jpeg".to_owned(),
                    description: String::new(),
                }],
                ..Entry::default()
            },
            pictures: Vec::new(),
            place: Place::default(),
        })
    }

    #[test]
    fn only_what_is_new_is_to_be_stored_and_only_once() {
        let known = HashSet::from(["known".to_owned()]);
        let mut account = Account::default();
        let mut fresh = |id| account.take(Item::Entry(found(id, "")), &known).is_some();
        assert_eq!(
            ["new", "known", "new"].map(&mut fresh),
            [true, false, false]
        );
        let broken = Broken {
            place: Place::default(),
            reason: Reason::NoDate,
        };
        assert!(account.take(Item::Broken(broken), &known).is_none());
        let counted = &account.counted;
        let counts = (counted.fresh, counted.known, counted.again);
        assert_eq!((counts, counted.broken_count), ((1, 1, 1), 1));
    }

    #[test]
    fn an_entry_is_stored_as_new_with_its_own_moments_and_without_pictures() {
        let mut batch = Batch::default();
        batch.push(*found("a", "Text"));
        let record = batch.records.first().unwrap();
        assert_eq!((record.rev, record.created, record.updated), (0, 1.0, 2.0));
        assert_eq!(record.payload["text"], "Text");
        assert!(record.payload.get("pictures").is_none());
    }

    #[test]
    fn a_batch_is_full_by_entries_or_by_text() {
        let mut small = Batch::default();
        let pushed = (1..).take_while(|_| {
            small.push(*found("a", ""));
            !small.is_full()
        });
        assert_eq!(pushed.count() + 1, BATCH);
        let mut large = Batch::default();
        large.push(*found("a", &"x".repeat(BATCH_BYTES)));
        assert!(large.is_full());
    }
}
