//! Reads a backup that may come from anywhere: made by hand, cut short, or to do harm.
//!
//! Refused as a whole: what is no backup, entries that are not ours (paths, links, encryption), the same
//! name twice, and more than [`LARGEST`] bytes, however well compressed. Refused alone: a line that is
//! no record. Lines are read one by one, so at no time is an entry in memory twice.

use std::io::{BufRead, BufReader, Cursor, Read};

use serde::{Deserialize, de::DeserializeOwned};
use serde_json::{Map, Value, error::Category};
use zip::{CompressionMethod, ZipArchive, read::ZipFile};

use super::{
    DRAFTS, FORMAT, Fault, MANIFEST, META, Manifest, RECORDS, SET_ASIDE, Skipped, Unpacked, VERSION,
};
use crate::{
    error::{Error, Result, Why},
    store::{Record, Snapshot, rules},
};

/// The most bytes a backup may have, packed or unpacked.
pub const LARGEST: u64 = 64 * 1024 * 1024;

/// Every entry a backup may have.
const ENTRIES: [&str; 5] = [MANIFEST, RECORDS, DRAFTS, META, SET_ASIDE];

/// How many lines are listed that could not be read.
const LISTED: usize = 100;

#[derive(Deserialize)]
struct Draft {
    key: String,
    text: String,
}

/// What is in a backup, with the lines that could not be read.
///
/// # Errors
/// `Refused` with the entry and the reason for which the whole is refused.
pub fn unpack(bytes: &[u8]) -> Result<Unpacked> {
    if bytes.len() as u64 > LARGEST {
        return Err(Error::refused("zip", Why::TooLarge));
    }
    let zip = ZipArchive::new(Cursor::new(bytes));
    let mut zip = zip.map_err(|_| Error::refused("zip", Why::NotAZip))?;
    check_entries(&mut zip)?;
    let mut reader = Reader {
        zip,
        left: LARGEST,
        skipped: Vec::new(),
        skipped_count: 0,
    };
    let manifest = manifest(&reader.whole(MANIFEST)?)?;
    let mut snapshot = Snapshot::default();
    reader.lines(RECORDS, |record: Record| {
        let record = rules::storable(record).ok();
        record.map(|record| snapshot.records.push(record))
    })?;
    reader.lines(DRAFTS, |Draft { key, text }| {
        (!key.is_empty()).then(|| snapshot.drafts.push((key, text)))
    })?;
    reader.lines(SET_ASIDE, |value: Value| {
        value
            .is_object()
            .then(|| snapshot.set_aside.push(value.to_string()))
    })?;
    let meta = reader.whole(META)?;
    let meta = if meta.is_empty() {
        Ok(Map::new())
    } else {
        serde_json::from_slice(&meta)
    };
    let meta: Map<String, Value> = meta.map_err(|error| not_read(META, &error))?;
    snapshot.meta = meta.into_iter().collect();
    let Reader {
        skipped,
        skipped_count,
        ..
    } = reader;
    Ok(Unpacked {
        manifest,
        snapshot,
        skipped,
        skipped_count,
    })
}

fn check_entries(zip: &mut ZipArchive<Cursor<&[u8]>>) -> Result<()> {
    if zip.has_duplicate_names() {
        return Err(Error::refused("zip", Why::Twice));
    }
    for index in 0..zip.len() {
        let entry = zip
            .by_index_raw(index)
            .map_err(|_| Error::refused("zip", Why::Damaged))?;
        let name = String::from_utf8_lossy(entry.name_raw()).into_owned();
        let is_packed_as_ours = matches!(
            entry.compression(),
            CompressionMethod::Deflated | CompressionMethod::Stored
        );
        let why = if !ENTRIES.contains(&name.as_str()) {
            Why::Foreign
        } else if !entry.is_file() || entry.encrypted() || !is_packed_as_ours {
            Why::Packed
        } else if entry.size() > LARGEST {
            Why::TooLarge
        } else {
            continue;
        };
        return Err(Error::refused(name, why));
    }
    Ok(())
}

fn manifest(bytes: &[u8]) -> Result<Manifest> {
    // The version is looked at first: a later one may have another shape.
    let value: Value = serde_json::from_slice(bytes).map_err(|error| not_read(MANIFEST, &error))?;
    if value.get("format").and_then(Value::as_str) != Some(FORMAT) {
        return Err(Error::refused(MANIFEST, Why::NotACopy));
    }
    match value.get("version").and_then(Value::as_u64) {
        Some(version) if version > u64::from(VERSION) => Err(Error::refused(MANIFEST, Why::Newer)),
        _ => serde_json::from_value(value).map_err(|error| not_read(MANIFEST, &error)),
    }
}

/// Reads entries while there are bytes left.
struct Reader<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    left: u64,
    skipped: Vec<Skipped>,
    skipped_count: usize,
}

impl<'a> Reader<'a> {
    fn open(&mut self, name: &str) -> Result<Option<ZipFile<'_, Cursor<&'a [u8]>>>> {
        match self.zip.index_for_name(name) {
            None => Ok(None),
            Some(index) => {
                let entry = self.zip.by_index(index);
                entry
                    .map(Some)
                    .map_err(|_| Error::refused(name, Why::Damaged))
            }
        }
    }

    /// The bytes of a small entry; none when it is not there.
    fn whole(&mut self, name: &'static str) -> Result<Vec<u8>> {
        let left = self.left;
        let mut bytes = Vec::new();
        if let Some(entry) = self.open(name)? {
            let read = entry.take(left + 1).read_to_end(&mut bytes);
            read.map_err(|_| Error::refused(name, Why::Damaged))?;
        }
        self.left = spend(name, left, bytes.len())?;
        Ok(bytes)
    }

    /// Gives each line of an entry to `keep`, which says whether it could use it.
    fn lines<T: DeserializeOwned>(
        &mut self,
        name: &'static str,
        mut keep: impl FnMut(T) -> Option<()>,
    ) -> Result<()> {
        let mut left = self.left;
        let mut faults = Vec::new();
        let mut count = 0;
        let Some(entry) = self.open(name)? else {
            return Ok(());
        };
        let mut entry = BufReader::new(entry.take(left + 1));
        let mut bytes = Vec::new();
        for line in 1.. {
            bytes.clear();
            let read = entry.read_until(b'\n', &mut bytes);
            let read = read.map_err(|_| Error::refused(name, Why::Damaged))?;
            if read == 0 {
                break;
            }
            left = spend(name, left, read)?;
            if bytes.trim_ascii().is_empty() {
                continue;
            }
            let kept = read_line(&bytes).and_then(|value| keep(value).ok_or(Fault::WrongShape));
            if let Err(fault) = kept {
                count += 1;
                faults.push(Skipped {
                    entry: name,
                    line,
                    fault,
                });
                faults.truncate(LISTED);
            }
        }
        drop(entry);
        self.left = left;
        self.skipped_count += count;
        self.skipped.append(&mut faults);
        self.skipped.truncate(LISTED);
        Ok(())
    }
}

fn read_line<T: DeserializeOwned>(bytes: &[u8]) -> std::result::Result<T, Fault> {
    let text = str::from_utf8(bytes).map_err(|_| Fault::NotText)?;
    serde_json::from_str(text).map_err(|error| match error.classify() {
        Category::Data => Fault::WrongShape,
        _ => Fault::NotJson,
    })
}

fn spend(name: &str, left: u64, read: usize) -> Result<u64> {
    left.checked_sub(read as u64)
        .ok_or_else(|| Error::refused(name, Why::TooLarge))
}

/// Where an entry stops to be what it should, without what is in it.
fn not_read(name: &str, error: &serde_json::Error) -> Error {
    let place = [name, ":", &error.line().to_string()].concat();
    let why = match error.classify() {
        Category::Data => Why::WrongShape,
        _ => Why::NotJson,
    };
    Error::refused(place, why)
}
