//! What calendar files hold, checked with a reader of our own; outside readers are asked in `tests/readers_ics.rs`.

mod reader;
mod repeating;
mod zones;

use proptest::prelude::*;

use super::*;
use crate::programme::{Day, LocalTime};
use reader::{read, value};

fn day(text: &str) -> Day {
    Day::parse(text).expect("a day")
}

fn time(text: &str) -> LocalTime {
    LocalTime::parse(text).expect("a time")
}

fn at(text: &str, zone: Option<&str>) -> When {
    When::At(time(text), zone.map(str::to_owned))
}

/// 24 November 2026, 15:53:23 UTC.
const NOW: f64 = 1_795_535_603_000.0;

fn calendar(events: Vec<Event>) -> Calendar {
    Calendar {
        name: "Ambassadors".into(),
        description: String::new(),
        events,
        made: Moment::from_millis(NOW),
    }
}

fn event(start: When) -> Event {
    Event::new(uid("p", "week", "week-1"), start, "Bearings".into())
}

/// What clocks show as jiff knows it.
fn offset(zone: &str, moment: i64) -> Option<i32> {
    let zone = jiff::tz::TimeZone::get(zone).ok()?;
    let moment = jiff::Timestamp::from_second(moment).unwrap_or(jiff::Timestamp::MAX);
    Some(zone.to_offset(moment).seconds())
}

fn written(events: Vec<Event>) -> String {
    calendar(events).write(&offset).expect("events")
}

#[test]
fn a_day_is_written_with_all_a_calendar_asks_for() {
    let mut one = event(When::Day(day("2026-11-23")));
    one.length = Some(Length::Days(7));
    let expected = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Escale//Escale//EN\r\nCALSCALE:GREGORIAN\r\n\
        METHOD:PUBLISH\r\nNAME:Ambassadors\r\nX-WR-CALNAME:Ambassadors\r\nREFRESH-INTERVAL;VALUE=DURATION:P1D\r\n\
        X-PUBLISHED-TTL:P1D\r\nBEGIN:VEVENT\r\nUID:p.week.week-1@escale\r\nDTSTAMP:20261124T155323Z\r\n\
        SEQUENCE:217698803\r\nLAST-MODIFIED:20261124T155323Z\r\nDTSTART;VALUE=DATE:20261123\r\nDURATION:P7D\r\n\
        SUMMARY:Bearings\r\nSTATUS:CONFIRMED\r\nCLASS:PRIVATE\r\nTRANSP:TRANSPARENT\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    assert_eq!(written(vec![one]), expected);
}

#[test]
fn a_later_file_has_a_higher_sequence_and_the_same_identifier() {
    let one = event(When::Day(day("2026-11-23")));
    let mut later = calendar(vec![one.clone()]);
    later.made = Moment::from_millis(NOW + 1_000.0);
    let (first, then) = (
        read(&written(vec![one])),
        read(&later.write(&offset).expect("events")),
    );
    assert_eq!(value(&first, "UID"), value(&then, "UID"));
    let sequence = |lines| value(lines, "SEQUENCE").parse::<u32>().expect("a number");
    assert!(sequence(&then) > sequence(&first));
    assert_eq!(Moment::from_millis(-1.0).sequence(), 0);
    assert!(Moment::from_millis(f64::MAX).sequence() <= i32::MAX.unsigned_abs());
}

#[test]
fn there_is_no_file_without_events() {
    assert_eq!(calendar(Vec::new()).write(&offset), None);
}

#[test]
fn an_alarm_rings_before_or_after_the_start_and_only_when_asked_for() {
    let mut one = event(at("2026-11-24T18:30", None));
    assert!(!written(vec![one.clone()]).contains("VALARM"));
    one.alarm = Some(15);
    assert_eq!(
        value(&read(&written(vec![one.clone()])), "TRIGGER"),
        "-PT15M"
    );
    one.alarm = Some(-540);
    one.title = String::new();
    let lines = read(&written(vec![one]));
    assert_eq!(value(&lines, "TRIGGER"), "PT540M");
    assert_eq!(value(&lines, "DESCRIPTION"), "p.week.week-1@escale");
}

#[test]
fn a_length_in_minutes_never_stands_beside_a_whole_day() {
    let mut one = event(When::Day(day("2026-11-24")));
    one.length = Some(Length::Minutes(90));
    assert!(!written(vec![one.clone()]).contains("\r\nDURATION"));
    one.start = at("2026-11-24T18:30", None);
    assert!(written(vec![one]).contains("\r\nDURATION:PT90M\r\n"));
}

#[test]
fn a_zone_nobody_knows_leaves_the_time_as_on_the_wall_and_says_the_zone() {
    let mut one = event(at("2026-11-24T18:30", Some("Mars/Olympus")));
    one.description = "In the dome.".into();
    let lines = read(&written(vec![one]));
    assert_eq!(value(&lines, "DTSTART"), "20261124T183000");
    assert_eq!(value(&lines, "DESCRIPTION"), "In the dome.\n\nMars/Olympus");
}

#[test]
fn nothing_a_host_or_member_writes_begins_a_line() {
    let bad = "x\r\nATTACH:file\u{85}BEGIN:VALARM\u{2028}END:VEVENT\u{b}UID:y\u{0}";
    let mut one = event(at("2026-11-24T18:30", Some("Europe/Paris\r\nATTACH:file")));
    (one.title, one.description, one.place) = (bad.into(), bad.into(), bad.into());
    (one.url, one.categories) = (bad.into(), vec![bad.into()]);
    one.uid = bad.into();
    let mut calendar = calendar(vec![one]);
    (calendar.name, calendar.description) = (bad.into(), bad.into());
    let text = calendar.write(&offset).expect("an event");
    let lines = read(&text);
    for name in ["ATTACH", "TRIGGER"] {
        assert!(lines.iter().all(|line| line.name != name), "{text}");
    }
    assert_eq!(lines.iter().filter(|line| line.name == "UID").count(), 1);
    assert_eq!(lines.iter().filter(|line| line.name == "BEGIN").count(), 2);
}

proptest! {
    #[test]
    fn a_text_reads_as_it_was_written(text in "([^\\p{C}\\p{Zl}\\p{Zp}]|[\\\\;,:\n\"é\u{1F327}]){0,200}") {
        let mut one = event(When::Day(day("2026-11-24")));
        one.description.clone_from(&text);
        one.categories = vec![text.clone(), "b,c".into()];
        let file = written(vec![one]);
        let lines = read(&file);
        let trimmed = text.trim();
        if !trimmed.is_empty() {
            prop_assert_eq!(&value(&lines, "DESCRIPTION"), trimmed);
        }
    }

    #[test]
    fn no_line_is_longer_than_75_octets_and_each_ends_as_it_has_to(text in "\\PC{0,300}", title in any::<String>()) {
        let mut one = event(at("2026-11-24T18:30", Some("America/Argentina/ComodRivadavia")));
        one.description = text;
        one.title = title;
        let file = calendar(vec![one]).write(&|_, _| Some(-10_800)).expect("an event");
        let body = file.strip_suffix("\r\n").expect("an end");
        for line in body.split("\r\n") {
            prop_assert!(line.len() <= 75, "{line}");
            prop_assert!(!line.contains(['\r', '\n']), "{line}");
        }
    }
}
