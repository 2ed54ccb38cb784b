//! What an entry said before it is written over, set aside as a version in the same transaction.

use leptos::prelude::*;

use super::Writing;
use crate::{
    id::new_id,
    store::Stored,
    text::now,
    widgets::journal::{
        model::{
            Entry,
            versions::{Before, Version, is_set_aside},
        },
        state::versions,
    },
};

impl Writing {
    /// When the newest version of its entry was what the entry said; none when there is no version.
    pub fn versioned(&self) -> ReadSignal<Option<f64>> {
        self.versioned.read_only()
    }

    /// Looks for versions of the entry that was turned to.
    pub async fn learn_versions(&self) {
        let Some(id) = self.id.get_untracked() else {
            return;
        };
        let newest = versions::newest(self.context, &id)
            .await
            .unwrap_or_default();
        let still_here = self.id.with_untracked(|now| now.as_ref() == Some(&id));
        if still_here && self.versioned.with_untracked(Option::is_none) {
            self.versioned.set(newest);
        }
    }

    /// Sets aside what is about to be written over, where the rules say so.
    pub(super) fn set_aside(&self, stored: &Stored<Entry>, text: &str) {
        let newest = self.versioned.get_untracked();
        let before = Before {
            text: &stored.data.text,
            stored: stored.updated,
            versioned: newest.unwrap_or(stored.created),
        };
        if !is_set_aside(before, text, now()) {
            return;
        }
        let version = Version {
            entry: stored.id.clone(),
            text: stored.data.text.clone(),
            date: stored.data.date.clone(),
            at: stored.updated,
        };
        let record = Stored::new(new_id(now()), version, now()).write(now());
        self.entries.beside(&stored.id, record);
        self.versioned.set(Some(stored.updated));
        let (context, id, at) = (self.context, stored.id.clone(), stored.updated);
        context.spawn(async move { versions::thin(context, &id, at).await });
    }
}
