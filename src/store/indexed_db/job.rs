//! What a space is asked to do, as data: it can wait for a connection, be done again on another, and be
//! looked through for what must not be lost meanwhile. One enum also means one path through the code
//! for all of it, which is what keeps the module small.

use futures_util::{FutureExt, TryFutureExt};
use serde_json::Value;

use crate::store::{
    Change, Listing, Merged, Notice, Query, Record, Snapshot, Store, Task,
    notify::{changed, meta_changed},
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
    pub fn on(&self, store: &dyn Store) -> Task<Answer> {
        let done = |()| Answer::Done;
        match self {
            Self::Get(id) => store.get(id).map_ok(Answer::Record).boxed_local(),
            Self::List(query) => store
                .list(query.clone())
                .map_ok(Answer::Listing)
                .boxed_local(),
            Self::Save(change) => store
                .save(change.clone())
                .map_ok(Answer::Saved)
                .boxed_local(),
            Self::Draft(key) => store.draft(key).map_ok(Answer::Draft).boxed_local(),
            Self::KeepDraft { key, text, .. } => {
                store.keep_draft(key, text).map_ok(done).boxed_local()
            }
            Self::Meta(key) => store.meta(key).map_ok(Answer::Meta).boxed_local(),
            Self::SetMeta(key, value) => store
                .set_meta(key, value.clone())
                .map_ok(done)
                .boxed_local(),
            Self::Snapshot => store.snapshot().map_ok(Answer::Snapshot).boxed_local(),
            Self::Merge(snapshot) => store
                .merge(snapshot.clone())
                .map_ok(Answer::Merged)
                .boxed_local(),
            Self::Erase => store.erase().map_ok(done).boxed_local(),
        }
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
