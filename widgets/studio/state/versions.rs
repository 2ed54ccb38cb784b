//! The states programmes had before, and programmes that were removed: listed, brought back, thinned out.

use leptos::prelude::*;

use super::State;
use crate::{
    error::Result,
    id::new_id,
    store::{Change, Stored},
    text::now,
    widgets::studio::record::{self, Earlier, KEPT, ProgrammeDraft},
};

/// An earlier state of a programme.
#[derive(Debug, Clone, PartialEq)]
pub struct Version {
    /// When it was stored, in milliseconds since 1970.
    pub at: f64,
    /// The state.
    pub state: ProgrammeDraft,
}

/// A programme that was removed, to bring back.
#[derive(Debug, Clone, PartialEq)]
pub struct Removed {
    draft: ProgrammeDraft,
    versions: Vec<Earlier>,
}

impl State {
    /// The earlier states of the open programme, newest first.
    ///
    /// # Errors
    /// What the store answered.
    pub async fn versions(&self) -> Result<Vec<Version>> {
        let id = self.open.get_untracked().unwrap_or_default();
        let found = self.all(&id).await?.into_iter().rev();
        let version = |one: Stored<Earlier>| Version {
            at: one.data.at,
            state: one.data.state,
        };
        Ok(found.map(version).collect())
    }

    /// Makes a programme of an earlier state, and opens it.
    pub fn bring_back(&self, version: &Version) {
        let document = version.state.document();
        self.make(document.programme, document.notes);
    }

    /// The title of the programme that was removed last.
    pub fn removed(&self) -> Option<String> {
        self.removed
            .with(|removed| removed.as_ref().map(|one| one.draft.title.clone()))
    }

    /// Removes a programme and its earlier states; they can be brought back until the page goes.
    pub fn discard(&self, id: &str) {
        if self.context.read_only() {
            return;
        }
        let (state, id) = (*self, id.to_owned());
        self.context.spawn(async move {
            let versions = match state.all(&id).await {
                Ok(versions) => versions,
                Err(error) => return state.context.fail(error),
            };
            let Some(one) = state.drafts.find(&id) else {
                return;
            };
            let title = one.data.title.clone();
            state.removed.set(Some(Removed {
                draft: one.data,
                versions: versions.into_iter().map(|one| one.data).collect(),
            }));
            let key = id.clone();
            state.drafts.delete_with(&key, move || {
                let id = id.clone();
                Box::pin(async move {
                    let versions = state.all(&id).await?;
                    let gone = versions.iter().map(|one| one.tombstone(now()));
                    Ok(Change::all(gone.collect()).spending(&record::draft_key(&id)))
                })
            });
            let said = state.words.with("said.removed", &[("title", &title)]);
            state.context.announce(&said);
        });
    }

    /// Brings back what was removed last.
    pub fn undo_removal(&self) {
        let removed = self.removed.try_update(Option::take).flatten();
        let Some(Removed { draft, versions }) = removed else {
            return;
        };
        let id = new_id(now());
        for earlier in versions {
            let draft = id.clone();
            let version = Stored::new(new_id(now()), Earlier { draft, ..earlier }, now());
            self.drafts.beside(&id, version.write(now()));
        }
        self.drafts.add(id, draft, None);
        self.context.announce(&self.words.text("said.back"));
    }

    /// Lets go of states beyond those that stay, counting the one that is being stored. What fails is tried the next time.
    pub(super) async fn thin(&self, id: &str) {
        let Ok(all) = self.all(id).await else { return };
        let beyond = (all.len() + 1).saturating_sub(KEPT);
        let gone: Vec<_> = all
            .iter()
            .take(beyond)
            .map(|one| one.tombstone(now()))
            .collect();
        if !gone.is_empty() {
            drop(self.context.store().save(Change::all(gone)).await);
        }
    }

    /// Oldest first. One that cannot be read stays where it is.
    async fn all(&self, id: &str) -> Result<Vec<Stored<Earlier>>> {
        let found = self.context.store().list(record::versions(id)).await?;
        let records = found.records.into_iter();
        let read = records.filter_map(|one| Stored::<Earlier>::read(one).ok());
        Ok(read.filter(|one| one.data.draft == id).collect())
    }
}
