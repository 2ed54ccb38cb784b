//! What is gone, deleted in another tab or put under a passphrase of its own there, goes off the screen here too: out of the
//! list, where it was open, and off the top, where it was being written. What was typed into it here and waits stays.

use leptos::prelude::*;

use super::State;
use crate::context::Status;

impl State {
    /// Follows the store for what goes.
    pub(super) fn let_go_of_gone(&self) {
        let state = *self;
        Effect::new(move |_| {
            state.entries.track();
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
}
