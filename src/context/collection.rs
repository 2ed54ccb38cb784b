//! The records of one kind as a list of signals: loaded once, saved one at a time, following other tabs.
//!
//! A widget changes a record here and nowhere else. The list shows the change at once; the line under the widget
//! says "saved" when the store did. Saves of one record never overtake each other: while one is under way the
//! newest state waits. Writing is held on screen and saved at a pause; what another tab stores meanwhile is merged
//! into it.

use std::{cell::RefCell, rc::Rc};

use futures_channel::oneshot;
use futures_util::future::LocalBoxFuture;
use leptos::prelude::*;

mod saving;

use super::Context;
use crate::{
    error::Result,
    store::{Kind, Listing, Notice, Query, Record, Stored},
    text::now,
};
use saving::Saves;

/// What happens to a record that another tab changed since it was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Clash {
    /// The later change wins; fine for a tick or a choice.
    Overwrite,
    /// Both stay: what is on screen where it is, the other as a new record; right for writing.
    KeepBoth,
    /// Both become one through [`Item::merge`]; right for writing in a record with a fixed name.
    Merge,
}

/// A kind a collection can hold.
pub trait Item: Kind + Clone + PartialEq + Send + Sync + 'static {
    /// What happens when two tabs changed the same record.
    const CLASH: Clash;

    /// Takes what another tab stored meanwhile into this one, for [`Clash::Merge`]. Nothing either of them wrote
    /// may go.
    fn merge(&mut self, _theirs: Self) {}

    /// The same where it is known what both of them started from.
    fn merge_from(&mut self, _origin: &Self, theirs: Self) {
        self.merge(theirs);
    }
}

/// The records of one kind.
pub struct Collection<T: Item> {
    context: Context,
    items: RwSignal<Vec<Stored<T>>>,
    saves: StoredValue<Rc<RefCell<Saves<T>>>, LocalStorage>,
}

#[expect(clippy::expl_impl_clone_on_copy, reason = "derive would ask `T: Copy`")]
impl<T: Item> Clone for Collection<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Item> Copy for Collection<T> {}

impl<T: Item> Collection<T> {
    /// Loads the records a query finds and follows their kind from then on.
    ///
    /// # Errors
    /// What the store answered.
    pub async fn open(context: Context, query: Query) -> Result<Self> {
        let listing = context.store().list(query.clone()).await?;
        Ok(Self::of(context, query, listing))
    }

    /// Holds records that were read already, and follows their kind from then on. `query` finds what to read again
    /// after a merge.
    pub fn of(context: Context, query: Query, listing: Listing) -> Self {
        let saves = StoredValue::new_local(Rc::default());
        let collection = Self {
            context,
            items: RwSignal::new(Vec::new()),
            saves,
        };
        collection
            .items
            .set(collection.typed(listing.records, listing.set_aside));
        collection.follow(query);
        context.on_flush(move || collection.flush());
        collection
    }

    /// The records, in the order of the query.
    pub fn items(&self) -> ReadSignal<Vec<Stored<T>>> {
        self.items.read_only()
    }

    /// The record with this identifier as it is now, without following it.
    pub fn find(&self, id: &str) -> Option<Stored<T>> {
        self.items
            .with_untracked(|items| items.iter().find(|one| one.id == id).cloned())
    }

    /// Adds records read later (an older page); those already here stay.
    pub fn append(&self, listing: Listing) {
        self.take_in(self.typed(listing.records, listing.set_aside));
    }

    fn take_in(&self, more: Vec<Stored<T>>) {
        self.items.update(|items| {
            for one in more {
                if !items.iter().any(|here| here.id == one.id) {
                    items.push(one);
                }
            }
        });
    }

    /// Adds a new record and saves it. `draft` is the key of the draft it came from.
    pub fn add(&self, id: String, data: T, draft: Option<&str>) {
        let one = Stored::new(id.clone(), data, now());
        self.items.update(|items| items.push(one));
        self.save(&id, draft);
    }

    /// Sets what a record holds, whether it is there or new.
    pub fn put(&self, id: String, data: T) {
        if self.find(&id).is_some() {
            self.edit(&id, |here| *here = data);
        } else {
            self.add(id, data, None);
        }
    }

    /// Changes a record and saves it.
    pub fn edit(&self, id: &str, change: impl FnOnce(&mut T)) {
        self.edit_spending(id, None, change);
    }

    /// Changes a record and saves it, dropping the draft it came from.
    pub fn edit_spending(&self, id: &str, draft: Option<&str>, change: impl FnOnce(&mut T)) {
        self.remember(id);
        let found = self.items.try_update(|items| {
            items
                .iter_mut()
                .find(|one| one.id == id)
                .map(|one| change(&mut one.data))
                .is_some()
        });
        if found == Some(true) {
            self.save(id, draft);
        }
    }

    /// Shows what a record will hold and saves it at the next [`Collection::keep`] or flush: for writing, which is
    /// saved at a pause rather than at each key. `draft` is the key of the draft that holds it until then.
    pub fn hold(&self, id: &str, data: T, draft: Option<&str>) {
        self.remember(id);
        self.items
            .update(|items| match items.iter_mut().find(|one| one.id == id) {
                Some(one) => one.data = data,
                None => items.push(Stored::new(id.to_owned(), data, now())),
            });
        let saves = self.saves.get_value();
        saves
            .borrow_mut()
            .held
            .insert(id.to_owned(), draft.map(str::to_owned));
        self.context.unsaved();
    }

    /// Saves what is held of a record.
    pub fn keep(&self, id: &str) {
        if self
            .saves
            .with_value(|saves| saves.borrow().held.contains_key(id))
        {
            self.save(id, None);
        }
    }

    /// What the store has of a record, as far as is known here, whatever is on screen.
    pub fn stored(&self, id: &str) -> Option<T> {
        let origin = self
            .saves
            .with_value(|saves| saves.borrow().origins.get(id).cloned());
        origin.or_else(|| self.find(id).filter(|one| one.rev > 0).map(|one| one.data))
    }

    /// Before a change: keeps what the store has, for [`Item::merge_from`].
    fn remember(&self, id: &str) {
        if T::CLASH == Clash::Merge
            && let Some(stored) = self.stored(id)
        {
            self.saves
                .with_value(|saves| saves.borrow_mut().origins.insert(id.to_owned(), stored));
        }
    }

    /// Deletes a record for good, leaving a tombstone that other devices learn of at the next merge. What another
    /// tab wrote into it meanwhile is not deleted unread: it comes back.
    pub fn delete(&self, id: &str) {
        let Some(one) = self.find(id) else { return };
        self.items
            .update(|items| items.retain(|here| here.id != id));
        self.saves.with_value(|saves| {
            let mut saves = saves.borrow_mut();
            saves.held.remove(id);
            saves.origins.remove(id);
        });
        let (context, collection) = (self.context, *self);
        context.spawn(async move {
            if let Some(back) = collection.bury(one).await {
                collection.take_in(vec![back]);
            }
        });
    }

    fn typed(&self, records: Vec<Record>, mut set_aside: usize) -> Vec<Stored<T>> {
        let mut items = Vec::with_capacity(records.len());
        for record in records {
            match Stored::read(record) {
                Ok(one) => items.push(one),
                Err(_) => set_aside += 1,
            }
        }
        if set_aside > 0 {
            self.context.set_aside(set_aside);
        }
        items
    }

    /// Takes over what other tabs, widgets and merges change, except what is being changed here.
    fn follow(&self, query: Query) {
        let (collection, context) = (*self, self.context);
        let watch = context.store().watch(Box::new(move |notice| {
            let (ids, query) = match notice {
                Notice::Changed { kind, ids } if kind == T::KIND => (ids.clone(), None),
                Notice::Replaced => (collection.ids(), Some(query.clone())),
                _ => return,
            };
            context.spawn(async move {
                for id in ids {
                    collection.refresh(&id).await;
                }
                if let Some(query) = query
                    && let Ok(listing) = context.store().list(query).await
                {
                    // What cannot be read was counted when the widget opened.
                    let records = listing.records.into_iter();
                    collection.take_in(records.filter_map(|one| Stored::read(one).ok()).collect());
                }
            });
        }));
        self.saves
            .with_value(|saves| saves.borrow_mut().watch = Some(watch));
    }

    fn ids(&self) -> Vec<String> {
        self.items
            .with_untracked(|items| items.iter().map(|one| one.id.clone()).collect())
    }

    async fn refresh(&self, id: &str) {
        if self
            .saves
            .with_value(|saves| saves.borrow().under_way.contains_key(id))
        {
            return;
        }
        let Ok(found) = self.context.store().get(id).await else {
            return;
        };
        let theirs = found.and_then(|record| Stored::read(record).ok());
        let differs = self.differs(id);
        self.items.update(|items| {
            let place = items.iter().position(|one| one.id == id);
            match (theirs, place) {
                (Some(theirs), Some(place)) => {
                    if let Some(here) = items.get_mut(place)
                        && (here.rev < theirs.rev || here.updated < theirs.updated)
                    {
                        if differs {
                            self.join(here, theirs);
                        } else {
                            *here = theirs;
                        }
                    }
                }
                (Some(theirs), None) => items.push(theirs),
                (None, Some(place)) if differs => {
                    if let Some(here) = items.get_mut(place) {
                        here.rev = 0;
                    }
                }
                (None, Some(place)) => drop(items.remove(place)),
                (None, None) => {}
            }
        });
    }

    /// Saves what is held or was refused, and resolves when no save is under way.
    pub fn flush(&self) -> LocalBoxFuture<'static, ()> {
        let saves = self.saves.get_value();
        let held: Vec<_> = saves.borrow().held.keys().cloned().collect();
        for id in held {
            self.save(&id, None);
        }
        Box::pin(async move {
            let waiting = {
                let mut saves = saves.borrow_mut();
                if saves.under_way.is_empty() {
                    return;
                }
                let (sender, receiver) = oneshot::channel();
                saves.waiting.push(sender);
                receiver
            };
            // A sender dropped with its widget answers as well.
            waiting.await.unwrap_or_default();
        })
    }
}
