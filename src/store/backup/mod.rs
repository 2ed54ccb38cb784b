//! A backup: everything in a space as one zip that any computer opens.
//!
//! | entry | holds |
//! |---|---|
//! | `manifest.json` | `format`, `version`, `space`, `created`, `counts` |
//! | `records.jsonl` | one record a line, tombstones included |
//! | `drafts.jsonl` | one `{key, text}` a line |
//! | `meta.json` | an object of the values that exist once |
//! | `set-aside.jsonl` | one value a line that could not be read as a record |
//! | `blobs.jsonl` | one `{id, type, file}` a line: what each file of `blobs/` is; missing when there are none |
//! | `blobs/1.jpg`, … | the bytes, as they are |
//!
//! `pack.rs` writes it, `unpack.rs` reads it and takes nothing on trust. Neither touches a store, and both
//! are made to be loaded only when asked for: call them from a function split off the module.

use serde::{Deserialize, Serialize};

use super::Snapshot;

pub mod age;
mod pack;
mod unpack;

pub use pack::pack;
pub use unpack::unpack;

const FORMAT: &str = "escale-backup";
const VERSION: u32 = 1;

const MANIFEST: &str = "manifest.json";
const RECORDS: &str = "records.jsonl";
const DRAFTS: &str = "drafts.jsonl";
const META: &str = "meta.json";
const SET_ASIDE: &str = "set-aside.jsonl";
const BLOBS: &str = "blobs.jsonl";
/// The folder of the blobs' bytes.
const FOLDER: &str = "blobs/";

/// What `manifest.json` says of a backup.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    format: String,
    version: u32,
    /// The space it was made of.
    pub space: String,
    /// When it was made, in UTC (`2026-11-23T21:17:56.000Z`).
    pub created: String,
    /// How much is in it.
    pub counts: Counts,
}

/// How much is in a backup.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Counts {
    /// Records, tombstones included.
    pub records: usize,
    /// Drafts.
    pub drafts: usize,
    /// Values that exist once.
    pub meta: usize,
    /// Values that could not be read as records.
    pub set_aside: usize,
    /// Blobs.
    pub blobs: usize,
}

/// What a line of `blobs.jsonl` says.
#[derive(Serialize, Deserialize)]
struct Named {
    id: String,
    #[serde(rename = "type")]
    media: String,
    file: String,
}

/// What came out of a backup.
#[derive(Debug, Clone, PartialEq)]
pub struct Unpacked {
    /// What the backup says of itself.
    pub manifest: Manifest,
    /// What could be read, ready to be merged.
    pub snapshot: Snapshot,
    /// The first lines that could not be read.
    pub skipped: Vec<Skipped>,
    /// How many lines could not be read, those listed included.
    pub skipped_count: usize,
}

/// A line that could not be read; the others went in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Skipped {
    /// The entry of the zip it stands in.
    pub entry: &'static str,
    /// Its number, from 1.
    pub line: usize,
    /// What is wrong with it.
    pub fault: Fault,
}

/// What may be wrong with a line. Never what is in it: that may be a member's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// Its bytes are no UTF-8 text.
    NotText,
    /// It is no JSON.
    NotJson,
    /// It is JSON of another shape than this entry has.
    WrongShape,
    /// The file it speaks of is missing or damaged.
    NoBytes,
}

#[cfg(test)]
mod tests;
