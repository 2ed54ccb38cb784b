//! Two browsers that exchange copies: what stays, what is kept beside it, and that nothing written is lost.

use std::{cell::Cell, rc::Rc};

use futures_executor::block_on;
use proptest::prelude::*;
use serde_json::json;

use super::*;
use crate::store::{
    Change, Condition, Query, Snapshot, Store,
    kinds::{CHECKLIST_ITEM, INTRODUCTION, INTRODUCTION_VERSION, JOURNAL_ENTRY},
    memory::Memory,
    notify::Notifier,
};

fn browser(name: &str) -> Memory {
    Memory::new(Condition::Working, Notifier::default(), name.to_owned())
}

fn write(store: &Memory, kind: &str, id: &str, text: &str, at: f64) {
    let known = block_on(store.get(id)).unwrap();
    let record = Record {
        id: id.to_owned(),
        kind: kind.to_owned(),
        v: 1,
        order: "1".to_owned(),
        created: 1.0,
        updated: at,
        rev: known.map_or(0, |known| known.rev),
        deleted: false,
        blobs: Vec::new(),
        saves: crate::store::Saves::new(),
        payload: json!({ "text": text }),
    };
    block_on(store.save(Change::of(record))).unwrap();
}

fn delete(store: &Memory, id: &str, at: f64) {
    if let Some(record) = block_on(store.get(id)).unwrap() {
        block_on(store.save(Change::of(record.tombstone(at)))).unwrap();
    }
}

fn bring(from: &Memory, to: &Memory) -> Merged {
    let copy = block_on(from.snapshot()).unwrap();
    block_on(to.merge(copy)).unwrap()
}

fn texts(store: &Memory, kind: &str) -> Vec<String> {
    let found = block_on(store.list(Query::kind(kind))).unwrap().records;
    let mut texts: Vec<String> = found
        .iter()
        .filter_map(|one| one.payload["text"].as_str().map(str::to_owned))
        .collect();
    texts.sort();
    texts
}

#[test]
fn an_entry_edited_on_two_devices_after_a_shared_copy_keeps_both_texts() {
    let (one, other) = (browser("one"), browser("other"));
    write(&one, JOURNAL_ENTRY, "a", "shared", 1.0);
    bring(&one, &other);
    write(&one, JOURNAL_ENTRY, "a", "from one", 2.0);
    write(&other, JOURNAL_ENTRY, "a", "from", 3.0);
    write(&other, JOURNAL_ENTRY, "a", "from other", 4.0);
    let merged = bring(&other, &one);
    assert_eq!((merged.updated, merged.beside), (1, 1));
    assert_eq!(texts(&one, JOURNAL_ENTRY), ["from one", "from other"]);
    // The other way round, and again and again.
    bring(&one, &other);
    for _ in 0..2 {
        assert_eq!(bring(&one, &other).beside, 0);
        assert_eq!(bring(&other, &one).beside, 0);
    }
    assert_eq!(texts(&other, JOURNAL_ENTRY), ["from one", "from other"]);
    assert_eq!(block_on(one.snapshot()), block_on(other.snapshot()));
}

#[test]
fn an_older_state_that_was_gone_on_with_leaves_nothing_beside() {
    let (one, other) = (browser("one"), browser("other"));
    write(&one, JOURNAL_ENTRY, "a", "first", 1.0);
    let old = block_on(one.snapshot()).unwrap();
    bring(&one, &other);
    write(&other, JOURNAL_ENTRY, "a", "first, and on", 2.0);
    assert_eq!(bring(&other, &one).updated, 1);
    let merged = block_on(one.merge(old)).unwrap();
    assert_eq!((merged.unchanged, merged.beside), (1, 0));
    assert_eq!(texts(&one, JOURNAL_ENTRY), ["first, and on"]);
}

#[test]
fn what_was_written_on_after_it_was_deleted_elsewhere_is_not_lost() {
    let (one, other) = (browser("one"), browser("other"));
    write(&one, JOURNAL_ENTRY, "a", "first", 1.0);
    bring(&one, &other);
    write(&other, JOURNAL_ENTRY, "a", "written on", 2.0);
    write(&one, JOURNAL_ENTRY, "a", "first.", 3.0);
    delete(&one, "a", 4.0);
    assert_eq!(bring(&other, &one).beside, 1);
    assert_eq!(texts(&one, JOURNAL_ENTRY), ["written on"]);
}

#[test]
fn what_was_deleted_since_comes_back_only_when_asked_for() {
    let store = browser("one");
    write(&store, JOURNAL_ENTRY, "a", "first", 1.0);
    let copy = block_on(store.snapshot()).unwrap();
    delete(&store, "a", 2.0);
    let merged = block_on(store.merge(copy.clone())).unwrap();
    assert_eq!((merged.deleted, merged.unchanged), (1, 0));
    let count = Manner {
        only_count: true,
        revive: true,
    };
    assert_eq!(
        block_on(store.merge_as(copy.clone(), count))
            .unwrap()
            .updated,
        1
    );
    assert!(texts(&store, JOURNAL_ENTRY).is_empty());
    let manner = Manner {
        revive: true,
        ..Manner::default()
    };
    assert_eq!(
        block_on(store.merge_as(copy.clone(), manner))
            .unwrap()
            .updated,
        1
    );
    assert_eq!(texts(&store, JOURNAL_ENTRY), ["first"]);
    // And stays: its deletion, in an older copy, is older than its return.
    assert_eq!(block_on(store.merge_as(copy, manner)).unwrap().updated, 0);
}

#[test]
fn counting_writes_nothing_and_tells_nobody() {
    let (one, other) = (browser("one"), browser("other"));
    write(&one, JOURNAL_ENTRY, "a", "x", 1.0);
    let told: Rc<Cell<u32>> = Rc::default();
    let hearing = told.clone();
    let _watch = other.watch(Box::new(move |_| hearing.set(hearing.get() + 1)));
    let count = Manner {
        only_count: true,
        ..Manner::default()
    };
    let copy = block_on(one.snapshot()).unwrap();
    assert_eq!(block_on(other.merge_as(copy, count)).unwrap().added, 1);
    assert_eq!(block_on(other.snapshot()).unwrap(), Snapshot::default());
    assert_eq!(told.get(), 0);
}

#[test]
fn an_introduction_is_there_once_and_its_other_state_among_the_earlier_ones() {
    let (one, other) = (browser("one"), browser("other"));
    write(&one, INTRODUCTION, "introduction", "from one", 1.0);
    write(&other, INTRODUCTION, "introduction", "from other", 2.0);
    bring(&other, &one);
    assert_eq!(texts(&one, INTRODUCTION), ["from other"]);
    let earlier = block_on(one.list(Query::kind(INTRODUCTION_VERSION))).unwrap();
    let payload = &earlier.records[0].payload;
    assert_eq!(payload["introduction"]["text"], "from one");
}

#[test]
fn a_tick_is_no_writing() {
    let (one, other) = (browser("one"), browser("other"));
    write(&one, CHECKLIST_ITEM, "a", "done", 1.0);
    write(&other, CHECKLIST_ITEM, "a", "later", 2.0);
    assert_eq!(bring(&other, &one).beside, 0);
    assert_eq!(texts(&one, CHECKLIST_ITEM), ["later"]);
}

fn left(rev: u32, text: &str, at: f64) -> Record {
    let store = browser("gone");
    write(&store, JOURNAL_ENTRY, "a", text, at);
    let mut record = block_on(store.get("a")).unwrap().unwrap();
    record.rev = rev;
    record.saves.clear();
    record
}

#[test]
fn what_a_page_could_not_store_goes_over_the_state_it_was_written_on() {
    let decided = recover(Some(left(1, "first", 1.0)), left(2, "second", 2.0), "here");
    let stored = decided.store.unwrap();
    assert_eq!((stored.rev, stored.saves["here"]), (2, 1));
    assert_eq!(decided.beside, None);
    assert!(recover(None, left(1, "first", 1.0), "here").store.is_some());
}

#[test]
fn what_a_page_had_stored_before_it_went_is_not_stored_twice() {
    let again = recover(Some(left(2, "second", 2.0)), left(2, "second", 2.0), "here");
    assert_eq!(again, Merge::default());
}

#[test]
fn what_a_page_could_not_store_and_what_was_stored_meanwhile_both_stay() {
    for (rev, at) in [(2, 9.0), (3, 9.0), (2, 1.0)] {
        let decided = recover(
            Some(left(rev, "elsewhere", at)),
            left(2, "here", 2.0),
            "here",
        );
        let kept = decided.beside.expect("one of them is lost");
        let stays = decided.store.as_ref().map_or("elsewhere", |_| "here");
        let beside = if stays == "here" { "elsewhere" } else { "here" };
        assert_eq!(kept.payload["text"], beside);
    }
}

#[derive(Debug, Clone)]
enum Step {
    Write(usize, usize),
    Bring(usize, usize),
}

fn any_step() -> impl Strategy<Value = Step> {
    prop_oneof![
        (0..3usize, 0..2usize).prop_map(|(at, id)| Step::Write(at, id)),
        (0..3usize, 0..3usize).prop_map(|(from, to)| Step::Bring(from, to)),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    /// Three browsers write and exchange copies in any order. In the end all have the same, and whatever was the last
    /// that a browser wrote is there, unless somebody who had read it wrote on.
    #[test]
    fn browsers_that_exchange_copies_agree_and_lose_nothing(steps in proptest::collection::vec(any_step(), 1..16)) {
        let all = ["one", "two", "three"].map(browser);
        let mut wrote: Vec<(String, Vec<String>)> = Vec::new();
        for (moment, step) in steps.into_iter().enumerate() {
            match step {
                Step::Write(at, id) => {
                    let id = ["a", "b"][id];
                    let known = block_on(all[at].get(id)).unwrap();
                    let known = known.map(|one| one.payload["text"].as_str().unwrap().to_owned());
                    let text = format!("{id}{moment}");
                    let time = f64::from(u32::try_from(moment % 3).unwrap());
                    write(&all[at], JOURNAL_ENTRY, id, &text, time);
                    wrote.push((text, known.into_iter().collect()));
                }
                Step::Bring(from, to) => {
                    bring(&all[from], &all[to]);
                }
            }
        }
        for _ in 0..3 {
            for (from, to) in [(0, 1), (1, 2), (2, 0), (0, 2), (2, 1), (1, 0)] {
                bring(&all[from], &all[to]);
            }
        }
        let end = block_on(all[0].snapshot()).unwrap();
        prop_assert_eq!(&end, &block_on(all[1].snapshot()).unwrap());
        prop_assert_eq!(&end, &block_on(all[2].snapshot()).unwrap());
        let there = texts(&all[0], JOURNAL_ENTRY);
        for (text, _) in &wrote {
            let written_on = wrote.iter().any(|(_, known)| known.contains(text));
            prop_assert!(written_on || there.contains(text), "{} is lost: {:?}", text, there);
        }
    }
}
