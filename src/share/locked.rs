//! A whole space as a file that a passphrase opens, out and in: the backup of [`backup`](super::backup), locked in
//! the format of age. Deriving the key takes seconds; between its steps the page lives, hears how far it is and
//! may stop it.

use std::ops::ControlFlow;

use futures_util::{FutureExt, future::LocalBoxFuture};
use js_sys::Uint8Array;
use wasm_bindgen_futures::JsFuture;
use wasm_split_helpers::wasm_split;
use web_sys::Blob;
use zeroize::Zeroizing;

use super::{
    backup::{self, Report},
    download,
};
use crate::{
    context::Space,
    error::{Error, Refusal, Result},
    id::fill_random,
    store::{
        backup::age::{Decryption, Encryption, is_age},
        vault::Secret,
    },
    text::now,
    timer::sleep,
};

/// How long the page may stand still: two frames. Shorter turns would make a tab in the background, whose timers
/// are slow, wait the longer.
const TURN_MILLIS: f64 = 40.0;

/// Hears how far it is, from 0 to 1, and may stop there.
pub type Told = Box<dyn FnMut(f64) -> ControlFlow<()>>;

/// Work that ends with bytes, or with none when it was stopped.
type Work = LocalBoxFuture<'static, Result<Option<Vec<u8>>>>;

/// Everything in the space, as a file that this passphrase opens; none when it was stopped.
///
/// # Errors
/// What the store or the browser answered; `Unreadable` when the passphrase is empty or there is not enough memory.
pub async fn export(
    space: &Space,
    passphrase: Zeroizing<String>,
    told: Told,
) -> Result<Option<Blob>> {
    let bytes = backup::packed(space).await?;
    let locked = close(bytes, passphrase, told).await?;
    let blob = locked.map(|bytes| download::file(&bytes, "application/octet-stream"));
    blob.transpose()
}

/// The bytes of a backup in a file made by [`export`], or by age; none when it was stopped.
///
/// # Errors
/// `Vault` when the passphrase is another; `Unreadable` when the file is damaged.
pub async fn opened(
    file: &Blob,
    passphrase: Zeroizing<String>,
    told: Told,
) -> Result<Option<Vec<u8>>> {
    let bytes = backup::read(file).await?;
    open_bytes(bytes, passphrase, told).await
}

/// Bytes as a file that this passphrase opens; none when it was stopped.
///
/// # Errors
/// `Unreadable` when the passphrase is empty or there is not enough memory.
pub async fn close(
    bytes: Vec<u8>,
    passphrase: Zeroizing<String>,
    told: Told,
) -> Result<Option<Vec<u8>>> {
    lock(bytes, passphrase, told).await?.await
}

/// What is in the bytes of a file made by [`close`], or by age; none when it was stopped.
///
/// # Errors
/// As [`opened`].
pub async fn open_bytes(
    bytes: Vec<u8>,
    passphrase: Zeroizing<String>,
    told: Told,
) -> Result<Option<Vec<u8>>> {
    open(bytes, passphrase, told).await?.await
}

/// Merges a file of either kind: a zip, or one that a passphrase opens, be it locked as a whole or taken from a locked
/// space; that opens with the recovery key too.
///
/// # Errors
/// `Vault` when it needs a passphrase that was not given or is another; `Unreadable` when it is damaged or is no backup.
/// Nothing was changed then.
pub async fn bring_in(
    space: &Space,
    file: &Blob,
    passphrase: Option<Zeroizing<String>>,
) -> Result<Report> {
    let wrong = Error::Vault(Refusal::Passphrase);
    if is_locked(file).await {
        let on = Box::new(|_| ControlFlow::Continue(()));
        let passphrase = passphrase.ok_or(wrong.clone())?;
        let bytes = opened(file, passphrase, on).await?.ok_or(wrong)?;
        return backup::merge_packed(space, bytes).await;
    }
    match (backup::import(space, file).await, passphrase) {
        (Err(Error::Vault(Refusal::Foreign)), Some(passphrase)) => {
            backup::import_sealed(space, file, Secret::typed(passphrase)).await
        }
        (outcome, _) => outcome,
    }
}

/// Whether a file has to be opened with a passphrase first.
pub async fn is_locked(file: &Blob) -> bool {
    let Ok(start) = file.slice_with_i32_and_i32(0, 32) else {
        return false;
    };
    let read = JsFuture::from(start.array_buffer()).await;
    read.is_ok_and(|buffer| is_age(&Uint8Array::new(&buffer).to_vec()))
}

/// A file name with the space and the day in it.
pub fn file_name(space: &str) -> String {
    let mut name = backup::file_name(space);
    name.push_str(".age");
    name
}

#[wasm_split(vault, fallible)]
fn lock(bytes: Vec<u8>, passphrase: Zeroizing<String>, mut told: Told) -> Result<Work> {
    let mut work = Encryption::new(&passphrase, fill_random)?;
    let locked = async move {
        if !paced(&mut || work.step(), &mut told).await {
            return Ok(None);
        }
        work.finish(&bytes).map(Some)
    };
    Ok(locked.boxed_local())
}

#[wasm_split(vault, fallible)]
fn open(bytes: Vec<u8>, passphrase: Zeroizing<String>, mut told: Told) -> Result<Work> {
    let opened = async move {
        let mut work = Decryption::new(&bytes, &passphrase)?;
        if !paced(&mut || work.step(), &mut told).await {
            return Ok(None);
        }
        work.finish().map(Some)
    };
    Ok(opened.boxed_local())
}

/// Takes all steps, giving the page its turn every now and then; `false` when it was stopped.
async fn paced(step: &mut dyn FnMut() -> Option<f64>, told: &mut Told) -> bool {
    let mut turn = now();
    while let Some(share) = step() {
        if now() - turn > TURN_MILLIS {
            if told(share).is_break() {
                return false;
            }
            sleep(0).await;
            turn = now();
        }
    }
    true
}
