//! What was damaged, moved or put back: told apart from a wrong passphrase, left alone, and in nobody's way.

use std::rc::Rc;

use serde_json::{Value, json};

use super::given::*;
use crate::{
    error::{Error, Refusal},
    store::{
        Blob, Change as Saving, Listing, Query, Record, Snapshot, Store,
        memory::Memory,
        vault::{HEADER, State},
    },
};

fn header(kept: &Rc<Memory>) -> Value {
    now(Store::meta(&**kept, HEADER)).unwrap().unwrap()
}

fn set_header(kept: &Rc<Memory>, header: Value) {
    now(Store::set_meta(&**kept, HEADER, header)).unwrap();
}

#[test]
fn a_wrong_passphrase_is_told_apart_from_a_damaged_header() {
    let (kept, vault) = made();
    vault.lock();
    for wrong in [
        "",
        "trois petits bateau",
        "Trois petits bateaux",
        "trois petits bateaux ",
    ] {
        let refused = now(vault.unlock(passphrase(wrong)));
        assert_eq!(refused, Err(Error::Vault(Refusal::Passphrase)));
    }
    let whole = header(&kept);
    let fields = whole["passphrase"].as_object().unwrap().keys().cloned();
    for field in fields {
        let mut damaged = whole.clone();
        let value = &mut damaged["passphrase"][&field];
        *value = match value.as_str() {
            Some(text) => {
                json!(text.replace(&text[3..4], if &text[3..4] == "A" { "B" } else { "A" }))
            }
            None => json!(value.as_u64().unwrap() + 1),
        };
        set_header(&kept, damaged);
        let refused = now(vault.unlock(passphrase(PASSPHRASE))).unwrap_err();
        assert!(
            matches!(refused, Error::Unreadable { .. }),
            "{field}: {refused:?}"
        );
    }
    for damaged in [
        json!(null),
        json!({}),
        json!([1]),
        json!({ "format": "escale-vault", "version": 1 }),
    ] {
        set_header(&kept, damaged);
        assert_eq!(now(vault.state()), Ok(State::Locked));
        let refused = now(vault.unlock(passphrase(PASSPHRASE))).unwrap_err();
        assert!(matches!(refused, Error::Unreadable { .. }), "{refused:?}");
    }
    set_header(&kept, whole);
    now(vault.unlock(passphrase(PASSPHRASE))).unwrap();
}

#[test]
fn a_header_of_a_newer_version_says_so() {
    let (kept, vault) = made();
    vault.lock();
    set_header(
        &kept,
        json!({ "format": "escale-vault", "version": 2, "other": "shape" }),
    );
    let refused = now(vault.unlock(passphrase(PASSPHRASE))).unwrap_err();
    assert!(refused.to_string().contains("newer version"), "{refused}");
}

#[test]
fn a_header_that_asks_for_too_much_is_refused_at_once() {
    let (kept, vault) = made();
    vault.lock();
    for (field, value) in [
        ("memoryKib", 4_000_000_000_u32),
        ("passes", u32::MAX),
        ("lanes", 0x00ff_ffff),
    ] {
        let mut greedy = header(&kept);
        greedy["passphrase"][field] = json!(value);
        set_header(&kept, greedy);
        assert!(now(vault.unlock(passphrase(PASSPHRASE))).is_err());
    }
}

/// An inside-out journal: entries `a` and `b`, `a` saved twice, and what was kept of its first revision.
fn twice_saved() -> (Rc<Memory>, Record) {
    let (kept, vault) = made();
    save(&vault, note("a", 0, "first")).unwrap();
    let first = kept_snapshot(&kept).records.remove(0);
    save(&vault, note("a", 1, "second")).unwrap();
    save(&vault, note("b", 0, "other")).unwrap();
    (kept, first)
}

/// Puts these records in place of what is kept.
fn put(kept: &Rc<Memory>, change: impl Fn(&mut [Record])) {
    let mut snapshot = kept_snapshot(kept);
    change(&mut snapshot.records);
    now(Store::erase(&**kept)).unwrap();
    now(Store::merge(&**kept, snapshot)).unwrap();
}

type Change = Box<dyn Fn(&mut [Record])>;

#[test]
fn what_was_moved_or_put_back_does_not_open() {
    let (kept, first) = twice_saved();
    let older = first.payload;
    let changes: [(&str, Change); 6] = [
        (
            "another entry's",
            Box::new(|kept| kept[0].payload = kept[1].payload.clone()),
        ),
        (
            "an older revision's",
            Box::new(move |kept| kept[0].payload = older.clone()),
        ),
        (
            "another identifier",
            Box::new(|kept| kept[0].id = "0".into()),
        ),
        (
            "another date",
            Box::new(|kept| kept[0].order = "2020".into()),
        ),
        (
            "another kind",
            Box::new(|kept| kept[0].kind = "card".into()),
        ),
        ("another version", Box::new(|kept| kept[0].v = 2)),
    ];
    let whole = kept_snapshot(&kept);
    for (what, change) in changes {
        put(&kept, &*change);
        let vault = unlocked(&kept);
        let notes = now(vault.list(Query::kind("note"))).unwrap();
        let cards = now(vault.list(Query::kind("card"))).unwrap();
        assert_eq!(notes.records, [note("b", 1, "other")], "{what}");
        assert_eq!(notes.set_aside + cards.set_aside, 1, "{what}");
        let found = kept_snapshot(&kept).records.remove(0);
        let refused = now(vault.get(&found.id)).unwrap_err();
        assert!(
            matches!(refused, Error::Unreadable { .. }),
            "{what}: {refused:?}"
        );
        now(Store::erase(&*kept)).unwrap();
        now(Store::merge(&*kept, whole.clone())).unwrap();
    }
    assert_eq!(
        now(unlocked(&kept).get("a")).unwrap(),
        Some(note("a", 2, "second"))
    );
}

#[test]
fn a_draft_under_another_key_does_not_open() {
    let (kept, vault) = made();
    now(vault.keep_draft("journal:a", PLANTED)).unwrap();
    let sealed = now(Store::draft(&*kept, "journal:a")).unwrap().unwrap();
    now(Store::keep_draft(&*kept, "journal:b", &sealed)).unwrap();
    assert_eq!(now(vault.draft("journal:a")), Ok(Some(PLANTED.into())));
    assert!(matches!(
        now(vault.draft("journal:b")),
        Err(Error::Unreadable { .. })
    ));
}

/// An entry with a picture.
fn pictured(id: &str, blob: &Blob) -> Saving {
    let record = Record {
        blobs: vec![blob.id.clone()],
        ..note(id, 0, "x")
    };
    Saving {
        blobs: vec![blob.clone()],
        ..Saving::of(record)
    }
}

#[test]
fn bytes_under_another_name_do_not_open() {
    let (kept, vault) = made();
    let picture = Blob::new("a", "image/jpeg", PLANTED.as_bytes());
    now(vault.save(pictured("one", &picture))).unwrap();
    let sealed = now(Store::blob(&*kept, "a")).unwrap().unwrap();
    let holds = |five: &[u8]| PLANTED.as_bytes().starts_with(five);
    assert!(!sealed.bytes.windows(5).any(holds));
    assert_eq!(now(vault.blob("a")).unwrap(), Some(picture));
    let moved = Blob::new("b", "image/jpeg", sealed.bytes);
    now(Store::save(&*kept, pictured("two", &moved))).unwrap();
    assert!(matches!(
        now(vault.blob("b")),
        Err(Error::Unreadable { .. })
    ));
    let refused = now(page(&kept).blob("a"));
    assert_eq!(refused, Err(Error::Vault(Refusal::Locked)));
}

#[test]
fn pictures_come_into_the_vault_and_out_of_it_with_their_entries() {
    let kept: Rc<Memory> = Rc::default();
    let vault = page(&kept);
    let picture = Blob::new("p", "image/jpeg", PLANTED.as_bytes());
    now(vault.save(pictured("one", &picture))).unwrap();
    let public = Blob::new("q", "image/jpeg", *b"public");
    let card = Record {
        kind: "introduction".into(),
        ..pictured("card", &public).records.remove(0)
    };
    let change = Saving {
        blobs: vec![public.clone()],
        ..Saving::of(card)
    };
    now(vault.save(change)).unwrap();
    let before = now(vault.snapshot()).unwrap();
    now(vault.make(hidden(PASSPHRASE))).unwrap();
    assert!(now(vault.enter(on())).unwrap());
    let inside = kept_snapshot(&kept).blobs;
    assert!(inside[0].bytes != picture.bytes && inside[1] == public);
    assert_eq!(now(vault.snapshot()).unwrap().blobs, before.blobs);
    // A copy taken while it is locked brings them back sealed.
    vault.lock();
    let copy = now(vault.snapshot()).unwrap();
    assert_eq!(now(vault.blob("q")).unwrap(), Some(public));
    now(vault.unlock(passphrase(PASSPHRASE))).unwrap();
    now(vault.merge(copy)).unwrap();
    assert_eq!(now(vault.snapshot()).unwrap().blobs, before.blobs);
    assert!(now(vault.leave(on())).unwrap());
    assert_eq!(kept_snapshot(&kept).blobs, before.blobs);
    // A plain copy that comes into a vault is sealed there.
    let (other, vault) = made();
    now(vault.merge(before.clone())).unwrap();
    assert!(kept_snapshot(&other).blobs[0].bytes != picture.bytes);
    assert_eq!(now(vault.snapshot()).unwrap().blobs, before.blobs);
}

#[test]
fn a_damaged_entry_is_left_alone_until_a_copy_heals_it() {
    let (kept, first) = twice_saved();
    put(&kept, |records| records[0].payload = first.payload.clone());
    let vault = unlocked(&kept);
    let over = save(&vault, note("a", 2, "third"));
    assert!(matches!(over, Err(Error::Unreadable { .. })), "{over:?}");
    // It leaves with a copy, sealed as it is, and the header with it.
    let copy = now(vault.snapshot()).unwrap();
    assert_eq!(copy.records[0].payload, first.payload);
    assert!(copy.meta.iter().any(|(key, _)| key == HEADER));
    assert_eq!(copy.records[1], note("b", 1, "other"));
    // And comes back with it without harm.
    assert_eq!(now(vault.merge(copy)).unwrap().unchanged, 2);
    let healed = Snapshot {
        records: vec![note("a", 2, "second")],
        ..Snapshot::default()
    };
    assert_eq!(now(vault.merge(healed)).unwrap().added, 1);
    let expected = Listing {
        records: vec![note("a", 2, "second"), note("b", 1, "other")],
        set_aside: 0,
    };
    assert_eq!(now(vault.list(Query::kind("note"))).unwrap(), expected);
}

#[test]
fn a_damaged_entry_holds_nobody_in_the_vault() {
    let (kept, first) = twice_saved();
    put(&kept, |records| records[0].payload = first.payload.clone());
    let vault = unlocked(&kept);
    assert!(now(vault.leave(on())).unwrap());
    let listing = now(vault.list(Query::kind("note"))).unwrap();
    assert_eq!(
        (listing.records, listing.set_aside),
        (vec![note("b", 1, "other")], 1)
    );
    assert_eq!(now(vault.get("a")), Err(Error::Vault(Refusal::Locked)));
    // Nor is it the end of a list that is read in pages.
    let page = Query {
        limit: Some(1),
        ..Query::kind("note")
    };
    let listing = now(vault.list(page)).unwrap();
    assert_eq!(listing.records, [note("b", 1, "other")]);
    now(vault.make(hidden("another one"))).unwrap();
    assert!(now(vault.enter(on())).unwrap());
    assert_eq!(kept_snapshot(&kept).records[0].payload, first.payload);
}

#[test]
fn a_sealed_text_is_never_twice_the_same() {
    let (kept, vault) = made();
    save(&vault, note("a", 0, "x")).unwrap();
    let first = kept_snapshot(&kept).records.remove(0).payload;
    now(vault.erase()).unwrap();
    now(vault.make(hidden(PASSPHRASE))).unwrap();
    save(&vault, note("a", 0, "x")).unwrap();
    assert_ne!(kept_snapshot(&kept).records.remove(0).payload, first);
    now(vault.keep_draft("answer", PLANTED)).unwrap();
    let draft = now(Store::draft(&*kept, "answer")).unwrap();
    now(vault.keep_draft("answer", PLANTED)).unwrap();
    assert_ne!(now(Store::draft(&*kept, "answer")).unwrap(), draft);
}
