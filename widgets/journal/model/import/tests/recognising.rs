//! Whose journal files are.

use super::*;

fn opened(files: &[(&str, &[u8])]) -> (Vec<Format>, Vec<(String, Refused)>) {
    let files: Vec<File<'_>> = files
        .iter()
        .map(|(name, bytes)| File { name, bytes })
        .collect();
    let opened = open(&files);
    (
        opened.parcels.iter().map(|parcel| parcel.format).collect(),
        opened.refused,
    )
}

#[test]
fn what_is_nobodys_journal_is_refused_by_name() {
    let one = |bytes: &[u8]| {
        let (formats, mut refused) = opened(&[("a.json", bytes)]);
        assert_eq!(formats, []);
        refused.pop().unwrap().1
    };
    assert_eq!(one(b""), Refused::Empty);
    for bytes in [
        &b"{"[..],
        b"{}",
        b"[]",
        b"null",
        b"text",
        b"{\"entries\":[]}",
        b"\0\xff",
        &[b'['; 5000],
    ] {
        assert_eq!(one(bytes), Refused::Unknown);
    }
    assert_eq!(one(&zip_of(&[])), Refused::Empty);
    assert_eq!(one(&zip_of(&[("a.txt", b"hello")])), Refused::Unknown);
    assert_eq!(
        one(&zip_of(&[("backup.daylio", b"eyJ2"), ("assets/a", b"")])),
        Refused::DaylioBackup
    );
    assert_eq!(
        one(&zip_of(&[(
            "manifest.json",
            b"{\"format\":\"escale-backup\"}"
        )])),
        Refused::Backup
    );
    assert_eq!(
        one(b"PK\x03\x04 and no more"),
        Refused::Archive(Fault::NotAnArchive)
    );
    let (_, refused) = opened(&[
        ("a.age", b"age-encryption.org/v1\n".as_slice()),
        ("b.png", PNG),
    ]);
    assert_eq!(
        refused,
        [
            ("a.age".to_owned(), Refused::Encrypted),
            ("b.png".to_owned(), Refused::Unknown)
        ]
    );
}

#[test]
fn what_is_chosen_together_is_sorted_by_what_belongs_together() {
    let day_one = zip_of(&[("J.json", b"{\"metadata\":{},\"entries\":[]}")]);
    let (formats, refused) = opened(&[
        ("2026-11-23.md", b"a ![](view.png)".as_slice()),
        ("jrnl.txt", b"[2020-01-01 10:00] x"),
        ("view.png", PNG),
        ("export.zip", &day_one),
        ("2026-11-24.md", b"b"),
        ("daylio.csv", b"full_date,time,mood\n2020-01-01,10:00,rad\n"),
        ("other.csv", b"a,b\n1,2\n"),
    ]);
    assert_eq!(
        formats,
        [
            Format::DayOne,
            Format::JrnlText,
            Format::Daylio,
            Format::Obsidian
        ]
    );
    assert_eq!(refused, [("other.csv".to_owned(), Refused::Unknown)]);
}

#[test]
fn what_a_text_says_does_not_make_it_another_journal() {
    let day_one = br#"{"metadata":{"version":"1.0"},"entries":[{"creationDate":"2021-01-01T10:00:00Z","text":"\"date_journal\": 5"}]}"#;
    assert_eq!(opened(&[("a.json", day_one)]).0, [Format::DayOne]);
    // Long before its date.
    let text = "x".repeat(100_000);
    let late = format!(
        r#"{{"metadata":{{}},"entries":[{{"richText":"{text}","creationDate":"2021-01-01T10:00:00Z"}}]}}"#
    );
    assert_eq!(opened(&[("a.json", late.as_bytes())]).0, [Format::DayOne]);
}

#[test]
fn a_preview_counts_what_an_import_would_do() {
    let text =
        b"[2020-07-02 08:00] a\n[2020-07-01 08:00] b\n[2020-07-02 08:00] a\nc [2020-13-01] d"
            .as_slice();
    let files = [File {
        name: "j.txt",
        bytes: text,
    }];
    let opened = open(&files);
    let known: Vec<String> = Vec::new();
    let count = |known: &[String]| {
        let mut preview = Preview::default();
        for item in opened.parcels[0].read(&civil) {
            preview.count(item, |id| {
                known.iter().any(|one| one == id).then_some(Here::Live)
            });
        }
        preview
    };
    let first = count(&known);
    assert_eq!((first.fresh, first.known, first.again), (3, 0, 0));
    let twice = [text, b"\n[2020-07-01 08:00] b\n"].concat();
    let files = [File {
        name: "j.txt",
        bytes: &twice,
    }];
    let mut preview = Preview::default();
    for item in open(&files).parcels[0].read(&civil) {
        preview.count(item, |_| None);
    }
    assert_eq!((preview.fresh, preview.again), (3, 1));
    assert_eq!(
        (preview.first.as_deref(), preview.last.as_deref()),
        (Some("2020-07-01"), Some("2020-07-02"))
    );
    // Brought in already.
    let ids: Vec<String> = read(&opened.parcels[0])
        .entries
        .into_iter()
        .map(|one| one.id)
        .collect();
    let again = count(&ids);
    assert_eq!((again.fresh, again.known), (0, 3));
}
