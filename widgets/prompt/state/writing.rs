//! Writing an answer: the text on screen runs ahead of the stored one, and nothing either tab wrote goes.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use leptos::prelude::*;

use super::{State, leaving};
use crate::{
    context::Draft,
    store::Change,
    text::now,
    widgets::prompt::record::{self, Answer},
};

/// How long a pause in typing is before the answer is stored, in milliseconds.
const PAUSE: i32 = 800;

/// An open answer.
pub struct Sheet {
    pub text: ArcRwSignal<String>,
    pub in_journal: ArcRwSignal<bool>,
    /// The stored text that the one on screen goes on from.
    base: RefCell<String>,
    unsaved: Cell<bool>,
    /// Counts keystrokes, so that only the last of a run stores.
    turn: Cell<u32>,
    draft: Draft,
    /// What a draft says besides what is typed.
    besides: record::Draft,
}

impl State {
    /// Opens an answer with what is stored, or with what was being typed when a tab was closed.
    pub(super) async fn open_sheet(self, name: String) {
        let (store, id) = (self.context.store(), Answer::id_of(&name));
        let draft = Draft::new(store, &id);
        let typed = if self.context.read_only() {
            None
        } else {
            self.typed(&name, &draft).await
        };
        let in_journal = leaving::in_journal(self.context, &name).await;
        if self.sheet(&name).is_some() {
            return;
        }
        let stored = self
            .answers
            .find(&id)
            .map(|one| one.data.text)
            .unwrap_or_default();
        let typed = typed
            .map(record::Draft::read)
            .filter(|typed| typed.text != stored);
        let unsaved = typed.is_some();
        let typed = typed.unwrap_or_else(|| record::Draft {
            base: stored.clone(),
            text: stored,
            ..record::Draft::default()
        });
        let until = self.until(&name).map(|until| until.to_string());
        let besides = record::Draft {
            question: self.question(&name),
            asked: self.question_number(&name),
            until: until.unwrap_or_default(),
            ..record::Draft::default()
        };
        let sheet = Sheet {
            text: ArcRwSignal::new(typed.text),
            in_journal: ArcRwSignal::new(in_journal),
            base: RefCell::new(typed.base),
            unsaved: Cell::new(unsaved),
            turn: Cell::default(),
            draft,
            besides,
        };
        self.sheets
            .update_value(|sheets| drop(sheets.insert(name.clone(), Rc::new(sheet))));
        self.store(&name);
        self.opened.update(|opened| opened.push(name));
    }

    /// What was being typed: under this name, under another of the same round, or under the one of version 1.
    async fn typed(&self, name: &str, draft: &Draft) -> Option<String> {
        if let Some(typed) = draft.read().await {
            return Some(typed);
        }
        if self.answers.find(draft.key()).is_some() {
            return None;
        }
        if let Some(typed) = self.begun(name, draft).await {
            return Some(typed);
        }
        let key = self.earlier_key(name, draft.key())?;
        draft.take_over(&key).await
    }

    /// The key under which version 1 would have kept a draft of this answer, where that is another and neither has an
    /// answer.
    fn earlier_key(&self, name: &str, id: &str) -> Option<String> {
        let key = Answer::id_of(&self.week_of(name));
        let is_free = [id, &key].iter().all(|id| self.answers.find(id).is_none());
        (key != id && is_free).then_some(key)
    }

    pub(super) fn type_in(&self, name: String, text: String) {
        let Some(sheet) = self.sheet(&name) else {
            return;
        };
        let kept = record::Draft {
            base: sheet.base.borrow().clone(),
            text: text.clone(),
            at: now(),
            ..sheet.besides.clone()
        };
        sheet.draft.keep(kept.write());
        if sheet.turn.get() == 0 {
            self.note(&name);
        }
        sheet.text.set(text);
        sheet.unsaved.set(true);
        self.context.unsaved();
        let turn = sheet.turn.get().wrapping_add(1);
        sheet.turn.set(turn);
        let state = *self;
        self.context.later(PAUSE, move || {
            if sheet.turn.get() == turn {
                state.store(&name);
            }
        });
    }

    /// Stores what is on screen, if it is not stored.
    pub(super) fn store(&self, name: &str) {
        let Some(sheet) = self.sheet(name) else {
            return;
        };
        if !sheet.unsaved.replace(false) {
            return;
        }
        let typed = sheet.text.get_untracked();
        let base = sheet.base.replace(typed.clone());
        let (id, draft, question) = (
            Answer::id_of(name),
            sheet.draft.spend(),
            self.question(name),
        );
        let (number, until) = (self.question_number(name), self.until(name));
        if self.answers.find(&id).is_some() {
            self.answers.edit_spending(&id, Some(draft), |answer| {
                answer.write(&base, &typed, &question);
                answer.number(&question, number);
                answer.lasts(until);
            });
        } else if typed.trim().is_empty() {
            // Typed and taken back: there is no answer to keep, only a draft to drop.
            let (context, change) = (self.context, Change::default().spending(draft));
            context.spawn(async move { drop(context.commit(change).await) });
        } else {
            let mut answer = Answer::to(name);
            answer.write(&base, &typed, &question);
            answer.number(&question, number);
            answer.lasts(until);
            self.answers.add(id, answer, Some(draft));
        }
    }

    pub(super) fn skip(&self, name: &str, skip: bool) {
        self.store(name);
        let id = Answer::id_of(name);
        let mut answer = self.answers.find(&id).map_or_else(
            || Answer {
                question: self.question(name),
                ..Answer::to(name)
            },
            |found| found.data,
        );
        answer.skipped = skip;
        answer.lasts(self.until(name));
        if answer.is_nothing() {
            // A skip taken back leaves nothing that would count as an answer.
            self.answers.delete(&id);
        } else {
            self.answers.put(id, answer);
        }
    }

    pub(super) fn pick(&self, name: &str, picked: Vec<String>, said: String) {
        self.store(name);
        let id = Answer::id_of(name);
        let question = self.question(name);
        let kind = self.asking(name).map(|asking| asking.kind.as_str());
        let found = self.answers.find(&id);
        let mut answer = found.map_or_else(|| Answer::to(name), |found| found.data);
        answer.pick(kind.unwrap_or_default(), picked, said, &question);
        answer.number(&question, self.question_number(name));
        answer.lasts(self.until(name));
        if answer.is_nothing() {
            self.answers.delete(&id);
        } else {
            self.answers.put(id, answer);
        }
    }

    /// Lets go of what another browser wrote, once it is in the answer.
    pub(super) fn let_go_of(&self, name: &str, taken: &str) {
        let here = self.text(name).get_untracked();
        let taken: Vec<String> = self.answers.with_untracked(|answers| {
            let beside = answers
                .iter()
                .filter(|one| Answer::is_beside(&one.id) && Answer::name_in(&one.id) == name);
            let all = beside.filter(|one| {
                let mut texts = one.data.aside.clone();
                texts.push(one.data.whole());
                texts
                    .iter()
                    .all(|text| text == taken || here.contains(text.trim()))
            });
            all.map(|one| one.id.clone()).collect()
        });
        for id in taken {
            self.answers.delete(&id);
        }
    }

    /// Open answers nobody is typing follow what other tabs store; a save of theirs says nothing about what is
    /// typed here since.
    pub(super) fn follow(&self) {
        self.answers.with(|answers| {
            for one in answers.iter().filter(|one| !Answer::is_beside(&one.id)) {
                let Some(sheet) = self.sheet(Answer::name_in(&one.id)) else {
                    continue;
                };
                if sheet.unsaved.get() {
                    self.context.unsaved();
                } else if sheet.text.with_untracked(|text| *text != one.data.text) {
                    sheet.base.borrow_mut().clone_from(&one.data.text);
                    sheet.text.set(one.data.text.clone());
                }
            }
        });
    }
}
