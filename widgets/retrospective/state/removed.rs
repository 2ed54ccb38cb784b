//! What was deleted since the widget opened. It stays where it was, as a line from which it comes back.

use leptos::prelude::*;

/// Deleted things by the identifiers they had.
pub struct Removed<T: Send + Sync + 'static>(RwSignal<Vec<(String, T)>>);

impl<T: Send + Sync + 'static> Clone for Removed<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync + 'static> Copy for Removed<T> {}

impl<T: Clone + Send + Sync + 'static> Removed<T> {
    /// Nothing yet.
    pub fn new() -> Self {
        Self(RwSignal::new(Vec::new()))
    }

    /// All of them.
    pub fn all(&self) -> Vec<(String, T)> {
        self.0.get()
    }

    /// Whether this was deleted.
    pub fn has(&self, id: &str) -> bool {
        self.0
            .with(|removed| removed.iter().any(|(known, _)| known == id))
    }

    /// What was deleted under this identifier.
    pub fn get(&self, id: &str) -> Option<T> {
        self.0.with(|removed| {
            removed
                .iter()
                .find(|(known, _)| known == id)
                .map(|(_, one)| one.clone())
        })
    }

    /// Remembers what is being deleted.
    pub fn put(&self, id: &str, one: T) {
        self.0.update(|removed| removed.push((id.to_owned(), one)));
    }

    /// Gives it back, once.
    pub fn take(&self, id: &str) -> Option<T> {
        let one = untrack(|| self.get(id))?;
        self.0
            .update(|removed| removed.retain(|(known, _)| known != id));
        Some(one)
    }
}
