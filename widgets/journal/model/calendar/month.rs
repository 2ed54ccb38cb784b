//! Months as they stand on paper: weeks of seven days, of which some have something written.

use super::Calendar;
use crate::programme::Day;

const MONTHS: u8 = 12;

/// A month of a year, week by week.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Month {
    /// The year.
    pub year: i32,
    /// The month, 1 to 12.
    pub month: u8,
    /// Its weeks; places before its first and after its last day are `None`.
    pub weeks: Vec<[Option<Cell>; 7]>,
}

/// A day of a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cell {
    /// The day.
    pub day: Day,
    /// Whether something was written about it. Nothing says how much.
    pub written: bool,
}

impl Month {
    /// The days about which something was written, in their order.
    pub fn written(&self) -> impl Iterator<Item = Day> {
        let cells = self.weeks.iter().flatten().flatten();
        cells.filter(|cell| cell.written).map(|cell| cell.day)
    }

    /// The day on which keys enter the month: this one if something was written about it, else the first written one.
    pub fn entrance(&self, wanted: Option<Day>) -> Option<Day> {
        self.written()
            .find(|day| Some(*day) == wanted)
            .or_else(|| self.written().next())
    }
}

impl Calendar {
    /// A month (1 to 12), its weeks starting on a weekday (0 for Monday to 6 for Sunday); nothing for a month that the
    /// calendar does not have.
    pub fn month(&self, year: i32, month: u8, first_weekday: u8) -> Option<Month> {
        let first = Day::new(year, month, 1)?;
        let before = (first.weekday() + 7 - first_weekday % 7) % 7;
        let mut weeks: Vec<[Option<Cell>; 7]> = Vec::new();
        let days = (1..=31).filter_map(|day| Day::new(year, month, day));
        for (place, day) in (usize::from(before)..).zip(days) {
            if weeks.len() <= place / 7 {
                weeks.push([None; 7]);
            }
            let cell = weeks.last_mut().and_then(|week| week.get_mut(place % 7));
            if let Some(cell) = cell {
                let written = !self.on(day).is_empty();
                *cell = Some(Cell { day, written });
            }
        }
        Some(Month { year, month, weeks })
    }

    /// The twelve months of a year.
    pub fn year(&self, year: i32, first_weekday: u8) -> Vec<Month> {
        (1..=MONTHS)
            .filter_map(|month| self.month(year, month, first_weekday))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{super::tests::calendar, *};

    const MONDAY: u8 = 0;
    const SUNDAY: u8 = 6;

    /// A week per line: `.` is no day of the month, a number a day, `*` a day with something written.
    fn drawn(month: &Month) -> Vec<String> {
        let cell = |cell: &Option<Cell>| match cell {
            None => ".".to_owned(),
            Some(Cell { written: true, .. }) => "*".to_owned(),
            Some(Cell { day, .. }) => day.civil().2.to_string(),
        };
        let line = |week: &[Option<Cell>; 7]| week.iter().map(cell).collect::<Vec<_>>().join(" ");
        month.weeks.iter().map(line).collect()
    }

    #[test]
    fn a_month_starts_its_weeks_where_the_country_does() {
        let calendar = calendar(&["2026-02-14", "2026-02-14b", "2026-03-01"]);
        assert_eq!(
            drawn(&calendar.month(2026, 2, MONDAY).unwrap()),
            [
                ". . . . . . 1",
                "2 3 4 5 6 7 8",
                "9 10 11 12 13 * 15",
                "16 17 18 19 20 21 22",
                "23 24 25 26 27 28 ."
            ]
        );
        assert_eq!(
            drawn(&calendar.month(2026, 2, SUNDAY).unwrap()),
            [
                "1 2 3 4 5 6 7",
                "8 9 10 11 12 13 *",
                "15 16 17 18 19 20 21",
                "22 23 24 25 26 27 28"
            ]
        );
    }

    #[test]
    fn keys_enter_a_month_where_they_left_it_or_at_its_first_written_day() {
        let calendar = calendar(&["2026-02-14", "2026-02-20"]);
        let month = |month| calendar.month(2026, month, MONDAY).unwrap();
        let february = [14, 20].map(|day| Day::new(2026, 2, day));
        assert_eq!(month(2).entrance(None), february[0]);
        assert_eq!(month(2).entrance(february[1]), february[1]);
        assert_eq!(month(2).entrance(Day::new(2026, 2, 15)), february[0]);
        assert_eq!(month(3).entrance(february[0]), None);
    }

    #[test]
    fn there_is_no_thirteenth_month() {
        assert_eq!(calendar(&[]).month(2026, 13, MONDAY), None);
        assert_eq!(calendar(&[]).month(10_000, 1, MONDAY), None);
    }

    proptest! {
        #[test]
        fn a_year_has_each_of_its_days_once_under_its_weekday(year in 0..=9999_i32, first in 0..7_u8) {
            let months = calendar(&[]).year(year, first);
            prop_assert_eq!(months.len(), 12);
            let mut expected = Day::new(year, 1, 1).unwrap();
            let mut days = 0;
            for week in months.iter().flat_map(|month| &month.weeks) {
                prop_assert!(week.iter().any(Option::is_some));
                for (place, cell) in (0..).zip(week) {
                    if let Some(cell) = cell {
                        prop_assert_eq!(cell.day, expected);
                        prop_assert_eq!((cell.day.weekday() + 7 - first) % 7, place);
                        prop_assert!(!cell.written);
                        expected = expected.plus_days(1);
                        days += 1;
                    }
                }
            }
            let leap = Day::new(year, 2, 29).is_some();
            prop_assert_eq!(days, if leap { 366 } else { 365 });
        }
    }
}
