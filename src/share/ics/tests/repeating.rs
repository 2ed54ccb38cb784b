//! Events that come again.

use proptest::prelude::*;

use super::*;

fn days(texts: &[&str]) -> Vec<Day> {
    texts.iter().map(|text| day(text)).collect()
}

#[test]
fn weeks_with_a_gap_are_one_rule_with_exceptions() {
    let weeks = days(&["2026-12-07", "2026-12-14", "2027-01-04"]);
    let mut one = event(at("2026-12-07T09:00", Some("Europe/Paris")));
    one.repeat = Repeat::through(&weeks, Every::Week);
    let file = written(vec![one]);
    assert!(file.contains("RRULE:FREQ=WEEKLY;COUNT=5\r\n"), "{file}");
    for except in ["20261221", "20261228"] {
        assert!(file.contains(&format!("EXDATE;TZID=Europe/Paris:{except}T090000\r\n")));
    }
}

#[test]
fn days_out_of_rhythm_or_alone_are_no_rule() {
    assert_eq!(
        Repeat::through(&days(&["2026-12-07", "2026-12-15"]), Every::Week),
        None
    );
    assert_eq!(
        Repeat::through(&days(&["2026-12-14", "2026-12-07"]), Every::Week),
        None
    );
    assert_eq!(
        Repeat::through(&days(&["2026-12-07", "2026-12-07"]), Every::Day),
        None
    );
    assert_eq!(Repeat::through(&days(&["2026-12-07"]), Every::Week), None);
    assert_eq!(Repeat::through(&[], Every::Week), None);
}

#[test]
fn one_time_of_a_repeated_event_is_replaced_under_the_same_name() {
    let mut special = event(at("2026-12-14T11:00", Some("Europe/Paris")));
    special.instead_of = Some(at("2026-12-14T09:00", Some("Europe/Paris")));
    let file = written(vec![special]);
    assert!(
        file.contains("RECURRENCE-ID;TZID=Europe/Paris:20261214T090000\r\n"),
        "{file}"
    );
}

proptest! {
    #[test]
    fn a_rule_found_for_days_gives_these_days(first in 0..900_000i32, steps in prop::collection::btree_set(1..200i32, 1..40), weekly: bool) {
        let every = if weekly { Every::Week } else { Every::Day };
        let step = if weekly { 7 } else { 1 };
        let first = Day::MIN.plus_days(first);
        let mut wanted = vec![first];
        wanted.extend(steps.iter().map(|one| first.plus_days(one * step)));
        let rule = Repeat::through(&wanted, every).expect("a rule");
        prop_assert_eq!(rule.days(first), wanted);
    }
}
