//! Definitions of time zones (RFC 5545, 3.6.5), found out by asking what clocks show.
//!
//! A zone's clocks are asked for every week of the years in question; where two answers differ, halving finds the minute
//! of the change. Two changes within a week that take each other back would be missed: no zone has had them since
//! 1970. Which half of a year is called summer time, nobody can be asked: a change forward begins it.

use super::{
    line::{Lines, push_digits},
    moment::{midnight, wall, written},
};
use crate::programme::Day;

/// How many seconds clocks in a zone (named as by IANA) are ahead of UTC at a moment, in seconds since 1970; behind
/// when negative. Nothing for a zone that is not known.
pub type Offset<'a> = &'a dyn Fn(&str, i64) -> Option<i32>;

const WEEK: i64 = 7 * 86_400;
/// How many years a definition covers at most; nobody knows the clocks of so far ahead.
const MOST_YEARS: i32 = 50;

/// A zone over some years.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Zone {
    pub name: String,
    from: i64,
    first: i32,
    changes: Vec<Change>,
}

/// A moment at which clocks are changed.
#[derive(Debug, PartialEq, Eq)]
struct Change {
    at: i64,
    before: i32,
    after: i32,
}

impl Zone {
    /// A zone as it is from the year of the one day to the year after the other's.
    pub fn find(name: &str, first: Day, last: Day, offset: Offset) -> Option<Self> {
        let new_year = |year: i32| midnight(Day::new(year, 1, 1).unwrap_or(Day::MAX));
        let (year, last_year) = (first.civil().0, last.civil().0);
        // The year begins on the clocks of some zones while it is still the old one on UTC.
        let from = new_year(year) - WEEK;
        let to = new_year(last_year.min(year + MOST_YEARS) + 2);
        let begins_with = offset(name, from)?;
        let (mut at, mut before, mut changes) = (from, begins_with, Vec::new());
        while at < to {
            let mut next = (at + WEEK).min(to);
            let mut after = offset(name, next)?;
            if after != before {
                next = change_between(at, next, before, |moment| offset(name, moment))?;
                after = offset(name, next)?;
                changes.push(Change {
                    at: next,
                    before,
                    after,
                });
            }
            (at, before) = (next, after);
        }
        Some(Self {
            name: name.to_owned(),
            from,
            first: begins_with,
            changes,
        })
    }

    /// Writes the definition.
    pub fn write(&self, lines: &mut Lines) {
        lines.line("BEGIN", "VTIMEZONE");
        lines.line("TZID", &self.name);
        let ahead = self.changes.first();
        let summer = ahead.is_some_and(|change| change.after < change.before);
        let begins = Change {
            at: self.from,
            before: self.first,
            after: self.first,
        };
        observance(lines, &begins, summer);
        for change in &self.changes {
            observance(lines, change, change.after > change.before);
        }
        lines.line("END", "VTIMEZONE");
    }
}

/// The first minute whose offset is another than at `low`; both moments are on a minute.
fn change_between(
    mut low: i64,
    mut high: i64,
    before: i32,
    offset: impl Fn(i64) -> Option<i32>,
) -> Option<i64> {
    while high - low > 60 {
        let middle = low + (high - low) / 120 * 60;
        if offset(middle)? == before {
            low = middle;
        } else {
            high = middle;
        }
    }
    Some(high)
}

fn observance(lines: &mut Lines, change: &Change, summer: bool) {
    let name = if summer { "DAYLIGHT" } else { "STANDARD" };
    lines.line("BEGIN", name);
    let onset = wall(change.at + i64::from(change.before));
    lines.line("DTSTART", &written(onset, true));
    lines.line("TZOFFSETFROM", &ahead_of_utc(change.before));
    lines.line("TZOFFSETTO", &ahead_of_utc(change.after));
    lines.line("END", name);
}

/// `+0100`.
fn ahead_of_utc(seconds: i32) -> String {
    let minutes = seconds.unsigned_abs() / 60;
    let mut text = String::from(if seconds < 0 { "-" } else { "+" });
    push_digits(&mut text, minutes / 60, 2);
    push_digits(&mut text, minutes % 60, 2);
    text
}
