//! What can be read and done while the vault is locked: nothing private.

use std::{cell::RefCell, ops::ControlFlow, rc::Rc};

use super::given::*;
use crate::{
    error::{Error, Refusal},
    store::{
        Change, Notice, Query, Record, Snapshot, Store,
        memory::Memory,
        vault::{HEADER, State},
    },
};

const LOCKED: Error = Error::Vault(Refusal::Locked);

fn public(id: &str, rev: u32) -> Record {
    Record {
        kind: "checklist-item".into(),
        ..note(id, rev, "")
    }
}

/// A journal in a vault, as the next page finds it.
fn locked_journal() -> (Rc<Memory>, Snapshot) {
    let kept: Rc<Memory> = Rc::default();
    let vault = page(&kept);
    let before = journal(&vault, 5);
    now(vault.make(hidden(PASSPHRASE))).unwrap();
    assert!(now(vault.enter(on())).unwrap());
    (kept, before)
}

#[test]
fn nothing_private_is_anywhere_in_what_is_kept() {
    let kept: Rc<Memory> = Rc::default();
    let vault = page(&kept);
    let before = journal(&vault, 5);
    assert!(everything(&kept).contains(PLANTED));
    now(vault.make(hidden(PASSPHRASE))).unwrap();
    assert!(now(vault.enter(on())).unwrap());
    assert!(!everything(&kept).contains(PLANTED));

    // Nor is what is written from then on, by whichever way it comes.
    save(&vault, note("n0001", 1, "again")).unwrap();
    save(&vault, note("new", 0, "new")).unwrap();
    let fixed = Record {
        rev: 0,
        ..note("gone", 0, "back")
    };
    assert_eq!(save(&vault, fixed).unwrap().rev, 3);
    now(vault.keep_draft("journal:new", PLANTED)).unwrap();
    let copy = Snapshot {
        records: vec![note("copy", 4, "copied"), note("n0002", 9, "newer")],
        drafts: vec![("journal:copy".into(), PLANTED.into())],
        set_aside: vec![set_aside("worse").to_string()],
        ..Snapshot::default()
    };
    now(vault.merge(copy)).unwrap();
    assert!(!everything(&kept).contains(PLANTED));
    assert!(!everything(&kept).contains(PASSPHRASE));
    let after = now(vault.snapshot()).unwrap();
    assert_eq!(after.records.len(), before.records.len() + 2);
}

#[test]
fn what_is_private_can_neither_be_read_nor_written() {
    let (kept, _) = locked_journal();
    let vault = page(&kept);
    let before = kept_snapshot(&kept);
    assert_eq!(now(vault.state()), Ok(State::Locked));
    assert_eq!(now(vault.get("n0001")), Err(LOCKED));
    assert_eq!(now(vault.list(Query::kind("note"))), Err(LOCKED));
    assert_eq!(now(vault.draft("journal:new")), Err(LOCKED));
    assert_eq!(now(vault.keep_draft("journal:new", "x")), Err(LOCKED));
    assert_eq!(save(&vault, note("n0001", 1, "x")), Err(LOCKED));
    let spending = Change::of(public("item", 1)).spending("journal:new");
    assert_eq!(now(vault.save(spending)), Err(LOCKED));
    for private in [
        Snapshot {
            records: vec![note("x", 9, "x")],
            ..Snapshot::default()
        },
        Snapshot {
            drafts: vec![("answer".into(), "x".into())],
            ..Snapshot::default()
        },
        Snapshot {
            set_aside: vec![set_aside("x").to_string()],
            ..Snapshot::default()
        },
        before.clone(),
    ] {
        assert_eq!(now(vault.merge(private)), Err(LOCKED));
    }
    assert_eq!(kept_snapshot(&kept), before);
}

#[test]
fn what_is_not_private_goes_on() {
    let (kept, _) = locked_journal();
    let vault = page(&kept);
    assert_eq!(save(&vault, public("item", 1)).unwrap().rev, 2);
    assert_eq!(now(vault.get("item")).unwrap().unwrap().rev, 2);
    assert_eq!(now(vault.get("nothing")), Ok(None));
    now(vault.keep_draft("other", "y")).unwrap();
    assert_eq!(now(vault.draft("other")), Ok(Some("y".into())));
    let copy = Snapshot {
        records: vec![public("b", 1)],
        ..Snapshot::default()
    };
    assert_eq!(now(vault.merge(copy)).unwrap().added, 1);
}

#[test]
fn unlocked_again_everything_is_there() {
    let (kept, before) = locked_journal();
    let vault = unlocked(&kept);
    assert_eq!(now(vault.state()), Ok(State::Inside));
    assert_eq!(now(vault.snapshot()).unwrap(), before);
    vault.lock();
    assert_eq!(now(vault.state()), Ok(State::Locked));
    assert_eq!(now(vault.get("n0001")), Err(LOCKED));
}

#[test]
fn sealing_changes_no_revision_and_no_date() {
    let (kept, before) = locked_journal();
    let bare = |mut record: Record| {
        record.payload = serde_json::Value::Null;
        record
    };
    let sealed = kept_snapshot(&kept).records.into_iter().map(bare);
    let plain = before.records.into_iter().map(bare);
    assert_eq!(sealed.collect::<Vec<_>>(), plain.collect::<Vec<_>>());
}

#[test]
fn watchers_are_told_to_read_again() {
    let (kept, _) = locked_journal();
    let vault = page(&kept);
    let heard: Rc<RefCell<Vec<Notice>>> = Rc::default();
    let hearing = heard.clone();
    let _watch = vault.watch(Box::new(move |notice| {
        hearing.borrow_mut().push(notice.clone());
    }));
    now(vault.unlock(passphrase(PASSPHRASE))).unwrap();
    vault.lock();
    vault.lock();
    assert_eq!(*heard.borrow(), [Notice::Replaced, Notice::Replaced]);
}

#[test]
fn a_forgotten_passphrase_leaves_one_way_to_begin_anew() {
    let (kept, _) = locked_journal();
    let vault = page(&kept);
    now(vault.erase()).unwrap();
    assert_eq!(now(vault.state()), Ok(State::Absent));
    assert_eq!(kept_snapshot(&kept), Snapshot::default());
    assert_eq!(save(&vault, note("a", 0, "x")).unwrap().rev, 1);
}

#[test]
fn a_space_erased_while_unlocked_has_no_vault_any_more() {
    let (kept, vault) = made();
    save(&vault, note("a", 0, "x")).unwrap();
    now(vault.erase()).unwrap();
    assert_eq!(now(vault.state()), Ok(State::Absent));
    save(&vault, note("a", 0, "x")).unwrap();
    assert!(!everything(&kept).contains("sealed"));
}

#[test]
fn leaving_makes_everything_plain_again() {
    let (kept, before) = locked_journal();
    let vault = unlocked(&kept);
    assert!(now(vault.leave(on())).unwrap());
    assert_eq!(now(vault.state()), Ok(State::Absent));
    let mut left = kept_snapshot(&kept);
    left.meta.retain(|(key, _)| key != HEADER);
    assert_eq!(left, before);
    // And the next vault is another one.
    now(vault.make(hidden("another one"))).unwrap();
    assert!(now(vault.enter(on())).unwrap());
    vault.lock();
    let refused = now(vault.unlock(passphrase(PASSPHRASE)));
    assert_eq!(refused, Err(Error::Vault(Refusal::Passphrase)));
    now(vault.unlock(passphrase("another one"))).unwrap();
    assert_eq!(now(vault.snapshot()).unwrap(), before);
}

#[test]
fn locking_stops_what_goes_through_everything() {
    let kept: Rc<Memory> = Rc::default();
    let vault = Rc::new(page(&kept));
    let before = journal(&*vault, 250);
    now(vault.make(hidden(PASSPHRASE))).unwrap();
    let (seen, other) = (Rc::new(RefCell::new(Vec::new())), vault.clone());
    let pages = seen.clone();
    let told = Box::new(move |progress: crate::store::vault::Progress| {
        pages.borrow_mut().push(progress.seen);
        other.lock();
        ControlFlow::Continue(())
    });
    assert_eq!(now(vault.enter(told)), Ok(false));
    assert_eq!(*seen.borrow(), [100]);
    now(vault.unlock(passphrase(PASSPHRASE))).unwrap();
    assert_eq!(now(vault.state()), Ok(State::Entering));
    assert_eq!(now(vault.snapshot()).unwrap(), before);
}

#[test]
fn no_error_says_what_is_private() {
    let (kept, _) = locked_journal();
    let vault = page(&kept);
    let refused = now(vault.unlock(passphrase(PLANTED))).unwrap_err();
    let mut kept_damaged = kept_snapshot(&kept);
    kept_damaged
        .records
        .iter_mut()
        .for_each(|record| record.id.push('x'));
    now(Store::erase(&*kept)).unwrap();
    now(Store::merge(&*kept, kept_damaged)).unwrap();
    let vault = unlocked(&kept);
    let damaged = now(vault.get("n0001x")).unwrap_err();
    let wrong = save(
        &vault,
        Record {
            payload: serde_json::Value::Null,
            ..note("a", 0, PLANTED)
        },
    );
    for error in [refused, damaged, wrong.unwrap_err()] {
        let said = format!("{error} {error:?}");
        assert!(
            !said.contains(PLANTED) && !said.contains(PASSPHRASE),
            "{said}"
        );
    }
}
