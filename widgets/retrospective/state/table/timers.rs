//! The timers of this browser: kept in its space beside the table, never on it.

use std::collections::BTreeMap;

use leptos::prelude::*;
use serde_json::Value;

use crate::{
    context::Context,
    text,
    widgets::retrospective::model::table::timer::{Timer, read, write},
};

/// How often the time on screen is told anew, in milliseconds.
const TICK: i32 = 1_000;

/// The timers by what they are for: a phase or a topic.
#[derive(Clone, Copy)]
pub struct Timers {
    context: Context,
    key: StoredValue<String>,
    all: RwSignal<BTreeMap<String, Timer>>,
    now: RwSignal<u64>,
    ticks: StoredValue<bool>,
    /// What is said when one ends.
    over: StoredValue<String>,
}

impl Timers {
    /// What was kept for a board.
    pub async fn kept(context: Context, board: &str) -> String {
        match context.store().meta(&key(board)).await {
            Ok(Some(Value::String(kept))) => kept,
            _ => String::new(),
        }
    }

    /// The timers of a board.
    pub fn of(context: Context, board: &str, kept: &str, over: String) -> Self {
        let now = now();
        let timers = Self {
            context,
            key: StoredValue::new(key(board)),
            all: RwSignal::new(read(kept, now)),
            now: RwSignal::new(now),
            ticks: StoredValue::new(false),
            over: StoredValue::new(over),
        };
        timers.tick();
        timers
    }

    /// A timer.
    pub fn get(self, of: &str) -> Option<Timer> {
        self.all.with(|all| all.get(of).copied())
    }

    /// The time that is told, in milliseconds since 1970.
    pub fn now(self) -> u64 {
        self.now.get()
    }

    /// Starts a timer, changes it, or, with nothing, puts it away.
    pub fn set(self, of: &str, change: impl FnOnce(Option<Timer>, u64) -> Option<Timer>) {
        let now = now();
        self.now.set(now);
        self.all.update(|all| {
            match change(all.get(of).copied(), now) {
                Some(timer) => all.insert(of.to_owned(), timer),
                None => all.remove(of),
            };
        });
        if !self.context.read_only() {
            let kept = Value::from(self.all.with_untracked(write));
            // What could not be kept runs on until the page is left.
            drop(self.context.store().set_meta(&self.key.get_value(), kept));
        }
        self.tick();
    }

    /// Tells the time from second to second, while a timer runs.
    fn tick(self) {
        if self.ticks.try_get_value() == Some(false) {
            self.ticks.set_value(true);
            self.next();
        }
    }

    fn next(self) {
        let (Some(before), now) = (self.now.try_get_untracked(), now()) else {
            return;
        };
        self.now.try_set(now);
        let (ended, runs) = untrack(|| {
            self.all.with(|all| {
                let ended = all.values().any(|timer| timer.ends_between(before, now));
                let runs = |timer: &Timer| matches!(timer, Timer::Runs(end) if *end > now);
                (ended, all.values().any(runs))
            })
        });
        if ended {
            self.context.announce(&self.over.get_value());
        }
        if runs {
            self.context.later(TICK, move || self.next());
        } else {
            self.ticks.set_value(false);
        }
    }
}

fn key(board: &str) -> String {
    ["retrospective-timer:", board].concat()
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "whole milliseconds since 1970"
)]
fn now() -> u64 {
    text::now() as u64
}
