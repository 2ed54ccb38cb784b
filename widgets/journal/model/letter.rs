//! A letter to oneself: written now, closed until a day.
//!
//! The seal is a rule of the software alone: the text is stored as every entry's is, and can be read where others can. It
//! keeps the letter from being come upon, in lists, searches and random pages; its writer may open it early.

use super::Entry;
use crate::programme::Day;

/// How far ahead a letter may be closed, in days: ten years.
pub const FARTHEST: i32 = 3652;

/// Whether an entry is a letter whose day has not come. A day that cannot be read closes nothing.
pub fn is_sealed(entry: &Entry, today: Day) -> bool {
    opens(entry).is_some_and(|day| today < day)
}

/// The day a letter opens, or opened.
pub fn opens(entry: &Entry) -> Option<Day> {
    entry.sealed.as_deref().and_then(Day::parse)
}

/// The days a letter may be closed until: from tomorrow to [`FARTHEST`] days from now.
pub fn choices(today: Day) -> (Day, Day) {
    (today.plus_days(1), today.plus_days(FARTHEST))
}

/// Closes an entry until a day; whether that day can be chosen. Nothing changes when it cannot.
pub fn seal(entry: &mut Entry, until: Day, today: Day) -> bool {
    let (first, last) = choices(today);
    let may = (first..=last).contains(&until);
    if may {
        entry.sealed = Some(until.to_string());
    }
    may
}

/// Opens a letter before its day.
pub fn open_early(entry: &mut Entry) {
    entry.sealed = None;
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    #[test]
    fn a_letter_is_closed_until_its_day_comes() {
        let mut letter = Entry::default();
        let today = day("2026-11-23");
        assert!(!is_sealed(&letter, today));
        assert!(seal(&mut letter, day("2027-02-01"), today));
        assert!(is_sealed(&letter, day("2027-01-31")));
        assert!(!is_sealed(&letter, day("2027-02-01")));
        assert_eq!(opens(&letter), Some(day("2027-02-01")));
    }

    #[test]
    fn only_days_to_come_within_ten_years_can_be_chosen() {
        let today = day("2026-11-23");
        for refused in ["2026-11-22", "2026-11-23", "2036-11-24"] {
            let mut letter = Entry::default();
            assert!(!seal(&mut letter, day(refused), today), "{refused}");
            assert_eq!(letter.sealed, None);
        }
        for taken in ["2026-11-24", "2036-11-22"] {
            assert!(seal(&mut Entry::default(), day(taken), today), "{taken}");
        }
    }

    #[test]
    fn its_writer_opens_it_when_they_want() {
        let mut letter = Entry::default();
        let today = day("2026-11-23");
        seal(&mut letter, day("2027-02-01"), today);
        open_early(&mut letter);
        assert!(!is_sealed(&letter, today));
    }

    #[test]
    fn a_day_that_is_none_closes_nothing() {
        let letter = Entry {
            sealed: Some("soon".to_owned()),
            ..Entry::default()
        };
        assert!(!is_sealed(&letter, Day::MIN));
    }
}
