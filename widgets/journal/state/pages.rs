//! Reads the journal and its bin a page at a time, and lets the bin go of what is over.

use leptos::prelude::*;

use super::{State, back::draft_key, versions};
use crate::{
    context::Context,
    store::{Change, Listing, Place, Stored},
    text::now,
    widgets::journal::{
        model::{Entry, bin_lets_go},
        record,
    },
};

impl State {
    /// Reads the next page of the journal, or of the bin.
    pub(super) fn read_more(&self, bin: bool) {
        let state = *self;
        self.context.spawn(async move {
            if bin {
                state.read_binned(state.older_binned.get_untracked()).await;
            } else {
                state.read_older().await;
            }
        });
    }

    async fn read_older(&self) {
        let Some(before) = self.older.get_untracked() else {
            return;
        };
        match self
            .context
            .store()
            .list(record::newest(Some(before)))
            .await
        {
            Ok(mut found) => {
                self.older.set(record::cut(&mut found, false));
                let first = found.records.first().map(|record| record.id.clone());
                self.entries.append(found);
                self.arrived.set(first);
            }
            Err(error) => self.context.fail(error),
        }
    }

    /// Reads a page of the bin.
    pub(super) async fn read_binned(&self, before: Option<Place>) {
        match self.context.store().list(record::last_binned(before)).await {
            Ok(mut found) => {
                self.older_binned.set(record::cut(&mut found, true));
                self.entries.append(Listing {
                    set_aside: 0,
                    ..found
                });
            }
            Err(error) => self.context.fail(error),
        }
    }
}

/// Removes what has been in the bin for longer than it stays there. What fails is tried at the next opening.
pub async fn empty_bin(context: Context) {
    let store = context.store();
    while let Ok(found) = store.list(record::first_binned()).await {
        let entries = found
            .records
            .into_iter()
            .filter_map(|record| Stored::<Entry>::read(record).ok());
        let over = entries.filter(|one| one.data.binned.is_some_and(|at| bin_lets_go(at, now())));
        let mut change = Change::default();
        for one in over {
            let Ok(mut gone) = versions::tombstones(context, &one.id).await else {
                return;
            };
            change.records.append(&mut gone);
            change.records.push(one.tombstone(now()));
            change.spent_drafts.push(draft_key(&one.id));
        }
        if change.records.is_empty() || store.save(change).await.is_err() {
            break;
        }
    }
}
