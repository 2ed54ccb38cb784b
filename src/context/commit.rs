//! How a change is stored, what is said of it, and what was refused.

use leptos::prelude::*;

use super::{Context, Status};
use crate::{
    embed::events,
    error::{Error, Result},
    store::{Change, Condition, Record},
};

impl Context {
    /// Stores a change, and says how it went to the member, to the page and to screen readers.
    ///
    /// # Errors
    /// What the store answered; it has been shown already, except a conflict, which the caller settles.
    pub async fn commit(&self, change: Change) -> Result<Vec<Record>> {
        let inner = self.inner();
        self.status.set(Status::Saving);
        let mut written: Vec<(String, String)> = Vec::new();
        for record in &change.records {
            // Of many stored at once the page needs to hear but once.
            if written.iter().all(|(kind, _)| *kind != record.kind) {
                written.push((record.kind.clone(), record.id.clone()));
            }
        }
        let ids: Vec<String> = change.records.iter().map(|one| one.id.clone()).collect();
        let outcome = inner.space.store.save(change).await;
        match &outcome {
            Ok(_) => {
                for id in &ids {
                    inner.refused.borrow_mut().remove(id);
                }
                // What is kept in memory is gone with the page, so nobody is told that it is saved.
                let on_disk = !matches!(inner.space.store.condition(), Condition::Memory(_));
                let refused = inner.refused.borrow().values().next().cloned();
                self.status.try_set(match refused {
                    Some(error) => Status::Failed(error),
                    None if on_disk => Status::Saved,
                    None => Status::Quiet,
                });
                for (kind, id) in &written {
                    events::emit(
                        &inner.element,
                        "escale-change",
                        &[("kind", kind), ("id", id)],
                    );
                    if on_disk {
                        events::emit(&inner.element, "escale-saved", &[("id", id)]);
                    }
                }
            }
            Err(Error::Conflict { .. }) => {}
            Err(error) => {
                self.status.try_set(Status::Failed(error.clone()));
                let id = written
                    .first()
                    .map(|(_, id)| id.as_str())
                    .unwrap_or_default();
                let detail = [("id", id), ("code", error.code())];
                events::emit(&inner.element, "escale-save-failed", &detail);
            }
        }
        outcome
    }

    /// Takes note that the store refused what is on screen of a record.
    pub(super) fn refuse(&self, id: &str, error: Error) {
        let refused = &self.inner().refused;
        refused.borrow_mut().insert(id.to_owned(), error);
    }

    /// What is on screen of a record is not to be stored any more.
    pub(super) fn let_go_of(&self, id: &str) {
        self.inner().refused.borrow_mut().remove(id);
    }

    /// Why the store refused what is on screen of a record, if it did.
    pub fn refusal(&self, id: &str) -> Option<Error> {
        self.inner().refused.borrow().get(id).cloned()
    }
}
