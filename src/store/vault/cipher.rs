//! XChaCha20-Poly1305 with a fresh random nonce before every sealed text (draft-irtf-cfrg-xchacha-03): 24
//! bytes of nonce are enough to draw them by chance for as long as anybody writes.

use chacha20poly1305::{
    KeyInit, XChaCha20Poly1305, XNonce,
    aead::{Aead, Payload},
};
use zeroize::Zeroizing;

use super::Random;
use crate::error::{Error, Result};

const NONCE: usize = 24;

/// A key; wiped from memory when dropped. It has no `Debug`, so that it can stand in no report.
pub struct Key(Zeroizing<[u8; 32]>);

impl Key {
    /// A key nobody knows.
    ///
    /// # Errors
    /// When there is no source of random bytes.
    pub fn random(random: Random) -> Result<Self> {
        let mut key = Self(Zeroizing::default());
        random(&mut *key.0)?;
        Ok(key)
    }

    /// A key made of these bytes; none unless there are 32.
    pub fn of(bytes: &[u8]) -> Option<Self> {
        Some(Self(Zeroizing::new(bytes.try_into().ok()?)))
    }

    /// Its bytes, to wrap them.
    pub fn bytes(&self) -> &[u8] {
        &*self.0
    }

    /// The nonce and the sealed text. `associated` is not in it, but it opens with nothing else.
    ///
    /// # Errors
    /// When there is no source of random bytes.
    pub fn seal(&self, associated: &[u8], plain: &[u8], random: Random) -> Result<Vec<u8>> {
        let mut nonce = [0; NONCE];
        random(&mut nonce)?;
        let text = Payload {
            msg: plain,
            aad: associated,
        };
        let sealed = self.cipher().encrypt(&XNonce::from(nonce), text);
        // Fails beyond 256 GB only.
        let sealed =
            sealed.map_err(|_| Error::unreadable("vault", "it is too long to be sealed"))?;
        Ok([&nonce[..], &sealed].concat())
    }

    /// What was sealed; none when it was sealed with another key, for another place, or is damaged.
    pub fn open(&self, associated: &[u8], sealed: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
        let (nonce, text) = sealed.split_first_chunk::<NONCE>()?;
        let text = Payload {
            msg: text,
            aad: associated,
        };
        let plain = self.cipher().decrypt(&XNonce::from(*nonce), text).ok()?;
        Some(Zeroizing::new(plain))
    }

    fn cipher(&self) -> XChaCha20Poly1305 {
        XChaCha20Poly1305::new((&*self.0).into())
    }
}
