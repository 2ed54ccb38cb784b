//! Which part of a long list is drawn: its beginning at first, more when it is asked for, and the place of whatever is
//! looked for. However long the list is, no more than [`MOST`] of it is drawn at once.

use std::ops::Range;

/// How many are drawn at first, and how many more each time.
pub const STEP: usize = 40;
/// The most that are drawn at once.
pub const MOST: usize = 200;

/// A part of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part {
    from: usize,
    to: usize,
}

impl Default for Part {
    fn default() -> Self {
        Self { from: 0, to: STEP }
    }
}

impl Part {
    /// The places that are drawn of a list with so many.
    pub fn of(self, count: usize) -> Range<usize> {
        let to = self.to.min(count);
        self.from.min(to.saturating_sub(STEP))..to
    }

    /// The same and what comes next; what was drawn first makes room where it must.
    #[must_use]
    pub fn further(self, count: usize) -> Self {
        let Range { start, end } = self.of(count);
        let to = (end + STEP).min(count);
        let from = start.max(to.saturating_sub(MOST));
        Self { from, to }
    }

    /// The same and what comes before.
    #[must_use]
    pub fn earlier(self, count: usize) -> Self {
        let Range { start, end } = self.of(count);
        let from = start.saturating_sub(STEP);
        let to = end.min(from + MOST);
        Self { from, to }
    }

    /// One in which this place is drawn: the same where it is already, larger where it is near, else its surroundings.
    #[must_use]
    pub fn with(self, place: usize, count: usize) -> Self {
        let Range { start, end } = self.of(count);
        if (start..end).contains(&place) {
            return self;
        }
        let (from, to) = (start.min(place), end.max(place + 1));
        let is_near = place + STEP >= start && place < end + STEP;
        if is_near && to - from <= MOST {
            return Self { from, to };
        }
        let from = place.saturating_sub(STEP / 2);
        let to = from + STEP;
        Self { from, to }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_list_shows_its_beginning_and_more_step_by_step() {
        let part = Part::default();
        assert_eq!((part.of(0), part.of(7), part.of(100)), (0..0, 0..7, 0..40));
        assert_eq!(part.further(100).of(100), 0..80);
        assert_eq!(part.further(100).further(100).of(100), 0..100);
    }

    #[test]
    fn what_is_looked_for_is_drawn_without_all_that_stands_before_it() {
        let part = Part::default();
        assert_eq!(part.with(39, 5_000), part);
        assert_eq!(part.with(70, 5_000).of(5_000), 0..71);
        assert_eq!(part.with(80, 5_000).of(5_000), 60..100);
        assert_eq!(part.with(80, 5_000).with(30, 5_000).of(5_000), 30..100);
        let there = part.with(3_000, 5_000);
        assert_eq!(there.of(5_000), 2_980..3_020);
        assert_eq!(there.earlier(5_000).of(5_000), 2_940..3_020);
        assert_eq!(part.with(4_999, 5_000).of(5_000), 4_960..5_000);
    }

    #[test]
    fn a_part_of_a_list_that_became_short_is_its_end() {
        assert_eq!(Part::default().with(300, 400).of(50), 10..50);
        assert_eq!(Part::default().with(300, 400).of(3), 0..3);
    }

    proptest! {
        #[test]
        fn whatever_is_asked_for_a_bounded_part_is_drawn_and_the_place_is_in_it(
            count in 1..2_000_usize,
            asked in prop::collection::vec((0..3_u8, any::<prop::sample::Index>()), 0..30),
        ) {
            let mut part = Part::default();
            for (what, place) in asked {
                let (place, before) = (place.index(count), part.of(count));
                part = match what {
                    0 => part.further(count),
                    1 => part.earlier(count),
                    _ => part.with(place, count),
                };
                let now = part.of(count);
                prop_assert!(now.start <= now.end && now.end <= count && now.len() <= MOST);
                prop_assert!(!now.is_empty());
                match what {
                    0 => prop_assert_eq!(now.end, (before.end + STEP).min(count)),
                    1 => prop_assert_eq!(now.start, before.start.saturating_sub(STEP)),
                    _ => prop_assert!(now.contains(&place)),
                }
            }
        }
    }
}
