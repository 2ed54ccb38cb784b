//! Every shape of a record that was released, each in a file `<kind>.<version>.json`, read by today's code. A file is
//! never changed once its version was released: who changes a shape adds a version, its file, and how the one before
//! becomes it.

#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "a test that fails by panicking is a test that fails"
)]

use std::{collections::BTreeSet, fs, path::Path};

use escale::{
    store::{Kind, Record, Stored},
    widgets::{
        checklist::model::{ItemMark, kit::Shelved},
        introduction::{
            model::{Introduction, versions::Earlier},
            people::{
                model::{deck::DeckCard, draw::Round},
                record::Plan,
            },
            record::Photo,
        },
        journal::model::{Entry, versions::Version},
        path::model::Choice,
        prompt::record::Answer,
        retrospective::model::{Card, Commitment, keeping::Keeping, table::kept::Kept},
        studio::record::{Earlier as EarlierProgramme, ProgrammeDraft},
    },
};

fn folder() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/records"))
}

fn golden(kind: &str, version: u32) -> Record {
    let path = folder().join(format!("{kind}.{version}.json"));
    let text = fs::read_to_string(&path).expect("the file is there");
    let record: Record = serde_json::from_str(&text).expect("it is a record");
    assert_eq!((record.kind.as_str(), record.v), (kind, version));
    record
}

/// Every version is read; today's comes out as it went in, nothing missing and nothing more.
fn is_read<T: Kind>() {
    for version in 1..=T::VERSION {
        let record = golden(T::KIND, version);
        let stored = Stored::<T>::read(record.clone()).expect("it is read");
        if version == T::VERSION {
            assert_eq!(stored.write(record.updated), record);
        }
    }
}

#[test]
fn every_released_shape_of_a_record_is_read() {
    is_read::<Entry>();
    is_read::<Version>();
    is_read::<ItemMark>();
    is_read::<Shelved>();
    is_read::<Introduction>();
    is_read::<Earlier>();
    is_read::<Photo>();
    is_read::<DeckCard>();
    is_read::<Plan>();
    is_read::<Round>();
    is_read::<Answer>();
    is_read::<Card>();
    is_read::<Commitment>();
    is_read::<Choice>();
    is_read::<Kept>();
    is_read::<Keeping>();
    is_read::<ProgrammeDraft>();
    is_read::<EarlierProgramme>();
}

#[test]
fn every_kind_has_a_file_and_every_file_a_kind() {
    let source = include_str!("../src/store/kinds.rs");
    let constants = source.lines().filter_map(|line| {
        let (_, value) = line.strip_prefix("pub const ")?.split_once(": &str = \"")?;
        value.strip_suffix("\";").map(str::to_owned)
    });
    let kinds: BTreeSet<String> = constants.collect();
    let files = fs::read_dir(folder()).expect("the folder is there");
    let names = files.map(|file| {
        file.expect("a file")
            .file_name()
            .into_string()
            .expect("text")
    });
    let there: BTreeSet<String> = names
        .map(|name| name.split('.').next().unwrap_or_default().to_owned())
        .collect();
    assert!(kinds.len() > 10);
    assert_eq!(kinds, there);
    // The shapes of these are read where they are known, in their widgets.
    for kind in ["journal-salt", "journal-synthesis", "prompt-gathering"] {
        assert!(golden(kind, 1).payload.is_object());
    }
}
