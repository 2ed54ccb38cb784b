//! Where an existing journal stands on its way into the vault and out of it. Every step is written down in
//! the header before it is taken, so that whoever opens the page next goes on from there.

use serde::{Deserialize, Serialize};
use serde_json::Value;

const NAME: &str = "phase";
const LOCKS: &str = "locks";

/// How often the member locked all pages at once.
pub fn locks(header: &Value) -> u32 {
    let locks = header.get(LOCKS).and_then(Value::as_u64);
    locks
        .and_then(|locks| u32::try_from(locks).ok())
        .unwrap_or_default()
}

/// The header after doing so once more.
pub fn lock_all(mut header: Value) -> Value {
    let locks = locks(&header).wrapping_add(1);
    if let Some(fields) = header.as_object_mut() {
        fields.insert(LOCKS.to_owned(), locks.into());
    }
    header
}

/// How far the journal is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Phase {
    /// What is written is sealed; what was there is being sealed.
    Entering,
    /// Everything private is sealed.
    Inside,
    /// What is written is plain; what was there is being opened.
    Leaving,
    /// Everything is plain. The header stays: should a tab that had not heard of it have sealed something
    /// at the last moment, it still opens with the passphrase.
    Left,
}

impl Phase {
    /// The phase a header names. What none of these is counts as inside: locked is the safe side.
    pub fn of(header: &Value) -> Self {
        let phase = header.get(NAME).cloned().unwrap_or_default();
        serde_json::from_value(phase).unwrap_or(Self::Inside)
    }

    /// The header in this phase.
    pub fn set(self, mut header: Value) -> Value {
        let phase = serde_json::to_value(self).unwrap_or_default();
        if let Some(fields) = header.as_object_mut() {
            fields.insert(NAME.to_owned(), phase);
        }
        header
    }
}
