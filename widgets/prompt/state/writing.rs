//! Writing an answer: the text on screen runs ahead of the stored one, and nothing either tab wrote goes.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use leptos::prelude::*;

use super::{State, leaving};
use crate::{
    context::Draft,
    store::Change,
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
}

impl State {
    /// Opens an answer with what is stored, or with what was being typed when a tab was closed.
    pub(super) async fn open_sheet(self, week: String) {
        let (store, id) = (self.context.store(), Answer::id_of(&week));
        let draft = Draft::new(store, &id);
        let typed = if self.context.read_only() {
            None
        } else {
            draft.read().await
        };
        let in_journal = leaving::in_journal(self.context, &week).await;
        if self.sheet(&week).is_some() {
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
        });
        let sheet = Sheet {
            text: ArcRwSignal::new(typed.text),
            in_journal: ArcRwSignal::new(in_journal),
            base: RefCell::new(typed.base),
            unsaved: Cell::new(unsaved),
            turn: Cell::default(),
            draft,
        };
        self.sheets
            .update_value(|sheets| drop(sheets.insert(week.clone(), Rc::new(sheet))));
        self.store(&week);
        self.opened.update(|opened| opened.push(week));
    }

    pub(super) fn type_in(&self, week: String, text: String) {
        let Some(sheet) = self.sheet(&week) else {
            return;
        };
        let base = sheet.base.borrow().clone();
        sheet.draft.keep(
            record::Draft {
                base,
                text: text.clone(),
            }
            .write(),
        );
        sheet.text.set(text);
        sheet.unsaved.set(true);
        self.context.unsaved();
        let turn = sheet.turn.get().wrapping_add(1);
        sheet.turn.set(turn);
        let state = *self;
        self.context.later(PAUSE, move || {
            if sheet.turn.get() == turn {
                state.store(&week);
            }
        });
    }

    /// Stores what is on screen, if it is not stored.
    pub(super) fn store(&self, week: &str) {
        let Some(sheet) = self.sheet(week) else {
            return;
        };
        if !sheet.unsaved.replace(false) {
            return;
        }
        let typed = sheet.text.get_untracked();
        let base = sheet.base.replace(typed.clone());
        let (id, draft, question) = (Answer::id_of(week), sheet.draft.key(), self.question(week));
        let number = self.question_number(week);
        if self.answers.find(&id).is_some() {
            self.answers.edit_spending(&id, Some(draft), |answer| {
                answer.write(&base, &typed, &question);
                answer.number(&question, number);
            });
        } else if typed.trim().is_empty() {
            // Typed and taken back: there is no answer to keep, only a draft to drop.
            let (context, change) = (self.context, Change::default().spending(draft));
            context.spawn(async move { drop(context.commit(change).await) });
        } else {
            let mut answer = Answer::to(week);
            answer.write(&base, &typed, &question);
            answer.number(&question, number);
            self.answers.add(id, answer, Some(draft));
        }
    }

    pub(super) fn skip(&self, week: &str, skip: bool) {
        self.store(week);
        let id = Answer::id_of(week);
        let mut answer = self.answers.find(&id).map_or_else(
            || Answer {
                question: self.question(week),
                ..Answer::to(week)
            },
            |found| found.data,
        );
        answer.skipped = skip;
        if answer.is_nothing() {
            // A skip taken back leaves nothing that would count as an answer.
            self.answers.delete(&id);
        } else {
            self.answers.put(id, answer);
        }
    }

    pub(super) fn pick(&self, week: &str, picked: Vec<String>, said: String) {
        self.store(week);
        let id = Answer::id_of(week);
        let question = self.question(week);
        let kind = self.asking(week).map(|asking| asking.kind.as_str());
        let found = self.answers.find(&id);
        let mut answer = found.map_or_else(|| Answer::to(week), |found| found.data);
        answer.pick(kind.unwrap_or_default(), picked, said, &question);
        answer.number(&question, self.question_number(week));
        if answer.is_nothing() {
            self.answers.delete(&id);
        } else {
            self.answers.put(id, answer);
        }
    }

    /// Lets go of what another browser wrote, once it is in the answer.
    pub(super) fn let_go_of(&self, week: &str, taken: &str) {
        let here = self.text(week).get_untracked();
        let taken: Vec<String> = self.answers.with_untracked(|answers| {
            let beside = answers
                .iter()
                .filter(|one| one.data.week == week && !one.data.is_under(&one.id));
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
            for one in answers.iter().filter(|one| one.data.is_under(&one.id)) {
                let Some(sheet) = self.sheet(&one.data.week) else {
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
