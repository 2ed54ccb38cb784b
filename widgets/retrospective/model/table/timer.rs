//! A silent timer for a phase or a topic. It belongs to this browser, is no part of the table, and rings for nobody: the
//! moment of its end is kept, so a reload costs nothing. The time comes as an argument, in milliseconds since 1970.

use std::collections::BTreeMap;

/// How long it is at first.
pub const LENGTH: u64 = 5 * MINUTE;
/// How much it is longer each time.
pub const MORE: u64 = 2 * MINUTE;
const MINUTE: u64 = 60_000;
/// What ended longer ago, or ends later than this from now, is of another day, or of a clock that was wrong.
const DAY: u64 = 24 * 60 * MINUTE;

/// A timer that was started.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Timer {
    /// It ends, or ended, at this moment.
    Runs(u64),
    /// It is paused, with so much to go.
    Rests(u64),
}

impl Timer {
    /// One that starts now.
    pub fn start(now: u64) -> Self {
        Self::Runs(now.saturating_add(LENGTH))
    }

    /// How much there is to go.
    pub fn left(self, now: u64) -> u64 {
        match self {
            Self::Runs(end) => end.saturating_sub(now),
            Self::Rests(left) => left,
        }
    }

    /// Whether it came to its end.
    pub fn is_over(self, now: u64) -> bool {
        self.left(now) == 0
    }

    /// Two minutes more; after the end, from now on.
    pub fn more(self, now: u64) -> Self {
        match self {
            Self::Runs(end) => Self::Runs(end.max(now).saturating_add(MORE)),
            Self::Rests(left) => Self::Rests(left.saturating_add(MORE)),
        }
    }

    /// Pauses it, or lets it go on.
    pub fn turn(self, now: u64) -> Self {
        match self {
            Self::Runs(end) if end > now => Self::Rests(end - now),
            Self::Runs(end) => Self::Runs(end),
            Self::Rests(left) => Self::Runs(now.saturating_add(left)),
        }
    }

    /// Whether it ended after one moment and not after another.
    pub fn ends_between(self, before: u64, now: u64) -> bool {
        matches!(self, Self::Runs(end) if before < end && end <= now)
    }

    fn is_of_today(self, now: u64) -> bool {
        match self {
            Self::Runs(end) => end.saturating_add(DAY) > now && end < now.saturating_add(DAY),
            Self::Rests(left) => left < DAY,
        }
    }
}

/// Timers as they are kept: a line each.
pub fn write(timers: &BTreeMap<String, Timer>) -> String {
    let line = |(of, timer): (&String, &Timer)| {
        let (word, millis) = match timer {
            Timer::Runs(end) => ("runs", end),
            Timer::Rests(left) => ("rests", left),
        };
        [of, word, &millis.to_string()].join(" ")
    };
    timers.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// Timers that were kept. What is of another day, or no timer, is left aside.
pub fn read(kept: &str, now: u64) -> BTreeMap<String, Timer> {
    let timer = |line: &str| {
        let mut words = line.split(' ');
        let of = words.next().filter(|of| !of.is_empty())?;
        let word = words.next()?;
        let millis = words.next()?.parse().ok()?;
        let timer = match word {
            "runs" => Timer::Runs(millis),
            "rests" => Timer::Rests(millis),
            _ => return None,
        };
        timer.is_of_today(now).then(|| (of.to_owned(), timer))
    };
    kept.lines().filter_map(timer).collect()
}

/// So many milliseconds as minutes and seconds: `4:07`. What is begun of a second counts.
pub fn clock(millis: u64) -> String {
    let seconds = millis.div_ceil(1_000);
    let (minutes, seconds) = (seconds / 60, seconds % 60);
    let padding = if seconds < 10 { ":0" } else { ":" };
    [&minutes.to_string(), padding, &seconds.to_string()].concat()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const NOW: u64 = 1_700_000_000_000;

    #[test]
    fn it_takes_five_minutes_and_two_more_each_time() {
        let timer = Timer::start(NOW);
        assert_eq!(clock(timer.left(NOW)), "5:00");
        assert!(!timer.is_over(NOW + LENGTH - 1));
        assert!(timer.is_over(NOW + LENGTH));
        assert_eq!(clock(timer.more(NOW).left(NOW)), "7:00");
        // After the end the two minutes begin now.
        let late = NOW + LENGTH + 60_000;
        assert_eq!(clock(timer.more(late).left(late)), "2:00");
    }

    #[test]
    fn a_pause_takes_no_time() {
        let timer = Timer::start(NOW).turn(NOW + 60_500);
        assert_eq!(timer, Timer::Rests(239_500));
        assert_eq!(clock(timer.left(NOW + 900_000)), "4:00");
        let on = timer.turn(NOW + 900_000);
        assert_eq!(on.left(NOW + 900_000), 239_500);
        let over = Timer::Runs(NOW);
        assert_eq!(over.turn(NOW + 5), over);
    }

    #[test]
    fn its_end_is_said_once() {
        let timer = Timer::Runs(NOW);
        assert!(timer.ends_between(NOW - 1_000, NOW));
        assert!(!timer.ends_between(NOW, NOW + 1_000));
        assert!(!Timer::Rests(5).ends_between(0, NOW));
    }

    #[test]
    fn what_is_of_another_day_or_no_timer_is_left_aside() {
        let kept = [
            "a runs 1",
            "b rests 5",
            "c",
            "d sings 5",
            "",
            " runs 5",
            "e runs x",
        ];
        let read = read(&kept.join("\n"), NOW);
        assert_eq!(
            read.into_iter().collect::<Vec<_>>(),
            [("b".to_owned(), Timer::Rests(5))]
        );
        let far = write(&BTreeMap::from([("a".to_owned(), Timer::Runs(NOW + DAY))]));
        assert!(super::read(&far, NOW).is_empty());
    }

    proptest! {
        #[test]
        fn what_was_kept_is_read_again(
            timers in prop::collection::btree_map("[a-z0-9/]{1,9}", (any::<bool>(), 0..DAY), 0..5),
        ) {
            let timer = |(runs, millis)| if runs { Timer::Runs(NOW + millis) } else { Timer::Rests(millis) };
            let timers = timers.into_iter().map(|(of, kept)| (of, timer(kept))).collect();
            prop_assert_eq!(read(&write(&timers), NOW), timers);
        }
    }
}
