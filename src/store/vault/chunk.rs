//! Where the vault's code is split off: everything these functions lead to is loaded when a vault is made or
//! unlocked, and only then. What they return keeps its code there.

use std::rc::Rc;

use futures_util::{FutureExt, future::LocalBoxFuture};
use serde_json::Value;
use wasm_split_helpers::wasm_split;
use zeroize::Zeroizing;

use super::{
    HEADER, Opened, Own, OwnPlace, Secret, Terms, cipher::Key, envelope::Header, opened,
    opened::Unlocked, own::Unwrapped, seal::Sealer, sealing,
};
use crate::{
    error::{Error, Result},
    store::{Snapshot, job::Worker},
};

/// A new vault: its header, not stored yet, and the vault unlocked.
#[wasm_split(vault, fallible)]
pub fn make(
    passphrase: Zeroizing<String>,
    inner: Rc<dyn Worker>,
    terms: Terms,
) -> Result<(Value, Rc<dyn Opened>)> {
    let (header, key) = Header::new(&normal(&passphrase), terms)?;
    Ok((header.value(), unlocked(&header, key, inner, terms)))
}

/// The vault with this header, unlocked.
#[wasm_split(vault, fallible)]
pub fn unlock(
    header: Value,
    secret: Secret,
    inner: Rc<dyn Worker>,
    terms: Terms,
) -> Result<Rc<dyn Opened>> {
    let header = Header::read(&header)?;
    let key = header.open(&secret.normal())?;
    Ok(unlocked(&header, key, inner, terms))
}

/// The header with another passphrase.
#[wasm_split(vault, fallible)]
pub fn with_passphrase(
    header: Value,
    proof: Secret,
    new: Zeroizing<String>,
    terms: Terms,
) -> Result<Value> {
    let header = Header::read(&header)?;
    let header = header.with_passphrase(&proof.normal(), &normal(&new), terms)?;
    Ok(header.value())
}

/// The header with a new recovery key, and that key.
#[wasm_split(vault, fallible)]
pub fn with_recovery_key(
    header: Value,
    proof: Secret,
    terms: Terms,
) -> Result<(Value, Zeroizing<String>)> {
    let header = Header::read(&header)?;
    let (header, printed) = header.with_recovery_key(&proof.normal(), terms)?;
    Ok((header.value(), printed))
}

/// A snapshot sealed in the vault whose header it brings, opened.
#[wasm_split(vault, fallible)]
pub fn open_elsewhere(
    snapshot: Snapshot,
    secret: Secret,
    inner: Rc<dyn Worker>,
    terms: Terms,
) -> Result<Snapshot> {
    let header = snapshot.meta.iter().find(|(key, _)| key == HEADER);
    let (_, header) = header.ok_or_else(|| Error::unreadable("vault", "the copy has no header"))?;
    let header = Header::read(header)?;
    let key = header.open(&secret.normal())?;
    let unlocked = Unlocked::new(inner, Sealer::new(key, terms), &header);
    Ok(opened::opened_elsewhere(&unlocked, snapshot))
}

/// How many values of a space are sealed, whoever can open them.
#[wasm_split(vault, fallible)]
pub fn count_sealed(inner: Rc<dyn Worker>) -> Result<LocalBoxFuture<'static, Result<usize>>> {
    Ok(sealing::count_sealed(inner).boxed_local())
}

/// A text to be kept in a record under a new passphrase of its own.
#[wasm_split(vault, fallible)]
pub fn own(place: OwnPlace, passphrase: Zeroizing<String>, terms: Terms) -> Result<Rc<dyn Own>> {
    let own = Unwrapped::new(place, &normal(&passphrase), terms)?;
    Ok(Rc::new(own))
}

/// A text that is kept in a record under a passphrase of its own, and what seals it again.
#[wasm_split(vault, fallible)]
pub fn open_own(
    place: OwnPlace,
    passphrase: Zeroizing<String>,
    kept: Value,
    terms: Terms,
) -> Result<(Zeroizing<String>, Rc<dyn Own>)> {
    let (plain, own) = Unwrapped::read(place, &normal(&passphrase), &kept, terms)?;
    Ok((plain, Rc::new(own)))
}

fn unlocked(header: &Header, key: Key, inner: Rc<dyn Worker>, terms: Terms) -> Rc<dyn Opened> {
    Rc::new(Unlocked::new(inner, Sealer::new(key, terms), header))
}

impl Secret {
    fn normal(&self) -> Self {
        match self {
            Self::Passphrase(text) => Self::Passphrase(normal(text)),
            Self::RecoveryKey(typed) => Self::RecoveryKey(typed.clone()),
        }
    }
}

/// A passphrase in Unicode's form C: one keyboard types é as a letter, another as a letter and its accent.
#[cfg(target_arch = "wasm32")]
fn normal(text: &Zeroizing<String>) -> Zeroizing<String> {
    let form = js_sys::JsString::from(text.as_str()).normalize("NFC");
    Zeroizing::new(String::from(form))
}

/// Outside browsers passphrases are typed by tests only.
#[cfg(not(target_arch = "wasm32"))]
fn normal(text: &Zeroizing<String>) -> Zeroizing<String> {
    text.clone()
}
