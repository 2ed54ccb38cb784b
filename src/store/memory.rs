//! A space in memory: the reference of what a store does, and the way out where the browser lets the
//! page store nothing. Everything is gone when the page closes, and the condition says so.

use std::cell::{Cell, RefCell};

use futures_util::{FutureExt, future};
use serde_json::Value;

use super::{
    Change, Condition, Listing, Merged, Notice, Query, Record, Snapshot, Task, Watch,
    job::{Answer, Job, Worker},
    notify::Notifier,
    rules,
};
use crate::error::{Error, Result};

/// A store that lasts as long as the page.
#[derive(Default)]
pub struct Memory {
    space: RefCell<Space>,
    condition: Cell<Condition>,
    notifier: Notifier,
}

#[derive(Default)]
struct Space {
    values: Sorted<Stored>,
    drafts: Sorted<String>,
    meta: Sorted<Value>,
}

enum Stored {
    Record(Record),
    SetAside(Value),
}

impl Memory {
    /// A store that tells these watchers and is in this condition.
    pub fn new(condition: Condition, notifier: Notifier) -> Self {
        Self {
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
        let answer = self.space.borrow_mut().answer(job)?;
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
    fn answer(&mut self, job: &Job) -> Result<Answer> {
        match job {
            Job::Get(id) => {
                let found = self.record(id)?;
                return Ok(Answer::Record(found.filter(|record| !record.deleted)));
            }
            Job::List(query) => return Ok(Answer::Listing(self.list(query))),
            Job::Save(change) => return Ok(Answer::Saved(self.save(change)?)),
            Job::Draft(key) => return Ok(Answer::Draft(self.drafts.get(key).cloned())),
            Job::Meta(key) => return Ok(Answer::Meta(self.meta.get(key).cloned())),
            Job::Snapshot => return Ok(Answer::Snapshot(self.snapshot())),
            Job::Merge(snapshot) => return Ok(Answer::Merged(self.merge(snapshot)?)),
            Job::KeepDraft { key, text } => self.drafts.put(key, text.clone()),
            Job::SetMeta(key, value) => self.meta.put(key, value.clone()),
            Job::Erase => *self = Self::default(),
        }
        Ok(Answer::Done(()))
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

    fn save(&mut self, change: &Change) -> Result<Vec<Record>> {
        let incoming = change
            .records
            .iter()
            .cloned()
            .map(rules::storable)
            .collect::<Result<Vec<_>>>()?;
        let stored = incoming
            .iter()
            .map(|record| self.record(&record.id))
            .collect::<Result<Vec<_>>>()?;
        let records = rules::next(&stored, incoming)?;
        for record in &records {
            self.put(record.clone());
        }
        for draft in &change.spent_drafts {
            self.drafts.remove(draft);
        }
        Ok(records)
    }

    fn put(&mut self, record: Record) {
        let id = record.id.clone();
        self.values.put(&id, Stored::Record(record));
    }

    fn snapshot(&self) -> Snapshot {
        let mut snapshot = Snapshot {
            drafts: self.drafts.0.clone(),
            meta: self.meta.0.clone(),
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

    fn merge(&mut self, snapshot: &Snapshot) -> Result<Merged> {
        let incoming = rules::sort(snapshot)?;
        let mut merged = Merged::default();
        for record in incoming.records {
            let stored = self.record(&record.id).unwrap_or_default();
            if let Some(record) = rules::merge(stored, record).counted(&mut merged) {
                self.put(record);
            }
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
        Ok(merged)
    }
}

/// Values in the order of their keys. A `BTreeMap` would cost the module some 3 kB a type.
struct Sorted<T>(Vec<(String, T)>);

impl<T> Default for Sorted<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> Sorted<T> {
    fn place(&self, key: &str) -> std::result::Result<usize, usize> {
        self.0
            .binary_search_by(|(other, _)| other.as_str().cmp(key))
    }

    fn get(&self, key: &str) -> Option<&T> {
        self.0.get(self.place(key).ok()?).map(|(_, value)| value)
    }

    fn put(&mut self, key: &str, value: T) {
        self.remove(key);
        self.put_new(key, value);
    }

    fn put_new(&mut self, key: &str, value: T) {
        if let Err(place) = self.place(key) {
            self.0.insert(place, (key.to_owned(), value));
        }
    }

    fn remove(&mut self, key: &str) {
        if let Ok(place) = self.place(key) {
            self.0.remove(place);
        }
    }
}

impl Stored {
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
