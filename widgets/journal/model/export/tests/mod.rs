//! What leaves comes back, and every system takes the names.

mod back;

use proptest::prelude::*;
use serde_json::Value;

use super::*;
use crate::widgets::journal::model::{
    Energy, Origin, Picture, Source, Weather,
    import::{self, File, Found, Item, Local},
};

const JPEG: &[u8] = b"\xff\xd8\xff\xe0 one";
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n two";

fn civil(millis: i64, zone: Option<&str>) -> Option<Local> {
    let zone = jiff::tz::TimeZone::get(zone.unwrap_or("America/Montreal")).ok()?;
    let shown = zone.to_datetime(jiff::Timestamp::from_millisecond(millis).ok()?);
    let (month, day) = (shown.month().try_into().ok()?, shown.day().try_into().ok()?);
    let minute = i32::from(shown.hour()) * 60 + i32::from(shown.minute());
    Some(Local {
        day: crate::programme::Day::new(shown.year().into(), month, day)?,
        minute: minute.try_into().ok()?,
    })
}

/// An entry with its record's fields and its pictures' bytes.
#[derive(Debug, Clone, PartialEq)]
struct Kept {
    id: String,
    created: f64,
    updated: f64,
    entry: Entry,
    pictures: Vec<Vec<u8>>,
}

fn leaving<T>(kept: &Kept, to: impl FnOnce(&Leaving<'_>) -> T) -> T {
    let pictures: Vec<Option<&[u8]>> = kept
        .pictures
        .iter()
        .map(|bytes| Some(bytes.as_slice()))
        .collect();
    to(&Leaving {
        id: &kept.id,
        created: kept.created,
        updated: kept.updated,
        entry: &kept.entry,
        pictures: &pictures,
    })
}

/// Everything in a file, with what each picture's bytes are; nothing may be broken.
fn brought(name: &str, bytes: &[u8]) -> Vec<Kept> {
    let opened = import::open(&[File { name, bytes }]);
    assert_eq!(opened.refused, []);
    let mut all = Vec::new();
    for item in opened.parcels[0].read(&civil) {
        match item {
            Item::Nothing => {}
            Item::Broken(broken) => panic!("{broken:?}"),
            Item::Entry(found) => all.push(kept(*found)),
        }
    }
    all
}

fn kept(found: Found<'_>) -> Kept {
    let bytes = found
        .pictures
        .iter()
        .map(|picture| picture.bytes().unwrap().0.into_owned());
    Kept {
        id: found.id,
        created: found.created,
        updated: found.updated,
        pictures: bytes.collect(),
        entry: found.entry,
    }
}

/// The same without the names of stored bytes, which are new on the way in.
fn unnamed(mut kept: Kept) -> Kept {
    kept.entry
        .pictures
        .iter_mut()
        .for_each(|picture| picture.blob.clear());
    kept
}

fn day_one(all: &[Kept]) -> Vec<u8> {
    let mut export = DayOne::new("Journal de bord").unwrap();
    for one in all {
        leaving(one, |one| export.entry(one, &civil)).unwrap();
    }
    export.finish().unwrap()
}

fn book(all: &[Kept]) -> Vec<u8> {
    let mut export = Book::new();
    for one in all {
        leaving(one, |one| export.entry(one)).unwrap();
    }
    export.finish().unwrap()
}

fn one(text: &str) -> Kept {
    Kept {
        id: "019ab294-a01b-7000-8000-000000000001".to_owned(),
        created: 1_763_932_676_123.0,
        updated: 1_763_932_676_500.0,
        entry: Entry {
            text: text.to_owned(),
            date: "2026-11-23".to_owned(),
            time: Some("14:05".to_owned()),
            zone: Some("Europe/Paris".to_owned()),
            ..Entry::default()
        },
        pictures: Vec::new(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn names_are_taken_by_every_system(text in "(\\PC|[/:*?\"<>|. \0\n\u{202e}]|con|nul|lpt1){0,60}") {
        let name = safe_name(&text);
        prop_assert!(name.len() <= 80);
        let taken = ['/', '\\', ':', '*', '?', '"', '<', '>', '|', '\0', '\n', '\u{202e}'];
        prop_assert!(!name.contains(taken));
        prop_assert!(!name.starts_with(['.', ' ']) && !name.ends_with(['.', ' ']));
        prop_assert_eq!(&safe_name(&name), &name);
    }
}

#[test]
fn names_of_devices_are_not_given() {
    for (text, name) in [
        ("con", "_con"),
        ("NUL.md", "_NUL.md"),
        ("Com1", "_Com1"),
        ("LPT³", "_LPT³"),
        ("console", "console"),
        ("com10", "com10"),
        ("...", ""),
        ("a: b/c", "a b c"),
        (" Trois  îles ", "Trois îles"),
    ] {
        assert_eq!(safe_name(text), name);
    }
}

#[test]
fn a_long_name_of_a_device_ends_as_every_name_does() {
    for edge in ['.', '-', ' '] {
        let name = format!("con.{}", "a".repeat(74));
        let text = format!("{name}{edge}b");
        assert_eq!(safe_name(&text), format!("_{name}"));
    }
}

/// The names in a zip, in their order.
fn names(bytes: &[u8]) -> Vec<String> {
    let directory = crate::archive::open(bytes).unwrap();
    assert!(directory.broken.is_empty());
    directory
        .members
        .into_iter()
        .map(|member| member.name)
        .collect()
}

#[test]
fn a_book_has_a_folder_a_day_and_no_two_pages_of_one_name() {
    let mut all = [
        one("# Three *islands*: a port\nmore"),
        one("three Islands a port"),
        one(""),
        one(""),
    ];
    all[0].pictures = vec![JPEG.to_vec()];
    all[0].entry.pictures = vec![Picture {
        blob: "b".to_owned(),
        description: "a [view]".to_owned(),
    }];
    all[2].entry.time = None;
    all[3].entry.date = "whenever/../..".to_owned();
    let book = book(&all);
    assert_eq!(
        names(&book),
        [
            "2026/11/23/14-05 Three islands a port.md",
            "2026/11/23/14-05 Three islands a port 1.jpeg",
            "2026/11/23/14-05 three Islands a port (2).md",
            "2026/11/23/2026-11-23.md",
            "0000/00/00/14-05.md",
        ]
    );
    let directory = crate::archive::open(&book).unwrap();
    let page = directory.members[0].bytes(9999).unwrap();
    assert_eq!(
        str::from_utf8(&page).unwrap(),
        "---\nescale: 019ab294-a01b-7000-8000-000000000001\ndate: \"2026-11-23\"\ntime: \"14:05\"\nzone: \"Europe/Paris\"\ncreated: 2025-11-23T21:17:56.123Z\nupdated: 2025-11-23T21:17:56.500Z\n---\n\n# Three *islands*: a port\nmore\n\n![a  view ](<14-05 Three islands a port 1.jpeg>)\n"
    );
}

#[test]
fn day_one_gets_the_fields_it_knows() {
    let mut kept = one("x");
    kept.pictures = vec![JPEG.to_vec(), JPEG.to_vec()];
    kept.entry.pictures = vec![
        Picture {
            blob: "b".to_owned(),
            description: String::new()
        };
        2
    ];
    kept.entry.tags = vec!["two words".to_owned()];
    let zip = day_one(&[kept]);
    assert_eq!(names(&zip)[0], "Journal de bord.json");
    // The same bytes are there once.
    assert_eq!(names(&zip).len(), 2);
    let directory = crate::archive::open(&zip).unwrap();
    let json = directory.members[0].bytes(99_999).unwrap();
    let json: Value = serde_json::from_slice(&json).unwrap();
    assert_eq!(json["metadata"]["version"], "1.0");
    let entry = &json["entries"][0];
    assert_eq!(entry["uuid"], "019AB294A01B70008000000000000001");
    assert_eq!(entry["creationDate"], "2026-11-23T13:05:00Z");
    assert_eq!(entry["modifiedDate"], "2025-11-23T21:17:56Z");
    assert_eq!(entry["timeZone"], "Europe/Paris");
    assert_eq!(entry["tags"][0], "two words");
    let photo = &entry["photos"][1];
    assert_eq!(photo["orderInEntry"], 1);
    assert_eq!(photo["type"], "jpeg");
    let md5 = photo["md5"].as_str().unwrap();
    assert_eq!(names(&zip)[1], format!("photos/{md5}.jpeg"));
    assert_eq!(md5.len(), 32);
    let identifier = photo["identifier"].as_str().unwrap();
    assert!(
        entry["text"]
            .as_str()
            .unwrap()
            .ends_with(&format!("\n\n![](dayone-moment://{identifier})"))
    );
}

#[test]
fn a_text_changed_in_day_one_is_the_one_that_counts() {
    let zip = day_one(&[one("Three islands")]);
    let directory = crate::archive::open(&zip).unwrap();
    let json = String::from_utf8(directory.members[0].bytes(99_999).unwrap().into_owned()).unwrap();
    let json = json.replace("Three islands", "Three islands and a port");
    let back = brought("Journal.json", json.as_bytes()).remove(0);
    assert_eq!(back.entry.text, "Three islands and a port");
    assert_eq!(back.entry.date, "2026-11-23");
    assert_eq!(back.id, one("").id);
}

#[test]
fn jrnl_gets_titles_and_comes_back_as_text() {
    let mut kept = one("Three islands.\n\nA port.\n");
    kept.entry.tags = vec!["two words".to_owned(), "b".to_owned()];
    kept.entry.starred = true;
    let mut export = Jrnl::default();
    leaving(&kept, |one| export.entry(one));
    leaving(&one("Alone"), |one| export.entry(one));
    let json = export.finish();
    let read: Value = serde_json::from_str(&json).unwrap();
    assert_eq!(
        read["tags"],
        serde_json::json!({ "@b": 1, "@two_words": 1 })
    );
    assert_eq!(read["entries"][0]["title"], "Three islands.");
    assert_eq!(read["entries"][0]["body"], "A port.\n".trim_end());
    let back = brought("j.json", json.as_bytes());
    assert_eq!(back[0].entry.text, "Three islands.\n\nA port.");
    assert_eq!(back[0].entry.tags, ["two_words", "b"]);
    assert_eq!(back[1].entry.text, "Alone");
}

#[test]
fn one_text_has_a_heading_for_each_entry() {
    let mut kept = one("Three islands\n\n");
    kept.entry.tags = vec!["two words".to_owned(), "b".to_owned()];
    kept.entry.pictures = vec![Picture {
        blob: "b".to_owned(),
        description: "a view".to_owned(),
    }];
    let mut export = Text::default();
    leaving(&kept, |one| export.entry(one, "Monday"));
    leaving(&one("x"), |one| export.entry(one, "Tuesday"));
    assert_eq!(
        export.finish(),
        "# Monday\n\nThree islands\n\n[a view]\n\n#two-words #b\n\n# Tuesday\n\nx\n"
    );
}
