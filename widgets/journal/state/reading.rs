//! Reads the whole journal, page after page, for what looks through all of it: the search and the calendar.
//!
//! Nothing is kept here: each page goes to a [`Shelf`], which takes of it what it needs, and the page is dropped. What
//! changes meanwhile, here or in another tab, follows. The entry being written at the top is left out until it is
//! finished: it is in view already, and must not be under the hand twice.

use std::{cell::RefCell, collections::BTreeSet, rc::Rc};

use leptos::prelude::*;

use super::{State, pace::rest};
use crate::{
    programme::Day,
    store::{Listing, Notice, Place, Query, Record, Stored, kinds},
    text::today,
    widgets::journal::{
        model::{Entry, day_of},
        record,
    },
};

/// How many entries are read at a time: few enough for a keystroke to come between.
const SWATHE: usize = 100;

/// What takes the entries.
pub trait Shelf {
    /// Takes an entry, or takes it anew after a change.
    fn put(&mut self, id: &str, entry: Entry, today: Day);
    /// Lets an entry go, if it has it.
    fn remove(&mut self, id: &str);
    /// Lets all go: everything is read again.
    fn clear(&mut self);
    /// Whether entries older than all it has would find no room.
    fn is_full(&self) -> bool;
}

/// How far the reading is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    /// Under way: back to this day so far.
    Reading(Option<Day>),
    /// At the end of the journal, or of the room there is.
    Over,
    /// The store did not answer; [`Reading::go_on`] goes on from there.
    Stopped,
}

/// A reading.
pub struct Reading {
    state: State,
    shelf: Rc<RefCell<dyn Shelf>>,
    progress: RwSignal<Progress>,
    told: Box<dyn Fn()>,
    at: RefCell<At>,
}

#[derive(Default)]
struct At {
    before: Option<Place>,
    /// Entries that changed since the page under way was asked for: it has them as they were.
    touched: BTreeSet<String>,
    /// Counts the beginnings; a page asked for before the last one is dropped.
    turn: u32,
}

impl Reading {
    /// Begins to read; `told` is called whenever the shelf has changed.
    pub fn start(
        state: State,
        shelf: Rc<RefCell<dyn Shelf>>,
        told: impl Fn() + 'static,
    ) -> Rc<Self> {
        let reading = Rc::new(Self {
            state,
            shelf,
            progress: RwSignal::new(Progress::Reading(None)),
            told: Box::new(told),
            at: RefCell::default(),
        });
        reading.follow_store();
        reading.follow_top();
        reading.go_on();
        reading
    }

    /// How far it is.
    pub fn progress(&self) -> ReadSignal<Progress> {
        self.progress.read_only()
    }

    /// Goes on reading where it stopped.
    pub fn go_on(self: &Rc<Self>) {
        let mut at = self.at.borrow_mut();
        at.turn += 1;
        let turn = at.turn;
        drop(at);
        self.progress.set(Progress::Reading(None));
        let reading = self.clone();
        self.state
            .context
            .spawn(async move { reading.read(turn).await });
    }

    async fn read(self: Rc<Self>, turn: u32) {
        let context = self.state.context;
        loop {
            let before = {
                let mut at = self.at.borrow_mut();
                at.touched.clear();
                at.before.clone()
            };
            let query = Query {
                limit: Some(SWATHE),
                ..record::newest(before)
            };
            let found = context.store().list(query).await;
            if self.at.borrow().turn != turn {
                return;
            }
            match found {
                Ok(found) => self.progress.set(self.take_page(found)),
                Err(error) => {
                    context.fail(error);
                    self.progress.set(Progress::Stopped);
                }
            }
            (self.told)();
            if !matches!(self.progress.get_untracked(), Progress::Reading(_)) {
                return;
            }
            rest(context).await;
        }
    }

    fn take_page(&self, found: Listing) -> Progress {
        let ends = found.records.len() < SWATHE;
        let last = found.records.last().map(Record::place);
        for record in found.records {
            if !self.at.borrow().touched.contains(&record.id) {
                self.take(&record.id.clone(), Some(record));
            }
        }
        let day = last.as_ref().and_then(|place| day_of(&place.order));
        let over = ends || last.is_none() || self.shelf.borrow().is_full();
        self.at.borrow_mut().before = last;
        if over {
            Progress::Over
        } else {
            Progress::Reading(day)
        }
    }

    fn take(&self, id: &str, found: Option<Record>) {
        let top = self.state.top.id();
        let is_written = top.with_untracked(|top| top.as_deref() == Some(id));
        // What cannot be read was counted when its page was.
        let entry = found
            .filter(|record| !is_written && record.kind == kinds::JOURNAL_ENTRY)
            .and_then(|record| Stored::<Entry>::read(record).ok());
        let mut taking = self.shelf.borrow_mut();
        match entry {
            Some(one) => taking.put(id, one.data, today()),
            None => taking.remove(id),
        }
    }

    fn look_again(self: &Rc<Self>, ids: Vec<String>) {
        self.at.borrow_mut().touched.extend(ids.iter().cloned());
        let reading = self.clone();
        self.state.context.spawn(async move {
            for id in ids {
                if let Ok(found) = reading.state.context.store().get(&id).await {
                    reading.take(&id, found);
                }
            }
            (reading.told)();
        });
    }

    fn follow_store(self: &Rc<Self>) {
        let this = Rc::downgrade(self);
        self.state.context.follow(move |notice| {
            let Some(reading) = this.upgrade() else {
                return;
            };
            match notice {
                Notice::Changed { kind, ids } if kind == kinds::JOURNAL_ENTRY => {
                    reading.look_again(ids.clone());
                }
                Notice::Replaced => {
                    reading.shelf.borrow_mut().clear();
                    reading.at.borrow_mut().before = None;
                    reading.go_on();
                }
                _ => {}
            }
        });
    }

    fn follow_top(self: &Rc<Self>) {
        let (this, top) = (Rc::downgrade(self), self.state.top.id());
        Effect::new(move |before: Option<Option<String>>| {
            let now = top.get();
            let before = before
                .flatten()
                .filter(|before| Some(before) != now.as_ref());
            if let (Some(reading), true) = (this.upgrade(), before.is_some() || now.is_some()) {
                reading.look_again(before.into_iter().chain(now.clone()).collect());
            }
            now
        });
    }
}
