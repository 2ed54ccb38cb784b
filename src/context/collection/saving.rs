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
                    match self.settle(&sent).await {
                        Ok(()) => continue,
                        Err(error) => {
                            self.context.fail(error);
                            true
                        }
                    }
                }
                // Shown by the line under the widget; the text is still on screen and in its draft.
                Err(_) => {
                    self.saves.borrow_mut().beside.give_back(&id, beside);
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
    /// before that; what is on screen here stays where it is.
    async fn settle(&self, mine: &Record) -> Result<()> {
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
            theirs => {
                let rev = theirs.map_or(0, |theirs| theirs.rev);
                self.items.revise(&mine.id, rev, None);
            }
        }
        self.changed.notify();
        Ok(())
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
