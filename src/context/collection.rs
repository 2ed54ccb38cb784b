//! The records of one kind as a list of signals: loaded once, saved one at a time, following other tabs.
//!
//! A widget changes a record here and nowhere else. The list shows the change at once; the line under the widget
//! says "saved" when the store did. Saves of one record never overtake each other: while one is under way the
//! newest state waits.

use std::{cell::RefCell, collections::BTreeMap, rc::Rc};

use futures_channel::oneshot;
use futures_util::future::LocalBoxFuture;
use leptos::prelude::*;

use super::Context;
use crate::{
    error::{Error, Result},
    store::{Change, Kind, Listing, Notice, Query, Record, Stored, Watch},
    text::now,
};

/// What happens to a record that another tab changed since it was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Clash {
    /// The later change wins; fine for a tick or a choice.
    Overwrite,
    /// Both stay: what is on screen where it is, the other as a new record; right for writing.
    KeepBoth,
}

/// A kind a collection can hold.
pub trait Item: Kind + Clone + PartialEq + Send + Sync + 'static {
    /// What happens when two tabs changed the same record.
    const CLASH: Clash;
}

/// The records of one kind.
pub struct Collection<T: Item> {
    context: Context,
    items: RwSignal<Vec<Stored<T>>>,
    saves: StoredValue<Rc<RefCell<Saves>>, LocalStorage>,
}

#[expect(clippy::expl_impl_clone_on_copy, reason = "derive would ask `T: Copy`")]
impl<T: Item> Clone for Collection<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Item> Copy for Collection<T> {}

/// Which records are being saved, which have to be saved again after that, and who waits for the end.
#[derive(Default)]
struct Saves {
    under_way: BTreeMap<String, Again>,
    failed: Vec<String>,
    waiting: Vec<oneshot::Sender<()>>,
    watch: Option<Watch>,
}

#[derive(Default)]
struct Again {
    wanted: bool,
    spending: Option<String>,
}

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

    /// Deletes a record for good, leaving a tombstone that other devices learn of at the next merge.
    pub fn delete(&self, id: &str) {
        let Some(one) = self.find(id) else { return };
        self.items
            .update(|items| items.retain(|here| here.id != id));
        let mut record = one.write(now());
        record.deleted = true;
        record.payload = serde_json::Value::Null;
        let (context, collection) = (self.context, *self);
        context.spawn(async move {
            if context.commit(Change::of(record)).await.is_err() {
                collection.items.update(|items| items.push(one));
            }
        });
    }

    fn save(&self, id: &str, draft: Option<&str>) {
        let saves = self.saves.get_value();
        if let Some(again) = saves.borrow_mut().under_way.get_mut(id) {
            again.wanted = true;
            again.spending = draft.map(str::to_owned).or(again.spending.take());
            self.context.unsaved();
            return;
        }
        saves
            .borrow_mut()
            .under_way
            .insert(id.to_owned(), Again::default());
        self.run(id.to_owned(), draft.map(str::to_owned));
    }

    /// One save after the other until the record is stored as it is on screen.
    fn run(&self, id: String, mut spending: Option<String>) {
        let (collection, context, saves) = (*self, self.context, self.saves.get_value());
        context.spawn(async move {
            while let Some(one) = collection.find(&id) {
                let mut change = Change::of(one.write(now()));
                change.spent_drafts.extend(spending.clone());
                match context.commit(change).await {
                    Ok(stored) => collection.accept(&id, stored.into_iter().next()),
                    Err(Error::Conflict { .. }) => match collection.settle(&id, &one).await {
                        Ok(()) => continue,
                        Err(error) => {
                            saves.borrow_mut().failed.push(id.clone());
                            context.fail(error);
                        }
                    },
                    // Shown by the line under the widget; the text is still on screen and in its draft.
                    Err(_) => saves.borrow_mut().failed.push(id.clone()),
                }
                let next = saves
                    .borrow_mut()
                    .under_way
                    .get_mut(&id)
                    .map(std::mem::take);
                match next {
                    Some(Again {
                        wanted: true,
                        spending: more,
                    }) => spending = more,
                    _ => break,
                }
            }
            let mut saves = saves.borrow_mut();
            saves.under_way.remove(&id);
            if saves.under_way.is_empty() {
                // Who no longer waits does not need the answer.
                saves
                    .waiting
                    .drain(..)
                    .for_each(|waiting| waiting.send(()).unwrap_or_default());
            }
        });
    }

    fn accept(&self, id: &str, stored: Option<Record>) {
        let Some(stored) = stored else { return };
        self.items.update(|items| {
            if let Some(one) = items.iter_mut().find(|one| one.id == id) {
                one.rev = stored.rev;
                one.created = stored.created;
                one.updated = stored.updated;
            }
        });
    }

    /// Another tab saved first: goes on from its revision. Where both stay, what it saved becomes a record of its own
    /// before that; what is on screen here stays where it is.
    async fn settle(&self, id: &str, mine: &Stored<T>) -> Result<()> {
        let theirs = self.context.store().get(id).await?;
        let theirs = theirs.map(Stored::<T>::read).transpose()?;
        let rev = theirs.as_ref().map_or(0, |theirs| theirs.rev);
        let differs = |theirs: &Stored<T>| theirs.data != mine.data;
        if let Some(theirs) = theirs.filter(differs)
            && T::CLASH == Clash::KeepBoth
        {
            let copy = Stored {
                id: crate::id::new_id(now()),
                rev: 0,
                ..theirs
            };
            let stored = self.context.commit(Change::of(copy.write(now()))).await?;
            self.append(Listing {
                records: stored,
                set_aside: 0,
            });
            self.context
                .announce(&self.context.text("common.error.conflict"));
        }
        self.items.update(|items| {
            if let Some(here) = items.iter_mut().find(|one| one.id == id) {
                here.rev = rev;
            }
        });
        Ok(())
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
        self.items.update(|items| {
            let place = items.iter().position(|one| one.id == id);
            match (theirs, place) {
                (Some(theirs), Some(place)) => {
                    if let Some(here) = items.get_mut(place)
                        && (here.rev < theirs.rev || here.updated < theirs.updated)
                    {
                        *here = theirs;
                    }
                }
                (Some(theirs), None) => items.push(theirs),
                (None, Some(place)) => drop(items.remove(place)),
                (None, None) => {}
            }
        });
    }

    /// Tries what failed once more, and resolves when no save is under way.
    pub fn flush(&self) -> LocalBoxFuture<'static, ()> {
        let saves = self.saves.get_value();
        let failed = std::mem::take(&mut saves.borrow_mut().failed);
        for id in failed {
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
