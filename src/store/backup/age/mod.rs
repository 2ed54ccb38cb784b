//! A file that a passphrase opens, in the format of [age](https://c2sp.org/age), so that a member's backup
//! opens without Escale too: `age -d backup.zip.age > backup.zip`.
//!
//! Of the format this is the part with passphrases (`scrypt`): no key files, no armour. The crate `age` does
//! all of it, and brings 180 packages with it, a translation system and curves among them; the tests hold
//! this to the `age` tool instead.
//!
//! Deriving the key is the slow part, and is done in steps: make an [`Encryption`] or a [`Decryption`], call
//! `step` until it has no more to say, then finish. Dropped in between, nothing happened.

use zeroize::Zeroizing;

mod header;
mod scrypt;
mod stream;
#[cfg(test)]
mod tests;

use self::{
    header::{FileKey, Header},
    scrypt::Scrypt,
};
use crate::{
    error::{Error, Result},
    store::vault::Random,
};

const NAME: &str = "age-encryption.org/v1";

/// The work factor written: 2^17, 128 MiB, what OWASP's cheat sheet on storing passwords asks of scrypt.
const WORK: u8 = 17;

/// The largest work factor read, 2^20. The `age` tool writes 18; each more doubles time and memory.
const HARDEST: u8 = 20;

/// A file being locked with a passphrase.
pub struct Encryption {
    salt: [u8; 16],
    log_n: u8,
    work: Scrypt,
    random: Random,
}

/// A locked file being opened with a passphrase.
pub struct Decryption<'a> {
    header: Header<'a>,
    payload: &'a [u8],
    work: Scrypt,
}

/// Whether a file looks like one of age's.
pub fn is_age(file: &[u8]) -> bool {
    file.starts_with(b"age-encryption.org/")
}

impl Encryption {
    /// Begins to lock with this passphrase.
    ///
    /// # Errors
    /// `Unreadable` when the passphrase is empty or there is not enough memory; `Browser` when there is no
    /// source of random bytes.
    pub fn new(passphrase: &str, random: Random) -> Result<Self> {
        Self::with_work(passphrase, WORK, random)
    }

    fn with_work(passphrase: &str, log_n: u8, random: Random) -> Result<Self> {
        if passphrase.is_empty() {
            return Err(Error::unreadable("passphrase", "it is empty"));
        }
        let mut salt = [0; 16];
        random(&mut salt)?;
        Ok(Self {
            salt,
            log_n,
            work: Scrypt::new(passphrase.as_bytes(), &header::label(&salt), log_n)?,
            random,
        })
    }

    /// Goes on for some milliseconds; how far it is, from 0 to 1, or none when it is done.
    pub fn step(&mut self) -> Option<f64> {
        self.work.step()
    }

    /// The locked file.
    ///
    /// # Errors
    /// `Browser` when there is no source of random bytes.
    pub fn finish(self, plain: &[u8]) -> Result<Vec<u8>> {
        let mut key: FileKey = Zeroizing::default();
        (self.random)(&mut *key)?;
        let derived = self.work.finish();
        let mut file = header::write(&key, &self.salt, self.log_n, &derived)?;
        file.reserve(plain.len() + plain.len() / 1024 + 64);
        stream::seal(&key, plain, self.random, &mut file)?;
        Ok(file)
    }
}

impl<'a> Decryption<'a> {
    /// Begins to open a file with this passphrase.
    ///
    /// # Errors
    /// `Unreadable` when it is no age file that a passphrase opens, or there is not enough memory.
    pub fn new(file: &'a [u8], passphrase: &str) -> Result<Self> {
        let (header, payload) = Header::read(file)?;
        let work = Scrypt::new(passphrase.as_bytes(), &header.salt, header.log_n)?;
        Ok(Self {
            header,
            payload,
            work,
        })
    }

    /// Goes on for some milliseconds; how far it is, from 0 to 1, or none when it is done.
    pub fn step(&mut self) -> Option<f64> {
        self.work.step()
    }

    /// What was locked.
    ///
    /// # Errors
    /// `Vault` when the passphrase is another; `Unreadable` when the file was damaged or cut off.
    pub fn finish(self) -> Result<Vec<u8>> {
        let key = self.header.open(&self.work.finish())?;
        stream::open(&key, self.payload)
    }
}

#[cold]
fn fault(cause: &str) -> Error {
    Error::unreadable("age", cause)
}
