//! How the open programme gets into the store: what is typed is kept at each key, the whole is stored at each pause, and
//! what another tab stored meanwhile is never written over.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use super::{State, Step};
use crate::{
    context::Draft,
    id::new_id,
    store::Stored,
    text::now,
    widgets::studio::{
        model::history::History,
        record::{self, Document, Earlier, ProgrammeDraft},
    },
};

/// What is being typed at one place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Typed {
    /// Where.
    pub path: String,
    /// In which language; empty for what is in none.
    pub language: String,
    /// The text; JSON for what is in no language.
    pub text: String,
}

impl Typed {
    /// It as it is now.
    pub fn new(path: &str, language: &str, text: &str) -> Self {
        Self {
            path: path.to_owned(),
            language: language.to_owned(),
            text: text.to_owned(),
        }
    }
}

/// What is not stored yet.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Pending {
    /// The places that were written at, each as it is now.
    typed: Vec<Typed>,
    /// The document, where its entries came, went or moved: paths would lead elsewhere.
    whole: Option<Document>,
}

impl Pending {
    fn is_empty(&self) -> bool {
        self.typed.is_empty() && self.whole.is_none()
    }

    fn put(&mut self, typed: Typed) {
        self.typed
            .retain(|one| (&one.path, &one.language) != (&typed.path, &typed.language));
        self.typed.push(typed);
    }

    /// What is there with what was not stored.
    fn onto(self, stored: Document) -> Document {
        let mut document = self.whole.unwrap_or(stored);
        for typed in self.typed {
            typed.replay(&mut document);
        }
        document
    }
}

impl State {
    /// Opens a programme, with what was being typed into it when the page went.
    pub fn go_to(&self, id: &str) {
        let (state, id) = (*self, id.to_owned());
        self.context.spawn(async move {
            state.settle().await;
            let draft = Draft::new(state.context.store(), &record::draft_key(&id));
            let pending = draft.read().await;
            let pending = pending.and_then(|text| serde_json::from_str(&text).ok());
            state.begin_with(&id, draft, pending.unwrap_or_default());
        });
    }

    fn begin_with(&self, id: &str, draft: Draft, pending: Pending) {
        let Some(one) = self.drafts.find(id) else {
            return;
        };
        let is_resumed = !pending.is_empty() && !self.context.read_only();
        let document = pending.clone().onto(one.data.document());
        self.base.set_value(Some(one.data));
        self.typed.set_value(Some(draft));
        self.pending.set_value(if is_resumed {
            pending
        } else {
            Pending::default()
        });
        self.history.set_value(History::default());
        self.aside.set_value(0.0);
        self.can.set((false, false));
        self.document.set(document);
        self.step.set(Step::Needs);
        self.refused.set(None);
        self.open.set(Some(id.to_owned()));
        self.check();
        if is_resumed {
            self.save();
        }
    }

    /// Stores what is open and goes back to the list.
    pub fn close(&self) {
        let state = *self;
        self.context.spawn(async move {
            state.settle().await;
            state.open.set(None);
        });
    }

    /// Keeps what is being typed.
    pub(super) fn keep_typed(&self, typed: Typed) {
        let whole = self.drafts.holds();
        self.pending.update_value(|pending| pending.put(typed));
        if whole || self.pending.with_value(|pending| pending.whole.is_some()) {
            self.keep_whole();
        } else {
            self.keep();
        }
    }

    /// Keeps everything there is.
    pub(super) fn keep_whole(&self) {
        let whole = self.document.get_untracked();
        self.pending.set_value(Pending {
            typed: Vec::new(),
            whole: Some(whole),
        });
        self.keep();
    }

    fn keep(&self) {
        self.context.unsaved();
        let text = self
            .pending
            .with_value(|pending| serde_json::to_string(pending).unwrap_or_default());
        self.typed.with_value(|draft| {
            if let Some(draft) = draft {
                draft.keep(text);
            }
        });
    }

    /// Stores what is open, once what was typed is kept.
    pub(super) fn save(&self) {
        let state = *self;
        self.context.spawn(async move { state.settle().await });
    }

    async fn settle(&self) {
        if let Some(draft) = self.typed.get_value() {
            // The draft first, so that none is written after the save that spends it.
            draft.flush().await;
            self.store();
        }
    }

    /// Stores what is open, if it differs from what the store has.
    fn store(&self) {
        let pending = self.pending.try_with_value(|pending| !pending.is_empty());
        let (Some(true), Some(id), Some(draft)) =
            (pending, self.open.get_untracked(), self.typed.get_value())
        else {
            return;
        };
        let next = self.document.with_untracked(|document| {
            ProgrammeDraft::of(document, self.title_of(&document.programme))
        });
        self.set_aside(&id);
        self.pending.set_value(Pending::default());
        self.base.set_value(Some(next.clone()));
        if self.drafts.find(&id).is_some() {
            self.drafts
                .edit_spending(&id, Some(draft.spend()), |stored| *stored = next);
        } else {
            self.drafts.add(id, next, Some(draft.spend()));
        }
    }

    /// Gives what the store has to be stored as an earlier state beside the next save, where it is time for one.
    fn set_aside(&self, id: &str) {
        let moment = now();
        if !record::is_set_aside(self.aside.get_value(), moment) {
            return;
        }
        let Some(stored) = self.drafts.find(id).filter(|one| one.rev > 0) else {
            return;
        };
        self.aside.set_value(moment);
        let earlier = Earlier {
            draft: id.to_owned(),
            at: stored.updated,
            state: stored.data,
        };
        let version = Stored::new(new_id(moment), earlier, moment);
        self.drafts.beside(id, version.write(moment));
        let (state, id) = (*self, id.to_owned());
        self.context.spawn(async move { state.thin(&id).await });
    }

    /// Follows what other tabs do to the open programme, and stores what is open before the widget goes.
    pub(super) fn follow(&self) {
        let state = *self;
        self.context.on_flush(move || {
            if state.open.try_get_untracked().is_none() {
                return Box::pin(async {});
            }
            state.store();
            state.drafts.flush()
        });
        Effect::new(move |_| {
            state.drafts.track();
            if let Some(id) = state.open.get() {
                state.meet(&id);
            }
        });
    }

    /// Looks at what the store has of the open programme. What another tab stored is taken over, or, where something is
    /// being written here, becomes a programme of its own: both are kept.
    fn meet(&self, id: &str) {
        let base = self.base.get_value();
        let is_pending = self.pending.with_value(|pending| !pending.is_empty());
        match self.drafts.find(id).map(|one| one.data) {
            theirs if theirs == base => {}
            Some(theirs) if is_pending => {
                self.base.set_value(Some(theirs.clone()));
                self.drafts.add(new_id(now()), theirs, None);
                let sentence = self.context.text("common.error.conflict");
                self.context.announce(&sentence);
            }
            Some(theirs) => {
                let before = self.written();
                self.history
                    .update_value(|history| history.note("", now(), || before));
                self.can.set(self.history.with_value(History::can));
                self.document.set(theirs.document());
                self.base.set_value(Some(theirs));
                self.check();
            }
            None if is_pending => {}
            None => {
                self.open.set(None);
                self.context
                    .announce(&self.words.text("said.removed-elsewhere"));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn document() -> Document {
        Document {
            programme: json!({ "weeks": [{}, {}] }),
            ..Document::default()
        }
    }

    #[test]
    fn of_what_is_typed_at_a_place_the_last_is_kept() {
        let mut pending = Pending::default();
        assert!(pending.is_empty());
        for (path, text) in [("title", "P"), ("slogan", "S"), ("title", "Po")] {
            pending.put(Typed::new(path, "fr", text));
        }
        assert!(!pending.is_empty() && pending.typed.len() == 2);
        let read: Pending =
            serde_json::from_str(&serde_json::to_string(&pending).unwrap()).unwrap();
        let document = read.onto(document());
        let expected =
            json!({ "title": { "fr": "Po" }, "slogan": { "fr": "S" }, "weeks": [{}, {}] });
        assert_eq!(document.programme, expected);
    }

    #[test]
    fn where_entries_moved_the_whole_is_kept_and_what_was_typed_since_goes_into_it() {
        let whole = Document {
            programme: json!({ "weeks": [{}] }),
            ..Document::default()
        };
        let pending = Pending {
            typed: vec![Typed::new("weeks[0].theme", "en", "Fog")],
            whole: Some(whole),
        };
        let document = pending.onto(document());
        assert_eq!(
            document.programme,
            json!({ "weeks": [{ "theme": { "en": "Fog" } }] })
        );
    }
}
