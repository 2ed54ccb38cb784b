//! How an item went, in a line of the member's own: stored as it is typed, and copied into the journal
//! when the member says so.

use leptos::prelude::*;

use super::State;
use crate::{
    context::{Context, journal},
    store::Notice,
    text::{now, today},
    widgets::checklist::{model::ItemMark, record},
};

/// The line about one item.
#[derive(Clone, Copy)]
pub struct Line {
    context: Context,
    state: State,
    item: StoredValue<String>,
    kept: RwSignal<bool>,
}

impl Line {
    /// The line about this item. Follows whether it is in the journal.
    pub fn of(context: Context, state: State, item: String) -> Self {
        let line = Self {
            context,
            state,
            item: StoredValue::new(item),
            kept: RwSignal::new(false),
        };
        line.look();
        context.follow(move |notice| {
            let ours = |id: &String| {
                line.item
                    .try_with_value(|item| *id == record::journal_id(item))
            };
            match notice {
                Notice::Changed { ids, .. } if !ids.iter().any(|id| ours(id) == Some(true)) => {}
                Notice::Condition(_) => {}
                _ => line.look(),
            }
        });
        line
    }

    /// The text.
    pub fn text(&self) -> String {
        let known = self.item.with_value(|item| self.state.known(item));
        known.map(|one| one.line).unwrap_or_default()
    }

    /// Whether it is in the journal.
    pub fn is_in_journal(&self) -> bool {
        self.kept.get()
    }

    /// Stores what is typed: a sentence is short, and saves that wait for each other become one.
    pub fn write(&self, text: &str) {
        let id = self.item.with_value(|item| ItemMark::id_of(item));
        let marks = self.state.marks;
        let known = marks.find(&id).map(|one| one.data);
        let mut one = known.unwrap_or_else(|| ItemMark::of(&self.item.get_value()));
        text.clone_into(&mut one.line);
        marks.put(id, one);
    }

    /// Puts the line into the journal, once. One that is there stays as the member left it; one in the journal's bin
    /// comes back as the line is now.
    pub fn keep(&self, title: String, said: String) {
        let line = *self;
        let context = self.context;
        let Some(mark) = self
            .item
            .with_value(|item| untrack(|| self.state.known(item)))
        else {
            return;
        };
        context.spawn(async move {
            let entry = record::journal_entry(&mark, &title, today(), now());
            journal::keep(context, entry, &said).await;
            line.look();
        });
    }

    fn look(&self) {
        let line = *self;
        let Some(item) = self.item.try_get_value() else {
            return;
        };
        self.context.spawn(async move {
            let kept = journal::holds(line.context, &record::journal_id(&item)).await;
            line.kept.try_set(kept);
        });
    }
}
