//! The payload of an age file: a nonce, then chunks of 64 KiB, each sealed under its number; the last says
//! that it is the last, so that nothing can be cut off unnoticed.

use chacha20poly1305::{ChaCha20Poly1305, KeyInit, Nonce, aead::Aead};

use super::{
    fault,
    header::{FileKey, derived},
};
use crate::{
    error::{Error, Result},
    store::vault::Random,
};

const CHUNK: usize = 64 * 1024;
const TAG: usize = 16;
const NONCE: usize = 16;

/// Appends the sealed payload.
///
/// # Errors
/// When there is no source of random bytes.
pub fn seal(key: &FileKey, plain: &[u8], random: Random, file: &mut Vec<u8>) -> Result<()> {
    let mut nonce = [0; NONCE];
    random(&mut nonce)?;
    file.extend_from_slice(&nonce);
    let cipher = cipher(key, &nonce)?;
    let (mut rest, mut number) = (plain, 0);
    loop {
        let last = rest.len() <= CHUNK;
        let (chunk, after) = rest.split_at_checked(CHUNK).unwrap_or((rest, &[]));
        let sealed = cipher.encrypt(&place(number, last), chunk);
        file.extend_from_slice(&sealed.map_err(|_| fault("it is too long"))?);
        if last {
            return Ok(());
        }
        (rest, number) = (after, number + 1);
    }
}

/// Opens a payload.
///
/// # Errors
/// `Unreadable` when it was damaged or cut off.
pub fn open(key: &FileKey, payload: &[u8]) -> Result<Vec<u8>> {
    let (nonce, mut rest) = payload.split_first_chunk::<NONCE>().ok_or_else(damaged)?;
    let cipher = cipher(key, nonce)?;
    let mut plain = Vec::with_capacity(rest.len());
    for number in 0.. {
        let last = rest.len() <= CHUNK + TAG;
        let (chunk, after) = rest.split_at_checked(CHUNK + TAG).unwrap_or((rest, &[]));
        let opened = cipher.decrypt(&place(number, last), chunk);
        let opened = opened.map_err(|_| damaged())?;
        // Only a file without content ends with an empty chunk.
        if opened.is_empty() && number > 0 {
            return Err(damaged());
        }
        plain.extend_from_slice(&opened);
        if last {
            break;
        }
        rest = after;
    }
    Ok(plain)
}

fn cipher(key: &FileKey, nonce: &[u8; NONCE]) -> Result<ChaCha20Poly1305> {
    Ok(ChaCha20Poly1305::new(
        (&*derived(key, nonce, "payload")?).into(),
    ))
}

/// The nonce of a chunk: its number in eleven bytes, the largest first, and whether it is the last.
fn place(number: u64, last: bool) -> Nonce {
    let mut nonce = [0; 12];
    for (byte, value) in nonce.iter_mut().skip(3).zip(number.to_be_bytes()) {
        *byte = value;
    }
    if let Some(end) = nonce.last_mut() {
        *end = last.into();
    }
    nonce.into()
}

fn damaged() -> Error {
    fault("it was cut off or damaged")
}
