//! An entry goes under its own passphrase in one transaction, travels in copies and merges, and leaves nothing behind.

use std::rc::Rc;

use futures_executor::block_on;
use zeroize::Zeroizing;

use super::doing::exchanged;
use crate::{
    context::collection::Item,
    error::{Error, Refusal},
    store::{
        Change, Condition, Kind, Record, Store, Stored, kinds,
        memory::Memory,
        notify::Notifier,
        space,
        vault::{Own, OwnPlace},
    },
    widgets::journal::{
        model::{Entry, secret, versions::Version},
        record,
    },
};

const WORD: &str = "Chèvrefeuille";
const PASSPHRASE: &str = "trois petits bateaux";

fn hidden(text: &str) -> Zeroizing<String> {
    Zeroizing::new(text.to_owned())
}

fn place(id: &str) -> OwnPlace {
    OwnPlace {
        kind: Entry::KIND,
        id: id.to_owned(),
    }
}

fn opened(record: &Record, passphrase: &str) -> Result<Entry, Error> {
    let outside = Stored::<Entry>::read(record.clone()).unwrap().data;
    let kept = outside.secret.clone().unwrap();
    let (plain, _) = block_on(space::open_own(place(&record.id), hidden(passphrase), kept))?;
    Ok(secret::joined(&outside, &plain).unwrap())
}

fn entry() -> Entry {
    Entry {
        text: format!("{WORD} #{WORD}"),
        date: "2026-11-23".to_owned(),
        tags: vec![WORD.to_owned()],
        ..Entry::default()
    }
}

/// A store in which the entry `a`, which had a version and a draft, was put under a passphrase as `b`.
fn secret_store() -> (Memory, Rc<dyn Own>) {
    let store = Memory::default();
    let plain = Stored::new("a".to_owned(), entry(), 0.0).write(0.0);
    let version = Version {
        entry: "a".to_owned(),
        text: WORD.to_owned(),
        ..Version::default()
    };
    let version = Stored::new("v".to_owned(), version, 0.0).write(0.0);
    let saved = block_on(store.save(Change::all(vec![plain, version]))).unwrap();
    block_on(store.keep_draft("journal:a", WORD)).unwrap();
    let own = block_on(space::own(place("b"), hidden(PASSPHRASE))).unwrap();
    let stored = Stored::<Entry>::read(saved[0].clone()).unwrap();
    let gone = vec![saved[1].tombstone(1.0)];
    let change = exchanged(&stored, gone, "b".to_owned(), &*own, 1.0).unwrap();
    block_on(store.save(change.spending("journal:a"))).unwrap();
    (store, own)
}

fn entries(store: &Memory) -> Vec<Record> {
    block_on(store.list(record::newest(None))).unwrap().records
}

#[test]
fn nothing_of_it_is_plain_in_what_is_stored_and_in_copies() {
    let (store, _) = secret_store();
    let copy = block_on(store.snapshot()).unwrap();
    let all = format!("{copy:?}");
    assert!(!all.contains(WORD) && !all.contains(PASSPHRASE), "{all}");
    let left = copy.records.iter().filter(|record| !record.deleted);
    let left: Vec<_> = left.map(|record| record.id.as_str()).collect();
    assert_eq!(left, ["b"]);
}

#[test]
fn what_another_tab_was_writing_into_it_is_stored_nowhere() {
    let (store, _) = secret_store();
    let typed = Entry {
        text: format!("{WORD}, et la suite"),
        ..entry()
    };
    // As it was read, and as new, which is how a tab that was told stores it.
    for rev in [1, 0] {
        let mut one = Stored::new("a".to_owned(), typed.clone(), 2.0);
        one.rev = rev;
        let change = Change {
            fresh: !<Entry as Item>::REVIVES,
            ..Change::of(one.write(2.0))
        };
        let refused = block_on(store.save(change.spending("journal:a")));
        assert_eq!(refused, Err(Error::Conflict { id: "a".to_owned() }));
    }
    let copy = format!("{:?}", block_on(store.snapshot()).unwrap());
    assert!(!copy.contains(WORD), "{copy}");
}

#[test]
fn it_opens_with_its_passphrase_where_a_copy_brought_it() {
    let (store, _) = secret_store();
    let other = Memory::default();
    let copy = block_on(store.snapshot()).unwrap();
    block_on(other.merge(copy)).unwrap();
    let record = entries(&other).remove(0);
    assert_eq!(opened(&record, PASSPHRASE), Ok(entry()));
    let refused = Err(Error::Vault(Refusal::Passphrase));
    assert_eq!(opened(&record, "quatre grands voiliers"), refused);
    assert_eq!(record.kind, kinds::JOURNAL_ENTRY);
}

#[test]
fn what_two_browsers_wrote_into_it_stays_and_opens_with_the_same_passphrase() {
    let (store, own) = secret_store();
    let name = "other".to_owned();
    let other = Memory::new(Condition::Working, Notifier::default(), name);
    let copy = block_on(store.snapshot()).unwrap();
    block_on(other.merge(copy)).unwrap();
    for (place, text) in [(&store, "Ici"), (&other, "Là")] {
        let mut one = Stored::<Entry>::read(entries(place).remove(0)).unwrap();
        let written = Entry {
            text: text.to_owned(),
            ..entry()
        };
        let sealed = own.seal(&secret::inside(&written)).unwrap();
        one.data.secret = Some(sealed);
        block_on(place.save(Change::of(one.write(2.0)))).unwrap();
    }
    let copy = block_on(other.snapshot()).unwrap();
    block_on(store.merge(copy)).unwrap();
    let both = entries(&store);
    let mut texts: Vec<String> = both
        .iter()
        .map(|record| opened(record, PASSPHRASE).unwrap().text)
        .collect();
    texts.sort();
    assert_eq!(texts, ["Ici", "Là"]);
}
