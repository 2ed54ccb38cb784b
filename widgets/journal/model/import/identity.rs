//! The identifier of an entry that comes in: the same each time, so that bringing it in twice changes nothing.
//!
//! RFC 9562, UUID version 8, from the first bytes of a SHA-256 over what names the entry: the program and the name
//! it gave, or what the entry says where it gave none. Each part is preceded by its length, so no two lists of
//! parts read the same.

use sha2::{Digest, Sha256};
use uuid::{Builder, Uuid};

use super::limits::SHORT_BYTES;

/// The version of UUIDs that are made here and nowhere else.
pub const MADE: usize = 8;

/// How fixed names of entries begin: other widgets keep entries under such, to have them once.
const FIXED: &str = "journal-entry:";

/// The identifier of what these parts name.
pub fn of(parts: &[&str]) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update((part.len() as u64).to_le_bytes());
        hash.update(part.as_bytes());
    }
    let mut bytes = [0; 16];
    for (to, from) in bytes.iter_mut().zip(hash.finalize()) {
        *to = from;
    }
    written(Builder::from_custom_bytes(bytes).into_uuid())
}

/// A UUID as records have it, if a text is one, with or without hyphens.
pub fn uuid(text: &str) -> Option<String> {
    let uuid = Uuid::try_parse(text.trim()).ok()?;
    (uuid.get_version_num() > 0 && uuid.get_variant() == uuid::Variant::RFC4122)
        .then(|| written(uuid))
}

/// An identifier an entry of this journal may have, if a text is one: a UUID, or a fixed name.
pub fn own(text: &str) -> Option<String> {
    let is_fixed = text.starts_with(FIXED)
        && text.len() <= SHORT_BYTES
        && text.bytes().all(|byte| byte.is_ascii_graphic());
    uuid(text).or_else(|| is_fixed.then(|| text.to_owned()))
}

/// The UUID that stands for an identifier where only UUIDs are known.
pub fn as_uuid(id: &str) -> String {
    uuid(id).unwrap_or_else(|| of(&["escale", id]))
}

fn written(uuid: Uuid) -> String {
    uuid.hyphenated().encode_lower(&mut [0; 36]).to_owned()
}
