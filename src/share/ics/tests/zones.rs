//! Definitions of zones, against jiff's.

use super::*;
use crate::share::ics::{line::Lines, zone::Zone};

fn definition(zone: &str, first: &str, last: &str) -> String {
    let mut lines = Lines::default();
    let found = Zone::find(zone, day(first), day(last), &offset);
    found.expect("a zone").write(&mut lines);
    lines.finish()
}

#[test]
fn the_changes_of_the_years_in_question_are_found_to_the_minute() {
    let paris = definition("Europe/Paris", "2026-11-24", "2026-12-01");
    let changes: Vec<_> = read(&paris)
        .into_iter()
        .filter(|line| line.name == "DTSTART")
        .map(|line| line.value)
        .collect();
    let expected = [
        "20251225T010000",
        "20260329T020000",
        "20261025T030000",
        "20270328T020000",
        "20271031T030000",
    ];
    assert_eq!(changes, expected);
    assert!(paris.starts_with("BEGIN:VTIMEZONE\r\nTZID:Europe/Paris\r\nBEGIN:STANDARD\r\n"));
    let forward = "BEGIN:DAYLIGHT\r\nDTSTART:20260329T020000\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\nEND:DAYLIGHT\r\n";
    assert!(paris.contains(forward), "{paris}");
}

#[test]
fn a_zone_whose_year_begins_in_summer_says_so() {
    let sydney = definition("Australia/Sydney", "2026-01-01", "2026-01-01");
    assert!(sydney.starts_with("BEGIN:VTIMEZONE\r\nTZID:Australia/Sydney\r\nBEGIN:DAYLIGHT\r\n"));
}

#[test]
fn a_zone_without_changes_has_one_part_and_quarters_of_an_hour_are_kept() {
    let nepal = definition("Asia/Kathmandu", "2026-01-01", "2030-01-01");
    assert_eq!(nepal.matches("BEGIN:").count(), 2);
    assert!(nepal.contains("TZOFFSETTO:+0545\r\n"));
    assert!(
        definition("America/St_Johns", "2026-01-01", "2026-01-01").contains("TZOFFSETTO:-0330\r\n")
    );
}

#[test]
fn changes_a_few_weeks_apart_are_all_found() {
    // Morocco took its summer time back for the month of Ramadan.
    let zone = jiff::tz::TimeZone::get("Africa/Casablanca").expect("a zone");
    let bound = |text: &str| text.parse::<jiff::Timestamp>().expect("a moment");
    let (from, to) = (bound("2022-12-25T00:00Z"), bound("2025-01-01T00:00Z"));
    let known = zone.following(from).take_while(|one| one.timestamp() < to);
    let morocco = definition("Africa/Casablanca", "2023-01-01", "2023-12-31");
    assert_eq!(
        morocco.matches("DTSTART").count(),
        known.count() + 1,
        "{morocco}"
    );
    assert!(
        morocco.contains("DTSTART:20230319T030000\r\n")
            && morocco.contains("DTSTART:20230423T020000\r\n")
    );
}

#[test]
fn a_zone_is_defined_once_for_all_events_and_years() {
    let paris = Some("Europe/Paris");
    let (one, other) = (
        event(at("2027-05-01T10:00", paris)),
        event(at("2026-11-24T10:00", paris)),
    );
    let file = written(vec![one, other]);
    assert_eq!(file.matches("BEGIN:VTIMEZONE").count(), 1);
    assert!(file.contains("DTSTART:20260329T020000") && file.contains("DTSTART:20281029T030000"));
}

#[test]
fn the_farthest_years_and_rules_end() {
    let every_half_year = |_: &str, moment: i64| {
        Some(if moment / 15_552_000 % 2 == 0 {
            3600
        } else {
            7200
        })
    };
    for (start, count) in [
        ("9999-12-31T23:00", u16::MAX),
        ("2026-12-31T23:00", u16::MAX),
    ] {
        let mut one = event(at(start, Some("Europe/Paris")));
        one.repeat = Some(Repeat {
            every: Every::Week,
            interval: count,
            count,
            except: Vec::new(),
        });
        let file = calendar(vec![one])
            .write(&every_half_year)
            .expect("an event");
        assert!(file.contains("DTSTART;TZID=Europe/Paris:"));
        assert!(file.matches("BEGIN:DAYLIGHT").count() < 55);
    }
}
