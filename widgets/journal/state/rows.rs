//! The rows of what was found: those that were opened stay where they were until something else is asked for.

use leptos::prelude::*;

use super::State;
use crate::widgets::journal::model::{
    PAGE,
    rows::{self, Row},
};

/// The entries on screen, in order.
#[derive(Clone, Copy)]
pub struct Rows {
    shown: RwSignal<Vec<Row>>,
    kept: StoredValue<Vec<String>>,
    /// Whether something else was asked for, and its answer is not shown yet.
    turned: StoredValue<bool>,
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
                shown.update(|shown: &mut Vec<Row>| shown.retain(|row| !gone.contains(&row.id)));
            }
        });
        Self {
            shown,
            kept,
            turned: StoredValue::new(false),
        }
    }

    /// What is shown.
    pub fn shown(&self) -> ReadSignal<Vec<Row>> {
        self.shown.read_only()
    }

    /// The entry that is in a row; as long as the row is there.
    pub fn entry(&self, row: Row) -> Signal<String> {
        let shown = self.shown;
        let id = Memo::new(move |last: Option<&String>| {
            let now = shown.with(|shown| {
                let mut rows = shown.iter();
                let here = rows.find(|one| one.seat == row.seat)?;
                Some(here.id.clone())
            });
            now.or_else(|| last.cloned())
                .unwrap_or_else(|| row.id.clone())
        });
        id.into()
    }

    /// What to show of what was found.
    pub fn in_place(&self, found: Vec<String>) -> Vec<String> {
        self.kept.with_value(|kept| {
            let before: Vec<String> = self.shown.with_untracked(|shown| {
                let ids = shown.iter().map(|row| row.id.clone());
                ids.collect()
            });
            rows::in_place(found, &before, kept)
        })
    }

    /// Shows these.
    pub fn show(&self, ids: Vec<String>) {
        let anew = self.turned.get_value() && self.kept.with_value(Vec::is_empty);
        self.turned.set_value(false);
        let seated = |shown: &Vec<Row>| rows::seated(ids, shown, anew);
        let rows = self.shown.with_untracked(seated);
        if self.shown.with_untracked(|shown| *shown != rows) {
            self.shown.set(rows);
        }
    }

    /// Nothing is asked for: some rows wait for the next answer with nothing in them, as to make a row takes longer than
    /// to fill it.
    pub fn empty(&self) {
        self.shown.update(|shown| {
            shown.truncate(PAGE);
            for row in shown {
                row.id.clear();
            }
        });
    }

    /// Something else is asked for: nothing is kept any more.
    pub fn turn(&self) {
        self.kept.update_value(Vec::clear);
        self.turned.set_value(true);
    }
}
