//! A year of the shipped programmes, hour by hour in five time zones, held against weeks that are counted with jiff.

use std::collections::BTreeMap;

use escale::{
    programme::{self, Day, Programme},
    widgets::prompt::model::{Shown, Standing, bank, shown},
};
use jiff::{Timestamp, ToSpan, civil::Date, tz::TimeZone};

const ZONES: [&str; 5] = [
    "Europe/Paris",
    "America/New_York",
    "Asia/Tokyo",
    "Pacific/Auckland",
    "America/Los_Angeles",
];
/// An hour before any week, and a year and more later.
const FROM: &str = "2026-08-31T12:00:00Z";
const HOURS: i64 = 24 * 400;
/// A Thursday: a relative programme begins on the Monday before.
const ARRIVAL: &str = "2026-11-26";

fn day(date: Date) -> Day {
    Day::parse(&date.to_string()).unwrap()
}

/// What is shown on a civil date, as the widget reads the programme on that day.
fn on(programme: &Programme, today: Day) -> Shown {
    let arrival = Day::parse(ARRIVAL).unwrap();
    let filled = bank::filled(programme, arrival, today);
    shown(&filled, arrival, today, None)
}

/// The first days of so many weeks, counted on from a Monday; weeks that hold a day of a pause are passed over.
fn counted(start: Date, pauses: &[(Date, Date)], weeks: usize) -> Vec<Date> {
    let mut starts = Vec::new();
    let mut monday = start;
    while starts.len() < weeks {
        let days: Vec<_> = (0..7)
            .map(|n| monday.checked_add(n.days()).unwrap())
            .collect();
        let rests = |day: &Date| pauses.iter().any(|(from, to)| from <= day && day <= to);
        if !days.iter().any(rests) {
            starts.push(monday);
        }
        monday = monday.checked_add(7.days()).unwrap();
    }
    starts
}

/// How many hours a civil date has, by date and zone.
type Hours = BTreeMap<(Day, &'static str), u8>;

/// Walks through a year in every zone; what each civil date showed, and how many hours it had where.
fn walked(programme: &Programme) -> (BTreeMap<Day, Shown>, Hours) {
    let (mut days, mut hours) = (BTreeMap::<Day, Shown>::new(), Hours::new());
    let from: Timestamp = FROM.parse().unwrap();
    for zone in ZONES {
        let clock = TimeZone::get(zone).unwrap();
        for hour in 0..HOURS {
            let moment = from.checked_add(hour.hours()).unwrap();
            let today = day(clock.to_datetime(moment).date());
            let count = hours.entry((today, zone)).or_insert(0);
            *count += 1;
            if *count == 1 {
                let found = on(programme, today);
                let known = days.entry(today).or_insert_with(|| found.clone());
                assert_eq!(*known, found, "{today} in {zone}");
            }
        }
    }
    (days, hours)
}

fn check(text: &str, start: &str, pauses: &[(&str, &str)]) -> usize {
    let (programme, problems) = programme::read(text).unwrap();
    assert_eq!(problems, []);
    let (days, hours) = walked(&programme);
    // The year has days of 23 and of 25 hours, and both halves of the world changed their clocks.
    for (zone, changes) in ZONES.iter().zip([true, true, false, true, true]) {
        let lengths = |length: u8| {
            let of = |((_, one), hours): (&(Day, &str), &u8)| one == zone && *hours == length;
            hours.iter().filter(|one| of(*one)).count()
        };
        assert_eq!(lengths(25) > 0 && lengths(23) > 0, changes, "{zone}");
    }
    let date = |text: &str| text.parse::<Date>().unwrap();
    let pauses: Vec<_> = pauses
        .iter()
        .map(|(from, to)| (date(from), date(to)))
        .collect();
    let own = programme.weeks.len();
    let weeks = if programme.bank.is_some() {
        own + 60
    } else {
        own
    };
    let starts: Vec<_> = counted(date(start), &pauses, weeks)
        .into_iter()
        .map(day)
        .collect();
    let mut seen = 0;
    for (today, found) in &days {
        let begun = starts.iter().filter(|start| *start <= today).count();
        let running = begun > 0 && today.days_since(starts[begun - 1]) < 7;
        assert_eq!(found.week, (begun > 0).then_some(begun), "{today}");
        let standing = match &found.standing {
            Standing::Before(first) => begun == 0 && *first == starts[0],
            Standing::Running => running,
            Standing::Paused { until, .. } => !running && *until == starts.get(begun).copied(),
            Standing::After => begun == weeks && !running,
            Standing::Empty => false,
        };
        assert!(standing, "{today}: {:?}", found.standing);
        seen = seen.max(begun);
    }
    seen
}

#[test]
fn the_ambassadors_meet_the_same_week_on_the_same_day_wherever_they_are() {
    let pauses = [("2026-10-26", "2026-11-01"), ("2026-12-21", "2027-01-03")];
    let text = include_str!("../../examples/ambassadors.json");
    assert_eq!(check(text, "2026-09-28", &pauses), 12);
}

#[test]
fn who_learns_goes_on_with_the_bank_over_the_end_of_the_year() {
    let pauses = [("2026-12-21", "2027-01-03")];
    let text = include_str!("../../examples/learning.json");
    // Eight weeks of its own, and the bank's until the year is round.
    assert!(check(text, "2026-11-23", &pauses) > 40);
}
