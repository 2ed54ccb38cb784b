//! Votes: so many for each, so many on one topic, counted the same way by everybody.
//!
//! A voter writes their own keys only, so two never undo each other. What a packet brings beyond the limits, because the
//! limits or the groups changed meanwhile or somebody made it so, does not count.

use std::collections::{BTreeMap, BTreeSet};

use super::{NAME_CHARS, Table, Value, Write, bounded};

/// How many votes each has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// All in all.
    pub votes: u32,
    /// On one topic.
    pub most: u32,
    /// One on each card at most, and as many as one likes.
    pub single: bool,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            votes: 5,
            most: 3,
            single: false,
        }
    }
}

impl Limits {
    fn on_one(self) -> u32 {
        if self.single { 1 } else { self.most }
    }

    fn all(self) -> u32 {
        if self.single { u32::MAX } else { self.votes }
    }
}

/// The votes that were cast, by voter and card.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Cast(BTreeMap<String, BTreeMap<String, u32>>);

impl Cast {
    pub(super) fn put(&mut self, voter: &str, card: &str, count: u32) {
        let of = self.0.entry(voter.to_owned()).or_default();
        if count > 0 {
            of.insert(card.to_owned(), count);
        } else {
            of.remove(card);
        }
        if of.is_empty() {
            self.0.remove(voter);
        }
    }
}

impl Table {
    /// The votes as they were cast: voter, card, how many.
    pub(super) fn cast(&self) -> impl Iterator<Item = (&str, &str, u32)> {
        self.votes.0.iter().flat_map(|(voter, cards)| {
            let each = cards.iter();
            each.map(move |(card, count)| (voter.as_str(), card.as_str(), *count))
        })
    }

    /// What counts of a voter's votes, by leading card.
    pub fn votes_of(&self, voter: &str) -> BTreeMap<String, u32> {
        let limits = self.round.limits;
        let mut by_lead: BTreeMap<String, u32> = BTreeMap::new();
        for (card, count) in self.votes.0.get(voter).into_iter().flatten() {
            if self.cards.get(card).is_some_and(|card| !card.gone) {
                let sum = by_lead.entry(self.lead(card)).or_default();
                *sum = sum.saturating_add(*count).min(limits.on_one());
            }
        }
        let mut left = limits.all();
        for count in by_lead.values_mut() {
            *count = (*count).min(left);
            left -= *count;
        }
        by_lead.retain(|_, count| *count > 0);
        by_lead
    }

    /// How many votes a voter has left; none when there is no end to them.
    pub fn votes_left(&self, voter: &str) -> Option<u32> {
        if self.round.limits.single {
            return None;
        }
        let used: u32 = self.votes_of(voter).values().sum();
        Some(self.round.limits.votes.saturating_sub(used))
    }

    /// The votes of all, by leading card.
    pub(super) fn counted(&self) -> BTreeMap<String, u32> {
        let mut all: BTreeMap<String, u32> = BTreeMap::new();
        for voter in self.votes.0.keys() {
            for (lead, count) in self.votes_of(voter) {
                let sum = all.entry(lead).or_default();
                *sum = sum.saturating_add(count);
            }
        }
        all
    }

    /// Votes for the topic of a card; nothing where the limits are reached.
    pub fn vote(&self, voter: &str, card: &str) -> Vec<Write> {
        let lead = self.lead(card);
        let given = self.votes_of(voter).get(&lead).copied().unwrap_or_default();
        let none_left = self.votes_left(voter) == Some(0);
        let there = self.cards.get(card).is_some_and(|card| !card.gone);
        if !there || none_left || given >= self.round.limits.on_one() {
            return Vec::new();
        }
        self.gives(voter, &lead, given + 1)
    }

    /// Takes one vote for the topic of a card back.
    pub fn take_vote(&self, voter: &str, card: &str) -> Vec<Write> {
        let lead = self.lead(card);
        let given = self.votes_of(voter).get(&lead).copied().unwrap_or_default();
        match given.checked_sub(1) {
            Some(left) => self.gives(voter, &lead, left),
            None => Vec::new(),
        }
    }

    /// All votes of a voter on one topic, on the card that leads it: what was on others before they were grouped moves.
    fn gives(&self, voter: &str, lead: &str, count: u32) -> Vec<Write> {
        let cast: BTreeSet<&str> = self
            .votes
            .0
            .get(voter)
            .into_iter()
            .flat_map(BTreeMap::keys)
            .map(String::as_str)
            .filter(|card| *card != lead && self.lead(card) == lead)
            .collect();
        let write = |card: &str, count| (["vote", voter, card].join("/"), Value::Count(count));
        let mut writes = vec![write(lead, count)];
        writes.extend(cast.into_iter().map(|card| write(card, 0)));
        writes
    }

    /// Brings in somebody who votes through this device.
    pub fn proxy(voter: &str, name: &str) -> Write {
        let key = ["voter/", voter].concat();
        (key, Value::Text(bounded(name, NAME_CHARS)))
    }
}
