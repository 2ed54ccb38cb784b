//! Writes a backup.

use std::io::{Cursor, Write};

use serde::Serialize;
use serde_json::{Map, Value, json};
use zip::{
    CompressionMethod::{self, Deflated, Stored},
    ZipWriter,
    write::SimpleFileOptions,
};

use super::{
    BLOBS, Bounds, Counts, DRAFTS, FOLDER, FORMAT, MANIFEST, META, Manifest, Named, RECORDS,
    SET_ASIDE, Snapshot, VERSION,
};
use crate::{
    error::{Error, Result, Why},
    store::Blob,
};

/// One zip with everything in the snapshot. `created` is the moment in UTC, as `toISOString()` or
/// `jiff::Timestamp` write it. The same snapshot at the same moment gives the same bytes.
///
/// # Errors
/// `Refused` when it is more than a backup may hold or there is no memory for it; `Unreadable` with the entry that could
/// not be written.
pub fn pack(snapshot: &Snapshot, space: &str, created: &str) -> Result<Vec<u8>> {
    pack_within(snapshot, space, created, Bounds::TODAY)
}

pub(super) fn pack_within(
    snapshot: &Snapshot,
    space: &str,
    created: &str,
    bounds: Bounds,
) -> Result<Vec<u8>> {
    let pictures = snapshot.blobs.iter().map(|blob| blob.bytes.len() as u64);
    if pictures.sum::<u64>() > bounds.blobs {
        return Err(too_much());
    }
    let (packed, text) = self::packed(snapshot, space, created, bounds, Deflated)?;
    if text <= bounds.text_in(packed.len() as u64) {
        return Ok(packed);
    }
    // The same over and over again shrinks as only bombs do. As it is, everybody takes it.
    drop(packed);
    let (packed, _) = self::packed(snapshot, space, created, bounds, Stored)?;
    Ok(packed)
}

/// The zip, and how many bytes of text are in it.
fn packed(
    snapshot: &Snapshot,
    space: &str,
    created: &str,
    bounds: Bounds,
    method: CompressionMethod,
) -> Result<(Vec<u8>, u64)> {
    let manifest = Manifest {
        format: FORMAT.to_owned(),
        version: VERSION,
        space: space.to_owned(),
        created: created.to_owned(),
        counts: Counts {
            records: snapshot.records.len(),
            drafts: snapshot.drafts.len(),
            meta: snapshot.meta.len(),
            set_aside: snapshot.set_aside.len(),
            blobs: snapshot.blobs.len(),
        },
    };
    let meta: Map<String, Value> = snapshot.meta.iter().cloned().collect();
    let mut zip = Writer {
        zip: ZipWriter::new(Cursor::new(room(snapshot)?)),
        options: SimpleFileOptions::default().compression_method(method),
        written: 0,
        most: bounds.text,
    };
    zip.entry(MANIFEST, [json(&manifest)])?;
    zip.entry(RECORDS, snapshot.records.iter().map(json))?;
    let drafts = snapshot
        .drafts
        .iter()
        .map(|(key, text)| json!({ "key": key, "text": text }));
    zip.entry(DRAFTS, drafts.map(|draft| draft.to_string()))?;
    zip.entry(META, [Value::Object(meta).to_string()])?;
    let set_aside = snapshot.set_aside.iter().map(|text| one_line(text));
    zip.entry(SET_ASIDE, set_aside)?;
    if !snapshot.blobs.is_empty() {
        zip.blobs(&snapshot.blobs)?;
    }
    let packed = zip.zip.finish();
    let packed = packed.map_err(|error| Error::unreadable("zip", error))?;
    Ok((packed.into_inner(), zip.written))
}

/// Room for the pictures at once: a list that grows is there twice for a moment.
fn room(snapshot: &Snapshot) -> Result<Vec<u8>> {
    let mut room = Vec::new();
    let bytes = snapshot.blobs.iter().map(|blob| blob.bytes.len() + 256);
    room.try_reserve_exact(bytes.sum())
        .map_err(|_| too_much())?;
    Ok(room)
}

#[cold]
fn too_much() -> Error {
    Error::refused("zip", Why::TooMuch)
}

/// A zip being written.
struct Writer {
    zip: ZipWriter<Cursor<Vec<u8>>>,
    options: SimpleFileOptions,
    /// How many bytes of text are in it, and may be.
    written: u64,
    most: u64,
}

impl Writer {
    /// The blobs, under numbers: their identifiers come from anywhere and are no file names.
    fn blobs(&mut self, blobs: &[Blob]) -> Result<()> {
        let named: Vec<Named> = (1..).zip(blobs).map(|(n, blob)| named(n, blob)).collect();
        self.entry(BLOBS, named.iter().map(json))?;
        // Pictures are compressed by themselves.
        let options = SimpleFileOptions::default().compression_method(Stored);
        for (Named { file, .. }, blob) in named.iter().zip(blobs) {
            self.zip
                .start_file(file.as_str(), options)
                .map_err(|error| Error::unreadable(file.as_str(), error))?;
            self.zip
                .write_all(&blob.bytes)
                .map_err(|error| Error::unreadable(file.as_str(), error))?;
        }
        Ok(())
    }

    fn entry(&mut self, name: &'static str, lines: impl IntoIterator<Item = String>) -> Result<()> {
        self.zip
            .start_file(name, self.options)
            .map_err(|error| Error::unreadable(name, error))?;
        for mut line in lines {
            line.push('\n');
            self.written += line.len() as u64;
            if self.written > self.most {
                return Err(too_much());
            }
            self.zip
                .write_all(line.as_bytes())
                .map_err(|error| Error::unreadable(name, error))?;
        }
        Ok(())
    }
}

fn named(number: usize, blob: &Blob) -> Named {
    let ending = match blob.media.as_str() {
        "image/jpeg" => ".jpg",
        "image/png" => ".png",
        "image/webp" => ".webp",
        _ => "",
    };
    Named {
        id: blob.id.clone(),
        media: blob.media.clone(),
        file: [FOLDER, &number.to_string(), ending].concat(),
    }
}

/// Everything packed has string keys and finite numbers, which is all that JSON could refuse.
fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

/// JSON text on one line: outside of its strings, which cannot hold them, line ends are only layout.
fn one_line(text: &str) -> String {
    text.replace(['\n', '\r'], " ")
}
