//! A text under a hand: kept as a draft at every keystroke, stored when the hand pauses, and within a second.
//!
//! It belongs to an entry, or becomes one with its first character. What another tab writes into the same entry
//! shows here as long as nothing typed here waits; otherwise it becomes an entry of its own, and both stay.

mod chosen;
mod pictured;
mod setting_aside;

use futures_util::future::LocalBoxFuture;
use leptos::prelude::*;

use crate::{
    context::{Collection, Context, Draft, Status},
    id::new_id,
    programme::LocalTime,
    text::{now, today},
    widgets::journal::model::{
        Details, Entry, Picture,
        draft::{Known, Left},
        pause,
    },
};

/// A text being written.
#[derive(Clone, Copy)]
pub struct Writing {
    context: Context,
    entries: Collection<Entry>,
    id: RwSignal<Option<String>>,
    text: RwSignal<String>,
    date: RwSignal<String>,
    details: RwSignal<Details>,
    /// When the newest version of its entry was what the entry said.
    versioned: RwSignal<Option<f64>>,
    hand: StoredValue<Hand, LocalStorage>,
}

struct Hand {
    draft: Draft,
    /// The texts known to be stored or on their way there.
    over: Known,
    /// The entry as it was last read.
    origin: Entry,
    /// When it was begun, if that was here.
    begun: Option<LocalTime>,
    /// Pictures with what they were said to show since the last save.
    described: Vec<Picture>,
    unsaved: bool,
    /// When the first keystroke came that is not handed to the store.
    since: f64,
    /// Counts the keystrokes; a timer acts only if none came after it.
    turn: u32,
}

impl Writing {
    /// A text that is no entry yet.
    pub fn new(context: Context, entries: Collection<Entry>, draft: Draft) -> Self {
        let hand = Hand {
            draft,
            over: Known::default(),
            origin: Entry::default(),
            begun: None,
            described: Vec::new(),
            unsaved: false,
            since: 0.0,
            turn: 0,
        };
        Self {
            context,
            entries,
            id: RwSignal::new(None),
            text: RwSignal::default(),
            date: RwSignal::default(),
            details: RwSignal::default(),
            versioned: RwSignal::new(None),
            hand: StoredValue::new_local(hand),
        }
    }

    /// The entry it belongs to.
    pub fn id(&self) -> ReadSignal<Option<String>> {
        self.id.read_only()
    }

    /// The text.
    pub fn text(&self) -> ReadSignal<String> {
        self.text.read_only()
    }

    /// The day of the experience: today unless another was chosen.
    pub fn date(&self) -> String {
        let date = self.date.get();
        if date.is_empty() {
            today().to_string()
        } else {
            date
        }
    }

    /// Whether something typed was not handed to the store.
    pub fn unsaved(&self) -> bool {
        self.hand.with_value(|hand| hand.unsaved)
    }

    /// Turns to an entry, or, without one, to what will be a new one. What was unsaved has to be saved before.
    pub fn turn_to(&self, id: Option<String>, entry: Entry, draft: Draft) {
        self.hand.update_value(|hand| {
            hand.over = Known::default();
            if id.is_some() {
                hand.over.note(&entry.text);
            }
            hand.draft = draft;
            hand.origin = entry.clone();
            hand.begun = None;
            hand.described.clear();
            hand.unsaved = false;
            hand.turn += 1;
        });
        self.id.set(id);
        self.details.set(Details::of(&entry));
        self.versioned.set(None);
        self.text.set(entry.text);
        self.date.set(entry.date);
    }

    /// Goes on with a text that a tab left behind.
    pub fn go_on(&self, left: Left) {
        self.hand.update_value(|hand| {
            hand.over = left.over;
            // Whether it goes on from the stored text was decided before.
            if let Some(stored) = self.entries.find(&left.id) {
                hand.over.note(&stored.data.text);
                hand.origin = stored.data;
            }
        });
        let details = left
            .details
            .unwrap_or_else(|| self.hand.with_value(|hand| Details::of(&hand.origin)));
        self.details.set(details);
        self.id.set(Some(left.id));
        self.text.set(left.text);
        self.date.set(left.date);
        for picture in left.described {
            self.say_of(picture);
        }
        self.touched();
    }

    /// Takes over what was typed.
    pub fn write(&self, text: String) {
        self.begin();
        self.text.set(text);
        self.touched();
    }

    /// Whether there is neither a text nor anything chosen that makes an entry, followed.
    pub fn is_empty(&self) -> bool {
        let says = self.details.with(Details::say_something);
        self.text.with(|text| text.trim().is_empty()) && !says && !self.has_pictures()
    }

    /// The same as it is now.
    pub fn is_blank(&self) -> bool {
        untrack(|| self.is_empty())
    }

    fn touched(&self) {
        let Some(id) = self.id.get_untracked() else {
            return;
        };
        let nothing = self.is_blank() && self.entries.find(&id).is_none();
        let (text, date) = (self.text.get_untracked(), self.date.get_untracked());
        let details = Some(self.details.get_untracked());
        let turn = self.hand.try_update_value(|hand| {
            let left = Left {
                id,
                text,
                date,
                details,
                described: hand.described.clone(),
                over: hand.over.clone(),
            };
            hand.draft
                .keep(if nothing { String::new() } else { left.write() });
            let now = now();
            // A clock that was set back makes nothing wait longer.
            hand.since = if hand.unsaved {
                hand.since.min(now)
            } else {
                now
            };
            hand.unsaved = !nothing;
            hand.turn += 1;
            (hand.turn, pause::wait(hand.since, now))
        });
        if nothing {
            self.context.nothing_to_save();
            return;
        }
        self.say_unsaved();
        let Some((turn, wait)) = turn else { return };
        let writing = *self;
        #[expect(clippy::cast_possible_truncation, reason = "below a second")]
        let wait = wait as i32;
        self.context.later(wait, move || {
            if writing.hand.try_with_value(|hand| hand.turn) == Some(turn) {
                writing.save();
            }
        });
    }

    /// Says on screen that something waits, unless a failure stands there.
    pub fn say_unsaved(&self) {
        if !matches!(self.context.status().get_untracked(), Status::Failed(_)) {
            self.context.unsaved();
        }
    }

    /// Hands what was typed to the store.
    pub fn save(&self) {
        let Some(id) = self.id.get_untracked().filter(|_| self.unsaved()) else {
            return;
        };
        let (text, date) = (self.text.get_untracked(), self.date.get_untracked());
        let (details, blank) = (self.details.get_untracked(), self.is_blank());
        let stored = self.entries.find(&id);
        if let Some(stored) = &stored
            && stored.data.text != text
            && !self
                .hand
                .with_value(|hand| hand.over.has(&stored.data.text))
        {
            self.keep_beside(stored.data.clone());
        }
        let origin = self.hand.with_value(|hand| hand.origin.clone());
        let from = Details::of(&origin);
        let key = self.hand.try_update_value(|hand| {
            hand.unsaved = false;
            // On screen already, and stored with the rest of the entry.
            hand.described.clear();
            hand.over.note(&text);
            hand.draft.spend().to_owned()
        });
        if let Some(stored) = stored {
            self.set_aside(&stored, &text);
            self.entries.edit_spending(&id, key.as_deref(), |entry| {
                entry.text = text;
                entry.date = date;
                details.bring_into(&from, entry);
                // Who writes in it wants it.
                entry.binned = None;
            });
        } else if !blank {
            let mut entry = Entry {
                text,
                date,
                binned: None,
                ..origin
            };
            details.bring_into(&from, &mut entry);
            self.entries.add(id, entry, key.as_deref());
        }
    }

    /// Another tab wrote into the entry while something typed here waited.
    fn keep_beside(&self, theirs: Entry) {
        self.entries.add(new_id(now()), theirs, None);
        self.context
            .announce(&self.context.text("common.error.conflict"));
    }

    /// Takes over what another tab wrote into the entry, unless something typed here waits.
    pub fn follow(&self) {
        let Some(id) = self.id.get_untracked().filter(|_| !self.unsaved()) else {
            return;
        };
        let Some(stored) = self.entries.find(&id) else {
            return;
        };
        if self.text.with_untracked(|text| *text != stored.data.text) {
            self.text.set(stored.data.text.clone());
        }
        if self.date.with_untracked(|date| *date != stored.data.date) {
            self.date.set(stored.data.date.clone());
        }
        let details = Details::of(&stored.data);
        if self.details.with_untracked(|known| *known != details) {
            self.details.set(details);
        }
        self.hand.update_value(|hand| {
            hand.over.note(&stored.data.text);
            hand.origin = stored.data;
        });
    }

    /// Resolves when the draft is kept.
    pub fn flush(&self) -> LocalBoxFuture<'static, ()> {
        self.hand.with_value(|hand| hand.draft.flush())
    }
}
