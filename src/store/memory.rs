//! A space in memory: the reference of what a store does, and the way out where the browser lets the
//! page store nothing. Everything is gone when the page closes, and [`Store::condition`] says so.

use std::cell::{Cell, RefCell};

use futures_util::{FutureExt, future};
use serde_json::Value;

use super::{
    Change, Condition, Listing, Merged, Notice, Query, Record, Snapshot, Store, Task, Watch,
    notify::{Notifier, changed, meta_changed},
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
}

fn ready<T: 'static>(result: Result<T>) -> Task<T> {
    future::ready(result).boxed_local()
}

impl Store for Memory {
    fn get(&self, id: &str) -> Task<Option<Record>> {
        ready(
            self.space
                .borrow()
                .record(id)
                .map(|found| found.filter(|record| !record.deleted)),
        )
    }

    fn list(&self, query: Query) -> Task<Listing> {
        ready(Ok(self.space.borrow().list(&query)))
    }

    fn save(&self, change: Change) -> Task<Vec<Record>> {
        let saved = self.space.borrow_mut().save(change);
        for notice in saved.iter().flat_map(|records| changed(records)) {
            self.notifier.announce(&notice);
        }
        ready(saved)
    }

    fn draft(&self, key: &str) -> Task<Option<String>> {
        ready(Ok(self.space.borrow().drafts.get(key).cloned()))
    }

    fn keep_draft(&self, key: &str, text: &str) -> Task<()> {
        self.space.borrow_mut().drafts.put(key, text.to_owned());
        ready(Ok(()))
    }

    fn meta(&self, key: &str) -> Task<Option<Value>> {
        ready(Ok(self.space.borrow().meta.get(key).cloned()))
    }

    fn set_meta(&self, key: &str, value: Value) -> Task<()> {
        self.space.borrow_mut().meta.put(key, value);
        self.notifier.announce(&meta_changed(key));
        ready(Ok(()))
    }

    fn snapshot(&self) -> Task<Snapshot> {
        ready(Ok(self.space.borrow().snapshot()))
    }

    fn merge(&self, snapshot: Snapshot) -> Task<Merged> {
        let merged = self.space.borrow_mut().merge(&snapshot);
        self.notifier.announce(&Notice::Replaced);
        ready(merged)
    }

    fn erase(&self) -> Task<()> {
        *self.space.borrow_mut() = Space::default();
        self.notifier.announce(&Notice::Replaced);
        ready(Ok(()))
    }

    fn condition(&self) -> Condition {
        self.condition.get()
    }

    fn watch(&self, listener: Box<dyn Fn(&Notice)>) -> Watch {
        self.notifier.watch(listener)
    }
}

impl Space {
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

    fn save(&mut self, change: Change) -> Result<Vec<Record>> {
        let incoming = change
            .records
            .into_iter()
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
