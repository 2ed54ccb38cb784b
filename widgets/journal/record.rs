//! How an entry is stored, and how the journal and its bin are read a page at a time.
//!
//! Kind `journal-entry`, version 1, the payload being [`Entry`] as it stands. `order` is the entry's date and time
//! (`2026-11-23T08:05`; `2026-11-23` without a time, and for what was stored before times counted), so that the
//! newest page is read without reading the journal; of two entries of one minute the identifier, a UUID of version
//! 7, decides by the moment they were made. An entry in the bin has `bin/` and the
//! moment it was put there (`bin/0001763932676123`): letters come after digits, so each list is a range of its own
//! and neither grows with the other.
//!
//! Kind `journal-version`, version 1, the payload being [`Version`] as it stands: what an entry said earlier. `order` is
//! the entry's identifier, a slash and the moment of it (`…/0001763932676123`), so that one entry's versions are a range.

use super::model::{
    BIN, Entry, PAGE,
    versions::{KEPT, Version, keys_of},
};
use crate::{
    context::collection::{Clash, Item},
    store::{Kind, Listing, Place, Query, kinds},
};

impl Kind for Entry {
    const KIND: &'static str = kinds::JOURNAL_ENTRY;
    const VERSION: u32 = 1;

    fn order(&self) -> String {
        Entry::order(self)
    }

    fn blobs(&self) -> Vec<String> {
        let pictures = self.pictures.iter();
        pictures.map(|picture| picture.blob.clone()).collect()
    }
}

impl Kind for Version {
    const KIND: &'static str = kinds::JOURNAL_VERSION;
    const VERSION: u32 = 1;

    fn order(&self) -> String {
        Version::order(self)
    }
}

impl Item for Entry {
    const CLASH: Clash = Clash::KeepBoth;
    // It may have been put under a passphrase of its own.
    const REVIVES: bool = false;
}

/// A page of the journal before this place, newest first; the first page without one. One more than a page, which
/// tells whether there is another.
pub fn newest(before: Option<Place>) -> Query {
    Query {
        after: before.or_else(|| Some(edge())),
        ..last()
    }
}

/// A page of the bin before this place, last binned first; one more than a page. Where the bin ends, it goes on with
/// entries of the journal.
pub fn last_binned(before: Option<Place>) -> Query {
    Query {
        after: before,
        ..last()
    }
}

/// What is longest in the bin, first.
pub fn first_binned() -> Query {
    Query {
        after: Some(edge()),
        limit: Some(PAGE),
        ..Query::kind(kinds::JOURNAL_ENTRY)
    }
}

/// The versions of an entry after this place, oldest first; the first of them without one. Where they end, it goes on
/// with those of others.
pub fn versions(entry: &str, after: Option<Place>) -> Query {
    Query {
        after: after.or_else(|| Some(place(keys_of(entry)))),
        limit: Some(KEPT + 1),
        ..Query::kind(kinds::JOURNAL_VERSION)
    }
}

/// The newest version of an entry, or, if it has none, one of another's.
pub fn newest_version(entry: &str) -> Query {
    let mut end = keys_of(entry);
    // Comes after the digits of every moment.
    end.push('~');
    Query {
        after: Some(place(end)),
        ..Query::last(kinds::JOURNAL_VERSION, 1)
    }
}

/// Leaves of what a query found the versions of one entry.
pub fn only_of(found: &mut Listing, entry: &str) {
    let keys = keys_of(entry);
    found
        .records
        .retain(|record| record.order.starts_with(&keys));
}

/// How many entries of the whole journal are read at a time.
pub const READ: usize = 100;

/// Entries after this place, oldest first and then the bin; the first ones without one.
pub fn all_after(after: Option<Place>) -> Query {
    Query {
        after,
        limit: Some(READ),
        ..Query::kind(kinds::JOURNAL_ENTRY)
    }
}

/// Cuts what a query found to a page of one list, the bin or the journal; gives the place where the next page begins,
/// if there is one.
pub fn cut(found: &mut Listing, bin: bool) -> Option<Place> {
    found
        .records
        .retain(|record| record.order.starts_with(BIN) == bin);
    let more = found.records.len() > PAGE;
    found.records.truncate(PAGE);
    found
        .records
        .last()
        .filter(|_| more)
        .map(crate::store::Record::place)
}

/// Between the journal and the bin.
fn edge() -> Place {
    place(BIN.to_owned())
}

/// Before every record with this key.
fn place(order: String) -> Place {
    Place {
        order,
        id: String::new(),
    }
}

fn last() -> Query {
    Query::last(kinds::JOURNAL_ENTRY, PAGE + 1)
}

#[cfg(test)]
mod tests {
    use futures_executor::block_on;

    use super::*;
    use crate::store::{Change, Store, Stored, memory::Memory};

    /// A store of this many live and binned entries, with identifiers in the order they were made.
    fn store(live: usize, binned: usize) -> Memory {
        let store = Memory::default();
        for place in 0..live + binned {
            let entry = Entry {
                date: "2026-11-23".to_owned(),
                binned: (place >= live).then_some(1_763_932_676_123.0),
                ..Entry::default()
            };
            let record = Stored::new(format!("{place:03}"), entry, 0.0).write(0.0);
            block_on(store.save(Change::of(record))).unwrap();
        }
        store
    }

    fn page(store: &Memory, query: Query, bin: bool) -> (Vec<String>, Option<Place>) {
        let mut found = block_on(store.list(query)).unwrap();
        let next = cut(&mut found, bin);
        (
            found.records.into_iter().map(|record| record.id).collect(),
            next,
        )
    }

    #[test]
    fn the_versions_of_one_entry_are_found_oldest_first() {
        let store = Memory::default();
        for (id, entry, at) in [
            ("1", "a", 1_763_932_676_123.0),
            ("2", "ab", 1.0),
            ("3", "a", 999_999_999_999.0),
            ("4", "b", 2.0),
        ] {
            let version = Version {
                entry: entry.to_owned(),
                at,
                ..Version::default()
            };
            let record = Stored::new(id.to_owned(), version, 0.0).write(0.0);
            block_on(store.save(Change::of(record))).unwrap();
        }
        let of = |entry: &str| {
            let ids = |query: Query| {
                let mut found = block_on(store.list(query)).unwrap();
                only_of(&mut found, entry);
                let records = found.records.into_iter();
                records.map(|record| record.id).collect::<Vec<_>>()
            };
            (ids(versions(entry, None)), ids(newest_version(entry)))
        };
        let both = |all: &[&str], newest: &[&str]| {
            let owned = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect::<Vec<_>>();
            (owned(all), owned(newest))
        };
        assert_eq!(of("a"), both(&["3", "1"], &["1"]));
        assert_eq!(of("ab"), both(&["2"], &["2"]));
        assert_eq!(of("c"), both(&[], &[]));
    }

    #[test]
    fn pages_of_the_journal_join_and_end_before_the_bin() {
        let store = store(45, 40);
        let (first, next) = page(&store, newest(None), false);
        assert_eq!(
            (first.len(), first.first().map(String::as_str)),
            (30, Some("044"))
        );
        let (second, end) = page(&store, newest(next), false);
        assert_eq!(
            (second.len(), second.first().map(String::as_str)),
            (15, Some("014"))
        );
        assert_eq!(end, None);
    }

    #[test]
    fn the_whole_journal_is_read_oldest_first_and_the_bin_last() {
        let store = store(130, 20);
        let first = block_on(store.list(all_after(None))).unwrap().records;
        let place = first.last().map(crate::store::Record::place);
        let rest = block_on(store.list(all_after(place))).unwrap().records;
        let ids: Vec<_> = first.iter().chain(&rest).map(|one| &one.id).collect();
        assert_eq!((first.len(), ids.len()), (READ, 150));
        assert!(ids.is_sorted());
        assert!(rest.last().unwrap().order.starts_with(BIN));
    }

    #[test]
    fn a_journal_of_just_one_page_has_no_other() {
        let (all, next) = page(&store(30, 0), newest(None), false);
        assert_eq!((all.len(), next), (30, None));
    }

    /// Keys of before the time of day counted stand among the day's entries that have no time.
    #[test]
    fn records_with_dates_alone_as_keys_are_listed_with_those_that_have_times() {
        let store = Memory::default();
        let made = |id: &str, time: Option<&str>| {
            let entry = Entry {
                date: "2026-11-23".to_owned(),
                time: time.map(str::to_owned),
                ..Entry::default()
            };
            Stored::new(id.to_owned(), entry, 0.0).write(0.0)
        };
        let mut before = made("old", Some("23:00"));
        before.order = "2026-11-23".to_owned();
        for record in [before, made("late", Some("21:30")), made("none", None)] {
            block_on(store.save(Change::of(record))).unwrap();
        }
        let (all, next) = page(&store, newest(None), false);
        assert_eq!(all, ["late", "old", "none"]);
        assert_eq!(next, None);
    }

    #[test]
    fn pages_of_the_bin_join_and_end_before_the_journal() {
        let store = store(45, 40);
        let (first, next) = page(&store, last_binned(None), true);
        assert_eq!(
            (first.len(), first.first().map(String::as_str)),
            (30, Some("084"))
        );
        let (second, end) = page(&store, last_binned(next), true);
        assert_eq!((second.len(), end), (10, None));
        assert_eq!(
            page(&store, first_binned(), true)
                .0
                .first()
                .map(String::as_str),
            Some("045")
        );
    }
}
