//! What a space is asked to do, as data: it can wait for a connection, be done again on another, and be
//! looked through for what must not be lost meanwhile. Whatever does jobs is a [`Store`]; one path through
//! the code for all of them is also what keeps the module small.

use futures_util::FutureExt;
use serde_json::Value;

use super::{
    Change, Condition, Listing, Merged, Notice, Query, Record, Snapshot, Store, Task, Watch,
    notify::{changed, meta_changed},
};
use crate::error::{Code, Error, Result};

/// A piece of work.
pub enum Job {
    Get(String),
    List(Query),
    Save(Change),
    Draft(String),
    KeepDraft { key: String, text: String },
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
    Done(()),
}

/// Does jobs.
pub trait Worker {
    /// Does a job, whether or not the future is waited for.
    fn start(&self, job: Job) -> Task<Answer>;

    /// See [`Store::condition`].
    fn condition(&self) -> Condition;

    /// See [`Store::watch`].
    fn watch(&self, listener: Box<dyn Fn(&Notice)>) -> Watch;
}

impl Job {
    /// Whether it changes anything.
    #[cfg(target_arch = "wasm32")]
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

/// Each job has its own answer; another would be a fault of the worker.
#[cold]
fn other(_answer: Answer) -> Error {
    Error::storage(Code::Lost, "the answer to something else")
}

/// What a job of this kind was answered.
macro_rules! answered {
    ($worker:expr, $job:expr, $answer:ident) => {{
        let pick = |answer: Result<Answer>| match answer? {
            Answer::$answer(value) => Ok(value),
            answer => Err(other(answer)),
        };
        $worker.start($job).map(pick).boxed_local()
    }};
}

impl<W: Worker> Store for W {
    fn get(&self, id: &str) -> Task<Option<Record>> {
        answered!(self, Job::Get(id.to_owned()), Record)
    }

    fn list(&self, query: Query) -> Task<Listing> {
        answered!(self, Job::List(query), Listing)
    }

    fn save(&self, change: Change) -> Task<Vec<Record>> {
        answered!(self, Job::Save(change), Saved)
    }

    fn draft(&self, key: &str) -> Task<Option<String>> {
        answered!(self, Job::Draft(key.to_owned()), Draft)
    }

    fn keep_draft(&self, key: &str, text: &str) -> Task<()> {
        let (key, text) = (key.to_owned(), text.to_owned());
        answered!(self, Job::KeepDraft { key, text }, Done)
    }

    fn meta(&self, key: &str) -> Task<Option<Value>> {
        answered!(self, Job::Meta(key.to_owned()), Meta)
    }

    fn set_meta(&self, key: &str, value: Value) -> Task<()> {
        answered!(self, Job::SetMeta(key.to_owned(), value), Done)
    }

    fn snapshot(&self) -> Task<Snapshot> {
        answered!(self, Job::Snapshot, Snapshot)
    }

    fn merge(&self, snapshot: Snapshot) -> Task<Merged> {
        answered!(self, Job::Merge(snapshot), Merged)
    }

    fn erase(&self) -> Task<()> {
        answered!(self, Job::Erase, Done)
    }

    fn condition(&self) -> Condition {
        Worker::condition(self)
    }

    fn watch(&self, listener: Box<dyn Fn(&Notice)>) -> Watch {
        Worker::watch(self, listener)
    }
}
