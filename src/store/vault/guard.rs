//! What is private, and what becomes of a job while no key is at hand.

use std::{collections::BTreeSet, rc::Rc};

use futures_util::FutureExt;
use serde_json::Value;

use super::{HEADER, Under, form};
use crate::{
    error::{Error, Refusal, Result},
    store::{
        Listing, Query, Record, Snapshot, Task,
        job::{Answer, Job, Worker},
        lens::Through,
    },
};

/// What is private in a space: the caller's to say.
#[derive(Debug, Clone, Copy)]
pub struct Private {
    /// Kinds of records.
    pub kinds: &'static [&'static str],
    /// How the keys of drafts begin.
    pub drafts: &'static [&'static str],
}

impl Private {
    /// All of it in one value, to be compared.
    pub fn named(&self) -> Value {
        let all = [self.kinds, self.drafts].map(|names| names.join(" "));
        all.join("; ").into()
    }

    /// Whether records of this kind are private.
    pub fn kind(&self, kind: &str) -> bool {
        self.kinds.contains(&kind)
    }

    /// Whether the draft under this key is private.
    pub fn draft(&self, key: &str) -> bool {
        self.drafts.iter().any(|start| key.starts_with(start))
    }

    /// Whether a value that is no record is private; one that does not say its kind may be anything.
    pub fn value(&self, value: &Value) -> bool {
        let kind = value.get("kind").and_then(Value::as_str);
        kind.is_none_or(|kind| self.kind(kind))
    }

    /// The blobs to which something other than private records refers.
    pub fn public_blobs<'a>(&self, records: &'a [Record]) -> BTreeSet<&'a str> {
        let public = records.iter().filter(|record| !self.kind(&record.kind));
        public
            .flat_map(|record| &record.blobs)
            .map(String::as_str)
            .collect()
    }

    /// Whether a snapshot holds anything private.
    fn any(&self, snapshot: &Snapshot) -> bool {
        let set_aside = |text: &String| {
            let value: Option<Value> = serde_json::from_str(text).ok();
            value.is_some_and(|value| self.value(&value))
        };
        snapshot
            .records
            .iter()
            .any(|record| self.kind(&record.kind))
            || snapshot.drafts.iter().any(|(key, _)| self.draft(key))
            || snapshot.set_aside.iter().any(set_aside)
    }

    /// Whether a job may read or write anything private.
    pub fn concerned(&self, job: &Job) -> bool {
        match job {
            Job::List(query) => self.kind(&query.kind),
            Job::Save(change, _) => {
                change.records.iter().any(|record| self.kind(&record.kind))
                    || change.spent_drafts.iter().any(|key| self.draft(key))
            }
            Job::Draft(key) | Job::KeepDraft { key, .. } => self.draft(key),
            Job::Meta(_)
            | Job::SetMeta(..)
            | Job::SwapMeta { .. }
            | Job::Deleted(_)
            // How many there are a vault does not hide, and deleting everything is the way out of one.
            | Job::Count
            | Job::Erase => false,
            // What a record is, is known when it is read.
            Job::Get(_)
            | Job::Blob(_)
            | Job::Snapshot
            | Job::Merge(..)
            | Job::Rewrite(_)
            | Job::RewriteBlob { .. } => true,
        }
    }
}

/// Does a job on a space that is locked: nothing private is read or written. A snapshot takes everything
/// as it is kept, sealed and with the header, so that it opens with the passphrase.
pub fn locked(private: Private, inner: &dyn Worker, job: Job) -> Task<Answer> {
    match job {
        Job::Get(id) => {
            let found = inner.start(Job::Get(id));
            let shown = move |answer: Result<Answer>| match answer? {
                Answer::Record(Some(record)) if private.kind(&record.kind) => refused(),
                answer => Ok(answer),
            };
            found.map(shown).boxed_local()
        }
        Job::Blob(_) => inner.start(job).map(without_sealed).boxed_local(),
        Job::Merge(snapshot, through, manner) if !private.any(&snapshot) => {
            inner.start(Job::Merge(without_header(snapshot), through, manner))
        }
        Job::Snapshot => inner.start(job),
        _ => futures_util::future::ready(refused()).boxed_local(),
    }
}

/// Does a job on a space without a vault. What is sealed nevertheless (a page that had not heard that the
/// journal left) is not shown as an entry without text.
pub fn plain(inner: &Rc<dyn Worker>, job: Job) -> Task<Answer> {
    match job {
        Job::Get(_) | Job::Blob(_) => inner.start(job).map(without_sealed).boxed_local(),
        Job::List(query) => {
            let as_it_is = |record: Record| (!form::is_sealed(&record)).then_some(record);
            listed(inner.clone(), query, as_it_is).boxed_local()
        }
        Job::Merge(snapshot, ..) if form::has_sealed(&snapshot) => {
            let foreign = Err(Error::Vault(Refusal::Foreign));
            futures_util::future::ready(foreign).boxed_local()
        }
        Job::Merge(snapshot, _, manner) => {
            let snapshot = without_header(snapshot);
            inner.start(Job::Merge(snapshot, Through::plain(), manner))
        }
        Job::Save(change, _) => inner.start(Job::Save(change, Through::plain())),
        Job::KeepDraft { key, text, .. } => {
            let under = Under::Plain;
            inner.start(Job::KeepDraft { key, text, under })
        }
        _ => inner.start(job),
    }
}

fn without_sealed(answer: Result<Answer>) -> Result<Answer> {
    match answer? {
        Answer::Record(Some(record)) if form::is_sealed(&record) => refused(),
        Answer::Blob(Some(blob)) if blob.bytes.starts_with(form::BLOB) => refused(),
        answer => Ok(answer),
    }
}

/// What a query asks for, as far as `open` shows it; the rest is counted. It goes on until as many records were found as
/// were asked for: a page of damaged ones is not the end.
pub async fn listed(
    inner: Rc<dyn Worker>,
    mut query: Query,
    open: impl Fn(Record) -> Option<Record>,
) -> Result<Answer> {
    let mut found = Listing::default();
    let wanted = query.limit;
    loop {
        let answer = inner.start(Job::List(query.clone())).await?;
        let Answer::Listing(page) = answer else {
            return Ok(answer);
        };
        let last = page.records.last().map(Record::place);
        let whole = query.limit.is_none_or(|limit| page.records.len() < limit);
        found.set_aside += page.set_aside;
        for record in page.records {
            match open(record) {
                Some(record) => found.records.push(record),
                None => found.set_aside += 1,
            }
        }
        query.limit = wanted.map(|wanted| wanted.saturating_sub(found.records.len()));
        if whole || query.limit == Some(0) || last.is_none() {
            return Ok(Answer::Listing(found));
        }
        query.after = last;
    }
}

/// A snapshot without a vault's header: this space has its own or none.
pub fn without_header(mut snapshot: Snapshot) -> Snapshot {
    snapshot.meta.retain(|(key, _)| key != HEADER);
    snapshot
}

fn refused() -> Result<Answer> {
    Err(Error::Vault(Refusal::Locked))
}
