//! When a copy is due, what it is called and which ones go.

use serde_json::json;

use super::*;
use crate::store::contract::a_note;

fn day(text: &str) -> Day {
    Day::parse(text).expect("a day")
}

/// With a copy of each of so many days, from the first of January on.
fn after(days: i32) -> Rolling {
    let mut rolling = Rolling::into_folder("Copies".into(), 1.0);
    for number in 0..days {
        let today = day("2027-01-01").plus_days(number);
        rolling.wrote(name("team", today, 1), (today, 2.0), "a".into());
        rolling.tried(today, None);
    }
    rolling
}

#[test]
fn a_copy_is_named_after_its_space_and_day() {
    assert_eq!(name("team-a", day("2026-11-03"), 1), "team-a-20261103.zip");
    assert_eq!(
        name("team-a", day("2026-11-03"), 2),
        "team-a-20261103-2.zip"
    );
}

#[test]
fn one_copy_a_day_is_written_at_most() {
    let rolling = after(1);
    let (today, tomorrow) = (day("2027-01-01"), day("2027-01-02"));
    assert!(!rolling.is_due(today, Look::Page) && !rolling.is_due(today, Look::Changed));
    assert!(rolling.is_due(tomorrow, Look::Page) && rolling.is_due(tomorrow, Look::Changed));
    assert!(rolling.is_due(today, Look::Pressed));
}

#[test]
fn a_day_without_changes_is_looked_at_once_and_after_the_next_change_again() {
    let mut rolling = after(1);
    let tomorrow = day("2027-01-02");
    rolling.tried(tomorrow, None);
    assert!(!rolling.is_due(tomorrow, Look::Page));
    assert!(rolling.is_due(tomorrow, Look::Changed));
}

#[test]
fn a_lost_permission_is_no_look() {
    let mut rolling = after(1);
    let tomorrow = day("2027-01-02");
    rolling.tried(tomorrow, Some(Trouble::Permission));
    assert!(rolling.is_due(tomorrow, Look::Page));
    rolling.tried(tomorrow, Some(Trouble::Full));
    assert!(
        !rolling.is_due(tomorrow, Look::Page),
        "a full disk is tried at every page"
    );
}

#[test]
fn the_last_twelve_stay_and_only_what_was_written_here_goes() {
    assert!(after(12).too_many().is_empty());
    let mut rolling = after(14);
    assert_eq!(
        rolling.too_many(),
        ["team-20270101.zip", "team-20270102.zip"]
    );
    assert!(!rolling.is_ours("team-20261231.zip"), "another browser's");
    rolling.removed("team-20270101.zip");
    assert_eq!(rolling.too_many(), ["team-20270102.zip"]);
    // Written once more on its day it is there once.
    let last = rolling.written.last().cloned().expect("a copy");
    rolling.wrote(last.clone(), (day("2027-01-14"), 3.0), "b".into());
    assert_eq!(
        rolling.written.iter().filter(|one| **one == last).count(),
        1
    );
}

#[test]
fn a_copy_that_was_begun_is_ours_until_it_is_there_or_gone() {
    let mut rolling = after(1);
    rolling.begun = "team-20270102.zip".into();
    assert!(rolling.is_ours("team-20270102.zip"));
    rolling.removed("team-20270102.zip");
    assert!(!rolling.is_ours("team-20270102.zip"));
}

#[test]
fn every_save_and_every_draft_changes_what_there_is_to_copy() {
    let snapshot = Snapshot {
        records: vec![a_note("a", "one")],
        ..Snapshot::default()
    };
    let before = mark(&snapshot);
    assert_eq!(mark(&snapshot.clone()), before);
    let mut saved = snapshot.clone();
    saved.records[0].rev += 1;
    let mut typed = snapshot.clone();
    typed.drafts.push(("journal:new".into(), "x".into()));
    let mut set = snapshot;
    set.meta.push(("last-copy".into(), json!(1)));
    assert!(mark(&saved) != before && mark(&typed) != before);
    assert_eq!(mark(&set), before, "a copy is no reason for the next one");
}

#[test]
fn how_they_stand_reads_as_it_was_stored_and_stopped_is_nothing() {
    let mut rolling = after(2);
    rolling.tried(day("2027-01-03"), Some(Trouble::Other("x".into())));
    let stored = serde_json::to_value(&rolling).expect("json");
    assert_eq!(Rolling::read(Some(stored)), Some(rolling));
    assert_eq!(Rolling::read(Some(Value::Null)), None);
    assert_eq!(Rolling::read(None), None);
}

#[test]
fn what_stands_in_the_way_is_known_by_its_name() {
    let of = |name| trouble(name, "words".into());
    assert_eq!(of("NotAllowedError"), Trouble::Permission);
    assert_eq!(of("NotFoundError"), Trouble::Gone);
    assert_eq!(of("QuotaExceededError"), Trouble::Full);
    assert_eq!(of("InvalidStateError"), Trouble::Other("words".into()));
}
