//! Journals made to do harm: each costs itself, no other, and no more memory than the limits say.

use serde_json::json;

use super::*;
use crate::archive::Fault;

fn day_one(entries: &str) -> Vec<u8> {
    ["{\"metadata\":{},\"entries\":[", entries, "]}"]
        .concat()
        .into_bytes()
}

const GOOD: &str = r#"{"creationDate":"2021-01-01T10:00:00Z","text":"good"}"#;

#[test]
fn a_bomb_is_given_up_and_what_came_before_goes_in() {
    let zeros = " ".repeat(40 << 20);
    let zip = zip_of(&[("J.json", &day_one(&[GOOD, ",", &zeros, GOOD].concat()))]);
    assert!(zip.len() < 100_000);
    let (_, brought) = bring(&[("a.zip", &zip)]);
    assert_eq!(texts(&brought), ["good"]);
    assert_eq!(
        brought.broken,
        [("a.zip/J.json".to_owned(), None, Reason::Member(Fault::Bomb))]
    );
}

#[test]
fn an_entry_too_long_or_too_deep_is_passed_over() {
    let long = "x".repeat(limits::ENTRY_BYTES);
    let deep = ["[".repeat(100_000), "]".repeat(100_000)].concat();
    let entries = [
        GOOD,
        &format!(r#"{{"creationDate":"2021-01-01T10:00:00Z","text":"{long}"}}"#),
        &format!(r#"{{"creationDate":"2021-01-01T10:00:00Z","text":"","more":{deep}}}"#),
        &format!(
            r#"{{"creationDate":"2021-01-01T10:00:00Z","text":"{}"}}"#,
            "y".repeat(limits::TEXT_BYTES + 1)
        ),
        GOOD,
    ];
    let (_, brought) = bring(&[("J.json", &day_one(&entries.join(",")))]);
    assert_eq!(texts(&brought), ["good", "good"]);
    let broken: Vec<_> = brought
        .broken
        .iter()
        .map(|(_, number, reason)| (number.unwrap(), reason.clone()))
        .collect();
    assert_eq!(
        broken,
        [
            (
                2,
                Reason::TooLong {
                    max: limits::ENTRY_BYTES
                }
            ),
            (3, Reason::TooDeep),
            (
                4,
                Reason::TooLong {
                    max: limits::TEXT_BYTES
                }
            ),
        ]
    );
}

#[test]
fn huge_fields_are_left_out_by_name_and_the_entry_goes_in() {
    let tags: Vec<String> = (0..500)
        .map(|tag| tag.to_string())
        .chain(["t".repeat(600)])
        .collect();
    let photos: Vec<_> = (0..300)
        .map(|one| json!({ "identifier": one.to_string(), "md5": "a", "type": "png" }))
        .collect();
    let entry = json!({
        "creationDate": "2021-01-01T10:00:00Z",
        "text": "x",
        "uuid": "u".repeat(10_000),
        "timeZone": "z".repeat(10_000),
        "tags": tags,
        "photos": photos,
        "location": { "placeName": "p".repeat(20_000) },
        "small": 1,
    });
    let zip = zip_of(&[
        ("J.json", &day_one(&entry.to_string())),
        ("photos/a.png", PNG),
    ]);
    let (_, brought) = bring(&[("a.zip", &zip)]);
    let one = &brought.entries[0];
    assert_eq!(one.entry.tags.len(), limits::TAGS);
    assert_eq!(one.pictures.len(), limits::PICTURES);
    assert_eq!(one.entry.zone, None);
    let mut reasons: Vec<_> = brought
        .broken
        .iter()
        .map(|(_, _, reason)| reason.key())
        .collect();
    reasons.sort_unstable();
    assert_eq!(reasons, ["rest", "tags", "too-many-pictures"]);
    assert_eq!(one.entry.origin.clone().unwrap().rest.len(), 1);
}

#[test]
fn what_is_put_under_our_own_name_is_held_to_the_limits() {
    let entry = |escale: serde_json::Value| {
        let entry =
            json!({ "creationDate": "2021-01-01T10:00:00Z", "text": "abc", "escale": escale });
        only(&[("J.json", &day_one(&entry.to_string()))]).entry
    };
    let plain = entry(json!(5));
    for escale in [
        json!({ "textBytes": 9, "date": "2020-01-01" }),
        json!({ "textBytes": 1, "date": "2020-01-01" }),
        json!({ "textBytes": 3, "date": "soon" }),
        json!({ "textBytes": 3, "date": "2020-01-01", "time": "99:99" }),
        json!({ "textBytes": 3, "date": "2020-01-01", "zone": "a b" }),
        json!({ "textBytes": 3, "date": "2020-01-01", "tags": vec!["a"; 1000] }),
        json!({ "textBytes": 3, "date": "2020-01-01", "tags": ["a".repeat(1000)] }),
        json!({ "textBytes": 3, "date": "2020-01-01", "origin": { "program": "x", "id": "y", "rest": { "z": "a".repeat(100_000) } } }),
    ] {
        assert_eq!(entry(escale), plain);
    }
    assert_eq!(
        entry(json!({ "textBytes": 3, "date": "2020-01-01" })).date,
        "2020-01-01"
    );
}

#[test]
fn paths_that_mean_to_leave_are_named() {
    let zip = zip_of(&[
        ("J.json", &day_one(GOOD)),
        ("../../etc/passwd", b"x"),
        ("/root/.ssh/id", b"x"),
    ]);
    let (_, brought) = bring(&[("a.zip", &zip)]);
    assert_eq!(texts(&brought), ["good"]);
    let names: Vec<_> = brought
        .broken
        .iter()
        .map(|(file, _, reason)| (file.as_str(), reason.key()))
        .collect();
    assert_eq!(
        names,
        [
            ("a.zip/../../etc/passwd", "unsafe-name"),
            ("a.zip//root/.ssh/id", "unsafe-name")
        ]
    );
}

#[test]
fn front_matter_without_end_and_tables_without_end_are_read_once() {
    let page = ["---\n", &"a: b\n".repeat(200_000)].concat();
    let (_, brought) = bring(&[("2026-11-23.md", page.as_bytes())]);
    assert_eq!(brought.entries[0].entry.text.len(), page.trim_end().len());
    let csv = ["full_date,mood\n2020-01-01,\"", &"x\n".repeat(6 << 20)].concat();
    let (_, brought) = bring(&[("a.csv", csv.as_bytes())]);
    assert_eq!(brought.entries.len(), 0);
    assert_eq!(brought.broken[0].2.key(), "too-long");
    let wide = [
        "full_date,mood\n",
        &",".repeat(1 << 20),
        "\n2020-01-01,rad\n",
    ]
    .concat();
    let (_, brought) = bring(&[("a.csv", wide.as_bytes())]);
    assert_eq!(texts(&brought), ["rad"]);
    assert_eq!(brought.broken[0].2, Reason::NotAnEntry);
}

#[test]
fn more_entries_than_are_taken_are_not_taken() {
    let line = "[2020-01-01 10:00] x\n";
    let text = line.repeat(limits::ENTRIES + 5);
    let files = [File {
        name: "a.txt",
        bytes: text.as_bytes(),
    }];
    let opened = open(&files);
    let (mut entries, mut broken) = (0, Vec::new());
    for item in opened.parcels[0].read(&|_, _| {
        Some(Local {
            day: Day::MIN,
            minute: 0,
        })
    }) {
        match item {
            Item::Entry(_) => entries += 1,
            Item::Broken(one) => broken.push(one.reason),
            Item::Nothing => {}
        }
    }
    assert_eq!(entries, limits::ENTRIES);
    assert_eq!(
        broken,
        [Reason::TooManyEntries {
            max: limits::ENTRIES
        }]
    );
}

/// Beginnings without an end, over and over: what looks for the end of each to the end of all takes hours.
#[test]
fn beginnings_without_an_end_take_no_longer_than_their_length() {
    let pieces = [
        "![",
        "![](",
        "[[",
        "![[",
        "#[[",
        "#a",
        "<a",
        "<a \"",
        "<a \"'",
        "<!--",
        "<script>",
        "&",
        "`",
        "- ",
        "\t- x\n",
        "<b><code>",
        "a:: b\n",
        "a: b\n",
        "[2020",
        "\"",
        "\"\"",
        ",",
        "<p>",
        "<li>",
        "<ul>",
        "<blockquote>",
        "<br>",
        "![](x)\n\n",
    ];
    for piece in pieces {
        let text = piece.repeat((1 << 16) / piece.len());
        let json = |entry: serde_json::Value| entry.to_string().into_bytes();
        let day = "2021-01-01T10:00:00Z";
        let front = ["---\n", &text, "\n---\n", &text].concat();
        let files = [
            (
                "J.json",
                day_one(&json!({ "creationDate": day, "text": text }).to_string()),
            ),
            (
                "J.json",
                day_one(&json!({ "creationDate": day, "richText": text }).to_string()),
            ),
            (
                "j.json",
                json(json!({ "date_journal": 5, "type": "html", "text": text })),
            ),
            ("2021_01_01.md", text.clone().into_bytes()),
            ("2021-01-01.md", front.into_bytes()),
            (
                "a.csv",
                ["full_date,mood,note\n2020-01-01,rad,\"", &text, "\"\n"]
                    .concat()
                    .into_bytes(),
            ),
            (
                "a.txt",
                ["[2020-01-01 10:00] x\n", &text].concat().into_bytes(),
            ),
        ];
        for (name, bytes) in files {
            for parcel in &open(&[File {
                name,
                bytes: &bytes,
            }])
            .parcels
            {
                read(parcel);
            }
        }
    }
}

#[test]
fn more_values_than_an_entry_may_have_are_not_kept() {
    let many = ["[", &"{\"a\":0},".repeat(100_000), "0]"].concat();
    let entry = format!(r#"{{"creationDate":"2021-01-01T10:00:00Z","text":"","more":{many}}}"#);
    let (_, brought) = bring(&[("J.json", &day_one(&[&entry, ",", GOOD].concat()))]);
    assert_eq!(texts(&brought), ["good"]);
    assert_eq!(brought.broken[0].2, Reason::TooDeep);
}
