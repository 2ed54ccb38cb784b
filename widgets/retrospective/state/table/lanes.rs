//! Where topics stand on the table, and what this member did there, to be undone and done again.

use leptos::prelude::*;

use super::Shared;
use crate::widgets::retrospective::model::{
    OTHER,
    table::{Lane, Write, history::History},
};

impl Shared {
    /// The column in which a topic stands, by the card that leads it.
    pub fn column_of(&self, lead: &str) -> String {
        let here = |(_, lane): &(&String, &Lane)| lane.leads.iter().any(|one| one == lead);
        let column = self
            .lanes
            .with(|lanes| lanes.iter().find(here).map(|(id, _)| id.clone()));
        column.unwrap_or_else(|| OTHER.to_owned())
    }

    /// What stands in a column.
    pub fn lane(&self, column: &str) -> Lane {
        self.lanes
            .with(|lanes| lanes.get(column).cloned())
            .unwrap_or_default()
    }

    /// Undoes what this member did last, or does again what was undone last. False when somebody changed all of it since.
    pub fn back(&self, again: bool) -> bool {
        if self.context.read_only() {
            return false;
        }
        self.follow();
        let sets = self.document.with_value(|document| {
            let now = |key: &str| document.value(key);
            let turned = self.history.try_update(|history| {
                if again {
                    history.redo(now)
                } else {
                    history.undo(now)
                }
            });
            turned.unwrap_or_default()
        });
        let any = !sets.is_empty();
        if any {
            self.document.with_value(|document| document.set(sets));
            self.changed();
        }
        any
    }

    /// Whether there is something to undo, and to do again.
    pub fn can(&self) -> (bool, bool) {
        self.history.with(History::can)
    }

    /// Remembers what is about to be written.
    pub(super) fn remember(&self, writes: &[Write]) {
        self.document.with_value(|document| {
            self.history
                .update(|history| history.does(writes, |key| document.value(key)));
        });
    }
}
