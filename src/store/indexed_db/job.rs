//! What a space is asked to do, as data: it can wait for a connection, be done again on another, and be
//! looked through for what must not be lost meanwhile. One enum also means one path through the code
//! for all of it, which is what keeps the module small.

use serde_json::Value;

use crate::{
    error::Result,
    store::{
        Change, Listing, Merged, Notice, Query, Record, Snapshot, Store,
        notify::{changed, meta_changed},
    },
};

/// A piece of work.
pub enum Job {
    Get(String),
    List(Query),
    Save(Change),
    Draft(String),
    KeepDraft {
        key: String,
        text: String,
        updated: f64,
    },
    Meta(String),
    SetMeta(String, Value),
    Snapshot,
    Merge(Snapshot),
    Erase,
}

/// What came of it.
pub enum Answer {
    Record(Option<Record>),
    Listing(Listing),
    Saved(Vec<Record>),
    Draft(Option<String>),
    Meta(Option<Value>),
    Snapshot(Snapshot),
    Merged(Merged),
    Done,
}

impl Job {
    /// Whether it changes anything.
    pub fn writes(&self) -> bool {
        matches!(
            self,
            Self::Save(_)
                | Self::KeepDraft { .. }
                | Self::SetMeta(..)
                | Self::Merge(_)
                | Self::Erase
        )
    }

    /// Does it on another store.
    pub async fn on(&self, store: &dyn Store) -> Result<Answer> {
        Ok(match self {
            Self::Get(id) => Answer::Record(store.get(id).await?),
            Self::List(query) => Answer::Listing(store.list(query.clone()).await?),
            Self::Save(change) => Answer::Saved(store.save(change.clone()).await?),
            Self::Draft(key) => Answer::Draft(store.draft(key).await?),
            Self::KeepDraft { key, text, .. } => {
                store.keep_draft(key, text).await?;
                Answer::Done
            }
            Self::Meta(key) => Answer::Meta(store.meta(key).await?),
            Self::SetMeta(key, value) => {
                store.set_meta(key, value.clone()).await?;
                Answer::Done
            }
            Self::Snapshot => Answer::Snapshot(store.snapshot().await?),
            Self::Merge(snapshot) => Answer::Merged(store.merge(snapshot.clone()).await?),
            Self::Erase => {
                store.erase().await?;
                Answer::Done
            }
        })
    }

    /// What watchers are told once it is done.
    pub fn notices(&self, answer: &Answer) -> Vec<Notice> {
        match (self, answer) {
            (_, Answer::Saved(records)) => changed(records),
            (Self::SetMeta(key, _), _) => vec![meta_changed(key)],
            (Self::Merge(_) | Self::Erase, _) => vec![Notice::Replaced],
            _ => Vec::new(),
        }
    }
}
