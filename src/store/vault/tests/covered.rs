//! Whether the lock covers everything, and whether there may be anything left to seal.

use std::{ops::ControlFlow, rc::Rc};

use super::given::*;
use crate::store::{
    memory::Memory,
    vault::{Private, Terms, Vault},
};

#[test]
fn the_lock_says_whether_it_covers_everything_locked_or_not() {
    let kept: Rc<Memory> = Rc::default();
    let vault = page(&kept);
    let covers = |vault: &Vault| now(vault.covers_all()).unwrap();
    journal(&vault, 5);
    assert!(covers(&vault));
    now(vault.make(hidden(PASSPHRASE))).unwrap();
    assert!(!covers(&vault));
    // Locked halfway.
    vault.lock();
    assert!(!covers(&vault) && !covers(&page(&kept)));
    now(vault.unlock(passphrase(PASSPHRASE))).unwrap();
    now(vault.enter(on())).unwrap();
    vault.lock();
    assert!(covers(&vault) && covers(&page(&kept)));
    now(vault.unlock(passphrase(PASSPHRASE))).unwrap();
    let stopped = now(vault.leave(Box::new(|_| ControlFlow::Break(()))));
    assert!(!stopped.unwrap());
    vault.lock();
    assert!(!covers(&vault));
}

#[test]
fn what_was_sealed_to_the_end_need_not_be_gone_through_again() {
    let kept: Rc<Memory> = Rc::default();
    let vault = page(&kept);
    let may = |vault: &Vault| now(vault.may_be_plain()).unwrap();
    journal(&vault, 5);
    now(vault.make(hidden(PASSPHRASE))).unwrap();
    assert!(may(&vault));
    now(vault.enter(on())).unwrap();
    assert!(!may(&vault) && !may(&page(&kept)));
    // A later version holds more private than was sealed then.
    let private = Private {
        kinds: &["note", "sign", "card", "letter"],
        ..TERMS.private
    };
    let later = Vault::new(kept.clone(), Terms { private, ..TERMS });
    assert!(may(&later));
    now(later.unlock(passphrase(PASSPHRASE))).unwrap();
    now(later.enter(on())).unwrap();
    assert!(!may(&later));
}
