//! The rows of what was found: those that were opened stay where they were until something else is asked for.

use leptos::prelude::*;

use super::State;
use crate::widgets::journal::model::rows;

/// Identifiers of the entries on screen, in order.
#[derive(Clone, Copy)]
pub struct Rows {
    shown: RwSignal<Vec<String>>,
    kept: StoredValue<Vec<String>>,
}

impl Rows {
    /// No rows yet.
    pub fn new(state: State) -> Self {
        let (shown, kept) = (RwSignal::new(Vec::new()), StoredValue::new(Vec::new()));
        Effect::new(move |_| {
            let held = state
                .held
                .with(|held| held.as_ref().map(|held| held.id.clone()));
            if let Some(id) = held {
                kept.update_value(|kept: &mut Vec<String>| kept.push(id));
            }
        });
        Effect::new(move |_| {
            state.entries.track();
            // What is gone, deleted in another tab or put under a passphrase, leaves no row.
            let is_gone = |id: &String| state.entries.find(id).is_none();
            let gone =
                kept.try_update_value(|kept| kept.extract_if(.., |id| is_gone(id)).collect());
            let gone: Vec<String> = gone.unwrap_or_default();
            if !gone.is_empty() {
                shown.update(|shown: &mut Vec<String>| shown.retain(|id| !gone.contains(id)));
            }
        });
        Self { shown, kept }
    }

    /// What is shown.
    pub fn shown(&self) -> ReadSignal<Vec<String>> {
        self.shown.read_only()
    }

    /// What to show of what was found.
    pub fn in_place(&self, found: Vec<String>) -> Vec<String> {
        self.kept.with_value(|kept| {
            self.shown
                .with_untracked(|shown| rows::in_place(found, shown, kept))
        })
    }

    /// Shows these.
    pub fn show(&self, ids: Vec<String>) {
        if self.shown.with_untracked(|shown| *shown != ids) {
            self.shown.set(ids);
        }
    }

    /// Something else is asked for: nothing is kept any more.
    pub fn turn(&self) {
        self.kept.update_value(Vec::clear);
    }
}
