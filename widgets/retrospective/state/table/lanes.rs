//! Where topics stand on the table, and what this member did there, to be undone and done again.

use leptos::prelude::*;

use super::Shared;
use crate::widgets::retrospective::model::{
    OTHER,
    table::{Table, Write, history::History},
};

impl Shared {
    /// The column in which a card is shown.
    pub fn column_of(&self, id: &str) -> String {
        let known = self.known();
        self.with(|table| shown_in(table, &known, id).to_owned())
    }

    /// The topics of a column in their order, by the cards that lead them.
    pub fn lane(&self, column: &str) -> Vec<String> {
        let known = self.known();
        self.topics().with(|topics| {
            self.with(|table| {
                let leads = topics.iter().map(|topic| &topic.lead);
                let here = leads.filter(|lead| shown_in(table, &known, lead) == column);
                let mut here: Vec<String> = here.cloned().collect();
                table.arrange(&mut here);
                here
            })
        })
    }

    /// The columns of the board.
    fn known(&self) -> Vec<String> {
        let columns = self.own.cards().columns().into_iter();
        columns.map(|column| column.id).collect()
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

/// The column in which a card is shown: its own, where the board has it.
fn shown_in<'t>(table: &'t Table, known: &[String], id: &str) -> &'t str {
    let column = table.cards.get(id).map(|card| &card.column);
    let column = column.filter(|column| known.contains(column));
    column.map_or(OTHER, String::as_str)
}
