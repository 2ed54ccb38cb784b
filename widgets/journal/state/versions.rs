//! The versions of entries: found, thinned out, brought back as copies, gone with their entry.

use leptos::prelude::*;
use wasm_split_helpers::wasm_split;

use super::{State, back::draft_key};
use crate::{
    context::Context,
    error::Result,
    id::new_id,
    store::{Change, Record, Stored},
    text::now,
    widgets::journal::{
        model::versions::{self, Version},
        record,
    },
};

impl State {
    /// The versions of an entry, newest first.
    ///
    /// # Errors
    /// What the store answered.
    pub async fn versions(&self, id: &str) -> Result<Vec<Version>> {
        let found = of(self.context, id).await?.into_iter();
        Ok(found.map(|one| one.data).rev().collect())
    }

    /// Puts a version into the journal as an entry of its own, and opens it.
    pub fn bring_back(&self, version: &Version) {
        self.open.save();
        let id = new_id(now());
        let entry = self.entries.find(&version.entry);
        let entry = entry.map(|one| one.data).unwrap_or_default();
        let copy = versions::copy(&entry, version);
        self.entries.add(id.clone(), copy, None);
        self.arrived.set(Some(id.clone()));
        self.turn_to(&id);
    }

    /// Deletes an entry for good, and with it its versions and what may be left of a draft.
    pub(super) fn delete(&self, id: String) {
        let (context, key) = (self.context, id.clone());
        self.entries.delete_with(&key, move || {
            let id = id.clone();
            Box::pin(async move {
                let versions = tombstones(context, &id).await?;
                Ok(Change::all(versions).spending(&draft_key(&id)))
            })
        });
    }
}

/// The moment of an entry's newest version.
///
/// # Errors
/// What the store answered.
pub async fn newest(context: Context, id: &str) -> Result<Option<f64>> {
    let mut found = context.store().list(record::newest_version(id)).await?;
    record::only_of(&mut found, id);
    let newest = found.records.pop();
    let read = newest.and_then(|one| Stored::<Version>::read(one).ok());
    Ok(read.map(|one| one.data.at))
}

/// The tombstones of all versions of an entry.
///
/// # Errors
/// What the store answered.
pub async fn tombstones(context: Context, id: &str) -> Result<Vec<Record>> {
    let found = records(context, id).await?;
    Ok(found.iter().map(|one| one.tombstone(now())).collect())
}

/// The versions of an entry, oldest first. One that cannot be read stays where it is.
async fn of(context: Context, id: &str) -> Result<Vec<Stored<Version>>> {
    let found = records(context, id).await?.into_iter();
    Ok(found.filter_map(|one| Stored::read(one).ok()).collect())
}

async fn records(context: Context, id: &str) -> Result<Vec<Record>> {
    let mut all: Vec<Record> = Vec::new();
    loop {
        let query = record::versions(id, all.last().map(Record::place));
        let (wanted, mut found) = (query.limit, context.store().list(query).await?);
        record::only_of(&mut found, id);
        let more = Some(found.records.len()) == wanted;
        all.append(&mut found.records);
        if !more {
            return Ok(all);
        }
    }
}

/// Lets go of versions beyond those that stay, counting one of this moment that is being stored. What fails is tried at
/// the next version.
pub async fn thin(context: Context, id: &str, newest: f64) {
    let Ok(mut kept) = of(context, id).await else {
        return;
    };
    kept.retain(|one| one.data.at < newest);
    if kept.len() < versions::KEPT {
        return;
    }
    let moments = kept.iter().map(|one| one.data.at).chain([newest]);
    let Ok(gone) = let_go(moments.collect()).await else {
        return;
    };
    let gone = gone.into_iter().filter_map(|place| kept.get(place));
    let records = gone.map(|one| one.tombstone(now())).collect();
    store(context, records).await;
}

/// Stores without a word on screen: the member's writing is not in it.
async fn store(context: Context, records: Vec<Record>) {
    let change = Change::all(records);
    drop(context.store().save(change).await);
}

#[wasm_split(journal_versions, fallible)]
fn let_go(moments: Vec<f64>) -> Result<Vec<usize>> {
    Ok(versions::let_go(&moments))
}
