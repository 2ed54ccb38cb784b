//! Events that come again (RFC 5545, 3.3.10 and 3.8.5): every so many days or weeks, so many times, save some days.
//!
//! An end is a count, never a date: `UNTIL` would have to be in UTC beside a start in a zone, and readers differ there.

use crate::programme::Day;

/// How an event comes again, from its first day on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Repeat {
    /// In days or in weeks.
    pub every: Every,
    /// How many of them from one time to the next; 0 counts as 1.
    pub interval: u16,
    /// How many times in all, the first and the left out ones among them; 0 counts as 1.
    pub count: u16,
    /// The days it is left out.
    pub except: Vec<Day>,
}

/// What an event is repeated by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Every {
    /// Days.
    Day,
    /// Weeks.
    Week,
}

impl Every {
    fn days(self) -> i32 {
        match self {
            Self::Day => 1,
            Self::Week => 7,
        }
    }
}

impl Repeat {
    /// The rule that gives exactly these days, in order and each once; none when they do not fall into the rhythm, or
    /// are fewer than two.
    pub fn through(days: &[Day], every: Every) -> Option<Self> {
        let (first, last) = (days.first()?, days.last()?);
        let count = u16::try_from(last.days_since(*first) / every.days() + 1).ok()?;
        let mut rule = Self {
            every,
            interval: 1,
            count,
            except: Vec::new(),
        };
        let all = rule.days(*first);
        rule.except = all.into_iter().filter(|day| !days.contains(day)).collect();
        (count > 1 && rule.days(*first) == days).then_some(rule)
    }

    /// The days it takes place, from the first on.
    pub fn days(&self, first: Day) -> Vec<Day> {
        let step = self.step();
        (0..i32::from(self.count.max(1)))
            .map(|time| first.plus_days(step.saturating_mul(time)))
            .filter(|day| !self.except.contains(day))
            .collect()
    }

    /// The last day it could take place, left out or not.
    pub(super) fn last(&self, first: Day) -> Day {
        let times = i32::from(self.count.max(1) - 1);
        first.plus_days(self.step().saturating_mul(times))
    }

    /// How many days are from one time to the next.
    fn step(&self) -> i32 {
        self.every.days() * i32::from(self.interval.max(1))
    }

    /// The value of `RRULE`.
    pub(super) fn rule(&self) -> String {
        let mut rule = String::from(match self.every {
            Every::Day => "FREQ=DAILY",
            Every::Week => "FREQ=WEEKLY",
        });
        if self.interval > 1 {
            rule.push_str(";INTERVAL=");
            rule.push_str(&self.interval.to_string());
        }
        rule.push_str(";COUNT=");
        rule.push_str(&self.count.max(1).to_string());
        rule
    }
}
