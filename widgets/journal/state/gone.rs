//! What is gone, deleted in another tab or put under a passphrase of its own there, goes off the screen here too: out of the
//! list, where it was open, and off the top, where it was being written. What was typed into it here meanwhile is stored
//! nowhere, as it would be in plain again: it is adrift, in this page's memory, until the member says what becomes of it.

use leptos::prelude::*;

use super::State;
use crate::{
    context::Status, id::new_id, store::Stored, text::now, widgets::journal::model::Entry,
};

impl State {
    /// Follows the store for what goes.
    pub(super) fn let_go_of_gone(&self) {
        let state = *self;
        Effect::new(move |_| {
            state.entries.track();
            state.take_lost();
            // What was refused may be nowhere but on screen.
            if matches!(state.context.status().get_untracked(), Status::Failed(_)) {
                return;
            }
            let is_gone = |id: &str| state.entries.find(id).is_none();
            let held = state
                .held
                .with_untracked(|held| held.as_ref().is_some_and(|held| is_gone(&held.id)));
            if held && !state.open.unsaved() {
                state.close();
            }
            // A new entry is stored with what is first written into it.
            let top = state.top.id();
            let top = top.with_untracked(|top| top.as_deref().is_some_and(is_gone));
            if top && !state.top.unsaved() && !state.top.is_blank() {
                state.turn_to_new();
            }
        });
    }

    fn take_lost(&self) {
        for lost in self.entries.take_lost() {
            if lost.data.secret.is_some() {
                // Sealed, it is plain nowhere, and opens under a name made of its own.
                let beside = [&*lost.id, "~", &new_id(now())].concat();
                self.entries.add(beside, lost.data, None);
            } else if !lost.data.text.trim().is_empty() {
                self.adrift.update(|adrift| {
                    adrift.retain(|one| one.id != lost.id);
                    adrift.push(lost);
                });
            }
        }
    }

    /// The texts whose entry is gone, with its identifier: on this page only.
    pub fn adrift(&self) -> Vec<(String, String)> {
        self.adrift.with(|adrift| {
            let texts = adrift.iter();
            texts
                .map(|one| (one.id.clone(), one.data.text.clone()))
                .collect()
        })
    }

    /// Keeps one of them as a new entry.
    pub fn keep_adrift(&self, id: &str) {
        if let Some(one) = self.let_adrift_go(id) {
            // Its pictures went with the entry.
            let entry = Entry {
                pictures: Vec::new(),
                binned: None,
                ..one.data
            };
            self.entries.add(new_id(now()), entry, None);
        }
    }

    /// Lets one of them go.
    pub fn let_adrift_go(&self, id: &str) -> Option<Stored<Entry>> {
        let go = |adrift: &mut Vec<Stored<Entry>>| {
            let place = adrift.iter().position(|one| one.id == id)?;
            Some(adrift.remove(place))
        };
        self.adrift.try_update(go).flatten()
    }
}
