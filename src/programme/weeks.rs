//! Which week of the programme it is: civil dates only, the same for every member.
//!
//! Week 1 begins on the programme's start and each week lasts seven days; where the programme goes day by day, each
//! entry of its `weeks` lasts one. Time is cut into blocks of that length from the start; a block that holds any day of
//! a pause is skipped whole, and so is a weekend where entries are workdays; the next week takes the next free block.
//! What a week contains, and what day it is today, is none of this module's business.

use super::day::Day;
use super::model::{Pause, Programme, Rhythm, Start};

/// The first day of a weekend, as [`Day::weekday`] counts.
const SATURDAY: u8 = 5;

/// The first days of a programme's weeks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calendar {
    /// Weeks that would begin after the last day there is are missing here.
    starts: Vec<Day>,
    weeks: usize,
    rhythm: Rhythm,
}

/// Where a day falls in the programme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Now {
    /// The first week has not begun.
    Before {
        /// The first day of the first week.
        start: Day,
    },
    /// In a week of the programme.
    Week {
        /// Which week, counted from 1.
        number: usize,
        /// Its first day.
        start: Day,
    },
    /// Between two weeks, during a pause.
    Paused {
        /// When the programme goes on; `None` when its pauses leave no room before the end of the calendar.
        next: Option<Day>,
        /// The week that came last, counted from 1; 0 when none could begin.
        last: usize,
    },
    /// The last week is over, or the programme has no weeks.
    After {
        /// The number of the last week; 0 when the programme has none.
        last: usize,
    },
}

impl Calendar {
    /// The calendar for a member who first came on the day `arrival`, which only counts for a relative start.
    pub fn new(programme: &Programme, arrival: Day) -> Calendar {
        let rhythm = programme.rhythm.unwrap_or(Rhythm::Week);
        let start = match programme.start {
            Start::On(day) => day,
            Start::Relative if rhythm == Rhythm::Week => arrival.monday(),
            Start::Relative => arrival,
        };
        let weeks = programme.weeks.len();
        Calendar {
            starts: starts(start, weeks, &programme.pauses, rhythm),
            weeks,
            rhythm,
        }
    }

    /// Where `today` falls.
    pub fn current(&self, today: Day) -> Now {
        let begun = self.starts.partition_point(|start| *start <= today);
        let next = self.starts.get(begun).copied();
        let latest = begun
            .checked_sub(1)
            .and_then(|index| self.starts.get(index))
            .copied();
        match (latest, next) {
            (Some(start), _) if today.days_since(start) < self.rhythm.days() => Now::Week {
                number: begun,
                start,
            },
            (None, Some(start)) => Now::Before { start },
            (_, None) if begun == self.weeks => Now::After { last: begun },
            (_, next) => Now::Paused { next, last: begun },
        }
    }

    /// The first day of a week, counted from 1; `None` when the programme has no such week.
    pub fn start_of(&self, number: usize) -> Option<Day> {
        self.starts.get(number.checked_sub(1)?).copied()
    }

    /// The last day of a week, counted from 1.
    pub fn end_of(&self, number: usize) -> Option<Day> {
        Some(self.start_of(number)?.plus_days(self.rhythm.days() - 1))
    }

    /// How long each week lasts.
    pub fn rhythm(&self) -> Rhythm {
        self.rhythm
    }
}

/// The last day of so many weeks from `start` on; `None` when there are none, or no room for all of them.
pub fn end_of_run(start: Day, weeks: usize, pauses: &[Pause], rhythm: Rhythm) -> Option<Day> {
    let starts = starts(start, weeks, pauses, rhythm);
    let last = starts.get(weeks.checked_sub(1)?)?;
    Some(last.plus_days(rhythm.days() - 1))
}

fn starts(start: Day, weeks: usize, pauses: &[Pause], rhythm: Rhythm) -> Vec<Day> {
    let length = rhythm.days();
    let last_block = Day::MAX.days_since(start) / length;
    let mut skipped = skipped_blocks(start, pauses, length).into_iter().peekable();
    let mut starts = Vec::new();
    let mut block = 0;
    while starts.len() < weeks {
        while let Some((_, last)) = skipped.next_if(|(first, _)| *first <= block) {
            block = block.max(last + 1);
        }
        if block > last_block {
            break;
        }
        let day = start.plus_days(length * block);
        if rhythm != Rhythm::Workday || day.weekday() < SATURDAY {
            starts.push(day);
        }
        block += 1;
    }
    starts
}

/// First and last block each pause touches, in order; pauses over before the start touch none.
fn skipped_blocks(start: Day, pauses: &[Pause], length: i32) -> Vec<(i32, i32)> {
    let block = |day: Day| day.days_since(start).div_euclid(length);
    let mut blocks: Vec<_> = pauses
        .iter()
        .map(|pause| (block(pause.from), block(pause.to)))
        .collect();
    blocks.sort_unstable();
    blocks
}
