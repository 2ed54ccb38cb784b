//! Writes a backup.

use std::io::{Cursor, Write};

use serde::Serialize;
use serde_json::{Map, Value, json};
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

use super::{
    BLOBS, Counts, DRAFTS, FOLDER, FORMAT, MANIFEST, META, Manifest, Named, RECORDS, SET_ASIDE,
    Snapshot, VERSION,
};
use crate::{
    error::{Error, Result},
    store::Blob,
};

/// One zip with everything in the snapshot. `created` is the moment in UTC, as `toISOString()` or
/// `jiff::Timestamp` write it. The same snapshot at the same moment gives the same bytes.
///
/// # Errors
/// `Unreadable` with the entry that could not be written.
pub fn pack(snapshot: &Snapshot, space: &str, created: &str) -> Result<Vec<u8>> {
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
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    entry(&mut zip, MANIFEST, [json(&manifest)])?;
    entry(&mut zip, RECORDS, snapshot.records.iter().map(json))?;
    let drafts = snapshot
        .drafts
        .iter()
        .map(|(key, text)| json!({ "key": key, "text": text }));
    entry(&mut zip, DRAFTS, drafts.map(|draft| draft.to_string()))?;
    entry(&mut zip, META, [Value::Object(meta).to_string()])?;
    entry(
        &mut zip,
        SET_ASIDE,
        snapshot.set_aside.iter().map(|text| one_line(text)),
    )?;
    if !snapshot.blobs.is_empty() {
        blobs(&mut zip, &snapshot.blobs)?;
    }
    let packed = zip
        .finish()
        .map_err(|error| Error::unreadable("zip", error))?;
    Ok(packed.into_inner())
}

/// The blobs, under numbers: their identifiers come from anywhere and are no file names.
fn blobs(zip: &mut ZipWriter<Cursor<Vec<u8>>>, blobs: &[Blob]) -> Result<()> {
    let named: Vec<Named> = (1..).zip(blobs).map(|(n, blob)| named(n, blob)).collect();
    entry(zip, BLOBS, named.iter().map(json))?;
    // Pictures are compressed by themselves.
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (Named { file, .. }, blob) in named.iter().zip(blobs) {
        zip.start_file(file.as_str(), options)
            .map_err(|error| Error::unreadable(file.as_str(), error))?;
        zip.write_all(&blob.bytes)
            .map_err(|error| Error::unreadable(file.as_str(), error))?;
    }
    Ok(())
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

fn entry(
    zip: &mut ZipWriter<Cursor<Vec<u8>>>,
    name: &'static str,
    lines: impl IntoIterator<Item = String>,
) -> Result<()> {
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    zip.start_file(name, options)
        .map_err(|error| Error::unreadable(name, error))?;
    for mut line in lines {
        line.push('\n');
        zip.write_all(line.as_bytes())
            .map_err(|error| Error::unreadable(name, error))?;
    }
    Ok(())
}

/// Everything packed has string keys and finite numbers, which is all that JSON could refuse.
fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

/// JSON text on one line: outside of its strings, which cannot hold them, line ends are only layout.
fn one_line(text: &str) -> String {
    text.replace(['\n', '\r'], " ")
}
