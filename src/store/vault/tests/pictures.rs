//! Pictures go where their record goes: sealed with what is private, plain with what is not.

use std::rc::Rc;

use super::given::*;
use crate::{
    error::{Error, Refusal},
    store::{Blob, Store, memory::Memory},
};

/// The bytes as they are kept.
fn kept_bytes(kept: &Rc<Memory>, id: &str) -> Vec<u8> {
    let blob = now(Store::blob(&**kept, id)).unwrap();
    blob.map(|blob| blob.bytes.to_vec()).unwrap_or_default()
}

#[test]
fn a_private_picture_is_kept_sealed_and_shown_to_who_has_the_key() {
    let (kept, vault) = made();
    save_pictured(&vault, "note", "a", picture("p"));
    save_pictured(&vault, "note", "b", picture("q"));
    assert!(!everything(&kept).contains(PLANTED));
    let [p, q] = ["p", "q"].map(|id| kept_bytes(&kept, id));
    assert_ne!(p, q, "the same bytes are never sealed to the same");
    assert_eq!(now(vault.blob("p")), Ok(Some(picture("p"))));
    assert_eq!(now(unlocked(&kept).blob("p")), Ok(Some(picture("p"))));
    assert_eq!(
        now(page(&kept).blob("p")),
        Err(Error::Vault(Refusal::Locked))
    );
}

#[test]
fn a_picture_of_what_is_not_private_stays_as_it_is() {
    let (kept, vault) = made();
    save_pictured(&vault, "introduction", "me", picture("p"));
    assert_eq!(kept_bytes(&kept, "p"), PLANTED.as_bytes());
    assert_eq!(now(page(&kept).blob("p")), Ok(Some(picture("p"))));
}

#[test]
fn pictures_go_into_the_vault_with_the_journal_and_leave_with_it() {
    let kept: Rc<Memory> = Rc::default();
    let vault = page(&kept);
    for place in 0..12 {
        let id = format!("p{place:02}");
        save_pictured(&vault, "note", &format!("n{place:02}"), picture(&id));
    }
    save_pictured(&vault, "introduction", "me", picture("photo"));
    now(vault.make(hidden(PASSPHRASE))).unwrap();
    assert_eq!(now(vault.enter(on())), Ok(true));
    let sealed = kept_snapshot(&kept).blobs;
    let plain = |blob: &&Blob| *blob.bytes == *PLANTED.as_bytes();
    let plain: Vec<&str> = sealed.iter().filter(plain).map(|blob| &*blob.id).collect();
    assert_eq!(plain, ["photo"]);
    assert_eq!(now(vault.leave(on())), Ok(true));
    let opened = kept_snapshot(&kept).blobs;
    assert_eq!(opened.len(), 13);
    assert!(opened.iter().all(|blob| *blob.bytes == *PLANTED.as_bytes()));
}

#[test]
fn a_sealed_picture_under_another_name_does_not_open() {
    let (kept, vault) = made();
    save_pictured(&vault, "note", "a", picture("p"));
    let moved = Blob::new("q", "image/jpeg", kept_bytes(&kept, "p"));
    save_pictured(&*kept, "note", "b", moved);
    assert!(matches!(
        now(vault.blob("q")),
        Err(Error::Unreadable { .. })
    ));
}

#[test]
fn a_locked_copy_brings_its_pictures_along() {
    let (kept, vault) = made();
    save_pictured(&vault, "note", "a", picture("p"));
    let copy = now(page(&kept).snapshot()).unwrap();
    let (elsewhere, other) = made();
    now(other.bring_in(copy, passphrase(PASSPHRASE))).unwrap();
    assert_eq!(now(other.blob("p")), Ok(Some(picture("p"))));
    assert!(!everything(&elsewhere).contains(PLANTED));
}
