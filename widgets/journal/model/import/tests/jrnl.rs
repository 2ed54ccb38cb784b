//! jrnl: JSON and text.

use serde_json::{Value, json};

use super::*;

#[test]
fn json_is_read_with_titles_tags_and_stars() {
    let journal = json!({
        "tags": { "@tag": 1 },
        "entries": [
            { "title": "The first.", "body": "Its body,\nwith a @tag.", "date": "2020-06-28", "time": "18:22", "tags": ["@tag"], "starred": true, "uuid": "x" },
            { "title": "Only a title", "body": "", "date": "2020-07-01", "time": "09:00", "tags": [], "starred": false },
            { "title": "No such day", "body": "", "date": "2020-02-30", "time": "09:00" }
        ]
    });
    let (format, brought) = bring(&[("jrnl.json", journal.to_string().as_bytes())]);
    assert_eq!(format, Format::JrnlJson);
    assert_eq!(
        texts(&brought),
        ["The first.\n\nIts body,\nwith a @tag.", "Only a title"]
    );
    let one = &brought.entries[0];
    assert_eq!(
        (one.entry.date.as_str(), one.entry.time.as_deref()),
        ("2020-06-28", Some("18:22"))
    );
    assert_eq!(
        (one.created, one.updated),
        (1_593_361_320_000.0, 1_593_361_320_000.0)
    );
    assert_eq!(one.entry.tags, ["tag"]);
    assert!(one.entry.starred);
    assert_eq!(
        Value::Object(one.entry.origin.clone().unwrap().rest),
        json!({ "uuid": "x" })
    );
    assert_eq!(
        brought.broken,
        [("jrnl.json".to_owned(), Some(3), Reason::NoDate)]
    );
}

#[test]
fn text_is_read_to_the_next_line_that_begins_an_entry() {
    let text = "\u{feff}[2020-06-28 18:22] The first *\nIts body.\n\n[not a date] stays\n- @Harbour, and user@example.org\n\n[2020-07-01 08:00:30 PM] The second\n[2020-07-02] No time\n[2020-02-30 10:00] stays too\n";
    let (format, brought) = bring(&[("jrnl.txt", text.as_bytes())]);
    assert_eq!(format, Format::JrnlText);
    assert_eq!(brought.broken, []);
    assert_eq!(
        texts(&brought),
        [
            "The first\n\nIts body.\n\n[not a date] stays\n- @Harbour, and user@example.org",
            "The second",
            "No time\n\n[2020-02-30 10:00] stays too"
        ]
    );
    let times: Vec<_> = brought
        .entries
        .iter()
        .map(|one| one.entry.time.as_deref())
        .collect();
    assert_eq!(times, [Some("18:22"), Some("20:00"), None]);
    let lines: Vec<_> = brought
        .entries
        .iter()
        .map(|one| one.place.number.unwrap())
        .collect();
    assert_eq!(lines, [1, 7, 8]);
    assert_eq!(brought.entries[0].entry.tags, ["harbour"]);
    let stars: Vec<_> = brought
        .entries
        .iter()
        .map(|one| one.entry.starred)
        .collect();
    assert_eq!(stars, [true, false, false]);
}

#[test]
fn what_stands_before_the_first_entry_is_named() {
    let (_, brought) = bring(&[("jrnl.txt", b"A preface.\n[2020-07-01 08:00] x".as_slice())]);
    assert_eq!(texts(&brought), ["x"]);
    assert_eq!(
        brought.broken,
        [("jrnl.txt".to_owned(), Some(1), Reason::NoDate)]
    );
}

#[test]
fn a_folder_journal_is_many_texts() {
    let zip = zip_of(&[
        (
            "2021/05/05.txt",
            b"[2021-05-05 08:00] a\n[2021-05-05 09:00] b\n",
        ),
        ("2021/05/06.txt", b"[2021-05-06 08:00] c\n"),
    ]);
    let (_, brought) = bring(&[("j.zip", &zip)]);
    assert_eq!(texts(&brought), ["a", "b", "c"]);
}

#[test]
fn the_same_entry_has_the_same_identifier_again() {
    let text = b"[2020-07-01 08:00] a\nb\n[2020-07-01 08:00] a\nc\n".as_slice();
    let ids = |text: &[u8]| -> Vec<String> {
        bring(&[("j.txt", text)])
            .1
            .entries
            .into_iter()
            .map(|one| one.id)
            .collect()
    };
    let first = ids(text);
    assert_eq!(first, ids(text));
    assert_ne!(first[0], first[1]);
}
