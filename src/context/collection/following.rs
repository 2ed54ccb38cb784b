//! How a collection follows what other tabs, widgets and merges store, except where something is being changed here.

use std::rc::Rc;

use leptos::prelude::Notify;

use super::engine::Engine;
use crate::store::{Notice, Query, Record};

/// From so many records changed at once on (an import), those that are not on screen are not read one by one: that
/// would take longer than reading the list. A collection of a limited query leaves them to its owner.
pub const MANY: usize = 50;

impl Engine {
    /// Takes over what is stored elsewhere from now on.
    pub(super) fn follow(self: &Rc<Self>, query: Query) {
        let (this, context) = (Rc::downgrade(self), self.context);
        let alive = context.inner().alive.clone();
        let watch = context.store().watch(Box::new(move |notice| {
            // A save that ends after its widget keeps the collection, but nothing to show it in.
            let Some(engine) = this.upgrade().filter(|_| alive.get()) else {
                return;
            };
            let (ids, query) = match notice {
                Notice::Changed { kind, ids } if kind != engine.items.kind() => return,
                Notice::Changed { ids, .. } if ids.len() < MANY => (ids.clone(), None),
                Notice::Changed { ids, .. } => (
                    engine.here(ids),
                    query.limit.is_none().then(|| query.clone()),
                ),
                Notice::Replaced => (engine.items.ids(), Some(query.clone())),
                Notice::Condition(_) => return,
            };
            context.spawn(async move {
                for id in ids {
                    engine.refresh(&id).await;
                }
                if let Some(query) = query
                    && let Ok(found) = context.store().list(query).await
                {
                    // What cannot be read was counted when the widget opened.
                    engine.show(found.records);
                }
            });
        }));
        self.saves.borrow_mut().watch = Some(watch);
    }

    /// Those of the records that are on screen.
    fn here(&self, ids: &[String]) -> Vec<String> {
        let ids = ids.iter().filter(|id| self.items.stamp(id).is_some());
        ids.cloned().collect()
    }

    async fn refresh(&self, id: &str) {
        if self.is_settled_later(id) {
            return;
        }
        let Ok(found) = self.context.store().get(id).await else {
            return;
        };
        // Something may have been changed here while it was read.
        if self.is_settled_later(id) {
            return;
        }
        let theirs = found.and_then(|record| self.items.read(record).ok());
        let differs = self.differs(id);
        match (theirs, self.items.stamp(id)) {
            (Some(theirs), Some((rev, updated)))
                if rev < theirs.rev || updated < theirs.updated =>
            {
                if differs {
                    self.join(theirs);
                } else {
                    self.items.place(theirs);
                }
            }
            (Some(theirs), None) => {
                self.items.place(theirs);
            }
            (None, Some(_)) if differs => self.items.revise(id, 0, None),
            (None, Some(_)) => self.items.remove(id),
            _ => return,
        }
        self.changed.notify();
    }

    /// Whether a save of what is on screen will meet what another tab stored: one that is under way or, where versions do
    /// not become one, that of what is held.
    fn is_settled_later(&self, id: &str) -> bool {
        let saves = self.saves.borrow();
        saves.under_way.contains_key(id) || (!self.merges() && saves.held.contains_key(id))
    }

    /// Makes one record of what another tab stored and what is on screen.
    pub(super) fn join(&self, theirs: Record) {
        let origin = self.saves.borrow_mut().origins.remove(&theirs.id);
        self.items.join(origin, theirs.clone());
        let here = self.items.record(&theirs.id);
        if here.is_some_and(|here| here.payload != theirs.payload) {
            let mut saves = self.saves.borrow_mut();
            saves.origins.insert(theirs.id, theirs.payload);
        }
    }

    /// Whether there is something on screen that the store does not have, for kinds whose versions become one.
    fn differs(&self, id: &str) -> bool {
        let saves = self.saves.borrow();
        self.merges() && (saves.held.contains_key(id) || saves.origins.contains_key(id))
    }
}
