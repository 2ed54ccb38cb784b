//! How an entry is stored: kind `journal-entry`, version 1, the payload being
//! [`Entry`](super::model::Entry) as it stands.
//!
//! `order` is the entry's date (`2026-11-23`), so that the journal's last page is read without reading the journal;
//! of two entries of one day the identifier, a UUID of version 7, decides by the moment they were made. An
//! entry in the bin has `bin/` and the moment it was put there (`bin/001763932676123`): letters come after digits,
//! so each list is a range of its own and neither grows with the other.

use super::model::Entry;
use crate::{
    context::collection::{Clash, Item},
    store::{Kind, kinds},
};

impl Kind for Entry {
    const KIND: &'static str = kinds::JOURNAL_ENTRY;
    const VERSION: u32 = 1;

    fn order(&self) -> String {
        Entry::order(self)
    }
}

impl Item for Entry {
    const CLASH: Clash = Clash::KeepBoth;
}
