//! The stored record: one shape for every kind, and the typed view a widget has of it.
//!
//! A record's payload has a version of its own. It is raised on read, record by record, so a new shape
//! never needs a schema change; golden files in `tests/records` hold every released shape.

use std::{cmp::Ordering, collections::BTreeMap};

use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::Value;

use super::Place;
use crate::error::{Error, Result};

/// How often each browser saved a record, by the browser's name.
pub type Saves = BTreeMap<String, u32>;

/// One stored record. Times are milliseconds since 1970 in UTC.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Record {
    /// UUID, version 7 (RFC 9562), or a fixed name for what exists once in a space.
    pub id: String,
    /// What it is: `journal-entry`, `checklist-item`, … Shared kinds are how widgets meet.
    pub kind: String,
    /// Version of the payload's shape.
    pub v: u32,
    /// Sort key within the kind; lists come in this order (by character code). A tombstone has none.
    #[serde(default)]
    pub order: String,
    /// When it was first saved.
    pub created: f64,
    /// When it was last saved.
    pub updated: f64,
    /// Counts the saves; 0 means never saved. A save names the revision it read.
    pub rev: u32,
    /// A tombstone: the record was deleted and its payload is null.
    pub deleted: bool,
    /// The identifiers of the blobs that are kept for it. A tombstone has none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub blobs: Vec<String>,
    /// How often each browser saved it, by the browser's name: of two states, one that counts all saves of the other
    /// was made from it, and of two that do not, each holds something the other lacks. The store counts, nobody else.
    #[serde(default, skip_serializing_if = "Saves::is_empty")]
    pub saves: Saves,
    /// What the widget keeps.
    pub payload: Value,
}

/// Two that say the same are the same, whoever saved them how often.
impl PartialEq for Record {
    fn eq(&self, other: &Self) -> bool {
        let times = |one: &Self| (one.created.to_bits(), one.updated.to_bits());
        self.id == other.id
            && self.kind == other.kind
            && (self.v, self.rev, self.deleted) == (other.v, other.rev, other.deleted)
            && self.order == other.order
            && times(self) == times(other)
            && self.blobs == other.blobs
            && self.payload == other.payload
    }
}

impl Record {
    /// Where the record stands in the list of its kind.
    pub fn place(&self) -> Place {
        Place {
            order: self.order.clone(),
            id: self.id.clone(),
        }
    }

    /// The tombstone to store at this moment, to delete the record.
    pub fn tombstone(&self, now: f64) -> Self {
        Self {
            deleted: true,
            payload: Value::Null,
            blobs: Vec::new(),
            updated: now,
            ..self.clone()
        }
    }
}

/// A kind of record: its name, its version and how older shapes become today's.
pub trait Kind: Serialize + DeserializeOwned {
    /// Name of the kind, never changed once released.
    const KIND: &'static str;
    /// Today's version of the payload.
    const VERSION: u32;

    /// The sort key within the kind.
    fn order(&self) -> String;

    /// The identifiers of the blobs it needs.
    fn blobs(&self) -> Vec<String> {
        Vec::new()
    }

    /// Raises a payload of an older version by one. Called until `VERSION` is reached.
    fn upgrade(_from: u32, payload: Value) -> Value {
        payload
    }
}

/// A record with its payload typed.
#[derive(Debug, Clone, PartialEq)]
pub struct Stored<T> {
    /// The record's identifier.
    pub id: String,
    /// The revision that was read; a save names it.
    pub rev: u32,
    /// When it was first saved, in milliseconds since 1970.
    pub created: f64,
    /// When it was last saved, in milliseconds since 1970.
    pub updated: f64,
    /// The payload.
    pub data: T,
}

impl<T: Kind> Stored<T> {
    /// A record that was never saved.
    pub fn new(id: String, data: T, now: f64) -> Self {
        Self {
            id,
            rev: 0,
            created: now,
            updated: now,
            data,
        }
    }

    /// Reads a record of this kind, raising older payloads.
    ///
    /// # Errors
    /// `Unreadable` when the payload was written by a newer version or does not have the kind's shape.
    pub fn read(record: Record) -> Result<Self> {
        let Record {
            id,
            v,
            rev,
            created,
            updated,
            mut payload,
            ..
        } = record;
        if v > T::VERSION {
            return Err(Error::unreadable(
                id,
                format_args!("{} version {v}", T::KIND),
            ));
        }
        for from in v..T::VERSION {
            payload = T::upgrade(from, payload);
        }
        match serde_json::from_value(payload) {
            Ok(data) => Ok(Self {
                id,
                rev,
                created,
                updated,
                data,
            }),
            Err(cause) => Err(Error::unreadable(id, cause)),
        }
    }

    /// The tombstone to store at this moment, to delete the record.
    pub fn tombstone(&self, now: f64) -> Record {
        self.write(now).tombstone(now)
    }

    /// The record to store at this moment.
    pub fn write(&self, now: f64) -> Record {
        Record {
            id: self.id.clone(),
            kind: T::KIND.to_owned(),
            v: T::VERSION,
            order: self.data.order(),
            created: self.created,
            updated: now,
            rev: self.rev,
            deleted: false,
            blobs: self.data.blobs(),
            saves: Saves::new(),
            payload: serde_json::to_value(&self.data).unwrap_or(Value::Null),
        }
    }
}

/// Which of two versions of one record stays when they meet (import, another tab's log): the more
/// often saved, then the later saved, then a fixed order, so that merging in any order ends the same.
pub fn newer(one: Record, other: Record) -> Record {
    if precedence(&one, &other).is_lt() {
        other
    } else {
        one
    }
}

/// Whether a state was made from another, as far as their saves tell; of states that were never counted, the more often
/// saved one was.
pub(super) fn descends(one: &Record, from: &Record) -> bool {
    if from.saves.is_empty() {
        return from.rev < one.rev;
    }
    let counted = |(name, count): (&String, &u32)| one.saves.get(name).is_some_and(|n| n >= count);
    from.saves.iter().all(counted)
}

/// `Less` when the other version stays.
pub(super) fn precedence(one: &Record, other: &Record) -> Ordering {
    // Not who saved it how often: two that say the same are the same.
    let text = |r: &Record| {
        let saves = Saves::new();
        serde_json::to_string(&Record { saves, ..r.clone() }).unwrap_or_default()
    };
    (one.rev.cmp(&other.rev))
        .then(one.updated.total_cmp(&other.updated))
        .then(one.deleted.cmp(&other.deleted))
        .then_with(|| text(one).cmp(&text(other)))
}
