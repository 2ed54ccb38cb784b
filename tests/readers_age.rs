//! The program `age` reads what we lock, and we read what it locks.

#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "a test that fails by panicking is a test that fails"
)]

use std::{fs, path::Path, process::Command};

use escale::{
    id::fill_random,
    store::{
        Record, Snapshot,
        backup::{
            age::{Decryption, Encryption},
            pack, unpack,
        },
    },
};
use serde_json::json;

const PASSPHRASE: &str = "trois petits bateaux à quai";

/// Runs the program on a file; a missing one fails the test with its name.
fn age(what: &str, passphrase: &str, from: &Path, to: &Path) -> Result<(), String> {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/readers/age.py");
    let ran = Command::new("python3")
        .arg(script)
        .args([what, passphrase])
        .args([from, to])
        .output()
        .map_err(|error| format!("python3 does not start: {error}"))?;
    if ran.status.success() {
        return Ok(());
    }
    Err(String::from_utf8_lossy(&ran.stderr).into_owned())
}

fn backup() -> Vec<u8> {
    let entry = Record {
        id: "1".into(),
        kind: "journal-entry".into(),
        v: 1,
        order: "2026-11-23".into(),
        created: 1.0,
        updated: 2.0,
        rev: 1,
        deleted: false,
        blobs: Vec::new(),
        saves: escale::store::Saves::new(),
        payload: json!({ "text": "Chèvrefeuille", "date": "2026-11-23" }),
    };
    let snapshot = Snapshot {
        records: vec![entry],
        ..Snapshot::default()
    };
    pack(&snapshot, "team", "2026-11-24T12:00:00.000Z").expect("a backup")
}

#[test]
fn the_program_opens_a_locked_copy_and_no_other_passphrase_does() {
    let folder = tempfile::tempdir().expect("a folder");
    let [locked, opened] = ["copy.zip.age", "copy.zip"].map(|name| folder.path().join(name));
    let plain = backup();
    let work = Encryption::new(PASSPHRASE, fill_random).expect("a key");
    fs::write(&locked, work.finish(&plain).expect("a locked copy")).expect("written");
    age("open", PASSPHRASE, &locked, &opened).expect("age opens it");
    assert!(
        fs::read(&opened).expect("opened") == plain,
        "another file came out"
    );
    let refused = age("open", "trois petits bateaux", &locked, &opened);
    let said = refused.expect_err("another passphrase opened it");
    assert!(said.contains("incorrect passphrase"), "{said}");
}

#[test]
fn a_copy_locked_by_the_program_comes_in() {
    let folder = tempfile::tempdir().expect("a folder");
    let [plain, locked] = ["copy.zip", "copy.zip.age"].map(|name| folder.path().join(name));
    fs::write(&plain, backup()).expect("written");
    age("lock", PASSPHRASE, &plain, &locked).expect("age locks it");
    let file = fs::read(&locked).expect("a locked copy");
    let work = Decryption::new(&file, PASSPHRASE).expect("a locked copy");
    let found = unpack(&work.finish().expect("opened")).expect("a backup");
    assert_eq!(found.snapshot.records.len(), 1);
}
