//! What saves and follows the records of a collection, whatever their kind: the state of that work.

use std::{cell::RefCell, collections::BTreeMap, rc::Rc};

use futures_channel::oneshot;
use leptos::prelude::*;
use leptos::reactive::signal::ArcTrigger;
use serde_json::Value;

use super::{Clash, beside::Beside, blobs::Blobs, list::Items};
use crate::{
    context::Context,
    store::{Listing, Query, Record, Watch},
};

/// The records of one kind, and the work on them.
pub(super) struct Engine {
    pub(super) context: Context,
    pub(super) items: Rc<dyn Items>,
    /// Told whenever something changed on screen.
    pub(super) changed: ArcTrigger,
    pub(super) saves: RefCell<Saves>,
}

/// Which records are being saved, which have to be saved again after that, and who waits for the end.
#[derive(Default)]
pub(super) struct Saves {
    pub(super) under_way: BTreeMap<String, Again>,
    /// Changed on screen and not in the store yet, or refused by it, with the draft they came from.
    pub(super) held: BTreeMap<String, Option<String>>,
    /// What the store has of records that differ on screen, where two tabs' versions become one.
    pub(super) origins: BTreeMap<String, Value>,
    /// New records that go with the next save of a record.
    pub(super) beside: Beside,
    /// Bytes that go with the next save of a record that refers to them.
    pub(super) blobs: Blobs,
    /// What was changed here and does not come back after it was deleted elsewhere.
    pub(super) lost: Vec<Record>,
    pub(super) waiting: Vec<oneshot::Sender<()>>,
    pub(super) watch: Option<Watch>,
}

/// Whether a record is to be saved again, and the draft that is spent then.
#[derive(Default)]
pub(super) struct Again {
    pub(super) wanted: bool,
    pub(super) spending: Option<String>,
}

impl Engine {
    /// Shows what a query found, and follows the kind from then on.
    pub(super) fn start(
        context: Context,
        items: Rc<dyn Items>,
        query: Query,
        listing: Listing,
    ) -> Rc<Self> {
        let engine = Rc::new(Self {
            context,
            items,
            changed: ArcTrigger::new(),
            saves: RefCell::default(),
        });
        engine.append(listing);
        engine.follow(query);
        let flushed = Rc::downgrade(&engine);
        context.on_flush(move || match flushed.upgrade() {
            Some(engine) => engine.flush(),
            None => Box::pin(async {}),
        });
        engine
    }

    /// Shows records that were read, and counts those that cannot be.
    pub(super) fn append(&self, listing: Listing) {
        let set_aside = listing.set_aside + self.show(listing.records);
        if set_aside > 0 {
            self.context.set_aside(set_aside);
        }
    }

    /// Shows records, those already here left as they are; how many of them cannot be read.
    pub(super) fn show(&self, records: Vec<Record>) -> usize {
        let mut unreadable = 0;
        for record in records {
            if self.items.stamp(&record.id).is_none() && !self.items.place(record) {
                unreadable += 1;
            }
        }
        self.changed.notify();
        unreadable
    }

    /// What the store has of a record, as far as is known here, whatever is on screen.
    pub(super) fn stored(&self, id: &str) -> Option<Value> {
        let origin = self.saves.borrow().origins.get(id).cloned();
        origin.or_else(|| {
            let record = self.items.record(id)?;
            (record.rev > 0).then_some(record.payload)
        })
    }

    /// Before a change: keeps what the store has, for [`super::Item::merge_from`].
    pub(super) fn remember(&self, id: &str) {
        if self.merges()
            && let Some(stored) = self.stored(id)
        {
            self.saves
                .borrow_mut()
                .origins
                .insert(id.to_owned(), stored);
        }
    }

    /// Whether two versions of a record become one.
    pub(super) fn merges(&self) -> bool {
        self.items.clash() == Clash::Merge
    }
}
