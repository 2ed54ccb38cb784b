//! Records, drafts and bytes, sealed and opened with the data key.
//!
//! What is sealed is bound to its place: a record's payload to its identifier, kind, version, order and the
//! revision it is stored with, a draft to its key. Put anywhere else, or under a later revision, it does
//! not open. Times are not bound: they are floats, and one that lost its last bit on the way through a
//! backup would take the entry with it.

use std::cell::Cell;

use base64ct::{Base64, Encoding};
use serde::Serialize;
use serde_json::{Value, json};
use zeroize::Zeroizing;

use super::{
    PURPOSE, Private, Random, Terms,
    cipher::Key,
    form::{self, BLOB, DRAFT, SEALED},
};
use crate::{
    error::{Error, Result},
    store::{Record, lens::Lens},
};

/// Seals and opens with one data key.
pub struct Sealer {
    key: Key,
    pub(super) private: Private,
    random: Random,
    /// Set while the journal leaves the vault: then what is written is written plainly.
    pub(super) plainly: Cell<bool>,
}

impl Lens for Sealer {
    fn open(&self, mut kept: Record) -> Result<Record> {
        if let Some(sealed) = form::sealed_payload(&kept.payload) {
            let opened = self.opened(&place(&kept), sealed);
            let payload = opened.and_then(|plain| serde_json::from_slice(&plain).ok());
            kept.payload = payload.ok_or_else(|| damaged(&kept.id))?;
        }
        Ok(kept)
    }

    fn seal(&self, record: Record) -> Result<Record> {
        if self.plainly.get() || record.deleted || !self.private.kind(&record.kind) {
            return Ok(record);
        }
        self.seal_record(record)
    }
}

impl Sealer {
    /// Seals with this key what is private.
    pub fn new(key: Key, terms: Terms) -> Self {
        Self {
            key,
            private: terms.private,
            random: terms.random,
            plainly: Cell::new(false),
        }
    }

    /// The record with its payload sealed.
    ///
    /// # Errors
    /// When there is no source of random bytes.
    pub fn seal_record(&self, mut record: Record) -> Result<Record> {
        let plain = Zeroizing::new(record.payload.to_string());
        record.payload = json!({ SEALED: self.sealed(&place(&record), plain.as_bytes())? });
        Ok(record)
    }

    /// A draft as it is to be kept.
    ///
    /// # Errors
    /// When there is no source of random bytes.
    pub fn seal_draft(&self, key: &str, text: &str) -> Result<String> {
        if self.plainly.get() || !self.private.draft(key) {
            return Ok(text.to_owned());
        }
        Ok([DRAFT, &self.sealed(&("draft", key), text.as_bytes())?].concat())
    }

    /// A draft as it was typed.
    ///
    /// # Errors
    /// `Unreadable` when its seal does not open.
    pub fn open_draft(&self, key: &str, kept: String) -> Result<String> {
        let Some(sealed) = kept.strip_prefix(DRAFT) else {
            return Ok(kept);
        };
        let plain = self.opened(&("draft", key), sealed);
        let text = plain.and_then(|plain| str::from_utf8(&plain).map(str::to_owned).ok());
        text.ok_or_else(|| damaged(key))
    }

    /// A value that is no record, sealed whole. Its identifier, kind and order stay, for lists count it, and
    /// so do the identifiers of its blobs.
    ///
    /// # Errors
    /// When there is no source of random bytes.
    pub fn seal_value(&self, value: &Value) -> Result<Value> {
        let plain = Zeroizing::new(value.to_string());
        let mut sealed = json!({ SEALED: self.sealed(&value_place(value), plain.as_bytes())? });
        for name in ["id", "kind", "order", "blobs"] {
            if let (Some(fields), Some(text)) = (sealed.as_object_mut(), value.get(name)) {
                fields.insert(name.to_owned(), text.clone());
            }
        }
        Ok(sealed)
    }

    /// The same for a value that comes from elsewhere and may not be private.
    ///
    /// # Errors
    /// When there is no source of random bytes.
    pub fn seal_set_aside(&self, value: Value) -> Result<Value> {
        let stays = self.plainly.get() || form::sealed_value(&value).is_some();
        if stays || !self.private.value(&value) {
            return Ok(value);
        }
        self.seal_value(&value)
    }

    /// A value that is no record, as it was before it was sealed.
    ///
    /// # Errors
    /// `Unreadable` when its seal does not open.
    pub fn open_value(&self, value: Value) -> Result<Value> {
        let Some(sealed) = form::sealed_value(&value) else {
            return Ok(value);
        };
        let opened = self.opened(&value_place(&value), sealed);
        let plain = opened.and_then(|plain| serde_json::from_slice(&plain).ok());
        let id = value.get("id").and_then(Value::as_str);
        plain.ok_or_else(|| damaged(id.unwrap_or_default()))
    }

    /// Bytes (a picture) as they are to be kept under this identifier.
    ///
    /// # Errors
    /// When there is no source of random bytes.
    pub fn seal_blob(&self, id: &str, bytes: &[u8]) -> Result<Vec<u8>> {
        let sealed = self
            .key
            .seal(&associated(&("blob", id)), bytes, self.random)?;
        Ok([BLOB, &sealed].concat())
    }

    /// Bytes as they were before they were sealed; as they are when they never were.
    ///
    /// # Errors
    /// `Unreadable` when their seal does not open.
    pub fn open_blob(&self, id: &str, kept: Vec<u8>) -> Result<Vec<u8>> {
        let Some(sealed) = kept.strip_prefix(BLOB) else {
            return Ok(kept);
        };
        let opened = self.key.open(&associated(&("blob", id)), sealed);
        opened
            .map(|plain| plain.to_vec())
            .ok_or_else(|| damaged(id))
    }

    fn sealed(&self, place: &impl Serialize, plain: &[u8]) -> Result<String> {
        let sealed = self.key.seal(&associated(place), plain, self.random)?;
        Ok(Base64::encode_string(&sealed))
    }

    fn opened(&self, place: &impl Serialize, sealed: &str) -> Option<Zeroizing<Vec<u8>>> {
        let sealed = Base64::decode_vec(sealed).ok()?;
        self.key.open(&associated(place), &sealed)
    }
}

/// Where a record's payload belongs.
fn place(record: &Record) -> impl Serialize {
    let Record {
        id,
        kind,
        v,
        order,
        rev,
        ..
    } = record;
    ("record", id, kind, v, order, rev)
}

fn value_place(value: &Value) -> impl Serialize {
    let [id, kind, order] = ["id", "kind", "order"].map(|name| value.get(name));
    ("set-aside", id, kind, order)
}

/// A place as bytes. JSON, because its strings say where they end.
fn associated(place: &impl Serialize) -> Vec<u8> {
    // Texts and numbers only, which is all that JSON could refuse.
    serde_json::to_vec(&(PURPOSE, place)).unwrap_or_default()
}

#[cold]
fn damaged(what: &str) -> Error {
    Error::unreadable(what, "its seal does not open")
}
