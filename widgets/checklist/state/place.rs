//! Where the list stands on the page, and what is remembered of it as a whole.

use leptos::prelude::*;
use serde_json::Value;

use super::State;
use crate::{
    context::Context,
    widgets::checklist::{
        model::{Place, Visit},
        record::VISIT,
    },
};

impl State {
    /// Where the list stands.
    pub fn place(&self) -> Place {
        self.visit.with(|visit| visit.place)
    }

    /// Folds the list away, takes it off the page, or brings it back.
    pub fn put(&self, place: Place) {
        self.visit.update(|visit| visit.place = place);
        self.remember();
    }

    /// The member has the list before them. What is new says so until the page goes, and is known the next time.
    pub fn seen(&self) {
        let mut unknown = false;
        self.visit.update_untracked(|visit| {
            unknown = self.new.with_value(|new| visit.see(new));
        });
        if unknown {
            self.remember();
        }
    }

    /// Whether the member is to be told now where a closed list is found again: once, the first time.
    pub fn hint(&self) -> bool {
        let told = self.visit.with_untracked(|visit| visit.hinted);
        if !told {
            self.visit.update_untracked(|visit| visit.hinted = true);
            self.remember();
        }
        !told
    }

    /// Remembers what the programme holds and where the list stands.
    pub(super) fn remember(&self) {
        if self.context.read_only() {
            return;
        }
        self.remembered.set_value(true);
        let visit = self
            .visit
            .with_untracked(|visit| serde_json::to_value(visit));
        // The task goes on by itself; what could not be remembered is chosen again in one click.
        drop(
            self.context
                .store()
                .set_meta(VISIT, visit.unwrap_or(Value::Null)),
        );
    }
}

/// Reads again what another tab remembers.
pub(super) fn look_again(context: Context, visit: RwSignal<Visit>) {
    context.spawn(async move {
        if let Ok(Some(kept)) = context.store().meta(VISIT).await
            && let Ok(kept) = serde_json::from_value::<Visit>(kept)
            && visit.try_with_untracked(|visit| *visit != kept) == Some(true)
        {
            visit.try_set(kept);
        }
    });
}
