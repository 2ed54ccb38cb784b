//! Letters to oneself: closed until a day, and opened early if their writer wants.

use leptos::prelude::*;

use super::State;
use crate::{
    programme::Day,
    text::today,
    widgets::journal::model::{Entry, letter},
};

impl State {
    /// The day until which an entry is closed, if it is a letter whose day has not come.
    pub fn sealed(&self, id: &str) -> Option<Day> {
        self.entry(id, |entry| until(&entry.data)).flatten()
    }

    /// Closes the open entry until a day; false when that day cannot be chosen, and nothing changes then.
    pub fn seal(&self, day: Day) -> bool {
        self.open.save();
        let Some(id) = self.open.id().get_untracked() else {
            return false;
        };
        let mut may = false;
        self.entries
            .edit(&id, |entry| may = letter::seal(entry, day, today()));
        may
    }

    /// Opens a letter before its day.
    pub fn open_early(&self, id: &str) {
        self.entries.edit(id, letter::open_early);
    }
}

/// The day until which an entry is closed today.
pub fn until(entry: &Entry) -> Option<Day> {
    let day = letter::opens(entry)?;
    letter::is_sealed(entry, today()).then_some(day)
}
