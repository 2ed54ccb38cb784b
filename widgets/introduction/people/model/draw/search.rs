//! Finds groups: exchanges of two people as long as they help, from several beginnings; and where something is left to
//! wish for, every way there is, as far as a bounded number of steps goes.

use super::{
    costs::{AGAINST_THE_WISH, Costs, NEVER},
    dice::Dice,
    whole::Whole,
};

/// From how many beginnings exchanges are tried.
const BEGINNINGS: usize = 24;
/// How many exchanges are looked at in all.
const EXCHANGES: usize = 1_500_000;

/// Groups, and what could not be had.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draw {
    /// The people in each group, as places in the list.
    pub groups: Vec<Vec<usize>>,
    /// How many pairs meet again.
    pub repeats: usize,
    /// How many pairs are together against what was asked for.
    pub against: usize,
    /// Whether fewer are known to be impossible; where nothing is to be wished for, they are.
    pub is_least: bool,
}

/// Groups of these sizes; whoever is in none stays out. Nothing when some exclusion does not hold in any that was found.
pub fn search(costs: &Costs, sizes: &[usize], seed: u64) -> Option<Draw> {
    let mut dice = Dice(seed);
    let mut best: Option<(u64, Vec<Vec<usize>>)> = None;
    let mut looks = EXCHANGES;
    for _ in 0..BEGINNINGS {
        let mut groups = dealt(costs.people, sizes, &mut dice);
        exchange(costs, &mut groups, sizes.len(), &mut looks);
        groups.truncate(sizes.len());
        let cost = costs.sum(&groups);
        if best.as_ref().is_none_or(|(least, _)| cost < *least) {
            best = Some((cost, groups));
        }
        if looks == 0 || best.as_ref().is_some_and(|(least, _)| *least == 0) {
            break;
        }
    }
    let (mut cost, mut groups) = best?;
    let mut is_least = cost == 0;
    if !is_least {
        let mut whole = Whole::new(costs, sizes, cost, &mut dice);
        is_least = whole.look();
        if let Some(better) = whole.best {
            cost = whole.bound;
            groups = better;
        }
    }
    if cost >= NEVER {
        return None;
    }
    let pairs = |is: fn(u64) -> bool| {
        let of = |group: &Vec<usize>| {
            let pairs = group.iter().enumerate();
            pairs
                .flat_map(|(at, one)| {
                    group
                        .iter()
                        .skip(at + 1)
                        .map(|other| costs.of(*one, *other))
                })
                .filter(|cost| is(*cost))
                .count()
        };
        groups.iter().map(of).sum()
    };
    Some(Draw {
        repeats: pairs(|cost| cost % AGAINST_THE_WISH > 0),
        against: pairs(|cost| cost >= AGAINST_THE_WISH),
        is_least,
        groups,
    })
}

/// Everybody in a group by chance; behind the groups, those who are in none.
fn dealt(people: usize, sizes: &[usize], dice: &mut Dice) -> Vec<Vec<usize>> {
    let mut order = dice.shuffled(people).into_iter();
    let mut groups: Vec<Vec<_>> = sizes
        .iter()
        .map(|size| order.by_ref().take(*size).collect())
        .collect();
    groups.push(order.collect());
    groups
}

/// Exchanges two people of two groups as long as that costs less. Who is behind the groups costs nothing there.
fn exchange(costs: &Costs, groups: &mut [Vec<usize>], counted: usize, looks: &mut usize) {
    loop {
        let mut better = false;
        for first in 0..groups.len() {
            for second in first + 1..groups.len() {
                better |= exchange_between(costs, groups, counted, [first, second], looks);
                if *looks == 0 {
                    return;
                }
            }
        }
        if !better {
            return;
        }
    }
}

fn exchange_between(
    costs: &Costs,
    groups: &mut [Vec<usize>],
    counted: usize,
    [first, second]: [usize; 2],
    looks: &mut usize,
) -> bool {
    let mut better = false;
    let (before, after) = groups.split_at_mut(second);
    let Some((mine, theirs)) = before.get_mut(first).zip(after.first_mut()) else {
        return false;
    };
    for a in 0..mine.len() {
        for b in 0..theirs.len() {
            *looks = looks.saturating_sub(1);
            let Some((one, other)) = mine.get(a).copied().zip(theirs.get(b).copied()) else {
                continue;
            };
            let there = |who: usize| {
                if second < counted {
                    costs.with(who, theirs)
                } else {
                    0
                }
            };
            let now = costs.with(one, mine) + there(other);
            // Each of the two leaves the group that the other comes into.
            let missed = if second < counted { 2 } else { 1 } * costs.of(one, other);
            let then = costs.with(other, mine) + there(one) - missed;
            if then < now {
                if let Some((mine, theirs)) = mine.get_mut(a).zip(theirs.get_mut(b)) {
                    std::mem::swap(mine, theirs);
                }
                better = true;
            }
        }
    }
    better
}
