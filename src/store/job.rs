//! What a space is asked to do, as data: it can wait for a connection, be done again on another, and be
//! looked through for what must not be lost meanwhile. Whatever does jobs is a [`Store`]; one path through
//! the code for all of them is also what keeps the module small.

use std::rc::Rc;

use futures_util::FutureExt;
use serde_json::Value;

use super::{
    Blob, Change, Condition, Counts, Listing, Manner, Merged, Notice, Query, Record, Snapshot,
    Store, Task, Watch,
    lens::Through,
    living::ERASED,
    notify::{changed, meta_changed},
    vault::Under,
};
use crate::error::{Code, Error, Result};

/// A piece of work.
#[derive(Clone)]
pub enum Job {
    Get(String),
    Blob(String),
    Deleted(String),
    List(Query),
    Save(Change, Through),
    Draft(String),
    KeepDraft {
        key: String,
        text: String,
        under: Under,
    },
    Meta(String),
    SetMeta(String, Value),
    /// Sets a value that exists once, if it is still as it was read.
    SwapMeta {
        key: String,
        read: Option<Value>,
        value: Value,
    },
    Snapshot,
    Merge(Snapshot, Through, Manner),
    Rewrite(Rewrite),
    /// Changes how the bytes of a blob are kept.
    RewriteBlob {
        id: String,
        each: EachBlob,
    },
    Erase,
    Count,
}

/// Changes how stored values are kept, a page in one transaction. What they say stays, so nobody is told
/// and no revision counts.
#[derive(Clone)]
pub struct Rewrite {
    /// Which values.
    pub part: Part,
    /// The key of the last value of the page before.
    pub after: Option<String>,
    /// How many values a page has.
    pub limit: u32,
    /// What is to be kept in place of each.
    pub each: Each,
}

/// What is to be kept in place of a value; `None` leaves it as it is.
pub type Each = Rc<dyn Fn(Part, &Value) -> Result<Option<Value>>>;

/// What is to be kept in place of bytes; `None` leaves them as they are.
pub type EachBlob = Rc<dyn Fn(&[u8]) -> Result<Option<Vec<u8>>>>;

/// What a page of rewriting goes through.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Records, tombstones and what was set aside, by `id`.
    Records,
    /// Drafts as `{key, text}`, by `key`.
    Drafts,
}

/// What a page of rewriting did.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Rewritten {
    /// Where the next page begins; none at the end.
    pub last: Option<String>,
    /// How many values were looked at.
    pub seen: usize,
    /// How many of them are kept in another way now.
    pub changed: usize,
}

/// What came of it.
pub enum Answer {
    Record(Option<Record>),
    Blob(Option<Blob>),
    Deleted(Vec<String>),
    Listing(Listing),
    Saved(Vec<Record>),
    Draft(Option<String>),
    Meta(Option<Value>),
    Snapshot(Snapshot),
    Merged(Merged),
    Rewritten(Rewritten),
    Counts(Counts),
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
    pub fn writes(&self) -> bool {
        if matches!(self, Self::Merge(_, _, manner) if manner.only_count) {
            return false;
        }
        matches!(
            self,
            Self::Save(..)
                | Self::KeepDraft { .. }
                | Self::SetMeta(..)
                | Self::SwapMeta { .. }
                | Self::Merge(..)
                | Self::Rewrite(_)
                | Self::RewriteBlob { .. }
                | Self::Erase
        )
    }

    /// What watchers are told once it is done.
    pub fn notices(&self, answer: &Answer) -> Vec<Notice> {
        match (self, answer) {
            (_, Answer::Saved(records)) => changed(records),
            (Self::SetMeta(key, _) | Self::SwapMeta { key, .. }, _) => vec![meta_changed(key)],
            (Self::Merge(_, _, manner), _) if manner.only_count => Vec::new(),
            (Self::Merge(..), _) => vec![Notice::Replaced],
            (Self::Erase, _) => vec![ERASED],
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
        answered!(self, Job::Save(change, Through::default()), Saved)
    }

    fn blob(&self, id: &str) -> Task<Option<Blob>> {
        answered!(self, Job::Blob(id.to_owned()), Blob)
    }

    fn deleted(&self, kind: &str) -> Task<Vec<String>> {
        answered!(self, Job::Deleted(kind.to_owned()), Deleted)
    }

    fn draft(&self, key: &str) -> Task<Option<String>> {
        answered!(self, Job::Draft(key.to_owned()), Draft)
    }

    fn keep_draft(&self, key: &str, text: &str) -> Task<()> {
        let (key, text) = (key.to_owned(), text.to_owned());
        let under = Under::default();
        answered!(self, Job::KeepDraft { key, text, under }, Done)
    }

    fn meta(&self, key: &str) -> Task<Option<Value>> {
        answered!(self, Job::Meta(key.to_owned()), Meta)
    }

    fn set_meta(&self, key: &str, value: Value) -> Task<()> {
        answered!(self, Job::SetMeta(key.to_owned(), value), Done)
    }

    fn swap_meta(&self, key: &str, read: Option<Value>, value: Value) -> Task<()> {
        let key = key.to_owned();
        answered!(self, Job::SwapMeta { key, read, value }, Done)
    }

    fn snapshot(&self) -> Task<Snapshot> {
        answered!(self, Job::Snapshot, Snapshot)
    }

    fn merge_as(&self, snapshot: Snapshot, manner: Manner) -> Task<Merged> {
        answered!(
            self,
            Job::Merge(snapshot, Through::default(), manner),
            Merged
        )
    }

    fn erase(&self) -> Task<Counts> {
        answered!(self, Job::Erase, Counts)
    }

    fn counts(&self) -> Task<Counts> {
        answered!(self, Job::Count, Counts)
    }

    fn condition(&self) -> Condition {
        Worker::condition(self)
    }

    fn watch(&self, listener: Box<dyn Fn(&Notice)>) -> Watch {
        Worker::watch(self, listener)
    }
}
