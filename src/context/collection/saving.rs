//! How the records of a collection get into the store: one save of a record at a time, the newest state after it,
//! and what another tab stored meanwhile settled as the kind wants it.

use std::rc::Rc;

use futures_channel::oneshot;
use futures_util::future::LocalBoxFuture;
use leptos::prelude::Notify;

use super::{
    Along, Clash,
    engine::{Again, Engine},
};
use crate::{
    error::{Error, Result},
    id::new_id,
    store::{Change, Record},
    text::now,
};

impl Engine {
    /// Saves a record as it is on screen, now or after the save that is under way.
    pub(super) fn save(self: &Rc<Self>, id: &str, draft: Option<&str>) {
        let mut saves = self.saves.borrow_mut();
        let draft = draft.map(str::to_owned).or(saves.held.remove(id).flatten());
        if let Some(again) = saves.under_way.get_mut(id) {
            again.wanted = true;
            again.spending = draft.or(again.spending.take());
            drop(saves);
            self.context.unsaved();
            return;
        }
        saves.under_way.insert(id.to_owned(), Again::default());
        drop(saves);
        let (engine, id) = (self.clone(), id.to_owned());
        self.context
            .spawn(async move { engine.run(id, draft).await });
    }

    /// Shows a record as not saved yet until [`Engine::keep`] or a flush.
    pub(super) fn hold(&self, id: &str, draft: Option<&str>) {
        let mut saves = self.saves.borrow_mut();
        saves.held.insert(id.to_owned(), draft.map(str::to_owned));
        drop(saves);
        self.changed.notify();
        self.context.unsaved();
    }

    /// Saves what is held of a record.
    pub(super) fn keep(self: &Rc<Self>, id: &str) {
        let held = self.saves.borrow().held.contains_key(id);
        if held {
            self.save(id, None);
        }
    }

    /// Saves what is held or was refused, and resolves when no save is under way.
    pub(super) fn flush(self: &Rc<Self>) -> LocalBoxFuture<'static, ()> {
        let held: Vec<_> = self.saves.borrow().held.keys().cloned().collect();
        for id in held {
            self.save(&id, None);
        }
        let engine = self.clone();
        Box::pin(async move {
            let waiting = {
                let mut saves = engine.saves.borrow_mut();
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

    /// Takes a record off the screen and leaves a tombstone in the store, together with what goes along.
    pub(super) fn delete(self: &Rc<Self>, id: &str, along: Box<dyn Fn() -> Along>) {
        let Some(one) = self.items.record(id) else {
            return;
        };
        self.items.remove(id);
        self.context.let_go_of(id);
        let mut saves = self.saves.borrow_mut();
        saves.held.remove(id);
        saves.origins.remove(id);
        drop(saves.beside.take(id));
        drop(saves);
        self.changed.notify();
        let engine = self.clone();
        self.context.spawn(async move {
            if let Some(back) = engine.bury(one, along).await {
                engine.show(vec![back]);
            }
        });
    }

    /// One save after the other until the record is stored as it is on screen.
    async fn run(&self, id: String, mut spending: Option<String>) {
        let mut failed = false;
        while let Some(sent) = self.items.record(&id) {
            let mut change = Change::of(sent.clone());
            change.fresh = !self.items.revives();
            change.spent_drafts.extend(spending.clone());
            let beside = self.saves.borrow_mut().beside.take(&id);
            change.records.extend(beside.iter().cloned());
            change.blobs = self.saves.borrow().blobs.of(&sent);
            failed = match self.context.commit(change).await {
                Ok(stored) => {
                    spending = None;
                    self.saves.borrow_mut().blobs.stored(&sent);
                    self.accept(sent, stored.into_iter().next());
                    false
                }
                Err(Error::Conflict { .. }) => {
                    self.give_back(&id, beside).await;
                    match self.settle(&sent, spending.as_deref()).await {
                        Ok(()) => continue,
                        Err(error) => {
                            self.context.refuse(&id, error.clone());
                            self.context.fail(error);
                            true
                        }
                    }
                }
                // Shown by the line under the widget; the text is still on screen and in its draft.
                Err(error) => {
                    self.saves.borrow_mut().beside.give_back(&id, beside);
                    self.context.refuse(&id, error);
                    true
                }
            };
            let mut saves = self.saves.borrow_mut();
            match saves.under_way.get_mut(&id).map(std::mem::take) {
                Some(Again {
                    wanted: true,
                    spending: more,
                }) => spending = more.or(spending),
                _ => break,
            }
        }
        let mut saves = self.saves.borrow_mut();
        if self.items.stamp(&id).is_none() {
            self.context.let_go_of(&id);
        } else if failed {
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
    }

    /// Keeps what was to be stored beside a record for its next save, except what is stored: of a save that was
    /// answered with a failure and happened all the same.
    async fn give_back(&self, id: &str, beside: Vec<Record>) {
        let mut missing = Vec::new();
        for record in beside {
            if !matches!(self.context.store().get(&record.id).await, Ok(Some(_))) {
                missing.push(record);
            }
        }
        self.saves.borrow_mut().beside.give_back(id, missing);
    }

    /// Takes over what the store made of a save.
    fn accept(&self, sent: Record, stored: Option<Record>) {
        let Some(stored) = stored else { return };
        let times = (stored.created, stored.updated);
        self.items.revise(&sent.id, stored.rev, Some(times));
        let here = self.items.record(&sent.id);
        let changed_since = here.is_some_and(|here| here.payload != sent.payload);
        self.changed.notify();
        if changed_since {
            self.context.unsaved();
        }
        let origins = &mut self.saves.borrow_mut().origins;
        if changed_since && self.merges() {
            origins.insert(sent.id, sent.payload);
        } else {
            origins.remove(&sent.id);
        }
    }

    /// Stores a tombstone; gives the record to show again when that was not to be.
    async fn bury(&self, mut one: Record, along: Box<dyn Fn() -> Along>) -> Option<Record> {
        let context = self.context;
        loop {
            let mut change = match along().await {
                Ok(change) => change,
                Err(error) => {
                    context.fail(error);
                    return Some(one);
                }
            };
            change.records.push(one.tombstone(now()));
            let Err(error) = context.commit(change).await else {
                return None;
            };
            if !matches!(error, Error::Conflict { .. }) {
                return Some(one);
            }
            let theirs = context.store().get(&one.id).await;
            match theirs.and_then(|theirs| theirs.map(|theirs| self.items.read(theirs)).transpose())
            {
                // A save of ours that was still under way.
                Ok(Some(theirs)) if theirs.payload == one.payload => one = theirs,
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
    }

    /// Another tab saved first: goes on from its revision. Where both stay, what it saved becomes a record of its own
    /// before that; what is on screen here stays where it is. `draft` is what the save would have spent.
    async fn settle(&self, mine: &Record, draft: Option<&str>) -> Result<()> {
        let theirs = self.context.store().get(&mine.id).await?;
        let theirs = theirs.map(|theirs| self.items.read(theirs)).transpose()?;
        if let Some(theirs) = &theirs
            && self.items.clash() == Clash::KeepBoth
            && theirs.payload != mine.payload
        {
            self.keep_beside(theirs.clone()).await?;
        }
        match theirs {
            Some(theirs) if self.merges() => self.join(theirs),
            theirs => match onward(
                mine.rev,
                theirs.map(|theirs| theirs.rev),
                self.items.revives(),
            ) {
                Some(rev) => self.items.revise(&mine.id, rev, None),
                None => self.lose(&mine.id, draft).await,
            },
        }
        self.changed.notify();
        Ok(())
    }

    /// What is on screen of a record that was deleted elsewhere is nowhere else from here on: not in a draft either.
    async fn lose(&self, id: &str, draft: Option<&str>) {
        let here = self.items.record(id);
        self.items.remove(id);
        self.context.let_go_of(id);
        let later = {
            let mut saves = self.saves.borrow_mut();
            drop(saves.beside.take(id));
            saves.lost.extend(here);
            let again = saves.under_way.get_mut(id);
            again.and_then(|again| again.spending.take())
        };
        self.context.nothing_to_save();
        if let Some(draft) = later.as_deref().or(draft) {
            let spent = Change::default().spending(draft);
            drop(self.context.store().save(spent).await);
        }
    }

    /// Stores what another tab wrote as a record of its own, and says so. It is named as a merge names such a state: what
    /// is bound to the record's name opens there too.
    async fn keep_beside(&self, theirs: Record) -> Result<()> {
        let copy = Record {
            id: [&*theirs.id, "~", &new_id(now())].concat(),
            rev: 0,
            ..theirs
        };
        self.show(self.context.commit(Change::of(copy)).await?);
        let sentence = self.context.text("common.error.conflict");
        self.context.announce(&sentence);
        Ok(())
    }
}

/// The revision from which a refused save goes on: that of what is stored, or none for a record that is not there, or is
/// not there any more. That says which of the two it is, where what was deleted does not come back: refused again, it
/// is lost.
fn onward(mine: u32, theirs: Option<u32>, revives: bool) -> Option<u32> {
    match theirs {
        None if mine == 0 && !revives => None,
        theirs => Some(theirs.unwrap_or_default()),
    }
}

#[cfg(test)]
mod tests {
    use futures_executor::block_on;

    use super::*;
    use crate::store::{Store, contract::a_note, memory::Memory};

    fn typed(rev: u32) -> Record {
        Record {
            rev,
            ..a_note("entry", "typed")
        }
    }

    /// Saves as an engine does, until it is stored or lost.
    fn stored(store: &Memory, mut mine: Record, revives: bool) -> bool {
        loop {
            let change = Change {
                fresh: !revives,
                ..Change::of(mine.clone())
            };
            if block_on(store.save(change)).is_ok() {
                return true;
            }
            let theirs = block_on(store.get(&mine.id)).expect("a store");
            match onward(mine.rev, theirs.map(|theirs| theirs.rev), revives) {
                Some(rev) => mine.rev = rev,
                None => return false,
            }
        }
    }

    #[test]
    fn what_was_deleted_elsewhere_comes_back_only_where_it_may() {
        for (revives, rev) in [(false, 0), (false, 1), (true, 0), (true, 1)] {
            let store = Memory::default();
            let saved = block_on(store.save(Change::of(typed(0)))).expect("a store");
            block_on(store.save(Change::of(saved[0].tombstone(1.0)))).expect("a store");
            assert_eq!(stored(&store, typed(rev), revives), revives);
            let there = block_on(store.get("entry")).expect("a store");
            assert_eq!(there.is_some(), revives);
        }
    }

    #[test]
    fn what_is_in_the_store_no_more_without_being_deleted_is_stored_again() {
        assert!(stored(&Memory::default(), typed(3), false));
    }
}
