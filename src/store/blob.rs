//! Pictures and other bytes that go with records: stored with the record that refers to them, gone with the last one.
//!
//! A record names the blobs it needs in [`Record::blobs`], outside of its payload, so that a store can tell which
//! bytes nobody needs any more even where the payload is sealed. A blob never changes: what has other bytes has another
//! identifier. What is in the bytes is no matter of this module.

use std::{fmt, rc::Rc};

use super::{Change, Record};
use crate::error::{Error, Result};

/// Bytes with a name.
#[derive(Clone, PartialEq, Eq)]
pub struct Blob {
    /// Its identifier, by which records refer to it.
    pub id: String,
    /// Its media type (`image/jpeg`).
    pub media: String,
    /// The bytes.
    pub bytes: Rc<[u8]>,
}

/// A picture is no reading matter.
impl fmt::Debug for Blob {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let bytes = self.bytes.get(..8).unwrap_or(&self.bytes);
        write!(
            f,
            "{} {} {} {bytes:?}",
            self.id,
            self.media,
            self.bytes.len()
        )
    }
}

impl Blob {
    /// A blob of these bytes.
    pub fn new(
        id: impl Into<String>,
        media: impl Into<String>,
        bytes: impl Into<Rc<[u8]>>,
    ) -> Self {
        Self {
            id: id.into(),
            media: media.into(),
            bytes: bytes.into(),
        }
    }
}

/// Checks that every blob of a change has a name, and is one that a record of the change refers to.
///
/// # Errors
/// `Unreadable` with the identifier of one that would be nobody's.
pub fn belong(change: &Change) -> Result<()> {
    let wanted = |id: &String| {
        let live = change.records.iter().filter(|record| !record.deleted);
        !id.is_empty() && live.clone().any(|record| record.blobs.contains(id))
    };
    match change.blobs.iter().find(|blob| !wanted(&blob.id)) {
        None => Ok(()),
        Some(blob) => Err(Error::unreadable(
            blob.id.as_str(),
            "no record of the change refers to it",
        )),
    }
}

/// The blobs to which records no longer refer as they are stored now; others may.
pub fn released(before: &[Option<Record>], now: &[Record]) -> Vec<String> {
    let mut released = Vec::new();
    for (before, now) in before.iter().zip(now) {
        let before = before.iter().flat_map(|before| &before.blobs);
        released.extend(before.filter(|id| !now.blobs.contains(id)).cloned());
    }
    released
}
