//! Copies that are written by themselves into a folder the member chose: which day one is due, what it is called, and
//! which older ones go.
//!
//! Ours are the copies this browser remembers to have written there, not whatever bears such a name: a browser that lost
//! everything must not push out the copies it needs now, and two browsers may share a folder.

pub mod folder;
pub mod writing;

use std::hash::{DefaultHasher, Hash, Hasher};

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::{programme::Day, store::Snapshot};

/// The meta value that says how these copies stand. It is about this browser and goes into no copy.
pub const ROLLING: &str = "rolling";

/// The meta value that is the folder itself.
pub const FOLDER: &str = "rolling-folder";

/// How many copies stay in the folder.
pub const KEPT: usize = 12;

/// How the copies stand.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Rolling {
    /// The folder's name, as the browser says it.
    pub folder: String,
    /// When it was chosen, in milliseconds since 1970.
    pub since: f64,
    /// When the last copy was written.
    pub at: Option<f64>,
    /// The member's day on which that was.
    pub day: String,
    /// The day on which somebody looked last whether there is anything to write.
    pub looked: String,
    /// What the last copy held, as a number.
    pub of: String,
    /// The names of the copies that are there, oldest first.
    pub written: Vec<String>,
    /// The one that was begun and may be half there.
    pub begun: String,
    /// Why the last try wrote none.
    pub trouble: Option<Trouble>,
}

/// Why no copy was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Trouble {
    /// The browser has to be asked again.
    Permission,
    /// The folder is not where it was.
    Gone,
    /// There is no room left.
    Full,
    /// The browser says so.
    Other(String),
}

/// Why one looks whether a copy is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// The page is there.
    Page,
    /// Something changed.
    Changed,
    /// The member pressed.
    Pressed,
}

impl Rolling {
    /// For a folder that was chosen now.
    pub fn into_folder(name: String, now: f64) -> Self {
        Self {
            folder: name,
            since: now,
            ..Self::default()
        }
    }

    /// As it is stored; none when no folder is chosen.
    pub fn read(stored: Option<Value>) -> Option<Self> {
        serde_json::from_value(stored?).ok()
    }

    /// Whether to look for something to write today: once, and again after a change, until a copy of the day is there.
    pub fn is_due(&self, today: Day, look: Look) -> bool {
        let today = today.to_string();
        match look {
            Look::Pressed => true,
            Look::Changed => self.day != today,
            Look::Page => self.day != today && self.looked != today,
        }
    }

    /// Whether this browser wrote the copy with this name.
    pub fn is_ours(&self, name: &str) -> bool {
        self.begun == name || self.written.iter().any(|one| one == name)
    }

    /// A copy is there now.
    pub fn wrote(&mut self, name: String, (today, now): (Day, f64), of: String) {
        self.written.retain(|one| *one != name);
        self.written.push(name);
        self.begun.clear();
        self.day = today.to_string();
        self.at = Some(now);
        self.of = of;
    }

    /// The names of the copies that are to go.
    pub fn too_many(&self) -> Vec<String> {
        let more = self.written.len().saturating_sub(KEPT);
        self.written.iter().take(more).cloned().collect()
    }

    /// A copy is there no more.
    pub fn removed(&mut self, name: &str) {
        self.written.retain(|one| one != name);
        if self.begun == name {
            self.begun.clear();
        }
    }

    /// Takes down what became of a try. Without the member's permission nothing was looked at.
    pub fn tried(&mut self, today: Day, trouble: Option<Trouble>) {
        if trouble != Some(Trouble::Permission) {
            self.looked = today.to_string();
        }
        self.trouble = trouble;
    }
}

/// What a copy of this day is called: `ambassadors-20261130.zip`; the second with that name has a number.
pub fn name(space: &str, day: Day, number: u32) -> String {
    let mut name = [space, "-", &day.to_string().replace('-', "")].concat();
    if number > 1 {
        name.push('-');
        name.push_str(&number.to_string());
    }
    name.push_str(".zip");
    name
}

/// A number of what is in a space, another one after every save: of the records and of what is being typed.
pub fn mark(snapshot: &Snapshot) -> String {
    let mut hasher = DefaultHasher::new();
    for record in &snapshot.records {
        (&record.id, record.rev, record.updated.to_bits()).hash(&mut hasher);
    }
    for draft in &snapshot.drafts {
        draft.hash(&mut hasher);
    }
    hasher.finish().to_string()
}

/// What an exception with this name means for a folder.
pub fn trouble(name: &str, words: String) -> Trouble {
    match name {
        "NotAllowedError" | "SecurityError" => Trouble::Permission,
        "NotFoundError" => Trouble::Gone,
        "QuotaExceededError" => Trouble::Full,
        _ => Trouble::Other(words),
    }
}

#[cfg(test)]
mod tests;
