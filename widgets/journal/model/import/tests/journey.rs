//! Journey.

use serde_json::{Value, json};

use super::*;

fn entry() -> Value {
    json!({
        "mood": 5,
        "favourite": true,
        "date_modified": 1_571_425_361_000_i64,
        "sentiment": 1.25,
        "tags": ["bike"],
        "folder": "",
        "type": "html",
        "address": "London road, Croydon",
        "label": "",
        "date_journal": 1_571_386_059_000_i64,
        "photos": ["1571425138176-lflf-ykq.jpeg"],
        "lon": -0.25,
        "lat": f64::MAX,
        "weather": { "degree_c": 9.4, "description": "Overcast clouds", "place": "Croydon", "icon": "03n", "id": -1 },
        "id": "1571425138176-lflf",
        "timezone": "Europe/London",
        "music_artist": "",
        "text": "<p dir=\"auto\">Rode my new bike!&nbsp;</p>\n<p dir=\"auto\"></p>\n<p dir=\"auto\">It is <em>very dark grey</em>!</p>\n<p dir=\"auto\"></p>",
        "music_title": "",
        "preview_text": "<p dir=\"auto\">Rode my new bike!"
    })
}

fn with(name: &str, value: Value) -> Vec<u8> {
    let mut entry = entry();
    entry[name] = value;
    entry.to_string().into_bytes()
}

#[test]
fn an_entry_comes_with_all_it_has() {
    let zip = zip_of(&[
        ("1571425138176-lflf.json", entry().to_string().as_bytes()),
        ("1571425138176-lflf-ykq.jpeg", JPEG),
    ]);
    let (format, brought) = bring(&[("journey.zip", &zip)]);
    assert_eq!((format, brought.broken.len()), (Format::Journey, 0));
    let one = &brought.entries[0];
    assert_eq!(
        one.entry.text,
        "Rode my new bike!\n\nIt is *very dark grey*!"
    );
    assert_eq!(
        (one.created, one.updated),
        (1_571_386_059_000.0, 1_571_425_361_000.0)
    );
    assert_eq!(
        (one.entry.date.as_str(), one.entry.time.as_deref()),
        ("2019-10-18", Some("09:07"))
    );
    assert_eq!(one.entry.zone.as_deref(), Some("Europe/London"));
    assert_eq!(one.entry.tags, ["bike"]);
    assert!(one.entry.starred);
    assert_eq!(one.pictures, [Ok((JPEG.to_vec(), PictureType::Jpeg))]);
    let origin = one.entry.origin.clone().unwrap();
    assert_eq!(
        (origin.program.as_str(), origin.id.as_str()),
        ("journey", "1571425138176-lflf")
    );
    assert_eq!(
        Value::Object(origin.rest),
        json!({
            "mood": 5,
            "sentiment": 1.25,
            "address": "London road, Croydon",
            "lon": -0.25,
            "weather": { "degree_c": 9.4, "description": "Overcast clouds", "place": "Croydon", "icon": "03n", "id": -1 }
        })
    );
    assert_eq!(&one.id[14..15], "8");
}

#[test]
fn older_entries_are_plain_text() {
    let zip = zip_of(&[
        ("a.json", &with("text", "*one* < two\nthree".into())),
        ("x", b""),
    ]);
    let mut entry: Value =
        serde_json::from_slice(&with("text", "*one* < two\nthree".into())).unwrap();
    entry["type"] = "".into();
    entry["photos"] = json!([]);
    assert_eq!(
        bring(&[("a.zip", &zip)]).1.entries[0].entry.text,
        "\\*one\\* \\< two three"
    );
    assert_eq!(
        only(&[("a.json", entry.to_string().as_bytes())]).entry.text,
        "*one* < two\nthree"
    );
}

#[test]
fn film_sound_and_what_is_missing_are_named() {
    let photos = json!(["a.mp4", "gone.jpg", 5]);
    let (_, brought) = bring(&[("a.json", &with("photos", photos))]);
    assert_eq!(brought.entries.len(), 1);
    let reasons: Vec<_> = brought
        .broken
        .into_iter()
        .map(|(_, _, reason)| reason)
        .collect();
    assert_eq!(
        reasons,
        [
            Reason::NotTaken {
                name: "a.mp4".to_owned()
            },
            Reason::PictureMissing {
                name: "gone.jpg".to_owned()
            },
            Reason::NotTaken {
                name: String::new()
            },
        ]
    );
}

#[test]
fn a_broken_file_is_named_and_the_others_go_in() {
    let zip = zip_of(&[
        ("a.json", b"{\"date_journal\": 15"),
        ("b.json", b"[1]"),
        ("c.json", &with("date_journal", "soon".into())),
        ("d.json", &with("photos", json!([]))),
        ("e.json", b"{\"text\":\"\xff\"}"),
    ]);
    let (_, brought) = bring(&[("j.zip", &zip)]);
    assert_eq!(brought.entries.len(), 1);
    let broken: Vec<_> = brought
        .broken
        .iter()
        .map(|(file, _, reason)| (file.as_str(), reason.key()))
        .collect();
    assert_eq!(
        broken,
        [
            ("j.zip/a.json", "not-json"),
            ("j.zip/b.json", "not-an-entry"),
            ("j.zip/c.json", "no-date"),
            ("j.zip/e.json", "not-text"),
        ]
    );
}
