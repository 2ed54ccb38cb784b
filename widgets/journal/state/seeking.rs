//! What the search field, the look back and the list below them share, known before the code of either is loaded.

use leptos::{
    prelude::*,
    reactive::owner::{Owner, WeakOwner},
};

use super::{Command, State, past::Past};
use crate::{
    store::{Listing, Place, Stored},
    widgets::journal::model::{Entry, rows},
};

/// Whether and what is sought.
#[derive(Clone, Copy)]
pub struct Seeking {
    /// What stands in the search field.
    pub typed: RwSignal<String>,
    /// Whether what is typed asks for something, so that what is found stands in the place of the list.
    pub asking: RwSignal<bool>,
    /// Whether the look back is open, in the place of the list.
    pub looking: RwSignal<bool>,
    /// Entries here that the list may not have come to: fetched by themselves, or of pages it begins again.
    fetched: RwSignal<Vec<String>>,
    past: StoredValue<Option<Past>, LocalStorage>,
    owner: StoredValue<Option<WeakOwner>>,
}

impl Seeking {
    /// Nothing is sought. What is made later lives as long as what is alive now.
    pub fn new() -> Self {
        Self {
            typed: RwSignal::default(),
            asking: RwSignal::new(false),
            looking: RwSignal::new(false),
            fetched: RwSignal::default(),
            past: StoredValue::new_local(None),
            owner: StoredValue::new(Owner::current().map(|owner| owner.downgrade())),
        }
    }

    /// The list begins again from its newest page; entries that are here wait until it comes to them.
    pub fn begin_again(&self, entries: &[Stored<Entry>]) {
        let ids = entries.iter().map(|one| one.id.clone()).collect();
        self.fetched.set(ids);
    }

    /// Whether the list shows an entry, as far as it has read (`older` is where its next page begins).
    pub fn lists(&self, id: &str, entry: &Entry, older: Option<&Place>) -> bool {
        let edge = older.map(|place| (place.order.as_str(), place.id.as_str()));
        self.fetched.with(|fetched| {
            !fetched.iter().any(|one| one == id) || !rows::is_beyond(&entry.order(), id, edge)
        })
    }
}

impl State {
    /// What is sought.
    pub fn seeking(&self) -> Seeking {
        self.seeking
    }

    /// Whether something else stands in the place of the list.
    pub fn is_elsewhere(&self) -> bool {
        self.seeking.asking.get() || self.seeking.looking.get()
    }

    /// Closes the entry that is open, if one is.
    pub fn close_open(&self) {
        if self.held.with_untracked(Option::is_some) {
            self.send(Command::Close);
        }
    }

    /// The journal's past, read on first use.
    pub(super) fn past(&self, start: impl FnOnce() -> Past) -> Past {
        if let Some(past) = self.seeking.past.get_value() {
            return past;
        }
        let owner = self.seeking.owner.get_value();
        let past = match owner.and_then(|owner| owner.upgrade()) {
            Some(owner) => owner.with(start),
            None => start(),
        };
        self.seeking.past.set_value(Some(past));
        past
    }

    /// The text of an entry as it is stored; none when it cannot be had.
    pub async fn stored_text(&self, id: String) -> Option<String> {
        let record = match self.context.store().get(&id).await {
            Ok(record) => record?,
            Err(error) => {
                self.context.fail(error);
                return None;
            }
        };
        Stored::<Entry>::read(record).ok().map(|one| one.data.text)
    }

    /// Fetches an entry that no page of the list has brought; false when it is here already or cannot be had.
    pub(super) async fn fetch(&self, id: &str) -> bool {
        if self.entries.find(id).is_some() {
            return false;
        }
        match self.context.store().get(id).await {
            Ok(Some(record)) => {
                self.seeking
                    .fetched
                    .update(|fetched| fetched.push(id.to_owned()));
                self.entries.append(Listing {
                    records: vec![record],
                    set_aside: 0,
                });
                true
            }
            Ok(None) => false,
            Err(error) => {
                self.context.fail(error);
                false
            }
        }
    }
}
