//! Round trips, and backups made to do harm.

mod bounds;

use std::io::{Cursor, Write};

use proptest::prelude::*;
use serde_json::{Value, json};
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

use super::*;
use crate::{
    error::Error,
    store::{Blob, Record, rules},
};

const CREATED: &str = "2026-11-23T21:17:56.000Z";

fn zip_of(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in entries {
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
        zip.start_file(*name, options).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn a_manifest() -> Vec<u8> {
    let counts = json!({ "records": 1, "drafts": 0, "meta": 0, "setAside": 0 });
    json!({ "format": FORMAT, "version": 1, "space": "a", "created": CREATED, "counts": counts })
        .to_string()
        .into_bytes()
}

fn record(id: &str) -> Record {
    Record {
        id: id.into(),
        kind: "note".into(),
        v: 1,
        order: "1".into(),
        created: 1.0,
        updated: 2.5,
        rev: 1,
        deleted: false,
        blobs: Vec::new(),
        saves: crate::store::Saves::new(),
        payload: json!({ "text": "one\ntwo" }),
    }
}

/// Why the whole is refused, as consoles show it.
fn refusal(bytes: &[u8]) -> String {
    match unpack(bytes) {
        Err(error @ Error::Refused { .. }) => error.to_string(),
        other => panic!("{other:?}"),
    }
}

fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i32>().prop_map(Value::from),
        (-1.0e9..1.0e9).prop_map(|n: f64| Value::from((n * 8.0).round() / 8.0)),
        ".*".prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 12, 4, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            proptest::collection::btree_map(".*", inner, 0..4)
                .prop_map(|fields| Value::Object(fields.into_iter().collect())),
        ]
    })
}

prop_compose! {
    fn any_record()(
        (id, kind, order) in (".+", "[a-z-]{1,9}[0-9]", ".*"),
        (v, rev, deleted) in (any::<u32>(), any::<u32>(), any::<bool>()),
        (created, updated) in (0u64..1 << 50, 0u64..1 << 50),
        blobs in proptest::collection::vec(".+", 0..2),
        payload in any_json(),
    ) -> Record {
        #[expect(clippy::cast_precision_loss, reason = "smaller than 2^53")]
        let (created, updated) = (created as f64, updated as f64);
        let payload = json!({ "it": payload });
        let saves = std::collections::BTreeMap::from([("b".to_owned(), rev)]);
        let record = Record { id, kind, v, order, created, updated, rev, deleted, blobs, saves, payload };
        rules::storable(record).unwrap()
    }
}

prop_compose! {
    fn any_snapshot()(
        records in proptest::collection::vec(any_record(), 0..8),
        drafts in proptest::collection::btree_map(".+", ".*", 0..4),
        meta in proptest::collection::btree_map(".*", any_json(), 0..4),
        set_aside in proptest::collection::vec(any_json(), 0..3),
        blobs in proptest::collection::btree_map(".+", (".*", proptest::collection::vec(any::<u8>(), 0..40)), 0..3),
    ) -> Snapshot {
        let set_aside = set_aside.into_iter().map(|value| json!({ "id": value }).to_string());
        let (drafts, meta) = (drafts.into_iter().collect(), meta.into_iter().collect());
        let blobs = blobs.into_iter().map(|(id, (media, bytes))| Blob::new(id, media, bytes)).collect();
        Snapshot { records, drafts, meta, set_aside: set_aside.collect(), blobs }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_snapshot_comes_back_as_it_was(snapshot in any_snapshot()) {
        let packed = pack(&snapshot, "team-a", CREATED).unwrap();
        let unpacked = unpack(&packed).unwrap();
        prop_assert_eq!(unpacked.manifest.counts.records, snapshot.records.len());
        prop_assert_eq!(&unpacked.snapshot, &snapshot);
        prop_assert_eq!(unpacked.skipped, []);
        prop_assert_eq!(packed, pack(&snapshot, "team-a", CREATED).unwrap());
    }

    #[test]
    fn damaged_bytes_are_refused_or_read_never_more(
        snapshot in any_snapshot(),
        damage in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8),
        end in any::<prop::sample::Index>(),
    ) {
        let mut packed = pack(&snapshot, "team-a", CREATED).unwrap();
        for (place, byte) in damage {
            let place = place.index(packed.len());
            packed[place] = byte;
        }
        drop(unpack(&packed));
        packed.truncate(end.index(packed.len()));
        prop_assert!(unpack(&packed).is_err());
    }
}

#[test]
fn the_manifest_says_what_is_in_it() {
    let snapshot = Snapshot {
        records: vec![record("a"), record("b")],
        ..Snapshot::default()
    };
    let unpacked = unpack(&pack(&snapshot, "team-a", CREATED).unwrap()).unwrap();
    let Manifest {
        space,
        created,
        counts,
        ..
    } = unpacked.manifest;
    assert_eq!((space.as_str(), created.as_str()), ("team-a", CREATED));
    assert_eq!(
        counts,
        Counts {
            records: 2,
            ..Counts::default()
        }
    );
}

#[test]
fn a_broken_line_is_named_and_the_rest_goes_in() {
    let good = |id| serde_json::to_string(&record(id)).unwrap();
    let mut lines = [good("a"), "{".into(), "[]".into(), String::new(), good("b")].join("\r\n");
    lines.push_str("\n{\"id\":\"no kind\"}\n");
    let mut lines = lines.into_bytes();
    lines.extend_from_slice(b"\"\xff\"\n");
    let nothing = serde_json::to_string(&Record {
        payload: Value::Null,
        ..record("c")
    })
    .unwrap();
    lines.extend_from_slice(nothing.as_bytes());
    let bytes = zip_of(&[(MANIFEST, &a_manifest()), (RECORDS, &lines)]);
    let unpacked = unpack(&bytes).unwrap();
    assert_eq!(unpacked.snapshot.records, [record("a"), record("b")]);
    let skipped = |line, fault| Skipped {
        entry: RECORDS,
        line,
        fault,
    };
    assert_eq!(
        unpacked.skipped,
        [
            skipped(2, Fault::NotJson),
            skipped(3, Fault::WrongShape),
            skipped(6, Fault::WrongShape),
            skipped(7, Fault::NotText),
            skipped(8, Fault::WrongShape),
        ]
    );
    assert_eq!(unpacked.skipped_count, 5);
}

#[test]
fn ever_so_many_broken_lines_are_counted_not_listed() {
    let bytes = zip_of(&[
        (MANIFEST, &a_manifest()),
        (RECORDS, &b"1\n".repeat(100_000)),
    ]);
    let unpacked = unpack(&bytes).unwrap();
    assert_eq!(
        (unpacked.skipped.len(), unpacked.skipped_count),
        (100, 100_000)
    );
}

#[test]
fn what_is_no_backup_is_refused() {
    for bytes in [&b""[..], b"PK", b"not a zip at all", &[0; 4096]] {
        assert!(refusal(bytes).starts_with("zip: "));
    }
    assert_eq!(refusal(&zip_of(&[])), "manifest.json:1: it is no JSON");
    let of = |manifest: &str| refusal(&zip_of(&[(MANIFEST, manifest.as_bytes())]));
    assert_eq!(of("{\n}}"), "manifest.json:2: it is no JSON");
    assert_eq!(
        of("{}"),
        "manifest.json: it does not say it is an escale-backup"
    );
    let newer = r#"{"format":"escale-backup","version":2,"other":"shape"}"#;
    assert_eq!(
        of(newer),
        "manifest.json: it was made by a newer version of Escale"
    );
    let wrong = r#"{"format":"escale-backup","version":1}"#;
    assert!(of(wrong).contains("it does not have the expected shape"));
}

#[test]
fn entries_that_are_not_ours_are_refused_by_name() {
    for name in [
        "../records.jsonl",
        "/etc/passwd",
        "C:\\records.jsonl",
        "records.jsonl/",
        "more",
    ] {
        let bytes = zip_of(&[(MANIFEST, &a_manifest()), (name, b"x")]);
        assert_eq!(refusal(&bytes), format!("{name}: a copy has no such file"));
    }
}

#[test]
fn an_entry_twice_is_refused() {
    let mut bytes = zip_of(&[
        (MANIFEST, &a_manifest()),
        (RECORDS, b"1\n"),
        ("recordz.jsonl", b"2\n"),
    ]);
    while let Some(at) = bytes.windows(7).position(|window| window == b"recordz") {
        bytes[at + 6] = b's';
    }
    assert_eq!(refusal(&bytes), "zip: the same file is in it twice");
}

#[test]
fn what_members_wrote_is_in_no_message() {
    let meta = br#"{"mode": "secret" "other"}"#;
    let bytes = zip_of(&[(MANIFEST, &a_manifest()), (META, meta)]);
    assert_eq!(refusal(&bytes), "meta.json:1: it is no JSON");
}

#[test]
fn pictures_are_files_of_the_zip_that_any_computer_shows() {
    let snapshot = Snapshot {
        blobs: vec![
            Blob::new("019ab294-a01b", "image/jpeg", *b"\xff\xd8"),
            Blob::new("../odd", "other", *b"x"),
        ],
        ..Snapshot::default()
    };
    let packed = pack(&snapshot, "team-a", CREATED).unwrap();
    let mut zip = zip::ZipArchive::new(Cursor::new(&packed)).unwrap();
    let mut bytes = Vec::new();
    std::io::Read::read_to_end(&mut zip.by_name("blobs/1.jpg").unwrap(), &mut bytes).unwrap();
    assert_eq!(bytes, b"\xff\xd8");
    assert_eq!(zip.by_name("blobs/2").unwrap().size(), 1);
    let unpacked = unpack(&packed).unwrap();
    assert_eq!(unpacked.manifest.counts.blobs, 2);
    assert_eq!(unpacked.snapshot, snapshot);
}

#[test]
fn a_picture_that_is_not_there_is_named_and_the_rest_goes_in() {
    let line = |id: &str, file: &str| json!({ "id": id, "type": "", "file": file }).to_string();
    let lines = [
        line("a", "blobs/1.jpg"),
        line("b", "blobs/2.jpg"),
        line("c", "records.jsonl"),
        line("", "blobs/1.jpg"),
    ];
    let bytes = zip_of(&[
        (MANIFEST, &a_manifest()),
        (BLOBS, lines.join("\n").as_bytes()),
        ("blobs/1.jpg", b"x"),
    ]);
    let unpacked = unpack(&bytes).unwrap();
    assert_eq!(unpacked.snapshot.blobs, [Blob::new("a", "", *b"x")]);
    let mut faults: Vec<_> = (unpacked.skipped.iter())
        .map(|skipped| (skipped.line, skipped.fault))
        .collect();
    faults.sort_by_key(|fault| fault.0);
    let expected = [
        (2, Fault::NoBytes),
        (3, Fault::WrongShape),
        (4, Fault::WrongShape),
    ];
    assert_eq!(faults, expected);
}

#[test]
fn a_picture_that_unfolds_too_far_is_refused() {
    let zeros = vec![0; 8 * 1024 * 1024];
    let line = json!({ "id": "a", "type": "", "file": "blobs/1" }).to_string();
    let bytes = zip_of(&[
        (MANIFEST, &a_manifest()),
        (BLOBS, line.as_bytes()),
        ("blobs/1", &zeros),
    ]);
    assert!(refusal(&bytes).starts_with("blobs/1: it has more than"));
}
