//! The one door: what is on screen, kept as a draft at each key and saved as the record at each pause.

use leptos::prelude::*;

mod earlier;
mod photo;

use super::{
    model::{
        Form, Introduction, Preset, Question, Rewritten,
        form::form,
        merge::merge,
        outgoing::{Shown, Version, shown},
        versions::taken_back,
    },
    record::{ID, Unsaved},
};
use crate::{
    context::{Collection, Context, Draft},
    error::Result,
    id::new_id,
    programme::{Audience, Mode},
    store::{Query, kinds},
    text::now,
};

/// How long a pause in writing is, in milliseconds.
const PAUSE: i32 = 700;
/// How many questions are asked unless the member wants more.
const FIRST: usize = 3;

/// The introduction's state.
#[derive(Clone, Copy)]
pub struct State {
    context: Context,
    record: Collection<Introduction>,
    /// What is chosen before anything is written: choices alone are no introduction.
    start: RwSignal<Introduction>,
    form: StoredValue<Form>,
    draft: StoredValue<Draft, LocalStorage>,
    changes: StoredValue<u32>,
    in_view: Memo<Vec<String>>,
    /// What was chosen; whether one line is the whole introduction may be decided elsewhere meanwhile.
    wanted: RwSignal<Option<Way>>,
    way: Memo<Option<Way>>,
    /// The moment of the stored state that was set aside last.
    aside: StoredValue<f64>,
    /// Counts the photos chosen here.
    photos: RwSignal<u32>,
}

/// A way to write an introduction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// In one line.
    Line,
    /// As an interview of so many questions.
    Interview(usize),
    /// With all fields in view.
    Form,
}

/// What a member can do.
pub enum Command {
    /// Chooses how to write; one line is then the whole introduction.
    Go(Way),
    /// Writes in answer to a question.
    Write(Question, String),
    /// Chooses a word in answer to a question, or takes it back.
    Choose(Question, &'static str),
    /// Decides how far an answer goes.
    Aim(Question, Audience),
    /// Decides how far all answers in view go.
    Arrange(Preset),
    /// Chooses a picture by its word; none by an empty one.
    Picture(String),
    /// Makes a composed text one's own under its name, or lets that go.
    Rewrite(String, Option<Rewritten>),
    /// Takes an earlier state back.
    Restore(Introduction),
}

impl State {
    /// Loads the introduction, and what was being written when the page went.
    pub async fn open(context: Context) -> Result<Self> {
        let record =
            Collection::<Introduction>::open(context, Query::kind(kinds::INTRODUCTION)).await?;
        let draft = Draft::new(context.store(), ID);
        let unsaved = if context.read_only() {
            None
        } else {
            draft.read().await
        };
        let observes = context.mode().get_untracked() == Mode::Observe;
        let start = RwSignal::new(Introduction {
            short: observes,
            ..Introduction::default()
        });
        // What only the form asks has its words there.
        let own = |kind: &str, id: &str| {
            let key = context.own(&[kind, id].join("."));
            let text = context.text(&key);
            (text != key).then_some(text)
        };
        let programme = context.programme();
        let form = form(programme.as_deref(), &|text| context.pick(text), &own);
        let form = StoredValue::new(form);
        let in_view = Memo::new(move |before: Option<&Vec<String>>| {
            let kept = before.map(Vec::as_slice).unwrap_or_default();
            let now = introduction(record, start);
            form.with_value(|form| now.fields(form, kept))
                .into_iter()
                .map(|one| one.id)
                .collect()
        });
        let wanted = RwSignal::new(None::<Way>);
        let way = Memo::new(move |_| {
            if introduction(record, start).short {
                Some(Way::Line)
            } else {
                wanted.get().filter(|way| *way != Way::Line)
            }
        });
        let state = Self {
            context,
            record,
            start,
            form,
            draft: StoredValue::new_local(draft),
            changes: StoredValue::new(0),
            in_view,
            wanted,
            way,
            aside: StoredValue::new(0.0),
            photos: RwSignal::new(0),
        };
        if let Some(unsaved) = unsaved.and_then(|text| serde_json::from_str(&text).ok()) {
            state.resume(unsaved);
        }
        // One that was begun and shows nothing yet is gone on with, or it would look lost.
        let shows_nothing = untrack(|| state.shown(Version::Full)).is_empty();
        state
            .wanted
            .set(shows_nothing.then_some(Way::Interview(FIRST)));
        Ok(state)
    }

    /// Reads the introduction as it is on screen.
    pub fn with<O: Default>(&self, read: impl Fn(&Introduction) -> O) -> O {
        let stored = self
            .record
            .with(|items| items.first().map(|one| read(&one.data)));
        stored.unwrap_or_else(|| self.start.with(&read))
    }

    /// How it is being written; nothing where it was written before and is only shown.
    pub fn way(&self) -> Memo<Option<Way>> {
        self.way
    }

    /// When it was last stored, in milliseconds since 1970, if it ever was.
    pub fn stored_at(&self) -> Option<f64> {
        self.record.with(|items| {
            let stored = items.first().filter(|one| one.rev > 0);
            stored.map(|one| one.updated)
        })
    }

    /// The introduction as it is on screen.
    pub fn introduction(&self) -> Introduction {
        introduction(self.record, self.start)
    }

    /// What is asked.
    pub fn form(&self) -> Form {
        self.form.get_value()
    }

    /// The ids of the fields in view; changes only when one comes or goes.
    pub fn in_view(&self) -> Memo<Vec<String>> {
        self.in_view
    }

    /// The fields in view.
    pub fn fields(&self) -> Vec<Question> {
        let (now, kept) = (self.introduction(), self.in_view.get());
        self.form.with_value(|form| now.fields(form, &kept))
    }

    /// What others would see.
    pub fn shown(&self, version: Version) -> Shown {
        let now = self.introduction();
        self.form.with_value(|form| shown(&now, form, version))
    }

    /// Carries out what the member does.
    pub fn send(&self, command: Command) {
        if self.context.read_only() {
            return;
        }
        let before = untrack(|| self.introduction());
        let mut next = before.clone();
        match command {
            Command::Go(way) => {
                self.wanted.set(Some(way));
                next.short = way == Way::Line;
            }
            Command::Write(question, text) => next.write(&question, text),
            Command::Choose(question, word) => next.choose(&question, word),
            Command::Aim(question, audience) => next.aim(&question, audience),
            Command::Arrange(preset) => next.arrange(&untrack(|| self.fields()), preset),
            Command::Picture(word) => next.picture = word,
            Command::Rewrite(name, Some(text)) => drop(next.texts.insert(name, text)),
            Command::Rewrite(name, None) => drop(next.texts.remove(&name)),
            Command::Restore(earlier) => {
                let earlier = taken_back(earlier, &before);
                // What is on screen is set aside whatever its age: taking a state back loses nothing.
                if !before.is_blank() && before != earlier {
                    self.put_aside(before.clone(), now());
                }
                next = earlier;
            }
        }
        if next != before {
            self.change(next);
        }
    }

    fn change(&self, mut next: Introduction) {
        if next.uid.is_empty() && !next.is_blank() {
            next.uid = new_id(now());
        }
        self.set_aside(&next);
        let unsaved = Unsaved {
            origin: self.record.stored(ID),
            mine: next.clone(),
        };
        if let Ok(text) = serde_json::to_string(&unsaved) {
            self.draft.with_value(|draft| draft.keep(text));
        }
        self.show(next);
        let change = self.changes.with_value(|count| count.wrapping_add(1));
        self.changes.set_value(change);
        let state = *self;
        self.context.later(PAUSE, move || {
            if state.changes.get_value() == change {
                state.save();
            }
        });
    }

    /// Puts an introduction on screen, to be saved unless nothing is written in it.
    fn show(&self, next: Introduction) {
        if self.record.find(ID).is_none() && next.is_blank() {
            self.start.set(next);
        } else {
            self.record.hold(ID, next, Some(ID));
        }
    }

    fn save(&self) {
        let (record, draft) = (self.record, self.draft.get_value());
        self.context.spawn(async move {
            // The draft first, so that none is written after the save that spends it.
            draft.flush().await;
            record.keep(ID);
        });
    }

    fn resume(&self, unsaved: Unsaved) {
        let stored = self.record.find(ID).map(|one| one.data);
        let mine = match &stored {
            Some(stored) => merge(unsaved.origin.as_ref(), &unsaved.mine, stored),
            None => unsaved.mine,
        };
        if stored.as_ref() == Some(&mine) {
            self.draft.with_value(|draft| draft.keep(String::new()));
        } else {
            self.show(mine);
            self.record.keep(ID);
        }
    }
}

fn introduction(record: Collection<Introduction>, start: RwSignal<Introduction>) -> Introduction {
    let stored = record.with(|items| items.first().map(|one| one.data.clone()));
    stored.unwrap_or_else(|| start.get())
}
