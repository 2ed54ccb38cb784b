//! One text under a passphrase of its own, whether or not the space has a vault: a key that chance made seals it, and
//! the passphrase wraps that key, as the vault's does (`wrap.rs`).
//!
//! ```json
//! { "passphrase": { "kdf": "argon2id", "memoryKib": 19456, "passes": 2, "lanes": 1, "salt": "…", "key": "…", "sum": "…" },
//!   "sealed": "…" }
//! ```
//!
//! Key and text are bound to the kind and the identifier of the record they stand in. Not to its revision: a record is
//! saved, binned and merged by who does not have the passphrase. A state that a merge keeps beside another has the
//! identifier of that other before its `~`, and opens as that one does.
//!
//! Another passphrase is another key: who kept an older copy and knew the older passphrase opens that copy and nothing
//! that is written later.

use base64ct::{Base64, Encoding};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use zeroize::Zeroizing;

use super::{
    Random, Terms,
    cipher::Key,
    wrap::{Owner, Wrap},
};
use crate::error::{Error, Refusal, Result};

/// The slot of the wrap, which no vault has.
const SLOT: &str = "own";

/// A text under a passphrase of its own, open.
pub trait Own {
    /// Seals what it says now; what comes is to be kept in place of what is kept.
    ///
    /// # Errors
    /// When there is no source of random bytes.
    fn seal(&self, plain: &str) -> Result<Value>;

    /// Opens what was kept under the same key since; none of what is under another, or damaged.
    fn open(&self, kept: &Value) -> Option<Zeroizing<String>>;
}

/// Which record it stands in.
#[derive(Debug, Clone)]
pub struct Place {
    /// The record's kind.
    pub kind: &'static str,
    /// The record's identifier.
    pub id: String,
}

impl Place {
    /// The identifier it is bound to.
    fn name(&self) -> &str {
        self.id.split('~').next().unwrap_or_default()
    }

    fn owner(&self) -> Owner<'_> {
        let vault = self.name();
        Owner { vault, slot: SLOT }
    }

    fn associated(&self) -> Vec<u8> {
        // Texts only, which JSON cannot refuse.
        serde_json::to_vec(&(super::PURPOSE, SLOT, self.kind, self.name())).unwrap_or_default()
    }
}

#[derive(Serialize, Deserialize)]
struct Kept {
    passphrase: Wrap,
    sealed: String,
}

/// It with its key.
pub struct Unwrapped {
    key: Key,
    wrap: Wrap,
    place: Place,
    random: Random,
}

impl Unwrapped {
    /// A new key under a passphrase.
    ///
    /// # Errors
    /// When there is no source of random bytes, or not enough memory to derive a key.
    pub fn new(place: Place, passphrase: &str, terms: Terms) -> Result<Self> {
        let Terms { random, cost, .. } = terms;
        let key = Key::random(random)?;
        let wrap = Wrap::new(&key, passphrase.as_bytes(), place.owner(), cost, random)?;
        Ok(Self {
            key,
            wrap,
            place,
            random,
        })
    }

    /// What is kept, opened with its passphrase: the text, and what seals it again.
    ///
    /// # Errors
    /// `Vault` when the passphrase is another one; `Unreadable` when what is kept is damaged, or is another record's.
    pub fn read(
        place: Place,
        passphrase: &str,
        kept: &Value,
        terms: Terms,
    ) -> Result<(Zeroizing<String>, Self)> {
        let damaged = || Error::unreadable(place.id.as_str(), "its seal does not open");
        let read: Option<Kept> = Deserialize::deserialize(kept).ok();
        let wrap = read.ok_or_else(damaged)?.passphrase;
        let key = wrap.open(passphrase.as_bytes(), place.owner())?;
        let unwrapped = Self {
            key: key.ok_or(Error::Vault(Refusal::Passphrase))?,
            wrap,
            place: place.clone(),
            random: terms.random,
        };
        let plain = unwrapped.open(kept).ok_or_else(damaged)?;
        Ok((plain, unwrapped))
    }
}

impl Own for Unwrapped {
    fn seal(&self, plain: &str) -> Result<Value> {
        let place = self.place.associated();
        let sealed = self.key.seal(&place, plain.as_bytes(), self.random)?;
        let kept = Kept {
            passphrase: self.wrap.clone(),
            sealed: Base64::encode_string(&sealed),
        };
        // Texts and numbers only, which is all that JSON could refuse.
        Ok(serde_json::to_value(kept).unwrap_or_default())
    }

    fn open(&self, kept: &Value) -> Option<Zeroizing<String>> {
        let kept: Kept = Deserialize::deserialize(kept).ok()?;
        let sealed = Base64::decode_vec(&kept.sealed).ok()?;
        let plain = self.key.open(&self.place.associated(), &sealed)?;
        str::from_utf8(&plain)
            .ok()
            .map(|text| Zeroizing::new(text.to_owned()))
    }
}
