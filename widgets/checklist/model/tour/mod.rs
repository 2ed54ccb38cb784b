//! A short tour of the host's page: which step comes next, and where its light falls.
//!
//! A step whose target is not on the page is left out, also when it goes while the tour is under way; a target that
//! is drawn anew is found again.

use crate::text::Spoken;

/// How long a target may be away, in looks, before its step is left out: a host that draws its page anew takes a while.
pub const PATIENCE: u8 = 12;

/// The words, in a language.
pub fn words(language: &str) -> Spoken {
    Spoken::of(language, include_str!("en.json"), include_str!("fr.json"))
}

/// Where a tour stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tour {
    steps: usize,
    step: usize,
    /// Looks for which the target of the step was away.
    away: u8,
}

/// What a look at the page made of a tour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Looked {
    /// The step's target is there.
    There,
    /// It is away, and waited for.
    Waiting,
    /// Another step is in the light.
    Moved,
    /// No step has a target on the page.
    Over,
}

impl Tour {
    /// A tour of so many steps, at the first whose target is there.
    pub fn begin(steps: usize, there: impl Fn(usize) -> bool) -> Option<Self> {
        let step = (0..steps).find(|step| there(*step))?;
        Some(Self {
            steps,
            step,
            away: 0,
        })
    }

    /// The step in the light.
    pub fn step(self) -> usize {
        self.step
    }

    /// The step after this one whose target is there.
    pub fn next(self, there: impl Fn(usize) -> bool) -> Option<Self> {
        let step = (self.step + 1..self.steps).find(|step| there(*step))?;
        Some(Self {
            step,
            away: 0,
            ..self
        })
    }

    /// The step before this one whose target is there.
    pub fn back(self, there: impl Fn(usize) -> bool) -> Option<Self> {
        let step = (0..self.step).rev().find(|step| there(*step))?;
        Some(Self {
            step,
            away: 0,
            ..self
        })
    }

    /// Looks whether the target is still there; leaves the step when it stays away.
    pub fn look(&mut self, there: impl Fn(usize) -> bool) -> Looked {
        if there(self.step) {
            self.away = 0;
            return Looked::There;
        }
        self.away += 1;
        if self.away < PATIENCE {
            return Looked::Waiting;
        }
        match self.next(&there).or_else(|| self.back(&there)) {
            Some(tour) => {
                *self = tour;
                Looked::Moved
            }
            None => Looked::Over,
        }
    }
}

/// A box on the screen, in CSS pixels from its top left corner.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Lit {
    /// From the left.
    pub x: f64,
    /// From the top.
    pub y: f64,
    /// Its width.
    pub width: f64,
    /// Its height.
    pub height: f64,
}

impl Lit {
    /// The same with a margin around, held within the screen.
    pub fn around(self, margin: f64, screen: (f64, f64)) -> Self {
        let (left, top) = ((self.x - margin).max(0.0), (self.y - margin).max(0.0));
        let right = (self.x + self.width + margin).min(screen.0);
        let bottom = (self.y + self.height + margin).min(screen.1);
        Self {
            x: left,
            y: top,
            width: (right - left).max(0.0),
            height: (bottom - top).max(0.0),
        }
    }

    /// Whether the words stand better above the light than below it: where the larger room is.
    pub fn words_above(self, screen: (f64, f64)) -> bool {
        self.y > screen.1 - (self.y + self.height)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_whose_target_is_absent_are_left_out() {
        let there = |step: usize| step == 1 || step == 3;
        let tour = Tour::begin(4, there).expect("a tour");
        assert_eq!(tour.step(), 1);
        let next = tour.next(there).expect("a step");
        assert_eq!((next.step(), next.next(there)), (3, None));
        assert_eq!(next.back(there).map(Tour::step), Some(1));
        assert_eq!(tour.back(there), None);
        assert_eq!(Tour::begin(4, |_| false), None);
    }

    #[test]
    fn a_target_that_is_drawn_anew_is_found_again() {
        let mut tour = Tour::begin(2, |_| true).expect("a tour");
        for _ in 1..PATIENCE {
            assert_eq!(tour.look(|step| step == 1), Looked::Waiting);
        }
        assert_eq!(tour.look(|_| true), Looked::There);
        assert_eq!(
            (tour.step(), tour.look(|step| step == 1)),
            (0, Looked::Waiting)
        );
    }

    #[test]
    fn a_step_whose_target_stays_away_is_left_and_the_last_one_ends_the_tour() {
        let mut tour = Tour::begin(2, |_| true).expect("a tour");
        let looks = |tour: &mut Tour, there: fn(usize) -> bool| {
            (0..PATIENCE).map(|_| tour.look(there)).last()
        };
        assert_eq!(looks(&mut tour, |step| step == 1), Some(Looked::Moved));
        assert_eq!(tour.step(), 1);
        assert_eq!(looks(&mut tour, |_| false), Some(Looked::Over));
    }

    #[test]
    fn the_light_stays_within_the_screen_and_the_words_go_where_the_room_is() {
        let at = |y: f64| Lit {
            x: 0.0,
            y,
            width: 300.0,
            height: 40.0,
        };
        let lit = at(0.0).around(8.0, (280.0, 600.0));
        assert_eq!(
            lit,
            Lit {
                x: 0.0,
                y: 0.0,
                width: 280.0,
                height: 48.0
            }
        );
        assert!(!at(100.0).words_above((280.0, 600.0)));
        assert!(at(500.0).words_above((280.0, 600.0)));
    }
}
