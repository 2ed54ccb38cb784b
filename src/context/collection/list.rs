//! The records of one kind as they are on screen: what an engine needs of them, whatever they hold.

use std::{any::Any, cell::RefCell, rc::Rc};

use serde_json::Value;

use super::{Clash, Item};
use crate::{
    error::Result,
    store::{Record, Stored},
    text::now,
};

/// A list without its type.
pub(super) trait Items {
    /// The name of the kind.
    fn kind(&self) -> &'static str;

    /// What happens when two tabs changed the same record.
    fn clash(&self) -> Clash;

    /// Whether a record that was deleted elsewhere is there again when it is changed here.
    fn revives(&self) -> bool;

    /// The identifiers, in order.
    fn ids(&self) -> Vec<String>;

    /// A stored record as today's version writes it, so that two of them can be compared.
    fn read(&self, record: Record) -> Result<Record>;

    /// The record with this identifier, to be stored as it is on screen.
    fn record(&self, id: &str) -> Option<Record>;

    /// The revision that was read of a record, and when it was last saved.
    fn stamp(&self, id: &str) -> Option<(u32, f64)>;

    /// Takes over what the store counts of a record: its revision and its times.
    fn revise(&self, id: &str, rev: u32, times: Option<(f64, f64)>);

    /// Shows a record in place of the one with its identifier, or at the end; false when it cannot be read.
    fn place(&self, record: Record) -> bool;

    /// Takes what another tab stored into the record on screen, knowing what both started from where it is known.
    fn join(&self, origin: Option<Value>, theirs: Record);

    /// Takes a record off the screen.
    fn remove(&self, id: &str);

    /// The list with its type.
    fn as_any(self: Rc<Self>) -> Rc<dyn Any>;
}

/// The records.
pub(super) struct List<T>(pub(super) RefCell<Vec<Stored<T>>>);

impl<T> Default for List<T> {
    fn default() -> Self {
        Self(RefCell::default())
    }
}

impl<T: Item> List<T> {
    pub(super) fn find(&self, id: &str) -> Option<Stored<T>> {
        self.0.borrow().iter().find(|one| one.id == id).cloned()
    }

    /// Sets what a record holds, whether it is there or new.
    pub(super) fn set(&self, id: &str, data: T) {
        let mut items = self.0.borrow_mut();
        match items.iter_mut().find(|one| one.id == id) {
            Some(one) => one.data = data,
            None => items.push(Stored::new(id.to_owned(), data, now())),
        }
    }
}

impl<T: Item> Items for List<T> {
    fn kind(&self) -> &'static str {
        T::KIND
    }

    fn clash(&self) -> Clash {
        T::CLASH
    }

    fn revives(&self) -> bool {
        T::REVIVES
    }

    fn ids(&self) -> Vec<String> {
        self.0.borrow().iter().map(|one| one.id.clone()).collect()
    }

    fn read(&self, record: Record) -> Result<Record> {
        let updated = record.updated;
        Ok(Stored::<T>::read(record)?.write(updated))
    }

    fn record(&self, id: &str) -> Option<Record> {
        let items = self.0.borrow();
        let one = items.iter().find(|one| one.id == id)?;
        Some(one.write(now()))
    }

    fn stamp(&self, id: &str) -> Option<(u32, f64)> {
        let items = self.0.borrow();
        let one = items.iter().find(|one| one.id == id)?;
        Some((one.rev, one.updated))
    }

    fn revise(&self, id: &str, rev: u32, times: Option<(f64, f64)>) {
        let mut items = self.0.borrow_mut();
        if let Some(one) = items.iter_mut().find(|one| one.id == id) {
            one.rev = rev;
            if let Some((created, updated)) = times {
                one.created = created;
                one.updated = updated;
            }
        }
    }

    fn place(&self, record: Record) -> bool {
        let Ok(read) = Stored::read(record) else {
            return false;
        };
        let mut items = self.0.borrow_mut();
        match items.iter_mut().find(|one| one.id == read.id) {
            Some(one) => *one = read,
            None => items.push(read),
        }
        true
    }

    fn join(&self, origin: Option<Value>, theirs: Record) {
        let Ok(theirs) = Stored::<T>::read(theirs) else {
            return;
        };
        let mut items = self.0.borrow_mut();
        if let Some(here) = items.iter_mut().find(|one| one.id == theirs.id) {
            match origin.and_then(|origin| serde_json::from_value(origin).ok()) {
                Some(origin) => here.data.merge_from(&origin, theirs.data),
                None => here.data.merge(theirs.data),
            }
            here.rev = theirs.rev;
        }
    }

    fn remove(&self, id: &str) {
        self.0.borrow_mut().retain(|one| one.id != id);
    }

    fn as_any(self: Rc<Self>) -> Rc<dyn Any> {
        self
    }
}
