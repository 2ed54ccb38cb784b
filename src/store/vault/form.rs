//! What sealed things look like, so that each says of itself whether it is: an existing journal is sealed
//! page by page, and until the last page both kinds stand side by side.

use serde_json::Value;

use crate::store::{Blob, Record, Snapshot};

/// The one field of a sealed payload: nonce and sealed text in base64.
pub const SEALED: &str = "sealed";

/// What a sealed draft begins with.
pub const DRAFT: &str = "escale-vault-1:";

/// What sealed bytes begin with. No picture does.
pub const BLOB: &[u8] = b"escale-vault-1\n";

/// What is sealed in a payload, if anything.
pub fn sealed_payload(payload: &Value) -> Option<&str> {
    let fields = payload.as_object().filter(|fields| fields.len() == 1)?;
    fields.get(SEALED)?.as_str()
}

/// Whether a record is sealed.
pub fn is_sealed(record: &Record) -> bool {
    sealed_payload(&record.payload).is_some()
}

/// What is sealed in a value that was set aside, if anything. It is no record, as it has no version.
pub fn sealed_value(value: &Value) -> Option<&str> {
    let sealed = value.get(SEALED).and_then(Value::as_str);
    sealed.filter(|_| value.get("v").is_none())
}

/// What is sealed in a stored value, a record or not.
pub fn sealed(value: &Value) -> Option<&str> {
    let payload = value.get("payload").and_then(sealed_payload);
    payload.or_else(|| sealed_value(value))
}

/// Whether anything in a snapshot is sealed.
pub fn has_sealed(snapshot: &Snapshot) -> bool {
    let set_aside = |text: &String| {
        let value: Value = serde_json::from_str(text).unwrap_or_default();
        sealed(&value).is_some()
    };
    let draft = |(_, text): &(String, String)| text.starts_with(DRAFT);
    let blob = |blob: &Blob| blob.bytes.starts_with(BLOB);
    snapshot.records.iter().any(is_sealed)
        || snapshot.blobs.iter().any(blob)
        || snapshot.drafts.iter().any(draft)
        || snapshot.set_aside.iter().any(set_aside)
}
