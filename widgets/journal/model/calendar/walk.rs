//! Going through the calendar by keys: from one written day to another, from month to month.

use super::Calendar;
use crate::programme::Day;

const MONTHS: i32 = 12;
const WEEK: i32 = 7;

/// A step from a day; blank days are stepped over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// To the written day before.
    Before,
    /// To the written day after.
    After,
    /// A week or more back.
    WeekBefore,
    /// A week or more on.
    WeekAfter,
    /// To the first written day.
    First,
    /// To the last written day.
    Last,
}

impl Calendar {
    /// The written day a step from this one leads to, if there is one.
    pub fn step(&self, from: Day, step: Step) -> Option<Day> {
        match step {
            Step::Before => self.neighbours(from).0,
            Step::After => self.neighbours(from).1,
            Step::WeekBefore => self.neighbours(from.plus_days(1 - WEEK)).0,
            Step::WeekAfter => self.neighbours(from.plus_days(WEEK - 1)).1,
            Step::First => self.span().map(|(first, _)| first),
            Step::Last => self.span().map(|(_, last)| last),
        }
    }
}

/// The month so many months after one (before it when negative), as year and month (1 to 12); nothing outside the years
/// that the calendar has.
pub fn turned((year, month): (i32, u8), by: i32) -> Option<(i32, u8)> {
    let months = year
        .checked_mul(MONTHS)?
        .checked_add(i32::from(month) - 1)?
        .checked_add(by)?;
    let month = u8::try_from(months.rem_euclid(MONTHS) + 1).ok()?;
    let turned = (months.div_euclid(MONTHS), month);
    Day::new(turned.0, turned.1, 1).map(|_| turned)
}

#[cfg(test)]
mod tests {
    use super::{
        super::tests::{calendar, day},
        *,
    };

    #[test]
    fn steps_lead_from_written_day_to_written_day() {
        let calendar = calendar(&[
            "2026-02-27",
            "2026-03-07",
            "2026-03-13",
            "2026-03-14",
            "2026-04-02",
        ]);
        let step = |step| {
            calendar
                .step(day("2026-03-14"), step)
                .map(|day| day.to_string())
        };
        assert_eq!(step(Step::Before).as_deref(), Some("2026-03-13"));
        assert_eq!(step(Step::After).as_deref(), Some("2026-04-02"));
        assert_eq!(step(Step::WeekBefore).as_deref(), Some("2026-03-07"));
        assert_eq!(step(Step::WeekAfter).as_deref(), Some("2026-04-02"));
        assert_eq!(step(Step::First).as_deref(), Some("2026-02-27"));
        assert_eq!(step(Step::Last).as_deref(), Some("2026-04-02"));
        assert_eq!(calendar.step(day("2026-04-02"), Step::WeekAfter), None);
        assert_eq!(calendar.step(Day::MIN, Step::Before), None);
    }

    #[test]
    fn months_turn_over_the_year_and_end_with_the_calendar() {
        assert_eq!(turned((2026, 1), -1), Some((2025, 12)));
        assert_eq!(turned((2025, 12), 1), Some((2026, 1)));
        assert_eq!(turned((2026, 3), -12), Some((2025, 3)));
        assert_eq!(turned((9999, 12), 1), None);
        assert_eq!(turned((0, 1), -1), None);
        assert_eq!(turned((0, 6), i32::MIN), None);
    }
}
