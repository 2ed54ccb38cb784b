//! The records of one kind as a list on screen: loaded once, saved one at a time, following other tabs.
//!
//! A widget changes a record here and nowhere else. The list shows the change at once; the line under the widget
//! says "saved" when the store did. Saves of one record never overtake each other: while one is under way the
//! newest state waits. Writing is held on screen and saved at a pause; what another tab stores meanwhile is merged
//! into it.
//!
//! A collection is the typed face of an [`Engine`], which saves and follows records of any kind: written out for
//! each kind, that work would be a third of a widget.

use std::{marker::PhantomData, rc::Rc};

use futures_util::future::LocalBoxFuture;
use leptos::prelude::*;

mod beside;
mod blobs;
mod engine;
mod following;
mod list;
mod saving;

use super::Context;
use crate::{
    error::Result,
    store::{Blob, Change, Kind, Listing, Query, Record, Stored},
    text::now,
};
use engine::Engine;
pub use following::MANY;
use list::List;

/// What goes along with a record that is deleted.
pub type Along = LocalBoxFuture<'static, Result<Change>>;

/// What happens to a record that another tab changed since it was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Clash {
    /// The later change wins; fine for a tick or a choice.
    Overwrite,
    /// Both stay: what is on screen where it is, the other as a new record; right for writing.
    KeepBoth,
    /// Both become one through [`Item::merge`]; right for writing in a record with a fixed name.
    Merge,
}

/// A kind a collection can hold.
pub trait Item: Kind + Clone + PartialEq + 'static {
    /// What happens when two tabs changed the same record.
    const CLASH: Clash;

    /// Whether a record that was deleted elsewhere is there again when it is changed here. Where it is not, what was on
    /// screen is given to [`Collection::take_lost`], and is in the store no more.
    const REVIVES: bool = true;

    /// Takes what another tab stored meanwhile into this one, for [`Clash::Merge`]. Nothing either of them wrote
    /// may go.
    fn merge(&mut self, _theirs: Self) {}

    /// The same where it is known what both of them started from.
    fn merge_from(&mut self, _origin: &Self, theirs: Self) {
        self.merge(theirs);
    }
}

/// The records of one kind.
pub struct Collection<T> {
    engine: StoredValue<Rc<Engine>, LocalStorage>,
    kind: PhantomData<fn() -> T>,
}

impl<T> Clone for Collection<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Collection<T> {}

impl<T: Item> Collection<T> {
    /// Loads the records a query finds and follows their kind from then on.
    ///
    /// # Errors
    /// What the store answered.
    pub async fn open(context: Context, query: Query) -> Result<Self> {
        let listing = context.store().list(query.clone()).await?;
        Ok(Self::of(context, query, listing))
    }

    /// Holds records that were read already, and follows their kind from then on. `query` finds what to read again
    /// after a merge.
    pub fn of(context: Context, query: Query, listing: Listing) -> Self {
        let engine = Engine::start(context, Rc::new(List::<T>::default()), query, listing);
        Self {
            engine: StoredValue::new_local(engine),
            kind: PhantomData,
        }
    }

    /// Reads the records, in the order of the query, and follows their changes.
    pub fn with<O: Default>(&self, read: impl FnOnce(&[Stored<T>]) -> O) -> O {
        self.track();
        self.with_untracked(read)
    }

    /// Follows the changes of the records.
    pub fn track(&self) {
        self.engine.get_value().changed.track();
    }

    /// Reads the records as they are now, without following them.
    pub fn with_untracked<O: Default>(&self, read: impl FnOnce(&[Stored<T>]) -> O) -> O {
        self.list(|list| read(&list.0.borrow()))
    }

    /// The record with this identifier as it is now, without following it.
    pub fn find(&self, id: &str) -> Option<Stored<T>> {
        self.list(|list| list.find(id))
    }

    /// Adds records read later (an older page); those already here stay.
    pub fn append(&self, listing: Listing) {
        self.engine.get_value().append(listing);
    }

    /// Adds a new record and saves it. `draft` is the key of the draft it came from.
    pub fn add(&self, id: String, data: T, draft: Option<&str>) {
        self.list(|list| {
            list.0
                .borrow_mut()
                .push(Stored::new(id.clone(), data, now()));
        });
        self.changed(&id, draft);
    }

    /// Sets what a record holds, whether it is there or new.
    pub fn put(&self, id: String, data: T) {
        self.engine.get_value().remember(&id);
        self.list(|list| list.set(&id, data));
        self.changed(&id, None);
    }

    /// Changes a record and saves it.
    pub fn edit(&self, id: &str, change: impl FnOnce(&mut T)) {
        self.edit_spending(id, None, change);
    }

    /// Changes a record and saves it, dropping the draft it came from.
    pub fn edit_spending(&self, id: &str, draft: Option<&str>, change: impl FnOnce(&mut T)) {
        let Some(mut one) = self.find(id) else { return };
        self.engine.get_value().remember(id);
        change(&mut one.data);
        self.list(|list| list.set(id, one.data));
        self.changed(id, draft);
    }

    /// Gives a new record of any kind to be stored in the same transaction as the next save of this one, for what goes
    /// with it (the state that the save replaces). Call it right before the change.
    pub fn beside(&self, id: &str, new: Record) {
        let engine = self.engine.get_value();
        engine.saves.borrow_mut().beside.put(id, new);
    }

    /// Gives bytes to be stored with the next save of this record that refers to them. Until then, and while the record
    /// does not refer to them, they are in memory only. Call it right before the change.
    pub fn bring(&self, id: &str, blob: Blob) {
        let engine = self.engine.get_value();
        engine.saves.borrow_mut().blobs.put(id, blob);
    }

    /// Shows what a record will hold and saves it at the next [`Collection::keep`] or flush: for writing, which is
    /// saved at a pause rather than at each key. `draft` is the key of the draft that holds it until then.
    pub fn hold(&self, id: &str, data: T, draft: Option<&str>) {
        let engine = self.engine.get_value();
        engine.remember(id);
        self.list(|list| list.set(id, data));
        engine.hold(id, draft);
    }

    /// Saves what is held of a record.
    pub fn keep(&self, id: &str) {
        self.engine.get_value().keep(id);
    }

    /// What the store has of a record, as far as is known here, whatever is on screen.
    pub fn stored(&self, id: &str) -> Option<T> {
        let payload = self.engine.get_value().stored(id)?;
        serde_json::from_value(payload).ok()
    }

    /// Deletes a record for good, leaving a tombstone that other devices learn of at the next merge. What another
    /// tab wrote into it meanwhile is not deleted unread: it comes back.
    pub fn delete(&self, id: &str) {
        self.delete_with(id, || Box::pin(async { Ok(Change::default()) }));
    }

    /// The same, with what goes in one transaction with it: asked for again when another tab came first.
    pub fn delete_with(&self, id: &str, along: impl Fn() -> Along + 'static) {
        self.engine.get_value().delete(id, Box::new(along));
    }

    /// What was changed here and was deleted elsewhere, as it was on screen; it is nowhere else, and is given once.
    pub fn take_lost(&self) -> Vec<Stored<T>> {
        let engine = self.engine.get_value();
        let lost = std::mem::take(&mut engine.saves.borrow_mut().lost);
        lost.into_iter()
            .filter_map(|record| Stored::read(record).ok())
            .collect()
    }

    /// Whether something is held, was refused, or is on its way to the store.
    pub fn holds(&self) -> bool {
        let engine = self.engine.get_value();
        let saves = engine.saves.borrow();
        !saves.held.is_empty() || !saves.under_way.is_empty()
    }

    /// Saves what is held or was refused, and resolves when no save is under way.
    pub fn flush(&self) -> LocalBoxFuture<'static, ()> {
        self.engine.get_value().flush()
    }

    fn changed(&self, id: &str, draft: Option<&str>) {
        let engine = self.engine.get_value();
        engine.changed.notify();
        engine.save(id, draft);
    }

    /// Works on the list behind the engine, which is one of this type because nobody else makes it.
    fn list<O: Default>(&self, work: impl FnOnce(&List<T>) -> O) -> O {
        let items = self.engine.get_value().items.clone().as_any();
        items
            .downcast::<List<T>>()
            .map(|list| work(&list))
            .unwrap_or_default()
    }
}
