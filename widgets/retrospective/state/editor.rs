//! Something being typed, kept as a draft at every key: a new card, a card written anew, a commitment.

use leptos::prelude::*;

use crate::{
    context::{Context, Draft},
    widgets::retrospective::model::{Edit, Words},
};

/// A place to type in. Nothing is stored from here but the draft.
#[derive(Clone, Copy)]
pub struct Editor {
    edit: RwSignal<Option<Edit>>,
    draft: StoredValue<Draft, LocalStorage>,
}

impl Editor {
    /// The editor with the draft of this name, as it was left.
    pub async fn open(context: Context, board: &str, name: &str) -> Self {
        let draft = Draft::new(context.store(), &["retrospective", board, name].join(":"));
        let left = if context.read_only() {
            None
        } else {
            draft.read().await
        };
        let flushed = draft.clone();
        context.on_flush(move || flushed.flush());
        Self {
            edit: RwSignal::new(left.and_then(|left| Edit::found(&left))),
            draft: StoredValue::new_local(draft),
        }
    }

    /// The words on screen.
    pub fn words(&self) -> Words {
        self.edit.with(|edit| {
            edit.as_ref()
                .map(|edit| edit.now.clone())
                .unwrap_or_default()
        })
    }

    /// Whether this is what is being edited.
    pub fn is_at(&self, id: &str) -> bool {
        self.edit
            .with(|edit| edit.as_ref().is_some_and(|edit| edit.id == id))
    }

    /// What is being edited, if anything, without following it.
    pub fn at(&self) -> Option<Edit> {
        self.edit.get_untracked()
    }

    /// Begins to edit something that is there.
    pub fn begin(&self, id: &str, words: Words) {
        self.edit.set(Some(Edit::of(id, words)));
    }

    /// Takes what was typed into the fields.
    pub fn write(&self, change: impl FnOnce(&mut Words)) {
        self.edit
            .update(|edit| change(&mut edit.get_or_insert_default().now));
        let kept = self
            .edit
            .with_untracked(|edit| edit.as_ref().map(Edit::keep));
        self.draft
            .with_value(|draft| draft.keep(kept.unwrap_or_default()));
    }

    /// Ends the edit; its draft is not needed any more.
    pub fn close(&self) {
        self.edit.set(None);
        self.draft.with_value(|draft| draft.keep(String::new()));
    }

    /// When another tab deletes what is being edited, what was typed becomes something new, and that is said. `there` says,
    /// followed, whether it is still there; `make` is given the words and the key of their draft.
    pub fn rescue(
        self,
        context: Context,
        there: impl Fn(&str) -> bool + 'static,
        make: impl Fn(Words, &str) + 'static,
    ) {
        if context.read_only() {
            return;
        }
        Effect::new(move |_| {
            let edit = self.at();
            let is_there = there(edit.as_ref().map_or("", |edit| &edit.id));
            let Some(edit) = edit.filter(|_| !is_there) else {
                return;
            };
            let words = edit.now.trimmed();
            if !edit.is_changed() || words.text.is_empty() {
                self.close();
            } else if let Some((_, draft)) = self.take() {
                make(words, &draft);
                context.announce(&context.text("common.error.conflict"));
            }
        });
    }

    /// Ends the edit and gives it to be stored, with the key of its draft, which the same save drops.
    pub fn take(&self) -> Option<(Edit, String)> {
        let edit = self.at()?;
        self.edit.set(None);
        Some((
            edit,
            self.draft.with_value(|draft| draft.spend().to_owned()),
        ))
    }
}
