//! Copies of a space: taken locked and unlocked, brought into the same vault, another one, and none.

use std::rc::Rc;

use super::given::*;
use crate::{
    error::{Error, Refusal},
    store::{
        Manner, Merged, Query, Record, Snapshot, Store,
        backup::{pack, unpack},
        memory::Memory,
        vault::{HEADER, Secret, State, Vault},
    },
};

const FOREIGN: Error = Error::Vault(Refusal::Foreign);

/// A journal inside a vault, and what a copy taken while it is locked holds, after a backup and back.
fn locked_copy() -> (Rc<Memory>, Snapshot, Snapshot) {
    let kept: Rc<Memory> = Rc::default();
    let vault = page(&kept);
    let plain = journal(&vault, 5);
    now(vault.make(hidden(PASSPHRASE))).unwrap();
    assert!(now(vault.enter(on())).unwrap());
    vault.lock();
    let copy = now(vault.snapshot()).unwrap();
    let packed = pack(&copy, "team-a", "2026-11-23T21:17:56.000Z").unwrap();
    (kept, plain, unpack(&packed).unwrap().snapshot)
}

/// Another space with a vault and an entry of its own.
fn elsewhere() -> (Rc<Memory>, Vault) {
    let kept: Rc<Memory> = Rc::default();
    let vault = page(&kept);
    now(vault.make(hidden("elsewhere"))).unwrap();
    save(&vault, note("here", 0, "here")).unwrap();
    (kept, vault)
}

#[test]
fn a_copy_taken_unlocked_can_be_read_by_its_owner() {
    let (kept, plain, _) = locked_copy();
    let copy = now(unlocked(&kept).snapshot()).unwrap();
    assert_eq!(copy, plain);
    assert!(copy.meta.iter().all(|(key, _)| key != HEADER));
}

#[test]
fn a_copy_taken_locked_says_nothing_and_brings_its_header() {
    let (_, plain, copy) = locked_copy();
    assert!(!format!("{copy:?}").contains(PLANTED));
    assert!(copy.meta.iter().any(|(key, _)| key == HEADER));
    assert_eq!(copy.records.len(), plain.records.len());
}

#[test]
fn a_copy_of_what_is_kept_is_sealed_while_the_vault_is_open_and_plain_without_one() {
    let (kept, plain, locked) = locked_copy();
    let vault = unlocked(&kept);
    let copy = now(vault.kept()).unwrap();
    assert_eq!(copy.records.len(), plain.records.len());
    assert!(!format!("{copy:?}").contains(PLANTED));
    assert_eq!(copy.records, locked.records);
    let merged = now(vault.merge(copy)).unwrap();
    assert_eq!((merged.added, merged.unchanged), (0, plain.records.len()));
    assert!(now(vault.leave(on())).unwrap());
    let left = now(vault.kept()).unwrap();
    assert_eq!(left.records, plain.records);
    assert!(left.meta.iter().all(|(key, _)| key != HEADER));
}

#[test]
fn a_locked_copy_comes_back_into_its_own_vault() {
    let (kept, plain, copy) = locked_copy();
    let vault = unlocked(&kept);
    let count = plain.records.len();
    let merged = now(vault.merge(copy.clone())).unwrap();
    assert_eq!(merged.unchanged, count);
    // The passphrase may have changed since.
    now(vault.change_passphrase(passphrase(PASSPHRASE), hidden("new"))).unwrap();
    save(&vault, note("n0001", 1, "later")).unwrap();
    let tombstone = Record {
        deleted: true,
        ..note("n0002", 1, "")
    };
    save(&vault, tombstone).unwrap();
    let merged = now(vault.merge(copy)).unwrap();
    assert_eq!((merged.unchanged, merged.deleted), (count - 1, 1));
    assert_eq!(
        now(vault.get("n0001")).unwrap(),
        Some(note("n0001", 2, "later"))
    );
    assert_eq!(now(vault.get("n0002")).unwrap(), None);
    vault.lock();
    now(vault.unlock(passphrase("new"))).unwrap();
}

#[test]
fn a_locked_copy_comes_into_another_vault_with_its_passphrase() {
    let (_, plain, copy) = locked_copy();
    let (kept, vault) = elsewhere();
    let before = kept_snapshot(&kept);
    assert_eq!(now(vault.merge(copy.clone())), Err(FOREIGN));
    let guess = now(vault.bring_in(copy.clone(), passphrase("elsewhere")));
    assert_eq!(guess, Err(Error::Vault(Refusal::Passphrase)));
    assert_eq!(kept_snapshot(&kept), before);

    let merged = now(vault.bring_in(copy.clone(), passphrase(PASSPHRASE))).unwrap();
    assert_eq!(merged.added, plain.records.len());
    assert!(!everything(&kept).contains(PLANTED));
    let mut all = now(vault.snapshot()).unwrap();
    all.records.retain(|record| record.id != "here");
    assert_eq!(all, plain);
    let again = now(vault.bring_in(copy, passphrase(PASSPHRASE))).unwrap();
    assert_eq!(
        again,
        Merged {
            unchanged: plain.records.len(),
            ..Merged::default()
        }
    );
    // It is this space's passphrase that opens it all.
    vault.lock();
    now(vault.unlock(passphrase("elsewhere"))).unwrap();
    assert_eq!(
        now(vault.list(Query::kind("note"))).unwrap().records.len(),
        7
    );
}

#[test]
fn a_copy_of_another_vault_can_be_looked_into_before_anything_is_changed() {
    let (_, plain, copy) = locked_copy();
    let none: Rc<Memory> = Rc::default();
    let (kept, vault) = elsewhere();
    for (kept, vault) in [(kept, vault), (none.clone(), page(&none))] {
        let before = (kept_snapshot(&kept), now(vault.state()));
        let guess = now(vault.look_into(copy.clone(), passphrase("guess")));
        assert_eq!(guess, Err(Error::Vault(Refusal::Passphrase)));
        let opened = now(vault.look_into(copy.clone(), passphrase(PASSPHRASE))).unwrap();
        let manner = Manner {
            only_count: true,
            revive: false,
        };
        let merged = now(vault.merge_as(opened, manner)).unwrap();
        assert_eq!(merged.added, plain.records.len());
        assert_eq!((kept_snapshot(&kept), now(vault.state())), before);
    }
    let (_, vault) = elsewhere();
    vault.lock();
    let refused = now(vault.look_into(copy, passphrase(PASSPHRASE)));
    assert_eq!(refused, Err(Error::Vault(Refusal::Locked)));
}

#[test]
fn a_locked_copy_opens_with_what_was_typed_passphrase_or_recovery_key() {
    let (kept, ..) = locked_copy();
    let here = page(&kept);
    let key = now(here.renew_recovery_key(passphrase(PASSPHRASE))).unwrap();
    let copy = now(here.snapshot()).unwrap();
    for (typed, opens) in [
        (key.to_lowercase().replace('-', " "), true),
        (PASSPHRASE.to_owned(), true),
        (key.replace('-', "").chars().rev().collect(), false),
    ] {
        let (_, vault) = elsewhere();
        let typed = Secret::typed(hidden(&typed));
        assert_eq!(now(vault.bring_in(copy.clone(), typed)).is_ok(), opens);
    }
}

#[test]
fn a_locked_copy_brings_its_vault_where_there_is_none() {
    let (_, plain, copy) = locked_copy();
    let kept: Rc<Memory> = Rc::default();
    let vault = page(&kept);
    save(&vault, note("here", 0, "here")).unwrap();
    assert_eq!(now(vault.merge(copy.clone())), Err(FOREIGN));
    assert!(now(vault.bring_in(copy.clone(), passphrase("guess"))).is_err());
    assert_eq!(now(vault.state()), Ok(State::Absent));

    now(vault.bring_in(copy, passphrase(PASSPHRASE))).unwrap();
    assert_eq!(now(vault.state()), Ok(State::Entering));
    assert!(now(vault.enter(on())).unwrap());
    assert!(!everything(&kept).contains(PLANTED));
    let vault = unlocked(&kept);
    let mut all = now(vault.snapshot()).unwrap();
    all.records.retain(|record| record.id != "here");
    assert_eq!(all, plain);
}

#[test]
fn no_copy_locks_a_journal_by_itself() {
    let (_, _, mut copy) = locked_copy();
    copy.records.clear();
    copy.drafts.clear();
    copy.set_aside.clear();
    copy.blobs.clear();
    let kept: Rc<Memory> = Rc::default();
    let vault = page(&kept);
    now(vault.merge(copy.clone())).unwrap();
    assert_eq!(now(vault.state()), Ok(State::Absent));
    // Nor does it take the place of the header that is there.
    let (_, vault) = elsewhere();
    now(vault.merge(copy)).unwrap();
    vault.lock();
    now(vault.unlock(passphrase("elsewhere"))).unwrap();
}

#[test]
fn a_copy_without_its_header_is_refused_whole() {
    let (kept, _, mut copy) = locked_copy();
    copy.meta.clear();
    let vault = page(&Rc::default());
    assert_eq!(now(vault.merge(copy.clone())), Err(FOREIGN));
    let refused = now(vault.bring_in(copy.clone(), passphrase(PASSPHRASE)));
    assert!(matches!(refused, Err(Error::Unreadable { .. })));
    assert_eq!(now(unlocked(&kept).merge(copy)), Err(FOREIGN));
}

#[test]
fn a_plain_copy_is_sealed_on_its_way_in() {
    let (_, plain, _) = locked_copy();
    let (kept, vault) = elsewhere();
    let merged = now(vault.merge(plain.clone())).unwrap();
    assert_eq!(merged.added, plain.records.len());
    assert!(!everything(&kept).contains(PLANTED));
    let merged = now(vault.merge(plain.clone())).unwrap();
    assert_eq!(merged.unchanged, plain.records.len());
}

#[test]
fn what_is_damaged_in_a_copy_is_counted_and_leaves_again() {
    let (_, plain, mut copy) = locked_copy();
    let entries = copy
        .records
        .iter_mut()
        .filter(|one| one.kind == "note" && !one.deleted);
    let mut entries: Vec<&mut Record> = entries.collect();
    entries[0].payload = entries[1].payload.clone();
    let (kept, vault) = elsewhere();
    let merged = now(vault.bring_in(copy, passphrase(PASSPHRASE))).unwrap();
    assert_eq!(merged.added, plain.records.len() - 1);
    let listing = now(vault.list(Query::kind("note"))).unwrap();
    assert_eq!((listing.records.len(), listing.set_aside), (6, 2));
    let out = now(vault.snapshot()).unwrap();
    assert!(out.set_aside.iter().any(|text| text.contains("damaged")));
    assert!(!everything(&kept).contains(PLANTED));
}
