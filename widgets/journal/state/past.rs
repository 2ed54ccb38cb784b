//! The journal's past by days, read once and shared by whatever looks back.

use std::{cell::RefCell, rc::Rc};

use leptos::{prelude::*, reactive::signal::ArcTrigger};

use super::{
    State,
    reading::{Progress, Reading, Shelf},
};
use crate::{
    programme::Day,
    widgets::journal::model::{
        Entry,
        calendar::{Calendar, Summary},
    },
};

/// The past.
#[derive(Clone, Copy)]
pub struct Past {
    calendar: StoredValue<Rc<RefCell<Calendar>>, LocalStorage>,
    changed: StoredValue<ArcTrigger>,
    reading: StoredValue<Rc<Reading>, LocalStorage>,
}

impl Past {
    /// The past of a journal, which is read from now on unless it was before.
    pub fn of(state: State) -> Self {
        state.past(|| {
            let calendar = Rc::<RefCell<Calendar>>::default();
            let changed = ArcTrigger::new();
            let told = changed.clone();
            let reading = Reading::start(state, calendar.clone(), move || told.notify());
            Self {
                calendar: StoredValue::new_local(calendar),
                changed: StoredValue::new(changed),
                reading: StoredValue::new_local(reading),
            }
        })
    }

    /// Reads the calendar, and follows its changes.
    pub fn with<T>(&self, read: impl FnOnce(&Calendar) -> T) -> T {
        self.changed.get_value().track();
        self.with_untracked(read)
    }

    /// Reads the calendar as it is now.
    pub fn with_untracked<T>(&self, read: impl FnOnce(&Calendar) -> T) -> T {
        read(&self.calendar.get_value().borrow())
    }

    /// How far the journal is read.
    pub fn progress(&self) -> Progress {
        self.reading.get_value().progress().get()
    }

    /// Goes on reading after the store did not answer.
    pub fn go_on(&self) {
        self.reading.get_value().go_on();
    }
}

impl Shelf for Calendar {
    fn put(&mut self, id: &str, entry: Entry, today: Day) {
        match Summary::of(id, &entry, today) {
            Some(summary) => Calendar::put(self, summary),
            None => Calendar::remove(self, id),
        }
    }

    fn remove(&mut self, id: &str) {
        Calendar::remove(self, id);
    }

    fn clear(&mut self) {
        *self = Self::default();
    }

    fn is_full(&self) -> bool {
        false
    }
}
