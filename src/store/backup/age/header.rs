//! The header of an age file that a passphrase opens: the file's key, wrapped, and a sum over it all.
//!
//! ```text
//! age-encryption.org/v1
//! -> scrypt <salt> <log2 of the work factor>
//! <file key, sealed>
//! --- <HMAC of all up to the dashes>
//! ```

use base64ct::{Base64Unpadded, Encoding};
use chacha20poly1305::{ChaCha20Poly1305, KeyInit, Nonce, aead::Aead};
use hkdf::Hkdf;
use hmac::{Hmac, Mac};
use sha2::Sha256;
use zeroize::Zeroizing;

use super::{HARDEST, NAME, fault};
use crate::error::{Error, Refusal, Result};

const SALT_LABEL: &[u8] = b"age-encryption.org/v1/scrypt";

/// The key everything in a file is derived from.
pub type FileKey = Zeroizing<[u8; 16]>;

/// What a header says.
#[derive(Debug, PartialEq, Eq)]
pub struct Header<'a> {
    /// The salt of the passphrase, with its label.
    pub salt: Vec<u8>,
    /// The work factor's power of two.
    pub log_n: u8,
    body: Vec<u8>,
    sum: Vec<u8>,
    summed: &'a [u8],
}

impl<'a> Header<'a> {
    /// Reads a header; what follows it is the payload.
    ///
    /// # Errors
    /// `Unreadable` when it is none, or not one that a passphrase opens.
    pub fn read(file: &'a [u8]) -> Result<(Self, &'a [u8])> {
        let (version, rest) = line(file).ok_or_else(|| fault("it is no age file"))?;
        if version != NAME {
            return Err(fault(match version.strip_prefix("age-encryption.org/") {
                None => "it is no age file",
                Some("v1\r") => "its line ends were changed, as if it were text",
                Some(_) => "it is of a newer version",
            }));
        }
        let (stanza, rest) = line(rest).ok_or_else(damaged)?;
        let mut arguments = stanza.split(' ');
        if (arguments.next(), arguments.next()) != (Some("->"), Some("scrypt")) {
            return Err(fault("it opens with a key file, not with a passphrase"));
        }
        let (Some(salt), Some(log_n), None) =
            (arguments.next(), arguments.next(), arguments.next())
        else {
            return Err(damaged());
        };
        let (body, rest) = line(rest).ok_or_else(damaged)?;
        let before_sum = rest;
        let (end, rest) = line(rest).ok_or_else(damaged)?;
        let sum = end.strip_prefix("--- ").ok_or_else(damaged)?;
        let summed = file.len() - before_sum.len() + "---".len();
        let header = Self {
            salt: label(&bytes(salt, 16)?),
            log_n: power(log_n)?,
            body: bytes(body, 32)?,
            sum: bytes(sum, 32)?,
            summed: file.get(..summed).ok_or_else(damaged)?,
        };
        Ok((header, rest))
    }

    /// The file's key, opened with the key that was derived from the passphrase.
    ///
    /// # Errors
    /// `Vault` when the passphrase is another; `Unreadable` when the header was changed.
    pub fn open(&self, derived: &[u8; 32]) -> Result<FileKey> {
        let opened = ChaCha20Poly1305::new(derived.into()).decrypt(&Nonce::default(), &*self.body);
        let opened = opened.map_err(|_| Error::Vault(Refusal::Passphrase))?;
        let opened = Zeroizing::new(opened);
        let key: FileKey = Zeroizing::new(opened.as_slice().try_into().map_err(|_| damaged())?);
        let sum = sum(&key, self.summed)?;
        sum.verify_slice(&self.sum).map_err(|_| damaged())?;
        Ok(key)
    }
}

/// Writes a header.
///
/// # Errors
/// None that could come up: the lengths are what the crates expect.
pub fn write(key: &FileKey, salt: &[u8; 16], log_n: u8, derived: &[u8; 32]) -> Result<Vec<u8>> {
    let sealed = ChaCha20Poly1305::new(derived.into()).encrypt(&Nonce::default(), &key[..]);
    let sealed = sealed.map_err(|_| damaged())?;
    let salt = Base64Unpadded::encode_string(salt);
    let body = Base64Unpadded::encode_string(&sealed);
    let log_n = log_n.to_string();
    let mut text = [
        NAME,
        "\n-> scrypt ",
        &salt,
        " ",
        &log_n,
        "\n",
        &body,
        "\n---",
    ]
    .concat();
    let sum = sum(key, text.as_bytes())?.finalize().into_bytes();
    text.push(' ');
    text.push_str(&Base64Unpadded::encode_string(&sum));
    text.push('\n');
    Ok(text.into_bytes())
}

/// The salt with its label, as scrypt wants it.
pub fn label(salt: &[u8]) -> Vec<u8> {
    [SALT_LABEL, salt].concat()
}

/// A key derived from the file's.
///
/// # Errors
/// None that could come up: the length is what the crate expects.
pub fn derived(key: &FileKey, salt: &[u8], info: &str) -> Result<Zeroizing<[u8; 32]>> {
    let mut derived = Zeroizing::new([0; 32]);
    Hkdf::<Sha256>::new(Some(salt), &key[..])
        .expand(info.as_bytes(), &mut *derived)
        .map_err(|_| damaged())?;
    Ok(derived)
}

fn sum(key: &FileKey, summed: &[u8]) -> Result<Hmac<Sha256>> {
    let key = derived(key, &[], "header")?;
    let mut sum = <Hmac<Sha256> as KeyInit>::new_from_slice(&*key).map_err(|_| damaged())?;
    sum.update(summed);
    Ok(sum)
}

/// The first line and what comes after it. No line of a header is longer than this, whoever wrote it.
fn line(bytes: &[u8]) -> Option<(&str, &[u8])> {
    let end = bytes.iter().take(1024).position(|byte| *byte == b'\n')?;
    let (line, rest) = bytes.split_at_checked(end)?;
    Some((str::from_utf8(line).ok()?, rest.get(1..)?))
}

fn bytes(text: &str, length: usize) -> Result<Vec<u8>> {
    let bytes = Base64Unpadded::decode_vec(text).map_err(|_| damaged())?;
    if bytes.len() == length {
        Ok(bytes)
    } else {
        Err(damaged())
    }
}

/// A decimal without a zero before it, as the format wants it.
fn power(text: &str) -> Result<u8> {
    let plain = text.bytes().all(|byte| byte.is_ascii_digit()) && !text.starts_with('0');
    let power: u8 = text.parse().ok().filter(|_| plain).ok_or_else(damaged)?;
    if power > HARDEST {
        return Err(fault("deriving its key would take minutes"));
    }
    Ok(power)
}

fn damaged() -> Error {
    fault("its header is damaged")
}
