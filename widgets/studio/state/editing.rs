//! What a host does to the open programme: each change is kept, can be undone, and is looked at once it rests.

use leptos::prelude::*;
use serde_json::Value;

use super::{State, Step, keeping::Typed};
use crate::{
    text::now,
    widgets::studio::{
        model::{document, whereabouts},
        record::Document,
    },
};

/// How long a pause in writing is, in milliseconds.
const PAUSE: i32 = 700;
/// After how long what was written is looked at, in milliseconds.
const REST: i32 = 300;
/// The language of a note, which is in none.
const NOTE: &str = "note";

/// A change of the document.
type Change = Box<dyn FnOnce(&mut Document)>;

impl State {
    /// Writes a text in a language.
    pub fn write(&self, path: &str, language: &str, text: String) {
        let same =
            self.with_untracked(|programme| document::text(programme, path, language) == text);
        if !same {
            let typed = Typed::new(path, language, &text);
            let place = [path, language].join(".");
            let (path, language) = (path.to_owned(), language.to_owned());
            let change = move |document: &mut Document| {
                document::set_text(&mut document.programme, &path, &language, text);
            };
            self.type_in(&place, typed, Box::new(change));
        }
    }

    /// Writes plain words; none are removed.
    pub fn write_plain(&self, path: &str, text: String) {
        let value = Value::String(text);
        self.set_value(path, value);
    }

    /// Sets what stands at a path while it is being typed; an empty text removes it.
    pub fn set_value(&self, path: &str, value: Value) {
        let same = self.with_untracked(|programme| {
            let found = document::get(programme, path);
            found == Some(&value) || (found.is_none() && value == "")
        });
        if !same {
            let typed = Typed::new(path, "", &value.to_string());
            let own = path.to_owned();
            let change = move |document: &mut Document| {
                put(&mut document.programme, &own, value);
            };
            self.type_in(path, typed, Box::new(change));
        }
    }

    /// Notes something for the host alone.
    pub fn note(&self, key: &str, text: String) {
        let typed = Typed::new(key, NOTE, &text);
        let own = key.to_owned();
        let change = move |document: &mut Document| note(document, own, text);
        self.type_in(&[NOTE, key].join("."), typed, Box::new(change));
    }

    /// Chooses what stands at a path; an empty text removes it.
    pub fn choose(&self, path: &str, value: Value) {
        let path = path.to_owned();
        self.restructure(Box::new(move |document| {
            put(&mut document.programme, &path, value);
        }));
    }

    /// Adds an entry to a list.
    pub fn insert(&self, list: &str, place: usize, entry: Value) {
        let list = list.to_owned();
        self.restructure(Box::new(move |document| {
            document::insert(&mut document.programme, &list, place, entry);
        }));
    }

    /// Moves an entry of a list.
    pub fn shift(&self, list: &str, from: usize, to: usize) {
        let list = list.to_owned();
        self.restructure(Box::new(move |document| {
            document::shift(&mut document.programme, &list, from, to);
        }));
    }

    /// Removes what stands at a path.
    pub fn remove(&self, path: &str) {
        let path = path.to_owned();
        self.restructure(Box::new(move |document| {
            document::remove(&mut document.programme, &path);
        }));
    }

    /// Takes the last change back.
    pub fn undo(&self) {
        let here = self.written();
        let before = self
            .history
            .try_update_value(|history| history.undo(|| here));
        self.turn_to(before.flatten(), "said.undone");
    }

    /// Does again what was taken back.
    pub fn redo(&self) {
        let here = self.written();
        let after = self
            .history
            .try_update_value(|history| history.redo(|| here));
        self.turn_to(after.flatten(), "said.redone");
    }

    fn turn_to(&self, state: Option<String>, said: &str) {
        let document = state.and_then(|state| serde_json::from_str(&state).ok());
        let Some(document): Option<Document> = document.filter(|_| !self.context.read_only())
        else {
            return;
        };
        let (step, place) = self
            .document
            .with_untracked(|here| self.parting(here, &document));
        self.document.set(document);
        // What happens out of sight might as well not have happened.
        if self.step.get_untracked() != step {
            self.step.set(step);
        }
        let said = self.words.with(said, &[("place", &place)]);
        self.context.announce(&said);
        self.keep_whole();
        self.rests();
    }

    /// Where two states of the document part: the form of that place, and its name.
    fn parting(&self, here: &Document, there: &Document) -> (Step, String) {
        let word = |key: &str| self.words.text(key);
        if let Some(path) = whereabouts::parting(&here.programme, &there.programme) {
            return (Step::of(&path), whereabouts::said(&path, word));
        }
        let mut keys = here.notes.keys().chain(there.notes.keys());
        let other = keys.find(|key| here.notes.get(*key) != there.notes.get(*key));
        let key = other.map_or("", String::as_str);
        (Step::of_note(key), word(&["note.", key].concat()))
    }

    /// A change of what is there or in which order: stored at once.
    fn restructure(&self, change: Change) {
        if self.begin("") {
            self.document.update(change);
            self.keep_whole();
            self.rests();
        }
    }

    fn type_in(&self, place: &str, typed: Typed, change: Change) {
        if !self.begin(place) {
            return;
        }
        self.document.update(change);
        self.keep_typed(typed);
        let turn = self.changes.with_value(|count| count.wrapping_add(1));
        self.changes.set_value(turn);
        let state = *self;
        let is_last = move || state.changes.try_with_value(|count| *count == turn) == Some(true);
        self.context.later(REST, move || {
            if is_last() {
                state.check();
            }
        });
        self.context.later(PAUSE, move || {
            if is_last() {
                state.save();
            }
        });
    }

    /// Takes down what was there; false where nothing may be changed.
    fn begin(&self, place: &str) -> bool {
        if self.context.read_only() || self.open.with_untracked(Option::is_none) {
            return false;
        }
        let state = *self;
        self.history
            .update_value(|history| history.note(place, now(), || state.written()));
        true
    }

    /// Stores and looks at what is there now.
    pub(super) fn rests(&self) {
        self.can.set(
            self.history
                .with_value(crate::widgets::studio::model::history::History::can),
        );
        self.check();
        self.save();
    }

    /// The document as text, for the way back and for what is kept.
    pub(super) fn written(&self) -> String {
        self.document
            .with_untracked(|document| serde_json::to_string(document).unwrap_or_default())
    }
}

fn put(programme: &mut Value, path: &str, value: Value) {
    if value == "" || value.is_null() {
        document::remove(programme, path);
    } else {
        document::set(programme, path, value);
    }
}

fn note(document: &mut Document, key: String, text: String) {
    if text.is_empty() {
        document.notes.remove(&key);
    } else {
        document.notes.insert(key, text);
    }
}

impl Typed {
    /// Does again what was being typed when the page went.
    pub(super) fn replay(self, document: &mut Document) {
        let Self {
            path,
            language,
            text,
        } = self;
        match language.as_str() {
            NOTE => note(document, path, text),
            "" => {
                let value = serde_json::from_str(&text).unwrap_or(Value::Null);
                put(&mut document.programme, &path, value);
            }
            language => {
                document::set_text(&mut document.programme, &path, language, text);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_was_being_typed_when_the_page_went_is_done_again() {
        let mut document = Document {
            programme: json!({ "weeks": [{ "theme": { "fr": "Cap" } }], "id": "port" }),
            ..Document::default()
        };
        for typed in [
            Typed::new("weeks[0].theme", "en", "Course"),
            Typed::new("weeks[0].activity.minutes", "", "20"),
            Typed::new("id", "", "\"\""),
            Typed::new("needs", NOTE, "To be heard"),
        ] {
            typed.replay(&mut document);
        }
        let week =
            json!({ "theme": { "fr": "Cap", "en": "Course" }, "activity": { "minutes": 20 } });
        assert_eq!(document.programme, json!({ "weeks": [week] }));
        assert_eq!(document.notes["needs"], "To be heard");
    }
}
