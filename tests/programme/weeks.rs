//! Which week it is, held against a calendar that counts day by day with jiff.

use escale::programme::weeks::{Calendar, Now};
use escale::programme::{Day, Programme, Rhythm};
use jiff::ToSpan;
use jiff::civil::{Date, Weekday};
use proptest::prelude::*;
use serde_json::{Value, json};

use super::read;

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

fn programme(start: &str, pauses: &[(&str, &str)], weeks: usize) -> Programme {
    let pauses: Vec<Value> = pauses
        .iter()
        .map(|(from, to)| json!({ "from": from, "to": to }))
        .collect();
    let week = json!({ "theme": "t", "question": { "text": "q" } });
    let (programme, problems) = read(&json!({
        "escale": 1, "id": "p", "title": "P", "start": start, "pauses": pauses,
        "weeks": vec![week; weeks],
    }));
    assert_eq!(problems, []);
    programme
}

fn calendar(start: &str, pauses: &[(&str, &str)], weeks: usize) -> Calendar {
    Calendar::new(&programme(start, pauses, weeks), day("2026-01-01"))
}

#[test]
fn weeks_follow_each_other() {
    let calendar = calendar("2026-09-09", &[], 2);
    let start = day("2026-09-09");
    assert_eq!(calendar.current(day("2026-09-08")), Now::Before { start });
    assert_eq!(calendar.current(start), Now::Week { number: 1, start });
    assert_eq!(
        calendar.current(day("2026-09-15")),
        Now::Week { number: 1, start }
    );
    let next = day("2026-09-16");
    assert_eq!(
        calendar.current(next),
        Now::Week {
            number: 2,
            start: next
        }
    );
    assert_eq!(calendar.current(day("2026-09-23")), Now::After { last: 2 });
    assert_eq!(calendar.start_of(0), None);
    assert_eq!(calendar.start_of(2), Some(next));
    assert_eq!(calendar.start_of(3), None);
}

#[test]
fn one_day_of_pause_pushes_a_whole_week_back() {
    let calendar = calendar("2026-09-07", &[("2026-09-20", "2026-09-20")], 2);
    let next = day("2026-09-21");
    assert_eq!(
        calendar.current(day("2026-09-14")),
        Now::Paused {
            next: Some(next),
            last: 1
        }
    );
    assert_eq!(calendar.start_of(2), Some(next));
}

#[test]
fn a_pause_at_the_start_delays_the_first_week() {
    let calendar = calendar("2026-09-07", &[("2026-08-01", "2026-09-15")], 1);
    assert_eq!(
        calendar.current(day("2026-09-10")),
        Now::Before {
            start: day("2026-09-21")
        }
    );
}

#[test]
fn a_pause_before_the_start_or_after_the_end_changes_nothing() {
    let pauses = [("2026-08-01", "2026-09-06"), ("2026-09-21", "2026-09-25")];
    let calendar = calendar("2026-09-07", &pauses, 2);
    assert_eq!(calendar.start_of(1), Some(day("2026-09-07")));
    assert_eq!(calendar.current(day("2026-09-22")), Now::After { last: 2 });
}

#[test]
fn a_relative_programme_begins_on_the_monday_of_the_first_visit() {
    let programme = programme("relative", &[], 1);
    for (arrival, start) in [("2026-11-23", "2026-11-23"), ("2027-01-03", "2026-12-28")] {
        assert_eq!(
            Calendar::new(&programme, day(arrival)).start_of(1),
            Some(day(start))
        );
    }
}

#[test]
fn day_by_day_a_programme_begins_on_the_day_of_the_first_visit_and_rests_on_pauses() {
    let mut programme = programme("relative", &[("2026-11-26", "2026-11-26")], 3);
    programme.rhythm = Some(Rhythm::Day);
    let calendar = Calendar::new(&programme, day("2026-11-25"));
    let starts = [1, 2, 3].map(|number| calendar.start_of(number).unwrap().to_string());
    assert_eq!(starts, ["2026-11-25", "2026-11-27", "2026-11-28"]);
    assert_eq!(calendar.end_of(2), calendar.start_of(2));
    programme.rhythm = Some(Rhythm::Workday);
    let calendar = Calendar::new(&programme, day("2026-11-28"));
    let starts = [1, 2, 3].map(|number| calendar.start_of(number).unwrap().to_string());
    assert_eq!(starts, ["2026-11-30", "2026-12-01", "2026-12-02"]);
}

#[test]
fn overlapping_pauses_are_one_pause() {
    let pauses = [
        ("2026-09-14", "2026-09-22"),
        ("2026-09-20", "2026-09-21"),
        ("2026-09-21", "2026-09-28"),
    ];
    let calendar = calendar("2026-09-07", &pauses, 2);
    assert_eq!(calendar.start_of(2), Some(day("2026-10-05")));
}

#[test]
fn a_programme_without_weeks_is_over() {
    assert_eq!(
        calendar("2026-09-07", &[], 0).current(day("2026-01-01")),
        Now::After { last: 0 }
    );
}

#[test]
fn a_pause_to_the_end_of_the_calendar_has_no_next_week() {
    let calendar = calendar("2026-09-07", &[("2026-09-14", "9999-12-31")], 3);
    assert_eq!(
        calendar.current(day("2030-01-01")),
        Now::Paused {
            next: None,
            last: 1
        }
    );
    assert_eq!(calendar.start_of(2), None);
}

/// The rule, said once more and slowly: go through the days and count.
fn slowly(start: Date, pauses: &[(Date, Date)], weeks: usize, rhythm: Rhythm) -> Vec<Date> {
    let at_work = |day: Date| !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
    let free = |day: Date| {
        let rests = pauses.iter().any(|(from, to)| (*from..=*to).contains(&day));
        !rests && (rhythm != Rhythm::Workday || at_work(day))
    };
    let length = if rhythm == Rhythm::Week { 7 } else { 1 };
    let mut starts = Vec::new();
    let mut block = start;
    while starts.len() < weeks {
        if (0..length).all(|days: i32| free(block.checked_add(days.days()).unwrap())) {
            starts.push(block);
        }
        block = block.checked_add(length.days()).unwrap();
    }
    starts
}

/// What [`Calendar::current`] should say, from the days each week holds.
fn slowly_current(starts: &[Date], today: Date, length: i32) -> (usize, bool) {
    let begun = starts.iter().filter(|start| **start <= today).count();
    let running = starts
        .iter()
        .any(|start| (0..length).any(|days: i32| start.checked_add(days.days()).unwrap() == today));
    (begun, running)
}

/// A day around year ends and leap days.
fn date() -> impl Strategy<Value = Date> {
    let from: Date = "2023-11-01".parse().unwrap();
    (0..900_i32).prop_map(move |days| from.checked_add(days.days()).unwrap())
}

fn pause() -> impl Strategy<Value = (Date, Date)> {
    (date(), 0..40_i32).prop_map(|(from, days)| (from, from.checked_add(days.days()).unwrap()))
}

fn start_kind() -> impl Strategy<Value = bool> {
    prop_oneof![4 => Just(false), 1 => Just(true)]
}

proptest! {
    #[test]
    fn weeks_start_where_counting_by_hand_puts_them(
        arrival in date(),
        relative in start_kind(),
        pauses in prop::collection::vec(pause(), 0..6),
        weeks in 0..30_usize,
        rhythm in prop::sample::select(Rhythm::ALL),
    ) {
        let start_text = if relative { "relative".to_owned() } else { arrival.to_string() };
        let texts: Vec<(String, String)> =
            pauses.iter().map(|(from, to)| (from.to_string(), to.to_string())).collect();
        let texts: Vec<(&str, &str)> =
            texts.iter().map(|(from, to)| (from.as_str(), to.as_str())).collect();
        let mut programme = programme(&start_text, &texts, weeks);
        programme.rhythm = Some(rhythm);
        let length = rhythm.days();
        let calendar = Calendar::new(&programme, day(&arrival.to_string()));
        let start = if relative && rhythm == Rhythm::Week {
            arrival.tomorrow().unwrap().nth_weekday(-1, Weekday::Monday).unwrap()
        } else {
            arrival
        };
        let expected = slowly(start, &pauses, weeks, rhythm);
        let first = day(&start.to_string());
        for (index, date) in expected.iter().enumerate() {
            let found = calendar.start_of(index + 1).unwrap();
            prop_assert_eq!(found.to_string(), date.to_string());
            prop_assert_eq!(found.days_since(first) % length, 0);
            let last = date.checked_add((length - 1).days()).unwrap().to_string();
            prop_assert_eq!(calendar.end_of(index + 1).unwrap().to_string(), last);
        }
        prop_assert_eq!(calendar.start_of(weeks + 1), None);

        let mut order = (0, false);
        for days in -20..400 {
            let today = first.plus_days(days);
            let (begun, running) = slowly_current(&expected, today.to_string().parse().unwrap(), length);
            let now = calendar.current(today);
            let seen = match now {
                Now::Before { start } => {
                    prop_assert_eq!(Some(start), calendar.start_of(1));
                    (0, false)
                }
                Now::Week { number, start } => {
                    prop_assert_eq!(Some(start), calendar.start_of(number));
                    (number, true)
                }
                Now::Paused { next, last } => {
                    prop_assert_eq!(next, calendar.start_of(last + 1));
                    prop_assert!(next.unwrap() > today);
                    (last, false)
                }
                Now::After { last } => {
                    prop_assert_eq!(last, weeks);
                    (last, false)
                }
            };
            prop_assert_eq!(seen, (begun, running));
            prop_assert!(seen.0 >= order.0, "{:?} after {:?}", seen, order);
            order = seen;
        }
    }
}
