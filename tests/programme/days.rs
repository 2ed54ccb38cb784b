//! Civil days, held against jiff.

use escale::programme::Day;
use jiff::ToSpan;
use jiff::civil::Date;
use proptest::prelude::*;

fn theirs(day: Day) -> Date {
    day.to_string().parse().unwrap()
}

fn any_day() -> impl Strategy<Value = Day> {
    (0..=Day::MAX.days_since(Day::MIN)).prop_map(|days| Day::MIN.plus_days(days))
}

#[test]
fn every_day_of_a_repeating_span_follows_the_calendar() {
    let mut date: Date = "1899-12-30".parse().unwrap();
    let mut day = Day::parse("1899-12-30").unwrap();
    while date.year() < 2105 {
        assert_eq!(day.to_string(), date.to_string());
        assert_eq!(
            i8::try_from(day.weekday()).unwrap(),
            date.weekday().to_monday_zero_offset()
        );
        assert_eq!(Day::parse(&date.to_string()), Some(day));
        date = date.tomorrow().unwrap();
        day = day.plus_days(1);
    }
}

#[test]
fn exactly_the_days_of_the_calendar_are_read() {
    for year in [0, 4, 100, 1900, 1999, 2000, 2024, 2026, 2100, 9999] {
        for month in 0..=13 {
            for day in 0..=32 {
                let text = format!("{year:04}-{month:02}-{day:02}");
                let known = Date::new(year, month, day).is_ok();
                assert_eq!(Day::parse(&text).is_some(), known, "{text}");
            }
        }
    }
}

#[test]
fn nothing_but_the_one_form_is_read() {
    for text in [
        "",
        "2026",
        "2026-1-01",
        "2026-01-1",
        "20260101",
        "+026-01-01",
        "-026-01-01",
        "2026-01-01 ",
        " 2026-01-01",
        "2026-01-01T00:00",
        "2026/01/01",
        "２026-01-01",
        "2026-01-01-01",
        "02026-01-01",
        "é26-01-01",
    ] {
        assert_eq!(Day::parse(text), None, "{text}");
    }
}

#[test]
fn counting_stops_at_the_ends_of_the_calendar() {
    assert_eq!(Day::MAX.to_string(), "9999-12-31");
    assert_eq!(Day::MIN.to_string(), "0000-01-01");
    assert_eq!(Day::MAX.plus_days(i32::MAX), Day::MAX);
    assert_eq!(Day::MIN.plus_days(i32::MIN), Day::MIN);
    assert_eq!(Day::MIN.monday(), Day::MIN);
}

proptest! {
    #[test]
    fn days_are_counted_like_jiff_counts(day in any_day(), days in -4_000_000..4_000_000_i32) {
        let moved = day.plus_days(days);
        if let Ok(expected) = theirs(day).checked_add(days.days()) && expected.year() >= 0 {
            prop_assert_eq!(theirs(moved), expected);
            prop_assert_eq!(moved.days_since(day), days);
        } else {
            prop_assert!(moved == Day::MIN || moved == Day::MAX);
        }
    }

    #[test]
    fn monday_begins_the_iso_week(day in any_day()) {
        let monday = day.monday();
        if monday > Day::MIN {
            let week = theirs(day).iso_week_date();
            prop_assert_eq!(theirs(monday).iso_week_date().week(), week.week());
            prop_assert_eq!(monday.weekday(), 0);
        }
    }

    #[test]
    fn a_day_is_its_parts(day in any_day()) {
        let (year, month, number) = day.civil();
        prop_assert_eq!(Day::new(year, month, number), Some(day));
        prop_assert_eq!(Day::parse(&day.to_string()), Some(day));
    }
}
