//! What it costs that two people meet: exclusions come before what was asked for, and that before meeting again.

use std::collections::BTreeMap;

use super::{Participant, Way, given::key, history::History};

/// A cost so high that no sum of others reaches it.
pub const NEVER: u64 = 1 << 44;
/// What was asked for comes before that nobody meets again.
pub const AGAINST_THE_WISH: u64 = 1 << 24;

/// What it costs that two people meet.
pub struct Costs {
    /// How many people there are.
    pub people: usize,
    pairs: Vec<u64>,
}

impl Costs {
    /// Of a list of people.
    pub fn new(
        people: &[Participant],
        way: Way,
        history: &History,
        apart: &[(String, String)],
    ) -> Self {
        let names: Vec<_> = people.iter().map(|one| key(&one.name)).collect();
        let groups: Vec<_> = people.iter().map(|one| key(&one.group)).collect();
        let mut costs = Self {
            people: people.len(),
            pairs: vec![0; people.len() * people.len()],
        };
        let places: BTreeMap<_, _> = names.iter().zip(0..).collect();
        let place = |name: &String| places.get(name).copied();
        for (one, other) in apart {
            costs.add(place(one), place(other), NEVER);
        }
        for round in &history.rounds {
            for group in &round.groups {
                let met: Vec<_> = group.iter().map(|name| place(&key(name))).collect();
                for (at, one) in met.iter().enumerate() {
                    for other in met.iter().skip(at + 1) {
                        costs.add(*one, *other, 1);
                    }
                }
            }
        }
        for (one, own) in groups.iter().enumerate() {
            for (other, theirs) in groups.iter().enumerate().skip(one + 1) {
                let same = own == theirs;
                let is_against = match way {
                    Way::Across => same && !own.is_empty(),
                    Way::Within => !same,
                    Way::Random | Way::Lottery => false,
                };
                if is_against {
                    costs.add(Some(one), Some(other), AGAINST_THE_WISH);
                }
            }
        }
        costs
    }

    fn add(&mut self, one: Option<usize>, other: Option<usize>, cost: u64) {
        let Some((one, other)) = one.zip(other).filter(|(one, other)| one != other) else {
            return;
        };
        for place in [one * self.people + other, other * self.people + one] {
            if let Some(pair) = self.pairs.get_mut(place) {
                *pair += cost;
            }
        }
    }

    /// What it costs that these two meet.
    pub fn of(&self, one: usize, other: usize) -> u64 {
        let pair = self.pairs.get(one * self.people + other);
        pair.copied().unwrap_or(0)
    }

    /// What it costs that someone is with these people.
    pub fn with(&self, one: usize, group: &[usize]) -> u64 {
        group.iter().map(|other| self.of(one, *other)).sum()
    }

    /// What these groups cost.
    pub fn sum(&self, groups: &[Vec<usize>]) -> u64 {
        let of = |group: &Vec<usize>| group.iter().map(|one| self.with(*one, group)).sum::<u64>();
        groups.iter().map(of).sum::<u64>() / 2
    }
}
