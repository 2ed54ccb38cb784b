//! Reads again what changes elsewhere: each kind at its own notice, the journal at a pause, and at once what a lock changes.

use leptos::prelude::*;

use super::{
    State,
    reading::{READ, Shelf, found, shelf},
};
use crate::{
    error::Result,
    store::{META, Notice, kinds, vault},
};

/// How long the journal rests before it is read again: it is saved while somebody writes in it.
const REST_MILLIS: i32 = 2000;

/// The readings.
#[derive(Debug, Clone, Copy, Default)]
pub struct Reads {
    found: Looking,
    shelf: Looking,
    /// Counts what may have locked the journal; what was read before is not shown after.
    locks: u32,
    /// Counts the changes of the journal; after the last one it rests.
    changes: u32,
}

/// One reading at a time; what changes meanwhile is read once more after it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Looking {
    under_way: bool,
    again: bool,
}

impl Looking {
    /// Whether to begin; if one is under way, it is done again.
    fn begin(&mut self) -> bool {
        self.again = self.under_way;
        !std::mem::replace(&mut self.under_way, true)
    }

    /// Whether to read once more.
    fn end(&mut self) -> bool {
        self.under_way = self.again;
        std::mem::take(&mut self.again)
    }
}

impl State {
    /// Follows what is stored elsewhere.
    pub(super) fn watch(&self) {
        let state = *self;
        self.context.follow(move |notice| match notice {
            Notice::Changed { kind, .. } if READ.contains(&kind.as_str()) => state.look(),
            Notice::Changed { kind, .. } if kind == kinds::JOURNAL_ENTRY => {
                state.look_at_rest();
            }
            Notice::Changed { kind, ids } => {
                if kind == META && ids.iter().any(|id| id == vault::HEADER) {
                    state.may_be_locked();
                }
            }
            Notice::Replaced => {
                state.look();
                state.may_be_locked();
            }
            Notice::Condition(_) => {}
        });
    }

    /// Reads the journal once the path is on screen.
    pub fn begin(&self) {
        let state = *self;
        self.context.later(0, move || state.look_at_journal());
    }

    /// Gone at once; what may be seen is there again once it was read.
    fn may_be_locked(&self) {
        self.reads.try_update_value(|reads| reads.locks += 1);
        drop(self.shelf.try_set(Shelf::Locked));
        self.look_at_journal();
    }

    fn look_at_rest(&self) {
        let count = |reads: &mut Reads| {
            reads.changes += 1;
            reads.changes
        };
        let (state, turn) = (*self, self.reads.try_update_value(count));
        self.context.later(REST_MILLIS, move || {
            if state.reads.try_with_value(|reads| reads.changes) == turn {
                state.look_at_journal();
            }
        });
    }

    fn look(&self) {
        let state = *self;
        self.context.spawn(async move {
            if let Err(error) = state.read_found().await {
                state.context.fail(error);
            }
        });
    }

    fn look_at_journal(&self) {
        let state = *self;
        self.context.spawn(async move {
            if let Err(error) = state.read_shelf().await {
                state.context.fail(error);
            }
        });
    }

    /// Reads all but the journal.
    pub(super) async fn read_found(&self) -> Result<()> {
        let begin = |reads: &mut Reads| reads.found.begin();
        if self.reads.try_update_value(begin) != Some(true) {
            return Ok(());
        }
        loop {
            let read = found(self.context).await;
            let end = |reads: &mut Reads| reads.found.end();
            let again = self.reads.try_update_value(end) == Some(true);
            match read {
                Ok(found) => drop(self.found.try_set(found)),
                Err(error) if !again => return Err(error),
                Err(_) => {}
            }
            if !again {
                return Ok(());
            }
        }
    }

    async fn read_shelf(&self) -> Result<()> {
        let begin = |reads: &mut Reads| reads.shelf.begin();
        if self.reads.try_update_value(begin) != Some(true) {
            return Ok(());
        }
        loop {
            let locks = || self.reads.try_with_value(|reads| reads.locks);
            let before = locks();
            let read = shelf(self.context).await;
            let end = |reads: &mut Reads| reads.shelf.end();
            let again = self.reads.try_update_value(end) == Some(true);
            match read {
                // Begun before what may have locked the journal: it may hold what must not be seen.
                Ok(Shelf::Open(_)) if locks() != before => {}
                Ok(read) => drop(self.shelf.try_set(read)),
                Err(error) if !again => return Err(error),
                Err(_) => {}
            }
            if !again {
                return Ok(());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_reading_is_under_way_and_what_changes_meanwhile_is_read_once_more() {
        let mut looking = Looking::default();
        assert!(looking.begin());
        assert!(!looking.begin() && !looking.begin());
        assert!(looking.end(), "once more");
        assert!(!looking.begin(), "which is under way");
        assert!(looking.end());
        assert!(!looking.end(), "and then it is over");
        assert_eq!(looking, Looking::default());
    }
}
