//! Reads a backup that may come from anywhere: made by hand, cut short, or to do harm.
//!
//! Refused as a whole: what is no backup, entries that are not ours (paths, links, encryption), the same
//! name twice, more text or pictures than a backup may have, and what unfolds further than what people write does.
//! Refused alone: a line that is no record, a picture that is not there. Lines are read one by one, so at no time is an entry in memory twice.

use std::io::{BufRead, BufReader, Cursor, Read};

use serde::{Deserialize, de::DeserializeOwned};
use serde_json::{Map, Value, error::Category};
use zip::{CompressionMethod, ZipArchive, read::ZipFile};

use super::{
    BLOBS, Bounds, DRAFTS, FOLDER, FORMAT, Fault, LARGEST_FILE, MANIFEST, META, Manifest, Named,
    RECORDS, SET_ASIDE, Skipped, Unpacked, VERSION,
};
use crate::{
    error::{Error, Result, Why},
    store::{Blob, Record, Snapshot, rules},
};

/// How much larger than the whole file its pictures may unfold: they hardly shrink, bombs do.
const UNFOLDS: u64 = 4;

/// Every entry a backup may have.
const ENTRIES: [&str; 6] = [MANIFEST, RECORDS, DRAFTS, META, SET_ASIDE, BLOBS];

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
    unpack_within(bytes, Bounds::TODAY)
}

pub(super) fn unpack_within(bytes: &[u8], bounds: Bounds) -> Result<Unpacked> {
    let packed = bytes.len() as u64;
    if packed > LARGEST_FILE {
        return Err(Error::refused("zip", Why::TooLarge));
    }
    let zip = ZipArchive::new(Cursor::new(bytes));
    let mut zip = zip.map_err(|_| Error::refused("zip", Why::NotAZip))?;
    let text = bounds.text_in(packed);
    check_entries(&mut zip, text, bounds.blobs)?;
    let mut reader = Reader {
        zip,
        left: text,
        left_for_blobs: bounds.blobs.min(packed.saturating_mul(UNFOLDS)),
        skipped: Vec::new(),
        skipped_count: 0,
    };
    let manifest = manifest(&reader.whole(MANIFEST)?)?;
    let mut snapshot = Snapshot::default();
    reader.lines(RECORDS, |_, record: Record| {
        let record = rules::storable(record).ok();
        record.map(|record| snapshot.records.push(record))
    })?;
    reader.lines(DRAFTS, |_, Draft { key, text }| {
        (!key.is_empty()).then(|| snapshot.drafts.push((key, text)))
    })?;
    reader.lines(SET_ASIDE, |_, value: Value| {
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
    snapshot.blobs = reader.blobs()?;
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

/// Looks at what the directory says before anything is unpacked.
fn check_entries(zip: &mut ZipArchive<Cursor<&[u8]>>, text: u64, blobs: u64) -> Result<()> {
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
        let is_blob = is_blob(&name);
        let why = if name == FOLDER {
            continue;
        } else if !is_blob && !ENTRIES.contains(&name.as_str()) {
            Why::Foreign
        } else if !entry.is_file() || entry.encrypted() || !is_packed_as_ours {
            Why::Packed
        } else if entry.size() > if is_blob { blobs } else { text } {
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
    left_for_blobs: u64,
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

    /// The blobs whose bytes are there.
    fn blobs(&mut self) -> Result<Vec<Blob>> {
        let mut named = Vec::new();
        self.lines(BLOBS, |line, one: Named| {
            let is_one = !one.id.is_empty() && is_blob(&one.file);
            is_one.then(|| named.push((line, one)))
        })?;
        let mut blobs = Vec::new();
        for (line, Named { id, media, file }) in named {
            match self.blob(&file)? {
                Some(bytes) => blobs.push(Blob::new(id, media, bytes)),
                None => self.skip(BLOBS, line, Fault::NoBytes),
            }
        }
        Ok(blobs)
    }

    /// The bytes of a blob; none when they are missing or damaged.
    fn blob(&mut self, file: &str) -> Result<Option<Vec<u8>>> {
        let left = self.left_for_blobs;
        let mut bytes = Vec::new();
        let Ok(Some(entry)) = self.open(file) else {
            return Ok(None);
        };
        let read = entry.take(left + 1).read_to_end(&mut bytes);
        self.left_for_blobs = spend(file, left, bytes.len())?;
        Ok(read.is_ok().then_some(bytes))
    }

    fn skip(&mut self, entry: &'static str, line: usize, fault: Fault) {
        self.skipped_count += 1;
        self.skipped.push(Skipped { entry, line, fault });
        self.skipped.truncate(LISTED);
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
        mut keep: impl FnMut(usize, T) -> Option<()>,
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
            let kept =
                read_line(&bytes).and_then(|value| keep(line, value).ok_or(Fault::WrongShape));
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

/// Whether a name is one that a blob's bytes may have: `blobs/12.jpg`.
fn is_blob(name: &str) -> bool {
    let Some(name) = name.strip_prefix(FOLDER) else {
        return false;
    };
    let (number, ending) = name.split_once('.').unwrap_or((name, ""));
    let is = |text: &str, of: fn(&u8) -> bool| text.bytes().all(|byte| of(&byte));
    !number.is_empty() && is(number, u8::is_ascii_digit) && is(ending, u8::is_ascii_alphanumeric)
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
