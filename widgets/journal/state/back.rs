//! What a killed tab left behind, brought back where it was.

use leptos::prelude::*;

use super::{NEW, OPEN, State};
use crate::{
    context::Draft,
    id::new_id,
    store::Listing,
    text::now,
    widgets::journal::model::{
        Details, Entry,
        draft::{Left, Return},
    },
};

impl State {
    /// The draft of a stored entry.
    pub(super) fn draft_of(&self, id: &str) -> Draft {
        Draft::new(self.context.store(), &draft_key(id))
    }

    /// Brings back what a killed tab left behind: the new entry at the top, and the one that was open.
    pub(super) async fn come_back(&self) {
        let draft = Draft::new(self.context.store(), NEW);
        if let Some(left) = self.left_behind(&draft).await {
            self.top.go_on(left);
        }
        let Some(id) = Draft::new(self.context.store(), OPEN).read().await else {
            return;
        };
        let draft = self.draft_of(&id);
        if let Some(left) = self.left_behind(&draft).await {
            if self.entries.find(&id).is_none() {
                self.entries
                    .add(id.clone(), written(&left), Some(draft.key()));
            }
            self.turn_to(&id);
            self.open.go_on(left);
        }
    }

    /// Brings back what another tab left behind in the entry that was just opened.
    pub(super) async fn recover(&self, id: &str) {
        let Some(left) = self.left_behind(&self.draft_of(id)).await else {
            return;
        };
        if self
            .open
            .id()
            .with_untracked(|open| open.as_deref() != Some(id))
        {
            return;
        }
        if !self.open.unsaved() {
            self.open.go_on(left);
        } else if self
            .open
            .text()
            .with_untracked(|text| !text.contains(&left.text))
        {
            // Typed into meanwhile.
            self.entries.add(new_id(now()), written(&left), None);
        }
    }

    /// The draft that writing goes on with. One that has to stay beside the stored entry becomes its own.
    async fn left_behind(&self, draft: &Draft) -> Option<Left> {
        if self.context.read_only() {
            return None;
        }
        let left = draft.read().await.and_then(|kept| Left::read(&kept))?;
        if self.entries.find(&left.id).is_none()
            && let Ok(Some(record)) = self.context.store().get(&left.id).await
        {
            self.entries.append(Listing {
                records: vec![record],
                set_aside: 0,
            });
        }
        let stored = self.entries.find(&left.id);
        match left.decide(stored.as_ref().map(|stored| &stored.data)) {
            Return::Stored => None,
            Return::GoOn => Some(left),
            Return::Beside => {
                self.entries
                    .add(new_id(now()), written(&left), Some(draft.key()));
                self.context
                    .announce(&self.context.text("common.error.conflict"));
                None
            }
        }
    }
}

/// The key of a stored entry's draft.
pub(super) fn draft_key(id: &str) -> String {
    ["journal:", id].concat()
}

fn written(left: &Left) -> Entry {
    let mut entry = Entry {
        text: left.text.clone(),
        date: left.date.clone(),
        ..Entry::default()
    };
    if let Some(details) = left.details.clone() {
        details.bring_into(&Details::default(), &mut entry);
    }
    entry
}
