//! A space in memory: the reference of what a store does, and the way out where the browser lets the
//! page store nothing. Everything is gone when the page closes, and the condition says so.

use std::cell::{Cell, RefCell};

use futures_util::{FutureExt, future};
use serde_json::{Value, json};

mod sorted;

use self::sorted::Sorted;
use super::{
    Blob, Change, Condition, Counts, Listing, Manner, Merged, Notice, Query, Record, Snapshot,
    Task, Watch, blob,
    job::{Answer, EachBlob, Job, Part, Rewrite, Rewritten, Worker},
    lens::Through,
    merging,
    notify::Notifier,
    rules, vault,
};
use crate::error::{Error, Result};

/// A store that lasts as long as the page.
#[derive(Default)]
pub struct Memory {
    space: RefCell<Space>,
    condition: Cell<Condition>,
    notifier: Notifier,
    /// The browser it plays, as records count its saves.
    browser: String,
}

#[derive(Default)]
struct Space {
    values: Sorted<Stored>,
    drafts: Sorted<String>,
    meta: Sorted<Value>,
    blobs: Sorted<Blob>,
}

enum Stored {
    Record(Record),
    SetAside(Value),
}

impl Memory {
    /// A store that tells these watchers and is in this condition.
    pub fn new(condition: Condition, notifier: Notifier, browser: String) -> Self {
        Self {
            browser,
            space: RefCell::default(),
            condition: Cell::new(condition),
            notifier,
        }
    }

    /// Does a job at once.
    ///
    /// # Errors
    /// As every store.
    pub(super) fn answer(&self, job: &Job) -> Result<Answer> {
        // Watchers may ask the store something, so they are told when nothing is borrowed.
        let answer = self.space.borrow_mut().answer(job, &self.browser)?;
        for notice in job.notices(&answer) {
            self.notifier.announce(&notice);
        }
        Ok(answer)
    }
}

impl Worker for Memory {
    fn start(&self, job: Job) -> Task<Answer> {
        future::ready(self.answer(&job)).boxed_local()
    }

    fn condition(&self) -> Condition {
        self.condition.get()
    }

    fn watch(&self, listener: Box<dyn Fn(&Notice)>) -> Watch {
        self.notifier.watch(listener)
    }
}

impl Space {
    fn answer(&mut self, job: &Job, browser: &str) -> Result<Answer> {
        match job {
            Job::Get(id) => {
                let found = self.record(id)?;
                return Ok(Answer::Record(found.filter(|record| !record.deleted)));
            }
            Job::Blob(id) => return Ok(Answer::Blob(self.blobs.get(id).cloned())),
            Job::Deleted(kind) => return Ok(Answer::Deleted(self.deleted(kind))),
            Job::List(query) => return Ok(Answer::Listing(self.list(query))),
            Job::Save(change, through) => {
                return Ok(Answer::Saved(self.save(change, through, browser)?));
            }
            Job::Draft(key) => return Ok(Answer::Draft(self.drafts.get(key).cloned())),
            Job::Meta(key) => return Ok(Answer::Meta(self.meta.get(key).cloned())),
            Job::Snapshot => return Ok(Answer::Snapshot(self.snapshot())),
            Job::Merge(snapshot, through, manner) => {
                return Ok(Answer::Merged(self.merge(snapshot, through, *manner)?));
            }
            Job::Rewrite(rewrite) => return Ok(Answer::Rewritten(self.rewrite(rewrite)?)),
            Job::RewriteBlob { id, each } => {
                return Ok(Answer::Rewritten(self.rewrite_blob(id, each)?));
            }
            Job::KeepDraft { key, text, under } => {
                under.check(self.meta.get(vault::HEADER))?;
                self.drafts.put(key, text.clone());
            }
            Job::SetMeta(key, value) => self.meta.put(key, value.clone()),
            Job::SwapMeta { key, read, value } => {
                rules::unchanged(key, self.meta.get(key), read.as_ref())?;
                self.meta.put(key, value.clone());
            }
            Job::Erase => {
                *self = Self::default();
                return Ok(Answer::Counts(self.counts()));
            }
            Job::Count => return Ok(Answer::Counts(self.counts())),
        }
        Ok(Answer::Done(()))
    }

    fn counts(&self) -> Counts {
        Counts {
            records: self.values.0.len(),
            drafts: self.drafts.0.len(),
            blobs: self.blobs.0.len(),
            meta: self.meta.0.len(),
        }
    }

    fn record(&self, id: &str) -> Result<Option<Record>> {
        match self.values.get(id) {
            None => Ok(None),
            Some(Stored::Record(record)) => Ok(Some(record.clone())),
            Some(Stored::SetAside(_)) => Err(Error::unreadable(id, "it was set aside")),
        }
    }

    fn list(&self, query: &Query) -> Listing {
        let mut found: Vec<(Vec<u16>, &String, &Stored)> = (self.values.0.iter())
            .filter_map(|(id, stored)| Some((stored.order(&query.kind)?, id, stored)))
            .collect();
        found.sort_by(|a, b| (&a.0, a.1).cmp(&(&b.0, b.1)));
        if query.reverse {
            found.reverse();
        }
        let after = query
            .after
            .as_ref()
            .map(|place| (utf16(&place.order), &place.id));
        let beyond = |order: &Vec<u16>, id: &String| match &after {
            None => true,
            Some((end, last)) if query.reverse => (order, id) < (end, *last),
            Some((end, last)) => (order, id) > (end, *last),
        };
        let mut listing = Listing::default();
        for (_, _, stored) in found.into_iter().filter(|(order, id, _)| beyond(order, id)) {
            if query
                .limit
                .is_some_and(|limit| listing.records.len() >= limit)
            {
                break;
            }
            match stored {
                Stored::Record(record) => listing.records.push(record.clone()),
                Stored::SetAside(_) => listing.set_aside += 1,
            }
        }
        listing
    }

    fn deleted(&self, kind: &str) -> Vec<String> {
        let is_one = |stored: &Stored| matches!(stored, Stored::Record(record) if record.deleted && record.kind == kind);
        let found = self.values.0.iter().filter(|(_, stored)| is_one(stored));
        found.map(|(id, _)| id.clone()).collect()
    }

    fn save(&mut self, change: &Change, through: &Through, browser: &str) -> Result<Vec<Record>> {
        through.under.check(self.meta.get(vault::HEADER))?;
        blob::belong(change)?;
        let incoming = change
            .records
            .iter()
            .cloned()
            .map(rules::storable)
            .collect::<Result<Vec<_>>>()?;
        let stored = incoming
            .iter()
            .map(|record| {
                self.record(&record.id)?
                    .map(|kept| through.open(kept))
                    .transpose()
            })
            .collect::<Result<Vec<_>>>()?;
        let records = rules::next(&stored, incoming, change.fresh, browser)?;
        let sealed = records.iter().cloned().map(|record| through.seal(record));
        for record in sealed.collect::<Result<Vec<_>>>()? {
            self.put(record);
        }
        for blob in &change.blobs {
            self.blobs.put(&blob.id, blob.clone());
        }
        self.let_go(blob::released(&stored, &records));
        for draft in &change.spent_drafts {
            self.drafts.remove(draft);
        }
        Ok(records)
    }

    fn put(&mut self, record: Record) {
        let id = record.id.clone();
        self.values.put(&id, Stored::Record(record));
    }

    /// Removes those of these blobs that nothing stored refers to.
    fn let_go(&mut self, ids: Vec<String>) {
        let refers = |stored: &Stored, id: &str| match stored {
            Stored::Record(record) => record.blobs.iter().any(|blob| blob == id),
            Stored::SetAside(value) => {
                let blobs = value.get("blobs").and_then(Value::as_array);
                blobs.is_some_and(|blobs| blobs.iter().any(|blob| blob == id))
            }
        };
        for id in ids {
            if !self.values.0.iter().any(|(_, stored)| refers(stored, &id)) {
                self.blobs.remove(&id);
            }
        }
    }

    fn snapshot(&self) -> Snapshot {
        let mut snapshot = Snapshot {
            drafts: self.drafts.0.clone(),
            meta: self.meta.0.clone(),
            blobs: self.blobs.0.iter().map(|(_, blob)| blob.clone()).collect(),
            ..Snapshot::default()
        };
        for (_, stored) in &self.values.0 {
            match stored {
                Stored::Record(record) => snapshot.records.push(record.clone()),
                Stored::SetAside(value) => snapshot.set_aside.push(value.to_string()),
            }
        }
        snapshot
    }

    fn merge(&mut self, snapshot: &Snapshot, through: &Through, manner: Manner) -> Result<Merged> {
        through.under.check(self.meta.get(vault::HEADER))?;
        let incoming = rules::sort(snapshot)?;
        let mut merged = Merged::default();
        let mut written = Vec::new();
        for record in incoming.records {
            let stored = self.record(&record.id).unwrap_or_default();
            let decided = merging::merge(through, stored, record, manner)?;
            decided.count(&mut merged);
            written.extend(decided.store);
            if let Some(beside) = decided.beside
                && self.values.get(&beside.id).is_none()
            {
                merged.beside += 1;
                written.push(beside);
            }
        }
        if manner.only_count {
            return Ok(merged);
        }
        for record in written {
            self.put(record);
        }
        for (id, value) in incoming.set_aside {
            self.values.put_new(&id, Stored::SetAside(value));
        }
        for (key, text) in &snapshot.drafts {
            self.drafts.put_new(key, text.clone());
        }
        for (key, value) in &snapshot.meta {
            self.meta.put_new(key, value.clone());
        }
        for blob in &snapshot.blobs {
            self.blobs.put_new(&blob.id, blob.clone());
        }
        self.let_go(self.blobs.0.iter().map(|(id, _)| id.clone()).collect());
        Ok(merged)
    }

    fn rewrite_blob(&mut self, id: &str, each: &EachBlob) -> Result<Rewritten> {
        let mut rewritten = Rewritten::default();
        if let Some(blob) = self.blobs.get(id).cloned() {
            rewritten.seen = 1;
            if let Some(bytes) = each(&blob.bytes)? {
                rewritten.changed = 1;
                self.blobs.put(id, Blob::new(blob.id, blob.media, bytes));
            }
        }
        Ok(rewritten)
    }

    fn rewrite(&mut self, rewrite: &Rewrite) -> Result<Rewritten> {
        let after = rewrite.after.as_deref();
        let page: Vec<(String, Value)> = match rewrite.part {
            Part::Records => self
                .values
                .page(after, rewrite.limit, |_, stored| stored.value()),
            Part::Drafts => self.drafts.page(
                after,
                rewrite.limit,
                |key, text| json!({ "key": key, "text": text }),
            ),
        };
        let kept = page
            .iter()
            .map(|(key, value)| Ok((key, (rewrite.each)(rewrite.part, value)?)))
            .collect::<Result<Vec<_>>>()?;
        let mut rewritten = Rewritten {
            seen: page.len(),
            last: (page.len() >= rewrite.limit as usize)
                .then(|| page.last().map(|(key, _)| key.clone()))
                .flatten(),
            ..Rewritten::default()
        };
        for (key, value) in kept {
            let Some(value) = value else { continue };
            rewritten.changed += 1;
            match rewrite.part {
                Part::Records => self.values.put(key, Stored::of(value)),
                Part::Drafts => {
                    let text = value.get("text").and_then(Value::as_str);
                    self.drafts.put(key, text.unwrap_or_default().to_owned());
                }
            }
        }
        Ok(rewritten)
    }
}

impl Stored {
    fn of(value: Value) -> Self {
        match serde_json::from_value(value.clone()).map(rules::storable) {
            Ok(Ok(record)) => Self::Record(record),
            _ => Self::SetAside(value),
        }
    }

    fn value(&self) -> Value {
        match self {
            // A record has string keys and finite numbers, which is all that JSON could refuse.
            Self::Record(record) => serde_json::to_value(record).unwrap_or_default(),
            Self::SetAside(value) => value.clone(),
        }
    }

    /// The order key in the list of this kind; none when it is not in it.
    fn order(&self, kind: &str) -> Option<Vec<u16>> {
        match self {
            Self::Record(record) => {
                (record.kind == kind && !record.deleted).then(|| utf16(&record.order))
            }
            Self::SetAside(value) => {
                let text = |field| value.get(field).and_then(Value::as_str);
                (text("kind") == Some(kind))
                    .then(|| text("order").map(utf16))
                    .flatten()
            }
        }
    }
}

/// Browsers compare keys by UTF-16 code units, not by characters.
fn utf16(text: &str) -> Vec<u16> {
    text.encode_utf16().collect()
}
