//! The vault's header: one meta value, under [`HEADER`](super::HEADER), written whole or not at all.
//!
//! ```json
//! { "format": "escale-vault", "version": 1, "id": "…", "phase": "inside", "locks": 0,
//!   "passphrase": { "kdf": "argon2id", "memoryKib": 19456, "passes": 2, "lanes": 1, "salt": "…", "key": "…", "sum": "…" },
//!   "recovery": null }
//! ```
//!
//! A new passphrase or recovery key wraps the same data key anew; no entry is touched. Neither can be had
//! from the header, which therefore may leave with a backup.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use zeroize::Zeroizing;

use super::{
    Random, Secret, Terms,
    cipher::Key,
    phase::Phase,
    recovery,
    wrap::{Owner, Wrap},
};
use crate::error::{Error, Refusal, Result};

const FORMAT: &str = "escale-vault";
const VERSION: u32 = 1;

/// What the header holds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Header {
    format: String,
    version: u32,
    /// Which vault it is; chance made it, so two are never taken for one.
    pub id: String,
    phase: Phase,
    /// How often the member locked all pages at once; a page unlocked before the last time is locked.
    #[serde(default)]
    pub locks: u32,
    passphrase: Wrap,
    recovery: Option<Wrap>,
}

impl Header {
    /// The header of a new vault, and its data key.
    ///
    /// # Errors
    /// `Unreadable` when the passphrase is empty or there is not enough memory; `Browser` when there is no
    /// source of random bytes.
    pub fn new(passphrase: &str, terms: Terms) -> Result<(Self, Key)> {
        let key = Key::random(terms.random)?;
        let id = identifier(terms.random)?;
        let passphrase = passphrase_wrap(&key, passphrase, &id, terms)?;
        let header = Self {
            format: FORMAT.to_owned(),
            version: VERSION,
            id,
            phase: Phase::Entering,
            locks: 0,
            passphrase,
            recovery: None,
        };
        Ok((header, key))
    }

    /// Reads a header.
    ///
    /// # Errors
    /// `Unreadable` when it was written by a newer version or is damaged.
    pub fn read(value: &Value) -> Result<Self> {
        // The version is looked at first: a later one may have another shape.
        if value.get("version").and_then(Value::as_u64) > Some(VERSION.into()) {
            return Err(Error::unreadable(
                "vault",
                "it was made by a newer version of Escale",
            ));
        }
        let header: Option<Self> = serde_json::from_value(value.clone()).ok();
        let ours = header.filter(|header| header.format == FORMAT && header.version == VERSION);
        ours.ok_or_else(|| Error::unreadable("vault", "its header is damaged"))
    }

    /// The header as it is kept.
    pub fn value(&self) -> Value {
        // Texts and numbers only, which is all that JSON could refuse.
        serde_json::to_value(self).unwrap_or_default()
    }

    /// The data key.
    ///
    /// # Errors
    /// `Vault` when the secret does not open it; `Unreadable` when the header is damaged.
    pub fn open(&self, secret: &Secret) -> Result<Key> {
        let (slot, wrap, text, refusal) = match secret {
            Secret::Passphrase(text) => {
                let wrap = Some(&self.passphrase);
                (PASSPHRASE, wrap, text.clone(), Refusal::Passphrase)
            }
            Secret::RecoveryKey(typed) => {
                let text = recovery::read(typed);
                let text = text.map_err(|wrong| Error::unreadable("recovery key", wrong))?;
                (RECOVERY, self.recovery.as_ref(), text, Refusal::RecoveryKey)
            }
        };
        let wrap = wrap.ok_or(Error::Vault(refusal))?;
        let key = wrap.open(text.as_bytes(), self.owner(slot))?;
        key.ok_or(Error::Vault(refusal))
    }

    /// The header with another passphrase for the same data key.
    ///
    /// # Errors
    /// As [`Header::open`] and [`Header::new`].
    pub fn with_passphrase(mut self, proof: &Secret, new: &str, terms: Terms) -> Result<Self> {
        let key = self.open(proof)?;
        self.passphrase = passphrase_wrap(&key, new, &self.id, terms)?;
        Ok(self)
    }

    /// The header with a new recovery key in place of any older one, and that key as it is printed.
    ///
    /// # Errors
    /// As [`Header::open`] and [`Header::new`].
    pub fn with_recovery_key(
        mut self,
        proof: &Secret,
        terms: Terms,
    ) -> Result<(Self, Zeroizing<String>)> {
        let key = self.open(proof)?;
        let printed = recovery::new(terms.random)?;
        let read = recovery::read(&printed);
        let text = read.map_err(|wrong| Error::unreadable("recovery key", wrong))?;
        let owner = self.owner(RECOVERY);
        let wrap = Wrap::new(&key, text.as_bytes(), owner, terms.cost, terms.random)?;
        self.recovery = Some(wrap);
        Ok((self, printed))
    }

    fn owner<'a>(&'a self, slot: &'a str) -> Owner<'a> {
        let vault = &self.id;
        Owner { vault, slot }
    }
}

const PASSPHRASE: &str = "passphrase";
const RECOVERY: &str = "recovery";

fn passphrase_wrap(key: &Key, passphrase: &str, vault: &str, terms: Terms) -> Result<Wrap> {
    if passphrase.is_empty() {
        return Err(Error::unreadable("passphrase", "it is empty"));
    }
    let slot = PASSPHRASE;
    let owner = Owner { vault, slot };
    Wrap::new(key, passphrase.as_bytes(), owner, terms.cost, terms.random)
}

fn identifier(random: Random) -> Result<String> {
    let mut bytes = [0; 15];
    random(&mut bytes)?;
    Ok(<base64ct::Base64Url as base64ct::Encoding>::encode_string(
        &bytes,
    ))
}
