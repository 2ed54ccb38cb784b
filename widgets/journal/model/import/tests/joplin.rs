//! Joplin: its archive, and its Markdown with front matter.

use serde_json::{Value, json};

use super::*;

const NOTE: &str = "0123456789abcdef0123456789abcdef";
const BOOK: &str = "11111111111111111111111111111111";
const TAG: &str = "22222222222222222222222222222222";
const LINK: &str = "33333333333333333333333333333333";
const PICTURE: &str = "44444444444444444444444444444444";
const FILE: &str = "55555555555555555555555555555555";

fn note(title: &str, body: &str, more: &str) -> String {
    format!(
        "{title}\n\n{body}\n\nid: {NOTE}\nparent_id: {BOOK}\ncreated_time: 2021-05-01T16:40:00.123Z\nupdated_time: 2021-06-01T10:00:00.000Z\nis_conflict: 0\nlatitude: 48.85\nlongitude: 2.35\naltitude: 0.0000\nauthor: \nsource_url: \nis_todo: 0\nuser_created_time: 2021-04-30T22:40:00.000Z\nuser_updated_time: 2021-06-17T23:59:00.000Z\nencryption_cipher_text: \nencryption_applied: 0\nmarkup_language: 1\n{more}type_: 1"
    )
}

fn archive(note: &str) -> Vec<u8> {
    tar_of(&[
        (&format!("{NOTE}.md"), note.as_bytes()),
        (
            &format!("{LINK}.md"),
            format!("id: {LINK}\nnote_id: {NOTE}\ntag_id: {TAG}\ntype_: 6").as_bytes(),
        ),
        (
            &format!("{TAG}.md"),
            format!("harbour\n\nid: {TAG}\ntype_: 5").as_bytes(),
        ),
        (
            &format!("{BOOK}.md"),
            format!("Diary\n\nid: {BOOK}\ntype_: 2").as_bytes(),
        ),
        (
            &format!("{PICTURE}.md"),
            format!("view.png\n\nid: {PICTURE}\nmime: image/png\ntype_: 4").as_bytes(),
        ),
        (&format!("resources/{PICTURE}.png"), PNG),
        (&format!("resources/{FILE}.pdf"), b"%PDF"),
    ])
}

#[test]
fn a_note_of_the_archive_comes_with_all_it_has() {
    let body = format!("Key: value\n\n![a view](:/{PICTURE})\n\nThe end.\n");
    let jex = archive(&note("Frogs", &body, ""));
    let (format, brought) = bring(&[("notes.jex", &jex)]);
    assert_eq!(format, Format::JoplinArchive);
    assert_eq!(brought.broken, []);
    let one = &brought.entries[0];
    assert_eq!(one.entry.text, "# Frogs\n\nKey: value\n\nThe end.");
    // In Paris it was the next day.
    assert_eq!(
        (one.entry.date.as_str(), one.entry.time.as_deref()),
        ("2021-05-01", Some("00:40"))
    );
    assert_eq!(
        (one.created, one.updated),
        (1_619_822_400_000.0, 1_623_974_340_000.0)
    );
    assert_eq!(one.entry.tags, ["harbour"]);
    assert_eq!(one.entry.pictures[0].description, "a view");
    assert_eq!(one.pictures, [Ok((PNG.to_vec(), PictureType::Png))]);
    let origin = one.entry.origin.clone().unwrap();
    assert_eq!(
        (origin.program.as_str(), origin.id.as_str()),
        ("joplin", NOTE)
    );
    assert_eq!(
        Value::Object(origin.rest),
        json!({ "latitude": "48.85", "longitude": "2.35", "notebook": "Diary" })
    );
}

#[test]
fn a_diary_kept_by_titles_has_the_days_of_its_titles() {
    for title in ["2020-02-29", "2020/02/29", "2020-02-29 Leap day"] {
        let one = only(&[("notes.jex", &archive(&note(title, "x", "")))]).entry;
        assert_eq!(
            (one.date.as_str(), one.time.as_deref()),
            ("2020-02-29", None),
            "{title}"
        );
        let heading = if title.len() > 10 {
            "# 2020-02-29 Leap day\n\nx"
        } else {
            "x"
        };
        assert_eq!(one.text, heading);
    }
}

#[test]
fn a_note_of_html_becomes_markdown_and_a_todo_stays_one() {
    let one = note(
        "T",
        &format!("<p>a <b>b</b></p><img src=\":/{PICTURE}\" alt=\"v\"/>"),
        "",
    );
    let one = one
        .replace("markup_language: 1", "markup_language: 2")
        .replace("is_todo: 0", "is_todo: 1");
    let one = only(&[("a.jex", &archive(&one))]);
    assert_eq!(one.entry.text, "# T\n\na **b**");
    assert_eq!(one.entry.pictures.len(), 1);
    assert_eq!(
        one.entry.origin.unwrap().rest.get("is_todo"),
        Some(&json!("1"))
    );
}

#[test]
fn what_cannot_be_had_is_named() {
    let body = format!("![f](:/{FILE}) ![m](:/66666666666666666666666666666666)");
    let (_, brought) = bring(&[("a.jex", &archive(&note("T", &body, "")))]);
    let reasons: Vec<_> = brought
        .broken
        .iter()
        .map(|(_, _, reason)| reason.key())
        .collect();
    assert_eq!(reasons, ["not-taken", "picture-missing"]);
    let locked = note("", "", "").replace("encryption_applied: 0", "encryption_applied: 1");
    let (_, brought) = bring(&[("a.jex", &archive(&locked))]);
    assert_eq!(brought.broken[0].2.key(), "encrypted");
    let lost = tar_of(&[
        ("a.md", b"no fields\n\nat all"),
        (&format!("{NOTE}.md"), note("T", "x", "").as_bytes()),
    ]);
    let (_, brought) = bring(&[("a.jex", &lost)]);
    assert_eq!(brought.entries.len(), 1);
    assert_eq!(brought.broken[0].2, Reason::NotAnEntry);
}

#[test]
fn a_folder_of_the_archive_zipped_is_read_alike() {
    let text = note("T", "x", "");
    let zip = zip_of(&[(&format!("raw/{NOTE}.md"), text.as_bytes())]);
    let one = only(&[("raw.zip", &zip)]);
    assert_eq!(one.id, only(&[("a.jex", &archive(&text))]).id);
}

#[test]
fn markdown_with_front_matter_is_read() {
    let page = "---\ntitle: Take Home Quiz\ncreated: 2021-05-01 16:40:00Z\nupdated: 2021-06-17 23:59:00Z\nlatitude: 37.084021\nlongitude: -94.51350100\naltitude: 0.0000\ncompleted?: no\ndue: 2021-06-18 08:00:00Z\ntags:\n  - school\n  - two words\n---\n\n**Prove it**\n\n![](../_resources/a%20b.png)\n";
    let zip = zip_of(&[
        ("Diary/Take Home Quiz.md", page.as_bytes()),
        ("_resources/a b.png", PNG),
    ]);
    let (format, brought) = bring(&[("joplin.zip", &zip)]);
    assert_eq!(format, Format::JoplinMarkdown);
    assert_eq!(brought.broken, []);
    let one = &brought.entries[0];
    assert_eq!(one.entry.text, "# Take Home Quiz\n\n**Prove it**");
    assert_eq!(
        (one.entry.date.as_str(), one.entry.time.as_deref()),
        ("2021-05-01", Some("18:40"))
    );
    assert_eq!(
        (one.created, one.updated),
        (1_619_887_200_000.0, 1_623_974_340_000.0)
    );
    assert_eq!(one.entry.tags, ["school", "two words"]);
    assert_eq!(one.entry.pictures.len(), 1);
    assert_eq!(
        Value::Object(one.entry.origin.clone().unwrap().rest),
        json!({ "latitude": "37.084021", "longitude": "-94.51350100", "completed?": "no", "due": "2021-06-18 08:00:00Z" })
    );
}

#[test]
fn a_note_without_a_moment_is_dated_by_its_title_or_named() {
    let zip = zip_of(&[
        (
            "a.md",
            b"---\ntitle: 2021-05-02\nupdated: 2021-05-03 10:00Z\n---\n\nx",
        ),
        ("b.md", b"---\ntitle: Frogs\n---\n\nx"),
    ]);
    let (_, brought) = bring(&[("j.zip", &zip)]);
    assert_eq!(brought.entries[0].entry.date, "2021-05-02");
    assert_eq!(
        brought.broken,
        [("j.zip/b.md".to_owned(), None, Reason::NoDate)]
    );
}
