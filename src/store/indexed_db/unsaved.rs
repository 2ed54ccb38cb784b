//! What waits for a connection, kept in `localStorage` meanwhile so that it outlives the tab: at most
//! 256 KB under `escale:<space>:unsaved`. Whoever opens the space next stores it.
//!
//! Entries carry a tag. One's own are not stored from here but by the waiting jobs themselves, which
//! still notice a conflict; other tabs' entries are left as they are.

use std::cell::RefCell;

use serde::{Deserialize, Serialize};
use web_sys::Storage;

use super::job::Job;
use crate::{
    id::new_id,
    store::{Record, rules},
};

/// The most that is kept, in UTF-16 units as browsers count.
const LARGEST: usize = 256 * 1024;

/// One waiting write.
#[derive(Serialize, Deserialize)]
pub struct Entry {
    tag: String,
    /// Records as they will be stored.
    pub records: Vec<Record>,
    /// Drafts that are no longer needed once the records are stored.
    pub spent: Vec<String>,
    /// A draft: key, text, moment.
    pub draft: Option<(String, String, f64)>,
}

/// The waiting writes of one space.
pub struct Unsaved {
    key: String,
    mine: RefCell<Vec<String>>,
}

impl Unsaved {
    /// The waiting writes kept beside the database of this name.
    pub fn new(database: &str) -> Self {
        Self {
            key: [database, ":unsaved"].concat(),
            mine: RefCell::default(),
        }
    }

    /// Keeps what a job would write, and says under which tag. A longer log than fits is not kept;
    /// the job still waits in memory.
    pub fn keep(&self, job: &Job) -> Option<String> {
        let tag = new_id(js_sys::Date::now());
        let entry = entry(&tag, job)?;
        self.mine.borrow_mut().push(tag.clone());
        self.change(|entries| {
            if let Some((key, ..)) = &entry.draft {
                entries.retain(|other| other.draft.as_ref().is_none_or(|draft| draft.0 != *key));
            }
            entries.push(entry);
        });
        Some(tag)
    }

    /// Forgets these, stored or refused meanwhile.
    pub fn forget<'a>(&self, tags: impl Iterator<Item = &'a str>) {
        let tags: Vec<&str> = tags.collect();
        if !tags.is_empty() {
            self.mine.borrow_mut().retain(|tag| !tags.contains(&&**tag));
            self.change(|entries| entries.retain(|entry| !tags.contains(&&*entry.tag)));
        }
    }

    /// What others left.
    pub fn left_over(&self) -> Vec<Entry> {
        let mut entries = self.read();
        entries.retain(|entry| !self.mine.borrow().contains(&entry.tag));
        entries
    }

    /// Forgets everything, others' too.
    pub fn erase(&self) {
        if let Some(storage) = storage() {
            storage.remove_item(&self.key).ok();
        }
    }

    fn read(&self) -> Vec<Entry> {
        let text = storage().and_then(|storage| storage.get_item(&self.key).ok().flatten());
        text.and_then(|text| serde_json::from_str(&text).ok())
            .unwrap_or_default()
    }

    /// Reads, changes and writes back at once: no other tab runs in between.
    fn change(&self, change: impl FnOnce(&mut Vec<Entry>)) {
        let mut entries = self.read();
        change(&mut entries);
        if entries.is_empty() {
            return self.erase();
        }
        let text = serde_json::to_string(&entries).unwrap_or_default();
        if text.encode_utf16().count() <= LARGEST
            && let Some(storage) = storage()
        {
            // A full or forbidden store is what it is; the job still waits in memory.
            storage.set_item(&self.key, &text).ok();
        }
    }
}

impl Entry {
    /// Under which name it is kept.
    pub fn tag(&self) -> &str {
        &self.tag
    }
}

fn entry(tag: &str, job: &Job) -> Option<Entry> {
    let mut entry = Entry {
        tag: tag.to_owned(),
        records: Vec::new(),
        spent: Vec::new(),
        draft: None,
    };
    match job {
        Job::Save(change) => {
            for record in &change.records {
                let mut record = rules::storable(record.clone()).ok()?;
                record.rev = record.rev.saturating_add(1);
                entry.records.push(record);
            }
            entry.spent.clone_from(&change.spent_drafts);
        }
        Job::KeepDraft { key, text, updated } => {
            entry.draft = Some((key.clone(), text.clone(), *updated));
        }
        _ => return None,
    }
    Some(entry)
}

fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok()?
}
