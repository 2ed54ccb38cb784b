//! The states the card had before: set aside with the save that replaces them, listed, thinned out.

use leptos::prelude::*;

use super::State;
use crate::{
    error::Result,
    id::new_id,
    store::{Change, Query, Stored, kinds},
    text::now,
    widgets::introduction::{
        model::{
            Introduction,
            versions::{Earlier, KEPT, is_set_aside},
        },
        record::ID,
    },
};

impl State {
    /// Gives what the store has to be stored as an earlier state beside the next save, where it is time for one.
    pub(super) fn set_aside(&self, next: &Introduction) {
        let (Some(one), Some(stored)) = (self.record.find(ID), self.record.stored(ID)) else {
            return;
        };
        let known = self.aside.get_value() >= one.updated;
        if !known && is_set_aside(&stored, one.updated, next, now()) {
            self.put_aside(stored, one.updated);
        }
    }

    /// Gives a state to be stored as an earlier one beside the next save.
    pub(super) fn put_aside(&self, introduction: Introduction, at: f64) {
        self.aside.set_value(at);
        let earlier = Earlier { introduction, at };
        let id = new_id(now());
        let record = Stored::new(id, earlier, now()).write(now());
        self.record.beside(ID, record);
        let state = *self;
        self.context.spawn(async move { state.thin().await });
    }

    /// The earlier states, newest first.
    ///
    /// # Errors
    /// What the store answered.
    pub async fn earlier(&self) -> Result<Vec<Earlier>> {
        let found = self.all().await?;
        Ok(found.into_iter().rev().map(|one| one.data).collect())
    }

    /// Oldest first. One that cannot be read stays where it is.
    async fn all(&self) -> Result<Vec<Stored<Earlier>>> {
        let query = Query::kind(kinds::INTRODUCTION_VERSION);
        let found = self.context.store().list(query).await?;
        let records = found.records.into_iter();
        Ok(records.filter_map(|one| Stored::read(one).ok()).collect())
    }

    /// Lets go of states beyond those that stay, counting the one that is being stored. What fails is tried the next time.
    async fn thin(&self) {
        let Ok(all) = self.all().await else { return };
        let beyond = (all.len() + 1).saturating_sub(KEPT);
        let gone = all.iter().take(beyond).map(|one| one.tombstone(now()));
        let gone: Vec<_> = gone.collect();
        if !gone.is_empty() {
            drop(self.context.store().save(Change::all(gone)).await);
        }
    }
}
