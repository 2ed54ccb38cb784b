//! Looking back by the calendar: months and years, on this day, the same question earlier, a random page.
//!
//! Made of light summaries that are put in as pages are read; no whole entry is held (a quarter of a kilobyte each). A
//! day has something written or is blank: nothing here counts, and nothing tells a full day from a short one.

mod back;
mod month;
mod said;
mod walk;

use std::{cmp::Reverse, collections::HashMap};

pub use month::{Cell, Month};
pub use said::words;
pub use walk::{Step, turned};

use super::{Entry, excerpt};
use crate::programme::Day;

/// What is kept of an entry to look back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
    /// The entry.
    pub id: String,
    /// The day of the experience; `None` when what is stored is no date.
    pub day: Option<Day>,
    /// The minute of that day, if it is known.
    pub minute: Option<u16>,
    /// Its first line, as the list shows it.
    pub first_line: Option<String>,
    /// The question it answers.
    pub question: Option<String>,
}

/// The journal by days.
#[derive(Debug, Default)]
pub struct Calendar {
    /// Newest first, as in the journal's list: by day, by minute, then by identifier.
    summaries: Vec<Summary>,
    moments: HashMap<String, Moment>,
}

/// When an entry is, as far as it is known.
type Moment = (Option<Day>, Option<u16>);

impl Summary {
    /// The summary of an entry; none of one that is in the bin or under a passphrase of its own, and none of a
    /// letter before its day.
    pub fn of(id: &str, entry: &Entry, today: Day) -> Option<Self> {
        let hidden = entry.binned.is_some() || entry.is_closed(today);
        (!hidden).then(|| Self {
            id: id.to_owned(),
            day: Day::parse(&entry.date),
            minute: entry.minute(),
            first_line: excerpt(&entry.text),
            question: entry.source.as_ref().map(|source| source.question.clone()),
        })
    }

    fn moment(&self) -> Moment {
        (self.day, self.minute)
    }
}

impl Calendar {
    /// Puts a summary in, in the place of an earlier one of the same entry.
    pub fn put(&mut self, summary: Summary) {
        self.remove(&summary.id);
        let moment = summary.moment();
        let at = self.spot(moment, &summary.id);
        self.moments.insert(summary.id.clone(), moment);
        self.summaries.insert(at, summary);
    }

    /// Takes an entry's summary out, if it is there.
    pub fn remove(&mut self, id: &str) {
        let Some(moment) = self.moments.remove(id) else {
            return;
        };
        let at = self.spot(moment, id);
        if at < self.summaries.len() {
            self.summaries.remove(at);
        }
    }

    /// The summary of an entry, if it is there.
    pub fn find(&self, id: &str) -> Option<&Summary> {
        let moment = *self.moments.get(id)?;
        self.summaries.get(self.spot(moment, id))
    }

    /// What was written about a day, last first.
    pub fn on(&self, day: Day) -> &[Summary] {
        let start = self.summaries.partition_point(|one| one.day > Some(day));
        let rest = self.summaries.get(start..).unwrap_or_default();
        let length = rest.partition_point(|one| one.day == Some(day));
        rest.get(..length).unwrap_or_default()
    }

    /// The nearest days before and after this one about which something was written.
    pub fn neighbours(&self, day: Day) -> (Option<Day>, Option<Day>) {
        let dated = |at: usize| self.summaries.get(at).and_then(|one| one.day);
        let before = self.summaries.partition_point(|one| one.day >= Some(day));
        let here = self.summaries.partition_point(|one| one.day > Some(day));
        (dated(before), here.checked_sub(1).and_then(dated))
    }

    /// The first and the last day about which something was written.
    pub fn span(&self) -> Option<(Day, Day)> {
        let mut days = self.summaries.iter().filter_map(|one| one.day);
        let last = days.next()?;
        Some((days.next_back().unwrap_or(last), last))
    }

    fn spot(&self, moment: Moment, id: &str) -> usize {
        let key = Reverse((moment, id));
        self.summaries
            .partition_point(|one| Reverse((one.moment(), one.id.as_str())) < key)
    }
}

#[cfg(test)]
pub(super) mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::widgets::journal::model::Source;

    pub fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    /// Entries named by their days; `2026-03-14b` is another one of the same day.
    pub fn calendar(days: &[&str]) -> Calendar {
        let mut calendar = Calendar::default();
        for id in days {
            calendar.put(Summary {
                id: (*id).to_owned(),
                day: id.get(..10).and_then(Day::parse),
                minute: None,
                first_line: None,
                question: None,
            });
        }
        calendar
    }

    pub fn ids<'a>(summaries: impl IntoIterator<Item = &'a Summary>) -> Vec<&'a str> {
        summaries.into_iter().map(|one| one.id.as_str()).collect()
    }

    #[test]
    fn a_summary_is_what_the_list_shows() {
        let entry = Entry {
            text: "\nPremier quai.\nPuis le vent.".to_owned(),
            date: "2026-03-14".to_owned(),
            source: Some(Source {
                widget: "prompt".to_owned(),
                week: "1".to_owned(),
                question: "Où ?".to_owned(),
            }),
            ..Entry::default()
        };
        let summary = Summary::of("1", &entry, Day::MAX).unwrap();
        assert_eq!(summary.first_line.as_deref(), Some("Premier quai."));
        assert_eq!(summary.question.as_deref(), Some("Où ?"));
        let binned = Entry {
            binned: Some(1.0),
            ..entry.clone()
        };
        assert_eq!(Summary::of("1", &binned, Day::MAX), None);
        let letter = Entry {
            sealed: Some("2027-01-01".to_owned()),
            ..entry
        };
        assert_eq!(Summary::of("1", &letter, day("2026-12-31")), None);
        assert!(Summary::of("1", &letter, day("2027-01-01")).is_some());
    }

    #[test]
    fn a_day_has_what_was_written_about_it() {
        let calendar = calendar(&["2026-03-14", "2026-03-15", "2026-03-14b", "no day"]);
        assert_eq!(
            ids(calendar.on(day("2026-03-14"))),
            ["2026-03-14b", "2026-03-14"]
        );
        assert!(calendar.on(day("2026-03-13")).is_empty());
        assert!(calendar.on(Day::MIN).is_empty());
    }

    #[test]
    fn the_last_day_there_is_is_a_day_like_others() {
        let calendar = calendar(&["9999-12-31", "9999-12-30"]);
        assert_eq!(ids(calendar.on(Day::MAX)), ["9999-12-31"]);
        assert_eq!(
            calendar.neighbours(Day::MAX),
            (Some(day("9999-12-30")), None)
        );
    }

    #[test]
    fn the_pages_of_a_day_stand_by_their_minutes_as_in_the_list() {
        let mut calendar = Calendar::default();
        for (id, time) in [("1", Some("18:30")), ("2", None), ("3", Some("08:05"))] {
            let entry = Entry {
                date: "2026-03-14".to_owned(),
                time: time.map(str::to_owned),
                ..Entry::default()
            };
            calendar.put(Summary::of(id, &entry, Day::MAX).unwrap());
        }
        assert_eq!(ids(calendar.on(day("2026-03-14"))), ["1", "3", "2"]);
    }

    #[test]
    fn an_entry_that_changed_its_day_is_there_once() {
        let mut calendar = calendar(&["2026-03-14", "2026-03-15"]);
        let moved = Summary {
            day: Some(day("2026-04-01")),
            ..calendar.summaries[1].clone()
        };
        calendar.put(moved);
        assert!(calendar.on(day("2026-03-14")).is_empty());
        let found = calendar.find("2026-03-14").unwrap();
        assert_eq!(found.day, Some(day("2026-04-01")));
        assert_eq!(ids(calendar.on(day("2026-04-01"))), ["2026-03-14"]);
        calendar.remove("2026-03-14");
        calendar.remove("2026-03-14");
        assert_eq!(calendar.find("2026-03-14"), None);
        assert_eq!(
            calendar.span(),
            Some((day("2026-03-15"), day("2026-03-15")))
        );
    }

    #[test]
    fn an_empty_journal_has_no_days() {
        let calendar = calendar(&["no day"]);
        assert_eq!(calendar.span(), None);
        assert_eq!(calendar.neighbours(day("2026-03-14")), (None, None));
    }

    proptest! {
        #[test]
        fn neighbours_are_the_nearest_days_with_something(days in prop::collection::vec(1_u8..28, 0..9), at in 1_u8..28) {
            let dates: Vec<String> = days.iter().map(|day| std::format!("2026-03-{day:02}")).collect();
            let calendar = calendar(&dates.iter().map(String::as_str).collect::<Vec<_>>());
            let expected = (
                days.iter().filter(|day| **day < at).max(),
                days.iter().filter(|day| **day > at).min(),
            );
            let of = |day: Option<&u8>| day.and_then(|day| Day::new(2026, 3, *day));
            let found = calendar.neighbours(Day::new(2026, 3, at).unwrap());
            prop_assert_eq!(found, (of(expected.0), of(expected.1)));
        }
    }
}
