//! The journal's rules: what an entry is, where it stands, when the bin lets go of it, how it reads elsewhere.
//!
//! Pure: entries, texts and moments in, decisions out. What happens to a text left behind by a killed tab is
//! decided in [`draft`].

pub mod calendar;
pub mod details;
pub mod draft;
mod entry;
pub mod export;
pub mod import;
pub mod letter;
pub mod locking;
pub mod passage;
pub mod pause;
pub mod pictures;
pub mod rows;
pub mod search;
pub mod secret;
pub mod structures;
pub mod synthesis;
pub mod template;
pub mod versions;
mod words;

pub use crate::text::{Spoken, Weather};
pub use details::Details;
pub use entry::{Energy, Entry, Origin, Picture, Source, day_of, is_time};
pub use words::{excerpt, markdown};

/// How many entries a page of the list has.
pub const PAGE: usize = 30;
/// How many days an entry stays in the bin.
pub const BIN_DAYS: u16 = 30;

/// What the order keys of binned entries start with: after every date, so that a list of the journal ends before
/// it and a list of the bin starts there.
pub const BIN: &str = "bin/";

const DAY_MILLIS: f64 = 86_400_000.0;

/// An entry that stays where it is in the list whatever becomes of it, so that nothing moves under a hand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// The entry's identifier.
    pub id: String,
    /// Its order key when it was taken.
    pub order: String,
    /// Whether it is open or was just put into the bin.
    pub open: bool,
}

/// The identifiers of the journal's list, newest first: without the bin and without the entry being written at the
/// top (`writing`), but always with the one that is held.
pub fn listed<'a>(
    entries: impl Iterator<Item = (&'a str, &'a Entry)>,
    writing: Option<&str>,
    held: Option<&Held>,
) -> Vec<String> {
    let is_held = |id: &str| held.is_some_and(|held| held.id == id);
    let shown = entries
        .filter(|(id, entry)| entry.binned.is_none() && writing != Some(id) && !is_held(id))
        .map(|(id, entry)| (entry.order(), id.to_owned()));
    let held = held.map(|held| (held.order.clone(), held.id.clone()));
    descending(shown.chain(held).collect())
}

/// The identifiers of what is in the bin, last binned first.
pub fn binned<'a>(entries: impl Iterator<Item = (&'a str, &'a Entry)>) -> Vec<String> {
    let inside = entries.filter(|(_, entry)| entry.binned.is_some());
    descending(
        inside
            .map(|(id, entry)| (entry.order(), id.to_owned()))
            .collect(),
    )
}

fn descending(mut keys: Vec<(String, String)>) -> Vec<String> {
    keys.sort_unstable_by(|one, other| other.cmp(one));
    keys.into_iter().map(|(_, id)| id).collect()
}

/// Whether the bin lets go of what was put there at a moment.
pub fn bin_lets_go(binned: f64, now: f64) -> bool {
    now - binned > f64::from(BIN_DAYS) * DAY_MILLIS
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::programme::Day;

    fn entry(date: &str, binned: Option<f64>) -> Entry {
        Entry {
            date: date.to_owned(),
            binned,
            ..Entry::default()
        }
    }

    fn ids(entries: &[(&str, Entry)], writing: Option<&str>, held: Option<&Held>) -> Vec<String> {
        listed(entries.iter().map(|(id, one)| (*id, one)), writing, held)
    }

    #[test]
    fn the_newest_day_comes_first_and_within_a_day_the_last_made() {
        let day = |date| entry(date, None);
        let entries = [
            ("1", day("2026-11-23")),
            ("2", day("2026-11-25")),
            ("3", day("2026-11-23")),
            ("4", day("whenever")),
        ];
        assert_eq!(ids(&entries, None, None), ["2", "3", "1", "4"]);
    }

    #[test]
    fn within_a_day_the_latest_comes_first_and_what_has_no_time_last() {
        let at = |date, time: &str| Entry {
            time: Some(time.to_owned()),
            ..entry(date, None)
        };
        let entries = [
            ("9", at("2026-11-23", "08:05")),
            ("1", at("2026-11-23", "21:30")),
            ("3", entry("2026-11-23", None)),
            ("2", at("2026-11-23", "08:05")),
            ("4", at("2026-11-23", "25:00")),
            ("5", at("2026-11-22", "23:59")),
            ("6", entry("2026-11-24", None)),
        ];
        assert_eq!(
            ids(&entries, None, None),
            ["6", "1", "9", "2", "4", "3", "5"]
        );
        assert_eq!(at("2026-11-23", "08:05").order(), "2026-11-23T08:05");
        assert!(at("9999-12-31", "23:59").order().as_str() < BIN);
    }

    #[test]
    fn the_day_of_a_key_is_told_with_a_time_and_without_one() {
        let day = Day::parse("2026-11-23");
        let timed = Entry {
            time: Some("08:05".to_owned()),
            ..entry("2026-11-23", None)
        };
        assert_eq!(day_of(&timed.order()), day);
        assert_eq!(day_of(&entry("2026-11-23", None).order()), day);
        assert_eq!(day_of(&entry("2026-11-23", Some(1.0)).order()), None);
    }

    #[test]
    fn a_time_of_day_is_one_the_clock_shows() {
        for time in ["00:00", "09:41", "23:59"] {
            assert!(is_time(time), "{time}");
        }
        for none in ["24:00", "9:41", "09:60", "09:41:00", "", "neuf!"] {
            assert!(!is_time(none), "{none}");
        }
    }

    #[test]
    fn binned_entries_stand_after_every_date_in_the_order_they_were_binned() {
        let early = entry("2026-11-23", Some(999_999_999_999.0)).order();
        let late = entry("2020-01-01", Some(1_763_932_676_123.0)).order();
        assert_eq!(late, "bin/0001763932676123");
        assert!(early < late);
        assert!(entry("9999-12-31", None).order().as_str() < BIN);
        assert!(BIN < early.as_str());
    }

    #[test]
    fn a_key_reads_dates_only() {
        assert_eq!(entry("zzz", None).order(), "0000-01-01");
    }

    #[test]
    fn the_bin_and_what_is_being_written_stay_out_of_the_list() {
        let entries = [
            ("1", entry("2026-11-23", None)),
            ("2", entry("2026-11-24", Some(1.0))),
            ("3", entry("2026-11-25", None)),
        ];
        assert_eq!(ids(&entries, Some("3"), None), ["1"]);
        assert_eq!(binned(entries.iter().map(|(id, one)| (*id, one))), ["2"]);
    }

    #[test]
    fn a_held_entry_stays_in_place_when_dated_anew_binned_or_gone() {
        let held = Held {
            id: "2".to_owned(),
            order: "2026-11-24".to_owned(),
            open: true,
        };
        let (first, last) = (entry("2026-11-23", None), entry("2026-11-25", None));
        for changed in [entry("2019-01-01", None), entry("2026-11-24", Some(5.0))] {
            let entries = [("1", first.clone()), ("2", changed), ("3", last.clone())];
            assert_eq!(ids(&entries, None, Some(&held)), ["3", "2", "1"]);
        }
        assert_eq!(
            ids(&[("1", first), ("3", last)], None, Some(&held)),
            ["3", "2", "1"]
        );
    }

    #[test]
    fn the_bin_lets_go_after_thirty_days() {
        let binned = 1_763_932_676_123.0;
        let thirty = binned + 30.0 * DAY_MILLIS;
        assert!(!bin_lets_go(binned, thirty));
        assert!(bin_lets_go(binned, thirty + 1.0));
        // A clock that was set back takes nothing away.
        assert!(!bin_lets_go(binned, 0.0));
    }

    #[test]
    fn an_entry_is_stored_as_documented() {
        let stored = r#"{"text":"Tried it.","date":"2026-11-23","tags":["a"],"source":{"widget":"prompt","week":"3","question":"What did you try?"},"binned":null}"#;
        let read: Entry = serde_json::from_str(stored).unwrap();
        assert_eq!(serde_json::to_string(&read).unwrap(), stored);
        let least: Entry = serde_json::from_str(r#"{"text":"","date":"2026-11-23"}"#).unwrap();
        assert_eq!(least, entry("2026-11-23", None));
    }
}
