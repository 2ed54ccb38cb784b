//! The data key, wrapped by something a member knows: Argon2id (RFC 9106) makes a key of it, and that key
//! seals the data key. Deriving takes about a tenth of a second on a desk, up to half on a phone; that is
//! what makes guessing slow, and the page stands still meanwhile.
//!
//! A wrap carries a sum of its own, so that one that was damaged is not taken for a wrong passphrase.

use argon2::{Algorithm, Argon2, Params, Version};
use base64ct::{Base64, Encoding};
use blake2::{Blake2b512, Digest};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::{Cost, Random, cipher::Key};
use crate::error::{Error, Result};

const KDF: &str = "argon2id";
const SALT: usize = 16;

/// The most a header may ask of this machine: what is more was not written here.
const MOST: Cost = Cost {
    memory_kib: 256 * 1024,
    passes: 16,
    lanes: 4,
};

/// A wrapped data key, as the header holds it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Wrap {
    kdf: String,
    #[serde(flatten)]
    cost: Cost,
    salt: String,
    key: String,
    sum: String,
}

/// Whose wrap it is: two of one vault are not interchangeable, nor those of two vaults.
#[derive(Clone, Copy, Serialize)]
pub struct Owner<'a> {
    /// The vault's identifier.
    pub vault: &'a str,
    /// `passphrase` or `recovery`.
    pub slot: &'a str,
}

impl Wrap {
    /// Wraps a data key with a fresh salt.
    ///
    /// # Errors
    /// When there is no source of random bytes, or not enough memory to derive a key.
    pub fn new(
        key: &Key,
        secret: &[u8],
        owner: Owner<'_>,
        cost: Cost,
        random: Random,
    ) -> Result<Self> {
        let mut salt = [0; SALT];
        random(&mut salt)?;
        let mut wrap = Self {
            kdf: KDF.to_owned(),
            cost,
            salt: Base64::encode_string(&salt),
            key: String::new(),
            sum: String::new(),
        };
        let outer = derive(secret, &salt, cost)?;
        let sealed = outer.seal(wrap.associated(owner).as_bytes(), key.bytes(), random)?;
        wrap.key = Base64::encode_string(&sealed);
        wrap.sum = wrap.sum_now(owner);
        Ok(wrap)
    }

    /// The data key; none when the secret is another.
    ///
    /// # Errors
    /// `Unreadable` when the wrap itself is damaged, or there is not enough memory to derive a key.
    pub fn open(&self, secret: &[u8], owner: Owner<'_>) -> Result<Option<Key>> {
        let damaged = || Error::unreadable("vault", "the wrapped key is damaged");
        if self.kdf != KDF || !self.cost.within(MOST) || self.sum != self.sum_now(owner) {
            return Err(damaged());
        }
        let decoded = |text: &str| Base64::decode_vec(text).map_err(|_| damaged());
        let outer = derive(secret, &decoded(&self.salt)?, self.cost)?;
        let opened = outer.open(self.associated(owner).as_bytes(), &decoded(&self.key)?);
        opened
            .map(|key| Key::of(&key).ok_or_else(damaged))
            .transpose()
    }

    fn associated(&self, owner: Owner<'_>) -> String {
        let place = (
            super::PURPOSE,
            "key",
            owner,
            &self.kdf,
            self.cost,
            &self.salt,
        );
        // Texts and numbers only, which is all that JSON could refuse.
        serde_json::to_string(&place).unwrap_or_default()
    }

    fn sum_now(&self, owner: Owner<'_>) -> String {
        let hash = Blake2b512::new()
            .chain_update(self.associated(owner))
            .chain_update(&self.key)
            .finalize();
        Base64::encode_string(hash.get(..9).unwrap_or_default())
    }
}

impl Cost {
    fn within(self, most: Self) -> bool {
        self.memory_kib <= most.memory_kib && self.passes <= most.passes && self.lanes <= most.lanes
    }
}

pub fn derive(secret: &[u8], salt: &[u8], cost: Cost) -> Result<Key> {
    let mut derived = Zeroizing::new([0; 32]);
    let params = Params::new(
        cost.memory_kib,
        cost.passes,
        cost.lanes,
        Some(derived.len()),
    );
    params
        .map(|params| Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
        .and_then(|argon2| argon2.hash_password_into(secret, salt, &mut *derived))
        .map_err(|error| Error::unreadable("vault", error))?;
    // 32 bytes, as a key has.
    Key::of(&*derived).ok_or_else(|| Error::unreadable("vault", "no key"))
}
