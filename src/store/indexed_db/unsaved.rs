//! What waits for a connection or is written while the page goes, kept in `localStorage` meanwhile so that
//! it outlives the page: at most 256 KB under `escale:<space>:unsaved`. Whoever opens the space next stores it.
//!
//! A line is a tag, a letter and JSON: `r` a record as it will be stored, `s` the key of a draft no longer
//! needed, `d` a draft as `[key, text, moment]`. One's own lines are not stored from here but by the
//! waiting jobs themselves, which still notice a conflict; other tabs' lines are left as they are. A tag ends with `@` and
//! the name of the space's life (`life.rs`), if it has one: what belongs to one that ended is stored nowhere.
//!
//! Where a vault seals what is private, it is sealed here as in the database: the jobs bring it sealed. A page that has
//! not heard of the vault puts nothing private here; that a vault is there stands under `escale:<space>:sealed`, because
//! a page that goes cannot ask the database. Its draft then is the one of the keystroke before.

use std::cell::RefCell;

use serde_json::Value;
use web_sys::Storage;

use super::life::Life;
use crate::{
    id::new_id,
    store::{Record, job::Job, lens::Through, rules, vault::Under},
};

/// The most that is kept, in UTF-16 units as browsers count.
const LARGEST: usize = 256 * 1024;

/// How the key ends.
const UNSAVED: &str = ":unsaved";

/// What another page could not store.
pub enum LeftOver {
    Record(Record),
    SpentDraft(String),
    Draft(String, String, f64),
}

/// The waiting writes of one space.
pub struct Unsaved {
    key: String,
    sealed: String,
    mine: RefCell<Vec<String>>,
    /// Of those, what the full disk did not take: no job waits for it any more.
    refused: RefCell<Vec<String>>,
}

impl Unsaved {
    /// The waiting writes kept beside the database of this name.
    pub fn new(database: &str) -> Self {
        Self {
            key: [database, UNSAVED].concat(),
            sealed: [database, ":sealed"].concat(),
            mine: RefCell::default(),
            refused: RefCell::default(),
        }
    }

    /// Takes note that a vault seals what is private, or that none does.
    pub fn seal(&self, sealed: bool) {
        if let Some(storage) = storage().filter(|_| self.is_sealed() != sealed) {
            if sealed {
                storage.set_item(&self.sealed, "1").ok();
            } else {
                storage.remove_item(&self.sealed).ok();
            }
        }
    }

    fn is_sealed(&self) -> bool {
        storage().is_some_and(|storage| matches!(storage.get_item(&self.sealed), Ok(Some(_))))
    }

    /// Keeps what a job would write, and says under which tag. What does not fit is not kept; the job
    /// still waits in memory.
    pub fn keep(&self, job: &Job, life: Option<&str>) -> Option<String> {
        let (Job::Save(_, Through { under, .. }) | Job::KeepDraft { under, .. }) = job else {
            return None;
        };
        if *under == Under::Plain && self.is_sealed() {
            return None;
        }
        let mut before = None;
        let mut lines = Vec::new();
        match job {
            Job::Save(change, through) => {
                for record in &change.records {
                    let mut record = rules::storable(record.clone()).ok()?;
                    record.rev = record.rev.saturating_add(1);
                    let record = through.seal(record).ok()?;
                    let record = serde_json::to_value(&record).ok()?;
                    lines.push(["r ", &record.to_string()].concat());
                }
                for draft in &change.spent_drafts {
                    lines.push(["s ", &serde_json::to_string(draft).ok()?].concat());
                }
            }
            Job::KeepDraft { key, text, .. } => {
                let draft = serde_json::to_string(&(key, text, js_sys::Date::now())).ok()?;
                // Only the last text of a draft is worth its room.
                let start = draft.len().min(serde_json::to_string(key).ok()?.len() + 2);
                before = draft.get(..start).map(|start| ["d ", start].concat());
                lines.push(["d ", &draft].concat());
            }
            _ => return None,
        }
        let mut tag = new_id(js_sys::Date::now());
        if let Some(life) = life {
            tag.push('@');
            tag.push_str(life);
        }
        let lines = lines
            .iter()
            .map(|line| [&*tag, " ", line, "\n"].concat())
            .collect::<String>();
        let stays = |_: &str, line: &str| {
            before
                .as_ref()
                .is_none_or(|before| !line.starts_with(&**before))
        };
        if !self.rewrite(&stays, &lines) {
            return None;
        }
        self.mine.borrow_mut().push(tag.clone());
        Some(tag)
    }

    /// Keeps what a full disk did not take, under the tag it may have already, for the next opening: this storage has
    /// room of its own. What it says of the same record or draft before is not needed then.
    pub fn keep_refused(&self, job: &Job, kept: Option<String>, life: Option<&str>) {
        let Some(tag) = kept.or_else(|| self.keep(job, life)) else {
            return;
        };
        self.forget_refused(job, Some(&tag));
        self.refused.borrow_mut().push(tag);
    }

    /// Forgets what a full disk did not take of the records or the draft that this job stored.
    pub fn forget_refused(&self, job: &Job, but: Option<&str>) {
        if self.refused.borrow().is_empty() {
            return;
        }
        let (ids, keys): (Vec<&str>, Vec<&str>) = match job {
            Job::Save(change, _) => (
                change.records.iter().map(|record| &*record.id).collect(),
                change.spent_drafts.iter().map(String::as_str).collect(),
            ),
            Job::KeepDraft { key, .. } => (Vec::new(), vec![key]),
            _ => return,
        };
        let is_of = |line: &str| match read(line) {
            Some(LeftOver::Record(record)) => ids.contains(&&*record.id),
            Some(LeftOver::Draft(key, ..)) => keys.contains(&&*key),
            _ => false,
        };
        let refused = self.refused.borrow().clone();
        let text = self.read();
        let lines = text.lines().filter_map(|line| line.split_once(' '));
        let gone = lines.filter(|(tag, line)| {
            but != Some(*tag) && is_of(line) && refused.iter().any(|one| one == tag)
        });
        let gone: Vec<String> = gone.map(|(tag, _)| tag.to_owned()).collect();
        self.refused.borrow_mut().retain(|tag| !gone.contains(tag));
        self.forget(&gone);
    }

    /// Forgets what is stored or refused meanwhile.
    pub fn forget(&self, tags: &[String]) {
        if !tags.is_empty() {
            self.mine.borrow_mut().retain(|tag| !tags.contains(tag));
            self.rewrite(&|tag, _| tags.iter().all(|other| other != tag), "");
        }
    }

    /// Whether what was kept under a tag is still there: nobody else stored it.
    pub fn holds(&self, tag: &str) -> bool {
        self.read()
            .lines()
            .any(|line| line.split(' ').next() == Some(tag))
    }

    /// What others left, with its tags. A line that cannot be read is left where it is; one of another life than this
    /// has nothing to be stored.
    pub fn left_over(&self, life: &Life) -> (Vec<String>, Vec<LeftOver>) {
        let (mut tags, mut found) = (Vec::new(), Vec::new());
        for (tag, line) in self.read().lines().filter_map(|line| line.split_once(' ')) {
            if self.mine.borrow().iter().any(|mine| mine == tag) {
                continue;
            }
            if tag.split_once('@').is_some_and(|(_, of)| !life.takes(of)) {
                tags.push(tag.to_owned());
            } else if let Some(left_over) = read(line) {
                tags.push(tag.to_owned());
                found.push(left_over);
            }
        }
        (tags, found)
    }

    /// Forgets everything beside the database, whatever it is.
    pub fn erase_all(&self) {
        let Some(storage) = storage() else { return };
        // `escale:<space>:`, so that no other space's keys begin alike.
        let start = self.key.strip_suffix("unsaved").unwrap_or(&self.key);
        let count = storage.length().unwrap_or_default();
        let keys = (0..count).filter_map(|place| storage.key(place).ok().flatten());
        let keys: Vec<String> = keys.filter(|key| key.starts_with(start)).collect();
        for key in keys {
            storage.remove_item(&key).ok();
        }
    }

    /// Forgets what this page could not store.
    pub fn forget_mine(&self) {
        let mine = self.mine.borrow().clone();
        self.forget(&mine);
    }

    /// Forgets everything, others' too.
    pub fn erase(&self) {
        if let Some(storage) = storage() {
            storage.remove_item(&self.key).ok();
        }
    }

    fn read(&self) -> String {
        let text = storage().and_then(|storage| storage.get_item(&self.key).ok().flatten());
        text.unwrap_or_default()
    }

    /// Reads, changes and writes back at once: no other tab runs in between. Whether there was room.
    fn rewrite(&self, stays: &dyn Fn(&str, &str) -> bool, added: &str) -> bool {
        let mut text = String::new();
        for line in self.read().lines() {
            if line
                .split_once(' ')
                .is_some_and(|(tag, rest)| stays(tag, rest))
            {
                text.push_str(line);
                text.push('\n');
            }
        }
        text.push_str(added);
        if text.is_empty() {
            self.erase();
            return true;
        }
        // A full or forbidden store is what it is; the job still waits in memory.
        text.encode_utf16().count() <= LARGEST
            && storage().is_some_and(|storage| storage.set_item(&self.key, &text).is_ok())
    }
}

fn read(line: &str) -> Option<LeftOver> {
    let (letter, json) = line.split_once(' ')?;
    Some(match letter {
        "r" => {
            // By way of a value, as records of the database are read: one reader less in the program.
            let record: Value = serde_json::from_str(json).ok()?;
            LeftOver::Record(rules::storable(serde_json::from_value(record).ok()?).ok()?)
        }
        "s" => LeftOver::SpentDraft(serde_json::from_str(json).ok()?),
        "d" => {
            let (key, text, updated) = serde_json::from_str(json).ok()?;
            LeftOver::Draft(key, text, updated)
        }
        _ => return None,
    })
}

fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok()?
}
