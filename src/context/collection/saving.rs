//! How the records of a collection get into the store: one save of a record at a time, the newest state after it,
//! and what another tab stored meanwhile settled as the kind wants it.

use std::collections::BTreeMap;

use futures_channel::oneshot;
use leptos::prelude::*;

use super::{Clash, Collection, Item};
use crate::{
    error::{Error, Result},
    store::{Change, Listing, Record, Stored, Watch},
    text::now,
};

/// Which records are being saved, which have to be saved again after that, and who waits for the end.
pub(super) struct Saves<T> {
    pub(super) under_way: BTreeMap<String, Again>,
    /// Changed on screen and not in the store yet, or refused by it, with the draft they came from.
    pub(super) held: BTreeMap<String, Option<String>>,
    /// What the store has of records that differ on screen, where two tabs' versions become one.
    pub(super) origins: BTreeMap<String, T>,
    pub(super) waiting: Vec<oneshot::Sender<()>>,
    pub(super) watch: Option<Watch>,
}

impl<T> Default for Saves<T> {
    fn default() -> Self {
        Self {
            under_way: BTreeMap::new(),
            held: BTreeMap::new(),
            origins: BTreeMap::new(),
            waiting: Vec::new(),
            watch: None,
        }
    }
}

#[derive(Default)]
pub(super) struct Again {
    wanted: bool,
    spending: Option<String>,
}

impl<T: Item> Collection<T> {
    pub(super) fn save(&self, id: &str, draft: Option<&str>) {
        let saves = self.saves.get_value();
        let held = saves.borrow_mut().held.remove(id).flatten();
        let draft = draft.map(str::to_owned).or(held);
        if let Some(again) = saves.borrow_mut().under_way.get_mut(id) {
            again.wanted = true;
            again.spending = draft.or(again.spending.take());
            self.context.unsaved();
            return;
        }
        saves
            .borrow_mut()
            .under_way
            .insert(id.to_owned(), Again::default());
        self.run(id.to_owned(), draft);
    }

    /// One save after the other until the record is stored as it is on screen.
    fn run(&self, id: String, mut spending: Option<String>) {
        let (collection, context, saves) = (*self, self.context, self.saves.get_value());
        context.spawn(async move {
            let mut failed = false;
            while let Some(one) = collection.find(&id) {
                let mut change = Change::of(one.write(now()));
                change.spent_drafts.extend(spending.clone());
                failed = match context.commit(change).await {
                    Ok(stored) => {
                        spending = None;
                        collection.accept(one, stored.into_iter().next());
                        false
                    }
                    Err(Error::Conflict { .. }) => match collection.settle(&id, &one).await {
                        Ok(()) => continue,
                        Err(error) => {
                            context.fail(error);
                            true
                        }
                    },
                    // Shown by the line under the widget; the text is still on screen and in its draft.
                    Err(_) => true,
                };
                let next = saves
                    .borrow_mut()
                    .under_way
                    .get_mut(&id)
                    .map(std::mem::take);
                match next {
                    Some(Again {
                        wanted: true,
                        spending: more,
                    }) => spending = more.or(spending),
                    _ => break,
                }
            }
            let mut saves = saves.borrow_mut();
            if failed {
                saves.held.entry(id.clone()).or_insert(spending);
            }
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

    /// Stores a tombstone; gives the record to show again when that was not to be.
    pub(super) async fn bury(&self, mut one: Stored<T>) -> Option<Stored<T>> {
        let context = self.context;
        while let Err(error) = context.commit(Change::of(one.tombstone(now()))).await {
            if !matches!(error, Error::Conflict { .. }) {
                return Some(one);
            }
            let theirs = context.store().get(&one.id).await;
            match theirs.and_then(|theirs| theirs.map(Stored::<T>::read).transpose()) {
                // A save of ours that was still under way.
                Ok(Some(theirs)) if theirs.data == one.data => one = theirs,
                Ok(Some(theirs)) => {
                    context.fail(error);
                    return Some(theirs);
                }
                Ok(None) => one.rev = 0,
                Err(error) => {
                    context.fail(error);
                    return Some(one);
                }
            }
        }
        None
    }

    fn accept(&self, sent: Stored<T>, stored: Option<Record>) {
        let Some(stored) = stored else { return };
        let mut changed_since = false;
        self.items.update(|items| {
            if let Some(one) = items.iter_mut().find(|one| one.id == sent.id) {
                one.rev = stored.rev;
                one.created = stored.created;
                one.updated = stored.updated;
                changed_since = one.data != sent.data;
            }
        });
        if changed_since {
            self.context.unsaved();
        }
        self.saves.with_value(|saves| {
            let origins = &mut saves.borrow_mut().origins;
            if changed_since && T::CLASH == Clash::Merge {
                origins.insert(sent.id, sent.data);
            } else {
                origins.remove(&sent.id);
            }
        });
    }

    /// Makes one record of what another tab stored and what is on screen.
    pub(super) fn join(&self, here: &mut Stored<T>, theirs: Stored<T>) {
        self.saves.with_value(|saves| {
            let origins = &mut saves.borrow_mut().origins;
            match origins.remove(&here.id) {
                Some(origin) => here.data.merge_from(&origin, theirs.data.clone()),
                None => here.data.merge(theirs.data.clone()),
            }
            here.rev = theirs.rev;
            if here.data != theirs.data {
                origins.insert(theirs.id, theirs.data);
            }
        });
    }

    /// Whether there is something on screen that the store does not have, for kinds whose versions become one.
    pub(super) fn differs(&self, id: &str) -> bool {
        T::CLASH == Clash::Merge
            && self.saves.with_value(|saves| {
                let saves = saves.borrow();
                saves.held.contains_key(id) || saves.origins.contains_key(id)
            })
    }

    /// Another tab saved first: goes on from its revision. Where both stay, what it saved becomes a record of its own
    /// before that; what is on screen here stays where it is.
    async fn settle(&self, id: &str, mine: &Stored<T>) -> Result<()> {
        let theirs = self.context.store().get(id).await?;
        let theirs = theirs.map(Stored::<T>::read).transpose()?;
        if let Some(theirs) = &theirs
            && T::CLASH == Clash::KeepBoth
            && theirs.data != mine.data
        {
            self.keep_beside(theirs.clone()).await?;
        }
        self.items.update(|items| {
            let Some(here) = items.iter_mut().find(|one| one.id == id) else {
                return;
            };
            match theirs {
                Some(theirs) if T::CLASH == Clash::Merge => self.join(here, theirs),
                theirs => here.rev = theirs.map_or(0, |theirs| theirs.rev),
            }
        });
        Ok(())
    }

    /// Stores what another tab wrote as a record of its own, and says so.
    async fn keep_beside(&self, theirs: Stored<T>) -> Result<()> {
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
        Ok(())
    }
}
