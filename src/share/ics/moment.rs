//! Moments and times as a calendar file writes them (RFC 5545, 3.3.4 and 3.3.5).

use super::line::push_digits;
use crate::programme::{Day, LocalTime};

/// From the first day there is to 1 January 1970, from which moments count.
const DAYS_BEFORE_1970: i32 = 719_528;
const SECONDS_IN_A_DAY: i64 = 86_400;
/// 1 January 2020, from which sequences count, in seconds since 1970.
const SEQUENCES_BEGIN: i64 = 1_577_836_800;

/// A moment, in whole seconds since 1970 (UTC).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment(i64);

impl Moment {
    /// The moment so many milliseconds after 1970, the way JavaScript counts.
    pub fn from_millis(millis: f64) -> Self {
        #[expect(
            clippy::cast_possible_truncation,
            reason = "a float beyond the range is held at its ends"
        )]
        let seconds = (millis / 1000.0).floor() as i64;
        Self(seconds)
    }

    /// `20261124T155323Z`.
    pub fn written(self) -> String {
        let mut text = written(wall(self.0), false);
        push_digits(&mut text, part(self.0.rem_euclid(60)), 2);
        text.push('Z');
        text
    }

    /// The number of the edition of an event made at this moment: seconds since 2020. It grows with no server and no
    /// count that someone would have to keep, and stays within the 32 bits that readers have for it until 2088.
    pub fn sequence(self) -> u32 {
        part(self.0 - SEQUENCES_BEGIN).min(i32::MAX.unsigned_abs())
    }
}

/// `20261124`.
pub(super) fn day_written(day: Day) -> String {
    let (year, month, day) = day.civil();
    let mut text = String::new();
    push_digits(&mut text, year.unsigned_abs(), 4);
    push_digits(&mut text, month.into(), 2);
    push_digits(&mut text, day.into(), 2);
    text
}

/// `20261124T155300`; with the seconds left out, where they are to follow.
pub(super) fn written(time: LocalTime, with_seconds: bool) -> String {
    let mut text = day_written(time.day);
    text.push('T');
    push_digits(&mut text, time.hour.into(), 2);
    push_digits(&mut text, time.minute.into(), 2);
    if with_seconds {
        text.push_str("00");
    }
    text
}

/// What a clock on UTC shows at a moment, to the minute.
pub(super) fn wall(seconds: i64) -> LocalTime {
    let days = i32::try_from(seconds.div_euclid(SECONDS_IN_A_DAY)).unwrap_or(0);
    let minutes = seconds.rem_euclid(SECONDS_IN_A_DAY) / 60;
    LocalTime {
        day: Day::MIN.plus_days(DAYS_BEFORE_1970.saturating_add(days)),
        hour: u8::try_from(minutes / 60).unwrap_or(0),
        minute: u8::try_from(minutes % 60).unwrap_or(0),
    }
}

/// The first second of a day on a clock on UTC.
pub(super) fn midnight(day: Day) -> i64 {
    i64::from(day.days_since(Day::MIN) - DAYS_BEFORE_1970) * SECONDS_IN_A_DAY
}

fn part(number: i64) -> u32 {
    u32::try_from(number.max(0)).unwrap_or(u32::MAX)
}
