//! What bringing one record in does, the same for every store. Data to data; no storage here.
//!
//! The newer of two states stays. When the other was not made from it or it from the other, both were written: then the
//! other is kept beside it, as a record of its own under a name that is always the same, so that merging twice, or in
//! another order, keeps it once. A tick or a choice is no writing, and the newer one stays alone.

use serde_json::{Value, json};

use super::{
    Merged, Record, kinds,
    lens::Through,
    record::{descends, precedence},
    vault,
};
use crate::error::Result;

/// How a snapshot is brought in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Manner {
    /// Nothing is written; what would be is counted.
    pub only_count: bool,
    /// What was deleted here since comes back.
    pub revive: bool,
}

/// What merging one record does.
#[derive(Debug, Default, PartialEq)]
pub struct Merge {
    /// The record to store.
    pub store: Option<Record>,
    /// The state that gave way to it or that it did not take the place of, to be stored unless it was before.
    pub beside: Option<Record>,
    /// What it counts as.
    pub count: Count,
}

/// What a merged record counts as.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Count {
    /// It was not here.
    Added,
    /// It took the place of an older one.
    Updated,
    /// The one here stays.
    #[default]
    Unchanged,
    /// It was deleted here since, and stays so.
    Deleted,
}

/// Decides between a stored record and one that comes from elsewhere, looking through a lens; what is to be
/// stored is in the form the lens keeps. A stored record that does not open gives way to one that does, and
/// one from elsewhere that does not open takes no other's place.
///
/// # Errors
/// When the one to store cannot be brought into the form it is kept in.
pub fn merge(
    through: &Through,
    stored: Option<Record>,
    incoming: Record,
    manner: Manner,
) -> Result<Merge> {
    let Ok(opened) = through.open(incoming.clone()) else {
        return Ok(match stored {
            None => Merge::of(incoming, Count::Added),
            Some(_) => Merge::default(),
        });
    };
    let stored = stored.and_then(|stored| through.open(stored).ok());
    let mut merge = decide(stored, opened, manner);
    merge.store = merge.store.map(|record| through.seal(record)).transpose()?;
    merge.beside = merge
        .beside
        .map(|record| through.seal(record))
        .transpose()?;
    Ok(merge)
}

fn decide(stored: Option<Record>, incoming: Record, manner: Manner) -> Merge {
    let Some(stored) = stored else {
        return Merge::of(incoming, Count::Added);
    };
    if stored == incoming && stored.saves == incoming.saves {
        return Merge::default();
    }
    if stored.deleted && !incoming.deleted {
        if manner.revive {
            return Merge::of(revived(&stored, incoming), Count::Updated);
        }
        if descends(&stored, &incoming) {
            return Merge {
                count: Count::Deleted,
                ..Merge::default()
            };
        }
    }
    let takes_place = precedence(&stored, &incoming).is_lt();
    let (mut stays, goes) = if takes_place {
        (incoming, &stored)
    } else {
        (stored.clone(), &incoming)
    };
    let beside = beside(&stays, goes);
    let before = stays.saves.clone();
    for (browser, count) in &goes.saves {
        let known = stays.saves.entry(browser.clone()).or_default();
        *known = (*known).max(*count);
    }
    let learns = before != stays.saves;
    Merge {
        beside,
        count: if takes_place {
            Count::Updated
        } else {
            Count::Unchanged
        },
        store: (takes_place || learns).then_some(stays),
    }
}

/// Decides about a record that a page had no time to store, a save over the revision before its own; both are in the
/// form they are kept in. What was stored meanwhile stays, with what the page had beside it.
#[cfg_attr(
    not(target_arch = "wasm32"),
    allow(dead_code, reason = "only a page has something left over")
)]
pub fn recover(stored: Option<Record>, mut left: Record, browser: &str) -> Merge {
    let Some(stored) = stored else {
        return Merge::of(left, Count::Added);
    };
    // Sealed twice, the same text looks otherwise.
    let arrived = stored.rev == left.rev && stored.updated.total_cmp(&left.updated).is_eq();
    if arrived || (stored.payload == left.payload && stored.deleted == left.deleted) {
        return Merge::default();
    }
    if stored.rev.saturating_add(1) == left.rev {
        left.saves.clone_from(&stored.saves);
        let count = left.saves.entry(browser.to_owned()).or_default();
        *count = count.saturating_add(1);
        return Merge::of(left, Count::Updated);
    }
    let (stays, goes, count) = if precedence(&stored, &left).is_lt() {
        (Some(&left), &stored, Count::Updated)
    } else {
        (None, &left, Count::Unchanged)
    };
    let beside = (!goes.deleted).then(|| aside(goes)).flatten();
    Merge {
        store: stays.cloned(),
        beside,
        count,
    }
}

/// What was deleted, as it is in the copy, newer than its deletion.
fn revived(tombstone: &Record, mut record: Record) -> Record {
    record.rev = tombstone.rev.saturating_add(1);
    record.updated = record.updated.max(tombstone.updated);
    record.saves.clone_from(&tombstone.saves);
    record
}

/// The state that goes, as a record of its own, when it holds writing that the other lacks.
fn beside(stays: &Record, goes: &Record) -> Option<Record> {
    let differs = !goes.deleted && goes.payload != stays.payload;
    if differs && !descends(stays, goes) {
        aside(goes)
    } else {
        None
    }
}

/// A state as a record of its own, where it is of a kind that is written.
fn aside(goes: &Record) -> Option<Record> {
    let kind = kinds::kept_beside(&goes.kind)?;
    let mut record = goes.clone();
    record.id = [&*goes.id, "~", &digest(&goes.payload)].concat();
    record.rev = 1;
    record.saves.clear();
    if kind != goes.kind {
        // An introduction is there once; what it said elsewhere is one of its earlier states.
        kind.clone_into(&mut record.kind);
        record.v = 1;
        record.order.clear();
        record.payload = json!({ "introduction": goes.payload, "at": goes.updated });
    }
    Some(record)
}

/// A state kept beside another, as a value under its identifier. One that is sealed opens under its own name only; here
/// it is a value that cannot be read, so that it is counted, and leaves with a copy.
#[cfg_attr(
    not(target_arch = "wasm32"),
    allow(dead_code, reason = "only a page has something left over")
)]
pub fn kept_apart(beside: Record) -> (String, Value) {
    let id = beside.id.clone();
    let value = if vault::is_sealed(&beside) {
        let Record { kind, order, .. } = &beside;
        json!({ "id": id, "kind": kind, "order": order, "damaged": beside })
    } else {
        // A record has string keys and finite numbers, which is all that JSON could refuse.
        serde_json::to_value(&beside).unwrap_or_default()
    };
    (id, value)
}

/// FNV-1a, 64 bits: two states of one record that are told apart by chance only.
fn digest(payload: &Value) -> String {
    let hash = payload
        .to_string()
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
    format!("{hash:016x}")
}

impl Merge {
    fn of(record: Record, count: Count) -> Self {
        Self {
            store: Some(record),
            beside: None,
            count,
        }
    }

    /// Counts what was decided.
    pub fn count(&self, merged: &mut Merged) {
        let count = match self.count {
            Count::Added => &mut merged.added,
            Count::Updated => &mut merged.updated,
            Count::Unchanged => &mut merged.unchanged,
            Count::Deleted => &mut merged.deleted,
        };
        *count += 1;
    }
}

#[cfg(test)]
mod tests;
