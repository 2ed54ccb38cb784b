//! Pages that today, a question or chance bring back.

use super::{Calendar, Summary, turned};
use crate::{programme::Day, widgets::journal::model::search};

impl Calendar {
    /// What was written about this day of the year in years before, newest first. Leap days are met on 28 February of
    /// the years without one.
    pub fn on_this_day(&self, today: Day) -> Vec<&Summary> {
        let (year, month, day) = today.civil();
        let leap_too = (month, day) == (2, 28) && Day::new(year, 2, 29).is_none();
        let first = self.span().map_or(year, |(first, _)| first.civil().0);
        (first..year)
            .rev()
            .flat_map(|year| {
                let leap = Day::new(year, 2, 29).filter(|_| leap_too);
                [leap, Day::new(year, month, day)]
            })
            .flatten()
            .flat_map(|day| self.on(day))
            .collect()
    }

    /// What was written about this day of the month in the eleven months before, newest first. Months without such a day
    /// are passed by.
    pub fn on_this_day_of_months(&self, today: Day) -> Vec<&Summary> {
        let (year, month, day) = today.civil();
        (1..12)
            .filter_map(|back| turned((year, month), -back))
            .filter_map(|(year, month)| Day::new(year, month, day))
            .flat_map(|day| self.on(day))
            .collect()
    }

    /// The answers to an entry's question that were written before it, newest first. A question is the same when its
    /// words are, whatever their case, accents and punctuation.
    pub fn same_question_earlier(&self, id: &str) -> Vec<&Summary> {
        let asked = |one: &Summary| one.question.as_deref().map(search::folded);
        let mut before = self.summaries.iter().skip_while(|one| one.id != id);
        let Some(question) = before.next().and_then(asked) else {
            return Vec::new();
        };
        before
            .filter(|one| asked(one).as_ref() == Some(&question))
            .collect()
    }

    /// Any page but the one in view, by a random number of 32 bits.
    pub fn random_page(&self, random: u32, in_view: Option<&str>) -> Option<&Summary> {
        let others = || {
            self.summaries
                .iter()
                .filter(|one| Some(one.id.as_str()) != in_view)
        };
        let count = u64::try_from(others().count()).unwrap_or(u64::MAX);
        let at = (u64::from(random) * count) >> 32;
        others().nth(usize::try_from(at).unwrap_or(0))
    }
}

#[cfg(test)]
mod tests {
    use super::{
        super::tests::{calendar, day, ids},
        *,
    };

    #[test]
    fn this_day_comes_back_from_the_years_before() {
        let calendar = calendar(&[
            "2026-03-14",
            "2025-03-14",
            "2023-03-14",
            "2023-03-14b",
            "2024-03-15",
            "2027-03-14",
            "no day",
        ]);
        assert_eq!(
            ids(calendar.on_this_day(day("2026-03-14"))),
            ["2025-03-14", "2023-03-14b", "2023-03-14"]
        );
        assert!(calendar.on_this_day(day("2026-03-16")).is_empty());
    }

    #[test]
    fn a_leap_day_comes_back_every_year() {
        let calendar = calendar(&["2024-02-29", "2024-02-28"]);
        let on = |today| ids(calendar.on_this_day(day(today)));
        assert_eq!(on("2026-02-28"), ["2024-02-29", "2024-02-28"]);
        assert_eq!(on("2028-02-28"), ["2024-02-28"]);
        assert_eq!(on("2028-02-29"), ["2024-02-29"]);
    }

    #[test]
    fn this_day_comes_back_from_the_months_before() {
        let calendar = calendar(&[
            "2025-03-31",
            "2025-05-31",
            "2025-12-31",
            "2026-01-31",
            "2026-01-30",
            "2026-03-31",
        ]);
        let found = calendar.on_this_day_of_months(day("2026-03-31"));
        assert_eq!(ids(found), ["2026-01-31", "2025-12-31", "2025-05-31"]);
        assert!(calendar.on_this_day_of_months(Day::MIN).is_empty());
    }

    #[test]
    fn a_question_brings_back_what_was_answered_before() {
        let mut calendar = Calendar::default();
        for (id, question) in [
            ("2026-01-01", Some("Qu’avez-vous essayé ?")),
            ("2026-02-01", Some("Avec qui ?")),
            ("2026-03-01", Some("Qu'avez-vous  essayé?")),
            ("2026-04-01", Some("Qu’avez-vous essayé ?")),
            ("2026-05-01", None),
            ("2026-06-01", None),
        ] {
            calendar.put(Summary {
                id: id.to_owned(),
                day: Day::parse(id),
                minute: None,
                first_line: None,
                question: question.map(str::to_owned),
            });
        }
        let earlier = |id| ids(calendar.same_question_earlier(id));
        assert_eq!(earlier("2026-04-01"), ["2026-03-01", "2026-01-01"]);
        assert!(earlier("2026-01-01").is_empty());
        assert!(earlier("2026-06-01").is_empty());
        assert!(earlier("unknown").is_empty());
    }

    #[test]
    fn chance_reaches_every_page_but_the_one_in_view() {
        let calendar = calendar(&["2026-01-01", "2026-01-02", "2026-01-03"]);
        let page = |random, in_view| {
            calendar
                .random_page(random, in_view)
                .map(|one| one.id.as_str())
        };
        assert_eq!(page(0, None), Some("2026-01-03"));
        assert_eq!(page(u32::MAX, None), Some("2026-01-01"));
        assert_eq!(page(u32::MAX / 2, None), Some("2026-01-02"));
        assert_eq!(page(0, Some("2026-01-03")), Some("2026-01-02"));
        assert_eq!(page(u32::MAX, Some("2026-01-01")), Some("2026-01-02"));
        assert_eq!(Calendar::default().random_page(7, None), None);
    }
}
