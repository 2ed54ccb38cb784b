//! What comes in many at a time (a journal that is brought in, a copy that is restored, in any tab) shows where the
//! pages read so far end: the newest page is read again once nothing more comes.

use std::{cell::Cell, rc::Rc};

use leptos::prelude::*;

use super::State;
use crate::{
    context::collection::MANY,
    store::{Listing, Notice, kinds},
    widgets::journal::record,
};

/// How long nothing has to come, in milliseconds.
const QUIET_MILLIS: i32 = 400;

impl State {
    /// Follows the store for what comes in many at a time.
    pub(super) fn follow_many(&self) {
        let state = *self;
        let latest = Rc::new(Cell::new(0_u32));
        self.context.follow(move |notice| {
            let is_many = match notice {
                Notice::Changed { kind, ids } => kind == kinds::JOURNAL_ENTRY && ids.len() >= MANY,
                Notice::Replaced => true,
                Notice::Condition(_) => false,
            };
            if !is_many {
                return;
            }
            let number = latest.get().wrapping_add(1);
            latest.set(number);
            let latest = latest.clone();
            state.context.later(QUIET_MILLIS, move || {
                if latest.get() == number {
                    state
                        .context
                        .spawn(async move { state.read_newest().await });
                }
            });
        });
    }

    async fn read_newest(&self) {
        let found = self.context.store().list(record::newest(None)).await;
        // What cannot be read was counted when the journal opened.
        if let Ok(mut found) = found {
            untrack(|| self.entries.with(|items| self.seeking.begin_again(items)));
            self.older.set(record::cut(&mut found, false));
            self.entries.append(Listing {
                set_aside: 0,
                ..found
            });
        }
    }
}
