//! Every way there is to make groups, as far as a bounded number of steps goes.

use super::{costs::Costs, dice::Dice};

/// How many steps the whole search takes at most.
const STEPS: usize = 1_500_000;

/// Goes through all ways to make groups that cost less than the best ones known.
pub struct Whole<'a> {
    costs: &'a Costs,
    order: Vec<usize>,
    free: Vec<bool>,
    sizes: Vec<usize>,
    groups: Vec<Vec<usize>>,
    /// What the best groups cost.
    pub bound: u64,
    /// The best groups, where they are better than those known before.
    pub best: Option<Vec<Vec<usize>>>,
    steps: usize,
    out: usize,
}

impl<'a> Whole<'a> {
    /// For groups that cost less than `bound`.
    pub fn new(costs: &'a Costs, sizes: &[usize], bound: u64, dice: &mut Dice) -> Self {
        Self {
            costs,
            order: dice.shuffled(costs.people),
            free: vec![true; costs.people],
            sizes: sizes.to_vec(),
            groups: Vec::new(),
            bound,
            best: None,
            steps: STEPS,
            out: costs.people.saturating_sub(sizes.iter().sum()),
        }
    }

    /// Whether all ways were gone through.
    pub fn look(&mut self) -> bool {
        self.next_group(0);
        self.steps > 0
    }

    /// The first who is free begins the next group, with each size that is still to be had; or stays out.
    fn next_group(&mut self, cost: u64) {
        if self.sizes.is_empty() {
            self.bound = cost;
            self.best = Some(self.groups.clone());
            return;
        }
        let is_free = |place: &usize| self.is_free(*place);
        let Some(first) = (0..self.order.len()).find(is_free) else {
            return;
        };
        self.set_free(first, false);
        let mut tried = Vec::new();
        for place in 0..self.sizes.len() {
            let size = self.sizes.get(place).copied().unwrap_or(0);
            if tried.contains(&size) {
                continue;
            }
            tried.push(size);
            self.sizes.remove(place);
            self.groups
                .push(self.order.get(first).copied().into_iter().collect());
            self.fill(size, first + 1, cost);
            self.groups.pop();
            self.sizes.insert(place, size);
        }
        if self.out > 0 {
            self.out -= 1;
            self.next_group(cost);
            self.out += 1;
        }
        self.set_free(first, true);
    }

    fn fill(&mut self, size: usize, from: usize, cost: u64) {
        self.steps = self.steps.saturating_sub(1);
        if self.steps == 0 || cost >= self.bound {
            return;
        }
        if self.groups.last().is_some_and(|group| group.len() == size) {
            self.next_group(cost);
            return;
        }
        for place in from..self.order.len() {
            if !self.is_free(place) {
                continue;
            }
            let Some(who) = self.order.get(place).copied() else {
                return;
            };
            let more = self
                .groups
                .last()
                .map_or(0, |group| self.costs.with(who, group));
            self.set_free(place, false);
            self.push(who);
            self.fill(size, place + 1, cost + more);
            self.pop();
            self.set_free(place, true);
            if self.steps == 0 || self.bound == 0 {
                return;
            }
        }
    }

    fn push(&mut self, who: usize) {
        if let Some(group) = self.groups.last_mut() {
            group.push(who);
        }
    }

    fn pop(&mut self) {
        if let Some(group) = self.groups.last_mut() {
            group.pop();
        }
    }

    fn is_free(&self, place: usize) -> bool {
        self.free.get(place).copied().unwrap_or(false)
    }

    fn set_free(&mut self, place: usize, free: bool) {
        if let Some(own) = self.free.get_mut(place) {
            *own = free;
        }
    }
}
