//! Daylio.

use serde_json::{Value, json};

use super::*;

const NAMES: &str = "full_date,date,weekday,time,mood,activities,scales,note_title,note\n";

fn csv(rows: &str) -> Vec<u8> {
    [NAMES, rows].concat().into_bytes()
}

#[test]
fn a_row_comes_with_all_it_has() {
    let rows = "2026-07-27,July 27,Monday,1:48 pm,meh,\"work | movies / tv |  long walk\",Sleep: 3,A title,\"One, \"\"two\"\"<br><b>three</b> &amp; four\nfive\"\n";
    let csv = ["\u{feff}".as_bytes(), &csv(rows)].concat();
    let (format, brought) = bring(&[("daylio_export.csv", &csv)]);
    assert_eq!((format, brought.broken.len()), (Format::Daylio, 0));
    let one = &brought.entries[0];
    assert_eq!(
        one.entry.text,
        "# A title\n\nOne, \"two\"  \n**three** \\& four five"
    );
    assert_eq!(
        (one.entry.date.as_str(), one.entry.time.as_deref()),
        ("2026-07-27", Some("13:48"))
    );
    assert_eq!(
        (one.created, one.updated),
        (1_785_152_880_000.0, 1_785_152_880_000.0)
    );
    assert_eq!(one.entry.tags, ["meh", "work", "movies / tv", "long walk"]);
    let origin = one.entry.origin.clone().unwrap();
    assert_eq!(
        Value::Object(origin.rest),
        json!({ "mood": "meh", "activities": "work | movies / tv |  long walk", "scales": "Sleep: 3" })
    );
}

#[test]
fn a_mood_alone_is_the_text_and_plain_notes_keep_their_lines() {
    let rows = "2026-07-26,,,18:20,rad,run,,,\n2026-07-26,,,6:20\u{202f}AM,good,,,,\"a\nb < c\"\n";
    let (_, brought) = bring(&[("a.csv", &csv(rows))]);
    assert_eq!(texts(&brought), ["rad", "a\nb < c"]);
    assert_eq!(brought.entries[1].entry.time.as_deref(), Some("06:20"));
}

#[test]
fn older_exports_have_fewer_columns() {
    let csv = b"full_date,date,weekday,time,mood,activities,note\n2019-01-02,January 2,Wednesday,08:00,good,,Hello\n";
    assert_eq!(only(&[("a.csv", csv)]).entry.text, "Hello");
}

#[test]
fn a_broken_row_is_named_by_its_line_and_the_others_go_in() {
    let rows = "2026-07-27,,,10:00,rad,,,,\"one\ntwo\"\nyesterday,,,10:00,rad,,,,x\n2026-07-28\n\n2026-07-29,,,25:00,rad,,,,last\n";
    let (_, brought) = bring(&[("a.csv", &csv(rows))]);
    assert_eq!(texts(&brought), ["one\ntwo", "last"]);
    assert_eq!(brought.entries[1].entry.time, None);
    let broken: Vec<_> = brought
        .broken
        .iter()
        .map(|(_, line, reason)| (line.unwrap(), reason.key()))
        .collect();
    assert_eq!(broken, [(4, "no-date"), (5, "cut-off")]);
}

#[test]
fn the_same_row_has_the_same_identifier_again() {
    let rows = "2026-07-26,,,18:20,rad,run,,,\n2026-07-26,,,18:20,rad,run,,,\n2026-07-26,,,18:20,rad,walk,,,\n";
    let (_, brought) = bring(&[("a.csv", &csv(rows))]);
    let ids: Vec<_> = brought.entries.iter().map(|one| one.id.as_str()).collect();
    assert_eq!(ids[0], ids[1]);
    assert_ne!(ids[0], ids[2]);
}
