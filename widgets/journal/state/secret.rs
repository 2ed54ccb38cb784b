//! The entry that is open under its own passphrase: read and written on, and sealed again at every pause.
//!
//! Nothing of it is in the list of entries, which holds it as it is kept, and no draft is: what is typed is in memory until
//! it is sealed. What another tab wrote into it shows here as long as nothing typed here waits; otherwise what is here
//! becomes an entry of its own, under the same passphrase, and both stay.

mod doing;
#[cfg(test)]
mod tests;

use std::rc::Rc;

use leptos::prelude::*;
use serde_json::Value;

use crate::{
    context::{Collection, Context, Status},
    error::Error,
    id::new_id,
    store::vault::Own,
    text::now,
    widgets::journal::model::{Entry, locking::Habits, pause, secret},
};

/// The entry that is open under its own passphrase, if one is.
#[derive(Clone, Copy)]
pub struct Secret {
    context: Context,
    entries: Collection<Entry>,
    id: RwSignal<Option<String>>,
    text: RwSignal<String>,
    /// When it closes by itself: as the journal locks itself.
    habits: RwSignal<Habits>,
    hand: StoredValue<Option<Hand>, LocalStorage>,
}

/// It with its key.
struct Hand {
    own: Rc<dyn Own>,
    entry: Entry,
    /// What is kept of it, as far as is known here.
    kept: Value,
    unsaved: bool,
    /// When the first keystroke came that is not handed to the store.
    since: f64,
    /// Counts the keystrokes; a timer acts only if none came after it.
    turn: u32,
}

impl Secret {
    /// None is open.
    pub fn new(context: Context, entries: Collection<Entry>) -> Self {
        Self {
            context,
            entries,
            id: RwSignal::new(None),
            text: RwSignal::default(),
            habits: RwSignal::default(),
            hand: StoredValue::new_local(None),
        }
    }

    /// Whether it is this one.
    pub fn is(&self, id: &str) -> bool {
        self.id.with(|open| open.as_deref() == Some(id))
    }

    /// Its text.
    pub fn text(&self) -> ReadSignal<String> {
        self.text.read_only()
    }

    /// What it answers; nothing when it answers none.
    pub fn question(&self) -> String {
        self.hand.with_value(|hand| {
            let source = hand.as_ref().and_then(|hand| hand.entry.source.as_ref());
            source
                .map(|source| source.question.clone())
                .unwrap_or_default()
        })
    }

    /// Whether something typed was not handed to the store.
    pub fn unsaved(&self) -> bool {
        self.hand
            .with_value(|hand| hand.as_ref().is_some_and(|hand| hand.unsaved))
    }

    /// Takes over what was typed.
    pub fn write(&self, text: String) {
        self.text.set(text);
        let now = now();
        let Some((turn, wait)) = self.with_hand(|hand| {
            // A clock that was set back makes nothing wait longer.
            hand.since = if hand.unsaved {
                hand.since.min(now)
            } else {
                now
            };
            hand.unsaved = true;
            hand.turn += 1;
            (hand.turn, pause::wait(hand.since, now))
        }) else {
            return;
        };
        if !matches!(self.context.status().get_untracked(), Status::Failed(_)) {
            self.context.unsaved();
        }
        let secret = *self;
        #[expect(clippy::cast_possible_truncation, reason = "below a second")]
        let wait = wait as i32;
        self.context.later(wait, move || {
            if secret.with_hand(|hand| hand.turn) == Some(turn) {
                secret.save();
            }
        });
    }

    /// Seals what was typed and hands it to the store.
    pub fn save(&self) {
        let Some(id) = self.id.get_untracked().filter(|_| self.unsaved()) else {
            return;
        };
        let text = self.text.get_untracked();
        let sealed = self.with_hand(|hand| {
            hand.entry.text = text;
            let sealed = hand.own.seal(&secret::inside(&hand.entry))?;
            hand.unsaved = false;
            let before = std::mem::replace(&mut hand.kept, sealed.clone());
            Ok::<_, Error>((sealed, before, hand.entry.clone()))
        });
        match sealed {
            Some(Ok((sealed, before, entry))) => self.keep(&id, sealed, &before, &entry),
            Some(Err(error)) => self.context.fail(error),
            None => {}
        }
    }

    /// Keeps what was sealed in the place of what it was made from; beside what another tab made of that.
    fn keep(&self, id: &str, sealed: Value, before: &Value, entry: &Entry) {
        if self.kept(id).as_ref() == Some(before) {
            self.entries.edit(id, |kept| kept.secret = Some(sealed));
            return;
        }
        let beside = [id, "~", &new_id(now())].concat();
        let kept = secret::outside(entry, sealed);
        self.forget();
        self.entries.add(beside, kept, None);
        let sentence = self.context.text("common.error.conflict");
        self.context.announce(&sentence);
    }

    /// Takes over what another tab made of it, unless something typed here waits. What does not open any more is closed.
    pub fn follow(&self) {
        let Some(id) = self.id.get_untracked().filter(|_| !self.unsaved()) else {
            return;
        };
        let stored = self.entries.find(&id).map(|one| one.data);
        let taken = self.with_hand(|hand| {
            let stored = stored?;
            let kept = stored.secret.clone()?;
            if kept != hand.kept {
                hand.entry = secret::joined(&stored, &hand.own.open(&kept)?)?;
                hand.kept = kept;
            }
            Some(hand.entry.text.clone())
        });
        match taken.flatten() {
            Some(text) if self.text.with_untracked(|here| *here != text) => self.text.set(text),
            Some(_) => {}
            None => self.forget(),
        }
    }

    /// Stores what was typed and closes it. It stays open when that could not be sealed.
    pub fn close(&self) {
        self.save();
        if !self.unsaved() {
            self.forget();
        }
    }

    fn forget(&self) {
        self.hand.set_value(None);
        if self.id.with_untracked(Option::is_some) {
            self.id.set(None);
            self.text.set(String::new());
        }
    }

    /// What is kept of an entry that is under a passphrase.
    fn kept(&self, id: &str) -> Option<Value> {
        self.entries.find(id)?.data.secret
    }

    fn with_hand<T>(&self, work: impl FnOnce(&mut Hand) -> T) -> Option<T> {
        let worked = self.hand.try_update_value(|hand| hand.as_mut().map(work));
        worked.flatten()
    }

    /// Holds an entry that was opened.
    fn hold(&self, id: String, own: Rc<dyn Own>, entry: Entry, kept: Value) {
        self.text.set(entry.text.clone());
        self.hand.set_value(Some(Hand {
            own,
            entry,
            kept,
            unsaved: false,
            since: 0.0,
            turn: 0,
        }));
        self.id.set(Some(id));
    }
}
