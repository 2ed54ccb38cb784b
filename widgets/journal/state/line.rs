//! What the list shows of an entry while it is closed.

#![allow(
    clippy::large_types_passed_by_value,
    reason = "the state is a handful of handles; in what ships they are small enough"
)]

use super::{State, letter};
use crate::{
    programme::Day,
    widgets::journal::model::{Entry, excerpt},
};

/// What the list shows of an entry.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// Its date, as it is kept.
    pub date: String,
    /// Its first line; none when nothing is written, or when it is a closed letter.
    pub excerpt: Option<String>,
    /// The day until which it is closed.
    pub sealed: Option<Day>,
    /// Whether it is marked.
    pub starred: bool,
}

impl State {
    /// What the list shows of an entry.
    pub fn line(&self, id: &str) -> Option<Line> {
        self.entry(id, |entry| {
            let sealed = letter::until(&entry.data);
            Line {
                date: entry.data.date.clone(),
                excerpt: self.says(&entry.data).filter(|_| sealed.is_none()),
                sealed,
                starred: entry.data.starred,
            }
        })
    }

    /// Whether an entry is under a passphrase of its own.
    pub fn is_secret(&self, id: &str) -> bool {
        let is_secret = self.entry(id, |entry| entry.data.secret.is_some());
        is_secret.unwrap_or_default()
    }

    /// What of an entry as it is kept stands in the way of something.
    pub fn hinders<T>(&self, id: &str, find: impl FnOnce(&Entry) -> Option<T>) -> Option<T> {
        self.entry(id, |entry| find(&entry.data)).flatten()
    }

    /// How an entry begins: its text, or what its pictures show; of one under its own passphrase, that it is.
    fn says(&self, entry: &Entry) -> Option<String> {
        if entry.secret.is_some() {
            return Some(self.context.text("journal.secret"));
        }
        let shown = || {
            let first = entry.pictures.first()?;
            let said = excerpt(&first.description);
            Some(said.unwrap_or_else(|| self.context.text("journal.pictures")))
        };
        excerpt(&entry.text).or_else(shown)
    }
}
