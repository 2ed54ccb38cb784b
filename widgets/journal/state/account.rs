//! What is in files that come in, counted and gathered: an account for the member, and batches for the store.

use std::collections::HashMap;

use crate::{
    error::{Error, Result},
    store::{Blob, Record, Stored},
    widgets::journal::model::import::{Fate, Format, Found, Here, Item, Preview, Refused},
};

/// The most entries stored at once.
const BATCH: usize = 200;
/// The most bytes of text and pictures stored at once, before the last entry of a batch.
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
    pub(super) blobs: Vec<Blob>,
    pub(super) bytes: usize,
}

impl Account {
    /// Counts an item; gives it back when it is an entry to be stored.
    pub(super) fn take<'p>(
        &mut self,
        item: Item<'p>,
        known: &HashMap<String, Here>,
    ) -> Option<Box<Found<'p>>> {
        match item {
            Item::Entry(found) => {
                let fate = self.counted.entry(&found, known.get(&found.id).copied());
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
    /// Adds an entry whose pictures are these.
    pub(super) fn push(&mut self, found: Found<'_>, mut blobs: Vec<Blob>) {
        self.bytes += found.entry.text.len();
        self.bytes += blobs.iter().map(|blob| blob.bytes.len()).sum::<usize>();
        self.blobs.append(&mut blobs);
        let stored = Stored::new(found.id, found.entry, found.created);
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
            former: None,
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
        let here = [
            ("known", Here::Live),
            ("binned", Here::Binned),
            ("deleted", Here::Deleted),
        ];
        let known = HashMap::from(here.map(|(id, here)| (id.to_owned(), here)));
        let mut account = Account::default();
        let mut fresh = |id| account.take(Item::Entry(found(id, "")), &known).is_some();
        assert_eq!(
            ["new", "known", "binned", "deleted", "new"].map(&mut fresh),
            [true, false, false, false, false]
        );
        let broken = Broken {
            place: Place::default(),
            reason: Reason::NoDate,
        };
        assert!(account.take(Item::Broken(broken), &known).is_none());
        let counted = &account.counted;
        let counts = (counted.fresh, counted.known, counted.again);
        assert_eq!((counts, counted.broken_count), ((1, 1, 1), 1));
        assert_eq!((counted.binned, counted.deleted), (1, 1));
    }

    #[test]
    fn an_entry_is_stored_as_new_with_its_own_moments_and_its_pictures() {
        let mut batch = Batch::default();
        let blob = Blob::new("photos/a.jpeg", "image/jpeg", *b"12345");
        batch.push(*found("a", "Text"), vec![blob]);
        let record = batch.records.first().unwrap();
        assert_eq!((record.rev, record.created, record.updated), (0, 1.0, 2.0));
        assert_eq!(record.payload["text"], "Text");
        assert_eq!(record.blobs, ["photos/a.jpeg"]);
        assert_eq!((batch.blobs.len(), batch.bytes), (1, 9));
    }

    #[test]
    fn a_batch_is_full_by_entries_or_by_text() {
        let mut small = Batch::default();
        let pushed = (1..).take_while(|_| {
            small.push(*found("a", ""), Vec::new());
            !small.is_full()
        });
        assert_eq!(pushed.count() + 1, BATCH);
        let mut large = Batch::default();
        large.push(*found("a", &"x".repeat(BATCH_BYTES)), Vec::new());
        assert!(large.is_full());
    }
}
