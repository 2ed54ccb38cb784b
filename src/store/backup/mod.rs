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
//! A page has 4 GB of memory at most, in which a copy is there packed, unpacked and as records. So a backup has at most
//! [`LARGEST`] bytes of text (400 000 entries of the length of a long paragraph) and [`LARGEST_BLOBS`] of pictures. What
//! is packed, unpacks: both sides know the same bounds, and packing ends at them before there is a copy.
//!
//! `pack.rs` writes it, `unpack.rs` reads it and takes nothing on trust. Neither touches a store, and both
//! are made to be loaded only when asked for: call them from a function split off the module.

use serde::{Deserialize, Serialize};

use super::Snapshot;

pub mod age;
mod batches;
mod pack;
mod unpack;

pub use batches::{Batches, PART};
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

/// The most bytes a backup may have without its pictures, unpacked.
pub const LARGEST: u64 = 512 << 20;

/// The most bytes its pictures may have.
pub const LARGEST_BLOBS: u64 = 1 << 30;

/// The most bytes the file may have, with what a zip adds to each of its entries.
pub const LARGEST_FILE: u64 = LARGEST + LARGEST_BLOBS + (64 << 20);

/// So much text may be packed however well.
const SMALL: u64 = 64 << 20;

/// How many times larger than the whole file more text than that may unfold: what people write shrinks to a fourth, bombs
/// to a thousandth.
const TEXT_UNFOLDS: u64 = 64;

/// The bounds of a backup.
#[derive(Debug, Clone, Copy)]
struct Bounds {
    text: u64,
    blobs: u64,
    small: u64,
}

impl Bounds {
    const TODAY: Self = Self {
        text: LARGEST,
        blobs: LARGEST_BLOBS,
        small: SMALL,
    };

    /// The most text that a file of so many bytes may hold.
    fn text_in(self, packed: u64) -> u64 {
        let unfolded = packed.saturating_mul(TEXT_UNFOLDS);
        self.text.min(unfolded.max(self.small))
    }
}

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
