//! Day One.

use serde_json::{Value, json};

use super::*;

fn journal(entries: Value) -> Vec<u8> {
    json!({ "metadata": { "version": "1.0" }, "entries": entries })
        .to_string()
        .into_bytes()
}

fn entry() -> Value {
    json!({
        "uuid": "F07F0D7938334C75A8E4D55144F7AB28",
        "creationDate": "2019-10-18T23:30:39Z",
        "modifiedDate": "2019-10-19T08:00:00Z",
        "timeZone": "Europe/London",
        "starred": true,
        "tags": ["bike", "two  words", "#bike", ""],
        "text": "Rode my new bike\\.\n\n![](dayone-moment://E26AF65498CA4349A5A8277827706602)\n\nIt is *grey*.",
        "location": { "latitude": 51.5, "longitude": -0.25, "placeName": "London road" },
        "weather": { "temperatureCelsius": 9.4, "conditionsDescription": "Overcast clouds" },
        "photos": [{
            "orderInEntry": 0,
            "identifier": "E26AF65498CA4349A5A8277827706602",
            "type": "jpeg",
            "isSketch": false,
            "md5": "0e2d16db35b89f9880ee5b3441659d54",
            "fnumber": "(null)"
        }],
        "duration": 0,
        "creationDevice": "A phone",
        "isPinned": false
    })
}

#[test]
fn an_entry_comes_with_all_it_has() {
    let zip = zip_of(&[
        ("Journal.json", &journal(json!([entry()]))),
        ("photos/0e2d16db35b89f9880ee5b3441659d54.jpeg", JPEG),
    ]);
    let one = only(&[("export.zip", &zip)]);
    assert_eq!(one.id, "f07f0d79-3833-4c75-a8e4-d55144f7ab28");
    assert_eq!(
        (one.created, one.updated),
        (1_571_441_439_000.0, 1_571_472_000_000.0)
    );
    assert_eq!(one.entry.text, "Rode my new bike\\.\n\nIt is *grey*.");
    assert_eq!(one.entry.date, "2019-10-19");
    assert_eq!(one.entry.time.as_deref(), Some("00:30"));
    assert_eq!(one.entry.zone.as_deref(), Some("Europe/London"));
    assert_eq!(one.entry.tags, ["bike", "two words"]);
    assert!(one.entry.starred);
    assert_eq!(one.entry.weather, None);
    assert_eq!(one.pictures, [Ok((JPEG.to_vec(), PictureType::Jpeg))]);
    assert_eq!(one.place.file, "export.zip/Journal.json");
    assert_eq!(one.place.number, Some(1));
    let origin = one.entry.origin.unwrap();
    assert_eq!(
        (origin.program.as_str(), origin.id.as_str()),
        ("day-one", "F07F0D7938334C75A8E4D55144F7AB28")
    );
    assert_eq!(
        Value::Object(origin.rest),
        json!({
            "location": { "latitude": 51.5, "longitude": -0.25, "placeName": "London road" },
            "weather": { "temperatureCelsius": 9.4, "conditionsDescription": "Overcast clouds" },
            "creationDevice": "A phone",
            "isPinned": false
        })
    );
}

#[test]
fn the_day_is_the_one_where_it_was_written() {
    let at = |zone: Value| {
        let entry = json!({ "creationDate": "2021-03-28T23:30:00Z", "timeZone": zone.clone(), "text": "x" });
        let one = only(&[("Journal.json", &journal(json!([entry])))]).entry;
        // A zone that could not be used is kept.
        let kept = one.origin.unwrap().rest.contains_key("timeZone");
        assert_eq!(
            kept,
            one.zone.is_none() && zone != "" && zone != Value::Null
        );
        (one.date, one.time.unwrap(), one.zone)
    };
    let day = |day: &str, time: &str, zone: Option<&str>| {
        (day.to_owned(), time.to_owned(), zone.map(str::to_owned))
    };
    assert_eq!(
        at("Asia/Tokyo".into()),
        day("2021-03-29", "08:30", Some("Asia/Tokyo"))
    );
    assert_eq!(
        at("America/New_York".into()),
        day("2021-03-28", "19:30", Some("America/New_York"))
    );
    // Summer time began that night.
    assert_eq!(
        at("Europe/Paris".into()),
        day("2021-03-29", "01:30", Some("Europe/Paris"))
    );
    // A zone that is not known, or none: as the member's calendar shows it.
    for zone in ["GMT+0100", "Mars/Olympus", "", "a\u{0}b"] {
        assert_eq!(at(zone.into()), day("2021-03-29", "01:30", None));
    }
    assert_eq!(at(Value::Null), day("2021-03-29", "01:30", None));
}

#[test]
fn an_entry_of_a_whole_day_has_no_time() {
    let entry = json!({ "creationDate": "2021-03-28T12:00:00Z", "isAllDay": true, "text": "x" });
    assert_eq!(
        only(&[("a.json", &journal(json!([entry])))]).entry.time,
        None
    );
}

#[test]
fn photos_come_in_the_order_of_the_text_and_then_their_own() {
    let photo = |order: u32, name: &str| json!({ "orderInEntry": order, "identifier": name, "md5": name, "type": "png" });
    let entry = json!({
        "creationDate": "2021-03-28T12:00:00Z",
        "text": "![](dayone-moment:/C)\nOne ![a view](dayone-moment://a) two",
        "photos": [photo(2, "C"), photo(1, "B"), photo(0, "A")],
    });
    let zip = zip_of(&[
        ("Journal.json", &journal(json!([entry]))),
        ("photos/A.png", PNG),
        ("photos/B.png", PNG),
        ("photos/C.png", PNG),
    ]);
    let one = only(&[("a.zip", &zip)]).entry;
    assert_eq!(one.text, "One  two");
    let pictures: Vec<_> = one
        .pictures
        .iter()
        .map(|one| (one.blob.as_str(), one.description.as_str()))
        .collect();
    assert_eq!(
        pictures,
        [
            ("photos/C.png", ""),
            ("photos/A.png", "a view"),
            ("photos/B.png", "")
        ]
    );
}

#[test]
fn what_is_not_there_or_not_taken_is_named_and_the_entry_goes_in() {
    let entry = json!({
        "creationDate": "2021-03-28T12:00:00Z",
        "text": "x ![](dayone-moment:/video/V1)",
        "photos": [
            { "identifier": "A", "md5": "gone", "type": "jpeg" },
            { "identifier": "B", "md5": "text", "type": "jpeg" }
        ],
        "videos": [{ "identifier": "V1", "type": "mov" }],
        "audios": [{ "identifier": "S1" }],
        "pdfAttachments": [{}],
    });
    let zip = zip_of(&[
        ("J.json", &journal(json!([entry]))),
        ("photos/text.jpeg", b"no picture"),
    ]);
    let (_, brought) = bring(&[("a.zip", &zip)]);
    assert_eq!(texts(&brought), ["x ![](dayone-moment:/video/V1)"]);
    assert_eq!(brought.entries[0].pictures, [Err(Reason::NotAPicture)]);
    let reasons: Vec<_> = brought
        .broken
        .into_iter()
        .map(|(_, number, reason)| (number, reason))
        .collect();
    let name = |name: &str| name.to_owned();
    assert_eq!(
        reasons,
        [
            (
                Some(1),
                Reason::PictureMissing {
                    name: name("gone.jpeg")
                }
            ),
            (Some(1), Reason::NotTaken { name: name("V1") }),
            (Some(1), Reason::NotTaken { name: name("S1") }),
            (
                Some(1),
                Reason::NotTaken {
                    name: name("pdfAttachments")
                }
            ),
        ]
    );
}

#[test]
fn a_broken_entry_is_named_by_its_number_and_the_others_go_in() {
    let list = r#"{"metadata":{},"entries":[
        {"creationDate":"2021-01-01T10:00:00Z","text":"one"},
        {"creationDate":"2021-01-01T10:00:00Z","text":"two",},
        {"text":"three"}, 4, null,
        {"creationDate":"yesterday","text":"six"},
        {"creationDate":"2021-01-01T10:00:00Z","text":"seven }]\"{"}
    ],"more":{"entries":[1]}}"#;
    let (_, brought) = bring(&[("Journal.json", list.as_bytes())]);
    assert_eq!(texts(&brought), ["one", "seven }]\"{"]);
    let broken: Vec<_> = brought
        .broken
        .iter()
        .map(|(_, number, reason)| (number.unwrap(), reason.key()))
        .collect();
    assert_eq!(
        broken,
        [
            (2, "not-json"),
            (3, "no-date"),
            (4, "not-an-entry"),
            (5, "not-an-entry"),
            (6, "no-date")
        ]
    );
    assert_eq!(brought.broken[0].0, "Journal.json");
}

#[test]
fn a_file_cut_off_gives_what_came_before() {
    let all = journal(json!([entry(), entry()]));
    let (_, brought) = bring(&[("Journal.json", &all[..all.len() - 100])]);
    assert_eq!(brought.entries.len(), 1);
    let (file, number, reason) = brought.broken.last().unwrap();
    assert_eq!(
        (file.as_str(), *number, reason),
        ("Journal.json", None, &Reason::CutOff)
    );
}

#[test]
fn entries_without_a_name_of_their_own_are_named_by_what_they_say() {
    let of = |text: &str, date: &str| {
        let entry = json!({ "creationDate": date, "text": text, "uuid": "" });
        only(&[("Journal.json", &journal(json!([entry])))]).id
    };
    let first = of("x", "2021-01-01T10:00:00Z");
    assert_eq!(first, of("x", "2021-01-01T10:00:00Z"));
    assert_ne!(first, of("y", "2021-01-01T10:00:00Z"));
    assert_ne!(first, of("x", "2021-01-02T10:00:00Z"));
    assert_eq!(&first[14..15], "8");
}

#[test]
fn the_richer_form_is_read_where_there_is_no_other() {
    let rich = json!({ "contents": [
        { "attributes": { "line": { "header": 1 } }, "text": "All packed\n" },
        { "embeddedObjects": [{ "type": "photo", "identifier": "A" }] },
        { "text": "Here " },
        { "attributes": { "bold": true }, "text": "we come \n" },
        { "attributes": { "line": { "listStyle": "bulleted", "indentLevel": 1 } }, "text": "tent\n" },
        { "attributes": { "line": { "listStyle": "checkbox", "checked": true, "indentLevel": 2 } }, "text": "boat\n" },
        { "attributes": { "line": { "quote": true }, "italic": 1 }, "text": "said" }
    ]});
    let entry = json!({
        "creationDate": "2021-03-28T12:00:00Z",
        "richText": rich.to_string(),
        "photos": [{ "identifier": "A", "md5": "a", "type": "jpeg" }],
    });
    let zip = zip_of(&[
        ("J.json", &journal(json!([entry]))),
        ("photos/a.jpeg", JPEG),
    ]);
    let one = only(&[("a.zip", &zip)]);
    assert_eq!(
        one.entry.text,
        "# All packed\nHere **we come** \n- tent\n   - [x] boat\n> *said*"
    );
    assert_eq!(one.pictures.len(), 1);
}

#[test]
fn a_block_of_code_ends_on_a_line_of_its_own() {
    let code = |contents: &str| json!({ "embeddedObjects": [{ "type": "renderableCodeBlock", "contents": contents }] });
    let rich = json!({ "contents": [
        { "text": "Type" },
        code("ls\n  cd\n"),
        { "text": "then go.\n" },
        code(""),
        { "attributes": { "bold": true }, "text": "Gone." },
    ]});
    let entry = json!({ "creationDate": "2021-03-28T12:00:00Z", "richText": rich.to_string() });
    let one = only(&[("Journal.json", &journal(json!([entry])))]);
    assert_eq!(
        one.entry.text,
        "Type\n```\nls\n  cd\n```\nthen go.\n```\n```\n**Gone.**"
    );
}

#[test]
fn several_journals_of_one_archive_are_read_one_after_the_other() {
    let of =
        |text: &str| journal(json!([{ "creationDate": "2021-01-01T10:00:00Z", "text": text }]));
    let zip = zip_of(&[("Travel.json", &of("b")), ("Journal.json", &of("a"))]);
    let (_, brought) = bring(&[("a.zip", &zip)]);
    assert_eq!(texts(&brought), ["a", "b"]);
    assert_eq!(brought.entries[1].place.file, "a.zip/Travel.json");
}
