//! Opens a space: one store for all widgets of a tab that name the same space.

#[cfg(not(target_arch = "wasm32"))]
use std::future::{Ready, ready};
use std::{cell::RefCell, rc::Rc};

use serde_json::Value;
#[cfg(not(target_arch = "wasm32"))]
use wasm_bindgen::JsValue;
use zeroize::Zeroizing;

#[cfg(target_arch = "wasm32")]
pub use super::indexed_db::object::{keep as keep_object, read as object};
use super::{
    Living,
    job::Worker,
    kinds,
    vault::{self, Cost, Own, OwnPlace, Terms, Vault},
};
use crate::{
    error::{Error, Result},
    id::fill_random,
};

const TERMS: Terms = Terms {
    private: kinds::PRIVATE,
    random: fill_random,
    cost: Cost::TODAY,
};

/// The longest name a space may have.
const LONGEST: usize = 64;

thread_local! {
    static SPACES: RefCell<Vec<(String, Rc<Vault>)>> = RefCell::default();
}

/// The store of a space, at once, until everything in it is deleted: what it is asked waits until the browser's database
/// is open.
///
/// # Errors
/// `Unreadable` when the name is not one to 64 letters, digits, dots, hyphens or underscores without
/// accents.
pub fn open(space: &str) -> Result<Rc<Living>> {
    Ok(Rc::new(Living::new(vault(space)?)))
}

/// The same, as the vault that a member may make of it.
///
/// # Errors
/// As [`open`].
pub fn vault(space: &str) -> Result<Rc<Vault>> {
    let plain = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'-');
    if space.is_empty() || space.len() > LONGEST || !space.bytes().all(plain) {
        let expected = "expected 1 to 64 of the characters A-Z a-z 0-9 . _ -";
        return Err(Error::unreadable("space", expected));
    }
    Ok(SPACES.with_borrow_mut(|spaces| {
        if let Some((_, store)) = spaces.iter().find(|(name, _)| name == space) {
            return store.clone();
        }
        let store = Rc::new(Vault::new(start(space), TERMS));
        spaces.push((space.to_owned(), store.clone()));
        store
    }))
}

/// Puts a text that is kept in a record under a new passphrase of its own.
///
/// # Errors
/// When the code cannot be had, or there is not enough memory to derive a key.
pub async fn own(place: OwnPlace, passphrase: Zeroizing<String>) -> Result<Rc<dyn Own>> {
    vault::own(place, passphrase, TERMS).await
}

/// Opens a text that is kept in a record under a passphrase of its own.
///
/// # Errors
/// `Vault` when the passphrase is another one; `Unreadable` when what is kept is damaged or another record's; when the
/// code cannot be had.
pub async fn open_own(
    place: OwnPlace,
    passphrase: Zeroizing<String>,
    kept: Value,
) -> Result<(Zeroizing<String>, Rc<dyn Own>)> {
    vault::open_own(place, passphrase, kept, TERMS).await
}

/// Outside browsers nothing is kept that is no data.
#[cfg(not(target_arch = "wasm32"))]
pub fn object(_space: &str, _key: &str) -> Ready<Result<Option<JsValue>>> {
    ready(Ok(None))
}

/// Outside browsers nothing is kept that is no data.
#[cfg(not(target_arch = "wasm32"))]
pub fn keep_object(_space: &str, _key: &str, _object: Option<&JsValue>) -> Ready<Result<()>> {
    ready(Ok(()))
}

#[cfg(target_arch = "wasm32")]
fn start(space: &str) -> Rc<dyn Worker> {
    super::indexed_db::IndexedDb::start(space)
}

/// Outside browsers there is nothing to keep a space in but memory.
#[cfg(not(target_arch = "wasm32"))]
fn start(_space: &str) -> Rc<dyn Worker> {
    Rc::new(super::memory::Memory::default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widgets_of_one_space_share_one_store() {
        let one = vault("team-a").unwrap();
        assert!(Rc::ptr_eq(&one, &vault("team-a").unwrap()));
        assert!(!Rc::ptr_eq(&one, &vault("team-b").unwrap()));
        assert!(!open("team-a").unwrap().is_over());
    }

    #[test]
    fn a_name_that_could_not_be_told_apart_is_refused() {
        for name in ["", "équipe", "a b", "a/b", "a:b", &"x".repeat(65)] {
            let Err(error) = open(name) else {
                panic!("{name} was accepted")
            };
            assert!(error.to_string().contains("A-Z a-z 0-9"), "{error}");
        }
        assert!(open(&"x".repeat(64)).is_ok());
    }
}
