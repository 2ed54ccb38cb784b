//! The rules of saving and merging, the same for every store: what may be stored, when a save
//! conflicts, what a merge does. Data to data; no storage here.

use serde_json::Value;

use super::{META, Record, Snapshot, record::precedence};
use crate::error::{Error, Result};

/// The largest number up to which JavaScript counts in ones.
const WHOLE: f64 = 9_007_199_254_740_992.0;

/// The record as it may be stored: checked, with whole numbers written as such (a browser gives `3`
/// back for `3.0`, and the same record must compare equal everywhere), tombstones emptied.
///
/// # Errors
/// `Unreadable` when storing it would lose something.
pub fn storable(mut record: Record) -> Result<Record> {
    let reason = if record.id.is_empty() || record.kind.is_empty() || record.kind == META {
        "a record needs an identifier and a kind of its own"
    } else if !record.created.is_finite() || !record.updated.is_finite() {
        "its times are not numbers"
    } else if !record.deleted && record.payload.is_null() {
        "it has no payload"
    } else {
        if record.deleted {
            record.payload = Value::Null;
            record.order.clear();
            record.blobs.clear();
        } else {
            write_whole_numbers(&mut record.payload);
        }
        return Ok(record);
    };
    Err(Error::unreadable(record.id, reason))
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "checked to be whole and small enough"
)]
fn write_whole_numbers(value: &mut Value) {
    match value {
        Value::Number(number) if number.is_f64() => {
            if let Some(float) = number.as_f64()
                && float.trunc().total_cmp(&float).is_eq()
                && float.abs() < WHOLE
            {
                *value = Value::from(float as i64);
            }
        }
        Value::Array(values) => values.iter_mut().for_each(write_whole_numbers),
        Value::Object(fields) => fields.values_mut().for_each(write_whole_numbers),
        _ => {}
    }
}

/// The records of one change as they are to be stored, given what is stored under their identifiers, by the browser of
/// this name. A new record takes the place of a tombstone unless it has to be `fresh`.
///
/// # Errors
/// `Conflict` when one of them was changed since it was read.
pub fn next(
    stored: &[Option<Record>],
    incoming: Vec<Record>,
    fresh: bool,
    browser: &str,
) -> Result<Vec<Record>> {
    let twice = |i: usize, id: &str| incoming.iter().skip(i + 1).any(|other| other.id == id);
    if let Some((_, record)) = incoming.iter().enumerate().find(|(i, r)| twice(*i, &r.id)) {
        return Err(Error::unreadable(
            record.id.as_str(),
            "it is twice in one change",
        ));
    }
    let mut stored = stored.iter();
    incoming
        .into_iter()
        .map(|record| {
            next_one(
                stored.next().and_then(Option::as_ref),
                record,
                fresh,
                browser,
            )
        })
        .collect()
}

fn next_one(
    stored: Option<&Record>,
    mut record: Record,
    fresh: bool,
    browser: &str,
) -> Result<Record> {
    let found = stored.map_or(0, |stored| stored.rev);
    let revives = !fresh && record.rev == 0 && stored.is_some_and(|stored| stored.deleted);
    let read = if revives { found } else { record.rev };
    record.saves = stored
        .map(|stored| stored.saves.clone())
        .unwrap_or_default();
    if read == found {
        let count = record.saves.entry(browser.to_owned()).or_default();
        *count = count.saturating_add(1);
        record.rev = found.saturating_add(1);
        return Ok(record);
    }
    // A save repeated because nobody knew whether it arrived: it did.
    let arrived = found > record.rev;
    record.rev = found;
    if arrived && stored == Some(&record) {
        return Ok(record);
    }
    Err(Error::Conflict { id: record.id })
}

/// Checks that a value which exists once is still as it was read.
///
/// # Errors
/// `Conflict` when it is not.
pub fn unchanged(key: &str, stored: Option<&Value>, read: Option<&Value>) -> Result<()> {
    if stored == read {
        Ok(())
    } else {
        Err(Error::Conflict { id: key.to_owned() })
    }
}

/// What a snapshot brings, each identifier once: the records, and the values that are none with the
/// identifier they are kept under. What an older version set aside and this one can read is a record.
/// In a merge a record wins over a value set aside, whichever was here first.
///
/// # Errors
/// `Unreadable` when a record may not be stored.
pub fn sort(snapshot: &Snapshot) -> Result<Incoming> {
    let records = snapshot.records.iter().cloned().map(storable);
    let mut records = records.collect::<Result<Vec<Record>>>()?;
    let mut set_aside = Vec::new();
    for text in &snapshot.set_aside {
        match serde_json::from_str(text)
            .ok()
            .and_then(|record| storable(record).ok())
        {
            Some(record) => records.push(record),
            None => set_aside.extend(set_aside_value(text)),
        }
    }
    records.sort_unstable_by(|one, other| one.id.cmp(&other.id));
    records.dedup_by(|next, kept| {
        let same = next.id == kept.id;
        if same && precedence(kept, next).is_lt() {
            std::mem::swap(kept, next);
        }
        same
    });
    set_aside.retain(|(id, _)| {
        records
            .binary_search_by(|record| record.id.cmp(id))
            .is_err()
    });
    Ok(Incoming { records, set_aside })
}

/// What a snapshot brings.
#[derive(Debug)]
pub struct Incoming {
    /// Records, by identifier.
    pub records: Vec<Record>,
    /// Values that are no records, with their identifiers.
    pub set_aside: Vec<(String, Value)>,
}

fn set_aside_value(text: &str) -> Option<(String, Value)> {
    let value: Value = serde_json::from_str(text).ok()?;
    let id = value.get("id")?.as_str()?.to_owned();
    Some((id, value))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn record(rev: u32, updated: f64, deleted: bool, text: &str) -> Record {
        Record {
            id: "a".into(),
            kind: "note".into(),
            v: 1,
            order: text.into(),
            created: 0.0,
            updated,
            rev,
            deleted,
            blobs: Vec::new(),
            saves: crate::store::Saves::new(),
            payload: if deleted {
                Value::Null
            } else {
                json!({ "text": text })
            },
        }
    }

    #[test]
    fn a_repeated_save_that_arrived_is_no_conflict() {
        let saved = next_one(None, record(0, 1.0, false, "x"), false, "here").unwrap();
        assert_eq!(saved.rev, 1);
        let again = next_one(Some(&saved), record(0, 1.0, false, "x"), false, "here").unwrap();
        assert_eq!(again, saved);
        assert!(next_one(Some(&saved), record(0, 1.0, false, "y"), false, "here").is_err());
    }

    #[test]
    fn whole_numbers_are_written_as_such() {
        let mut value = json!({ "a": [3.0, 3.5, -0.0, 1e300], "b": 2 });
        write_whole_numbers(&mut value);
        assert_eq!(value.to_string(), r#"{"a":[3,3.5,0,1e+300],"b":2}"#);
    }

    #[test]
    fn nothing_is_stored_that_could_not_be_read_again() {
        assert!(storable(record(0, f64::NAN, false, "x")).is_err());
        assert!(
            storable(Record {
                payload: Value::Null,
                ..record(0, 0.0, false, "x")
            })
            .is_err()
        );
        assert!(
            storable(Record {
                id: String::new(),
                ..record(0, 0.0, false, "x")
            })
            .is_err()
        );
        assert!(
            storable(Record {
                kind: META.into(),
                ..record(0, 0.0, false, "x")
            })
            .is_err()
        );
    }
}
