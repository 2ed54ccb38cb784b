//! Two tabs over one space, each with its own key or without.

use std::rc::Rc;

use super::given::*;
use crate::{
    error::{Error, Refusal},
    store::{
        Change, Query, Snapshot, Store,
        job::{Job, Worker},
        lens::Through,
        memory::Memory,
        vault::State,
    },
};

const LOCKED: Error = Error::Vault(Refusal::Locked);
const CHANGED: Error = Error::Vault(Refusal::Changed);

#[test]
fn a_vault_made_in_one_tab_locks_the_other() {
    let kept: Rc<Memory> = Rc::default();
    let (one, other) = (page(&kept), page(&kept));
    save(&other, note("a", 0, "x")).unwrap();
    now(one.make(hidden(PASSPHRASE))).unwrap();
    assert_eq!(now(other.state()), Ok(State::Locked));
    assert_eq!(save(&other, note("a", 1, "y")), Err(LOCKED));
    now(other.unlock(passphrase(PASSPHRASE))).unwrap();
    assert_eq!(save(&other, note("a", 1, "y")).unwrap(), note("a", 2, "y"));
    assert_eq!(now(one.get("a")).unwrap(), Some(note("a", 2, "y")));
}

#[test]
fn two_tabs_cannot_both_make_a_vault() {
    let kept: Rc<Memory> = Rc::default();
    let (one, other) = (page(&kept), page(&kept));
    now(one.make(hidden(PASSPHRASE))).unwrap();
    assert_eq!(now(other.make(hidden("other"))), Err(CHANGED));
    assert_eq!(now(one.make(hidden("again"))), Err(CHANGED));
    one.lock();
    now(one.unlock(passphrase(PASSPHRASE))).unwrap();
}

#[test]
fn tabs_unlocked_at_once_do_not_overwrite_each_other() {
    let (kept, one) = made();
    let other = unlocked(&kept);
    save(&one, note("a", 0, "one")).unwrap();
    let conflict = Err(Error::Conflict { id: "a".into() });
    assert_eq!(save(&other, note("a", 0, "other")), conflict);
    save(&other, note("a", 1, "other")).unwrap();
    assert_eq!(save(&one, note("a", 1, "late")), conflict);
    // A save repeated because nobody knew whether it arrived is none.
    assert_eq!(
        save(&other, note("a", 1, "other")).unwrap(),
        note("a", 2, "other")
    );
    assert_eq!(now(one.get("a")).unwrap(), Some(note("a", 2, "other")));
}

#[test]
fn a_passphrase_changed_while_the_journal_enters_stays_changed() {
    let kept: Rc<Memory> = Rc::default();
    let one = Rc::new(page(&kept));
    journal(&*one, 3);
    now(one.make(hidden(PASSPHRASE))).unwrap();
    let other = page(&kept);
    let told = Box::new(move |_| {
        let changed = now(other.change_passphrase(passphrase(PASSPHRASE), hidden("new")));
        // The second page finds it changed already.
        assert!(changed.is_ok() || changed == Err(Error::Vault(Refusal::Passphrase)));
        std::ops::ControlFlow::Continue(())
    });
    assert_eq!(now(one.enter(told)), Ok(true));
    assert_eq!(now(one.state()), Ok(State::Inside));
    one.lock();
    now(one.unlock(passphrase("new"))).unwrap();
}

#[test]
fn what_a_tab_without_a_key_left_plain_is_sealed_at_the_next_chance() {
    let (kept, one) = made();
    assert!(now(one.enter(on())).unwrap());
    let late = Job::Save(Change::of(note("late", 0, "x")), Through::default());
    now(Worker::start(&*kept, late)).unwrap();
    assert_eq!(now(one.get("late")).unwrap(), Some(note("late", 1, "x")));
    assert!(everything(&kept).contains(PLANTED));
    assert!(now(one.enter(on())).unwrap());
    assert!(!everything(&kept).contains(PLANTED));
    assert_eq!(now(one.get("late")).unwrap(), Some(note("late", 1, "x")));
}

#[test]
fn a_journal_that_leaves_in_one_tab_is_written_plainly_in_the_other() {
    let (kept, one) = made();
    save(&one, note("a", 0, "x")).unwrap();
    let other = Rc::new(unlocked(&kept));
    let writing = other.clone();
    let mut turn = 0;
    let told = Box::new(move |_| {
        turn += 1;
        save(&*writing, note(&format!("during{turn}"), 0, "x")).unwrap();
        now(writing.keep_draft("journal:new", PLANTED)).unwrap();
        std::ops::ControlFlow::Continue(())
    });
    assert_eq!(now(one.leave(told)), Ok(true));
    assert!(!everything(&kept).contains("sealed"));
    assert_eq!(now(other.state()), Ok(State::Absent));
    save(&*other, note("after", 0, "x")).unwrap();
    assert!(everything(&kept).contains("after"));
    assert!(now(one.list(Query::kind("note"))).unwrap().records.len() >= 4);
}

#[test]
fn what_was_sealed_as_the_journal_left_still_opens() {
    let (kept, one) = made();
    save(&one, note("a", 0, "x")).unwrap();
    let late = kept_snapshot(&kept).records;
    assert!(now(one.leave(on())).unwrap());
    // A tab that had not heard of it seals what it saves.
    let meta = kept_snapshot(&kept).meta;
    now(Store::erase(&*kept)).unwrap();
    let sealed = Snapshot {
        records: late,
        meta,
        ..Snapshot::default()
    };
    now(Store::merge(&*kept, sealed)).unwrap();
    assert_eq!(now(one.state()), Ok(State::Absent));
    assert_eq!(now(one.get("a")), Err(LOCKED));
    assert_eq!(now(one.make(hidden("new"))), Err(LOCKED));

    now(one.unlock(passphrase(PASSPHRASE))).unwrap();
    assert_eq!(now(one.state()), Ok(State::Leaving));
    assert_eq!(now(one.get("a")).unwrap(), Some(note("a", 1, "x")));
    assert!(now(one.leave(on())).unwrap());
    let next = page(&kept);
    assert_eq!(now(next.get("a")).unwrap(), Some(note("a", 1, "x")));
    now(next.make(hidden("new"))).unwrap();
}

#[test]
fn a_tab_that_has_not_heard_of_the_vault_stores_nothing_plain() {
    let kept: Rc<Memory> = Rc::default();
    let other = deaf(&kept);
    save(&other, note("a", 0, "x")).unwrap();
    let one = page(&kept);
    now(one.make(hidden(PASSPHRASE))).unwrap();
    assert!(now(one.enter(on())).unwrap());
    assert_eq!(save(&other, note("a", 1, "late")), Err(LOCKED));
    let late = deaf(&kept);
    save(&late, note("b", 0, "late")).unwrap_err();
    assert_eq!(now(other.keep_draft("journal:new", PLANTED)), Err(LOCKED));
    let snapshot = Snapshot {
        records: vec![note("c", 1, "late")],
        ..Snapshot::default()
    };
    assert_eq!(now(other.merge(snapshot)), Err(LOCKED));
    assert!(!everything(&kept).contains(PLANTED));
    now(other.unlock(passphrase(PASSPHRASE))).unwrap();
    save(&other, note("a", 1, "late")).unwrap();
    assert!(!everything(&kept).contains(PLANTED));
}

#[test]
fn a_tab_that_has_not_heard_that_the_journal_left_seals_nothing_any_more() {
    let (kept, one) = made();
    save(&one, note("a", 0, "x")).unwrap();
    let other = deaf(&kept);
    now(other.unlock(passphrase(PASSPHRASE))).unwrap();
    assert!(now(one.leave(on())).unwrap());
    save(&other, note("b", 0, "x")).unwrap();
    now(other.keep_draft("journal:new", PLANTED)).unwrap();
    let kept = kept_snapshot(&kept);
    assert!(!format!("{:?}", (kept.records, kept.drafts)).contains("sealed"));
}

#[test]
fn all_tabs_are_locked_at_once_and_each_is_unlocked_by_itself() {
    let (kept, one) = made();
    let (other, unheard) = (unlocked(&kept), deaf(&kept));
    now(unheard.unlock(passphrase(PASSPHRASE))).unwrap();
    now(one.lock_all()).unwrap();
    assert_eq!(now(one.state()), Ok(State::Locked));
    assert_eq!(now(other.state()), Ok(State::Locked));
    assert_eq!(now(other.list(Query::kind("note"))), Err(LOCKED));
    now(one.unlock(passphrase(PASSPHRASE))).unwrap();
    assert_eq!(now(other.state()), Ok(State::Locked));
    let changed = one.change_passphrase(passphrase(PASSPHRASE), hidden("new"));
    now(changed).unwrap();
    assert_eq!(now(other.state()), Ok(State::Locked));
    now(other.unlock(passphrase("new"))).unwrap();
}
