//! Topics: cards that were put together, and what the group thinks of them.
//!
//! A card says which card it was put with; the card at the end of that chain leads the topic. Two who put A with B and B
//! with A at the same time make a ring: then the smallest name in it leads, for everybody the same.

use std::collections::BTreeMap;

use super::{Card, NAME_CHARS, Table, Value, Write, bounded, on_card};

/// All topics, by votes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Topics {
    all: Vec<Topic>,
    places: BTreeMap<String, usize>,
}

impl Topics {
    /// Those of a table.
    pub fn of(table: &Table) -> Self {
        let all = table.topics();
        let places = all.iter().enumerate();
        let places = places
            .map(|(place, topic)| (topic.lead.clone(), place))
            .collect();
        Self { all, places }
    }

    /// In their order.
    pub fn all(&self) -> &[Topic] {
        &self.all
    }

    /// The one a card leads.
    pub fn led_by(&self, lead: &str) -> Option<&Topic> {
        self.all.get(*self.places.get(lead)?)
    }
}

/// Cards that stand together, or one alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Topic {
    /// The card that leads it, whose name it has.
    pub lead: String,
    /// Its cards, the leading one first.
    pub cards: Vec<String>,
    /// How many votes it has.
    pub votes: u32,
    /// Its place among all, counted from 1; topics with as many votes share one.
    pub rank: usize,
}

impl Table {
    /// The card that leads the topic of a card.
    pub fn lead(&self, id: &str) -> String {
        self.leads.get(id).map_or(id, String::as_str).to_owned()
    }

    /// The topics, by votes; those with as many stand in an order that tells nothing.
    pub fn topics(&self) -> Vec<Topic> {
        let mut by_lead: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (id, _) in self.there() {
            by_lead.entry(self.lead(id)).or_default().push(id.clone());
        }
        let counted = self.counted();
        let topic = |(lead, mut cards): (String, Vec<String>)| {
            cards.sort_by_key(|id| (*id != lead, mixed(id)));
            let votes = counted.get(&lead).copied().unwrap_or_default();
            Topic {
                lead,
                cards,
                votes,
                rank: 0,
            }
        };
        let mut topics: Vec<_> = by_lead.into_iter().map(topic).collect();
        topics.sort_by_key(|topic| (std::cmp::Reverse(topic.votes), mixed(&topic.lead)));
        let (mut last, mut rank) = (None, 0);
        for (place, topic) in topics.iter_mut().enumerate() {
            if last != Some(topic.votes) {
                rank = place + 1;
            }
            topic.rank = rank;
            last = Some(topic.votes);
        }
        topics
    }

    /// Puts a card, with the cards it leads, with another one.
    pub fn group(&self, id: &str, with: &str) -> Vec<Write> {
        let lead = self.lead(with);
        if self.lead(id) == lead {
            return Vec::new();
        }
        vec![on_card(id, "with", Value::Text(lead))]
    }

    /// Takes a card out of its topic. Where it leads, the cards it leads stay together without it.
    pub fn ungroup(&self, id: &str) -> Vec<Write> {
        let alone = on_card(id, "with", Value::Text(String::new()));
        if self.lead(id) != id {
            let mut writes = vec![alone];
            // What was put with it goes on with the topic.
            let lead = self.lead(id);
            for (other, card) in self.there() {
                if card.with.as_deref() == Some(id) && *other != lead {
                    writes.push(on_card(other, "with", Value::Text(lead.clone())));
                }
            }
            return writes;
        }
        let others: Vec<&String> = self
            .there()
            .map(|(other, _)| other)
            .filter(|other| *other != id && self.lead(other) == id)
            .collect();
        let Some((first, rest)) = others.split_first() else {
            return Vec::new();
        };
        let title = self.cards.get(id).and_then(|card| card.title.clone());
        let mut writes = vec![alone, on_card(first, "with", Value::Text(String::new()))];
        if let Some(title) = title {
            writes.push(on_card(id, "title", Value::Text(String::new())));
            writes.push(on_card(first, "title", Value::Text(title)));
        }
        let with_first = |other: &&String| on_card(other, "with", Value::Text((*first).clone()));
        writes.extend(rest.iter().map(with_first));
        writes
    }

    /// Names a topic.
    pub fn name(&self, lead: &str, title: &str) -> Write {
        on_card(lead, "title", Value::Text(bounded(title, NAME_CHARS)))
    }
}

/// Which card leads each that does not lead itself: one walk over all cards, however long the chains are.
pub(super) fn leads(cards: &BTreeMap<String, Card>) -> BTreeMap<String, String> {
    let is_there = |id: &str| cards.get(id).is_some_and(|card| !card.gone);
    let next = |id: &str| {
        let with = cards.get(id)?.with.as_deref()?;
        is_there(with).then_some(with)
    };
    let ids = cards.iter().filter(|(_, card)| card.with.is_some());
    let found = ends(ids.map(|(id, _)| id.as_str()), next);
    let others = found.into_iter().filter(|(id, lead)| id != lead);
    others
        .map(|(id, lead)| (id.to_owned(), lead.to_owned()))
        .collect()
}

/// Where the chains that begin here end; a ring ends at the smallest name in it.
fn ends<'a>(
    from: impl Iterator<Item = &'a str>,
    mut next: impl FnMut(&'a str) -> Option<&'a str>,
) -> BTreeMap<&'a str, &'a str> {
    let mut known: BTreeMap<&str, &str> = BTreeMap::new();
    for id in from {
        let (mut path, mut places) = (Vec::new(), BTreeMap::new());
        let mut at = id;
        let end = loop {
            if let Some(end) = known.get(at) {
                break *end;
            }
            if let Some(start) = places.insert(at, path.len()) {
                let ring = path.get(start..).unwrap_or_default();
                break ring.iter().copied().min().unwrap_or(at);
            }
            path.push(at);
            match next(at) {
                Some(next) => at = next,
                None => break at,
            }
        };
        known.extend(path.into_iter().map(|one| (one, end)));
    }
    known
}

/// A number of an identifier by which a list is mixed, for everybody the same: FNV-1a, 64 bits.
pub fn mixed(id: &str) -> u64 {
    id.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// What a lead is: from card to card, until one stands alone or is met again.
    fn lead<'a>(next: &[Option<&'a str>], names: &[&'a str], from: &'a str) -> &'a str {
        let follow = |id: &str| {
            let place = names.iter().position(|name| *name == id);
            place.and_then(|place| next[place])
        };
        let mut path = vec![from];
        loop {
            let Some(at) = follow(path[path.len() - 1]) else {
                return path[path.len() - 1];
            };
            if let Some(start) = path.iter().position(|one| *one == at) {
                return path[start..].iter().min().unwrap();
            }
            path.push(at);
        }
    }

    proptest! {
        #[test]
        fn every_chain_and_every_ring_has_the_lead_it_says(
            with in prop::collection::vec(prop::option::of(0..8_usize), 8),
        ) {
            let names = ["a", "b", "c", "d", "e", "f", "g", "h"];
            let next: Vec<Option<&str>> = with.iter().map(|with| with.map(|at| names[at])).collect();
            let place = |id: &str| names.iter().position(|name| *name == id).unwrap();
            let found = ends(names.into_iter(), |id| next[place(id)]);
            for id in names {
                prop_assert_eq!(found[id], lead(&next, &names, id), "{}", id);
            }
        }
    }

    #[test]
    fn a_long_chain_is_walked_once() {
        let names: Vec<String> = (0..5_000).map(|n| format!("{n:04}")).collect();
        let place = |id: &str| id.parse::<usize>().unwrap();
        let mut steps = 0;
        let found = ends(names.iter().map(String::as_str), |id| {
            steps += 1;
            names.get(place(id) + 1).map(String::as_str)
        });
        assert!(found.values().all(|end| *end == "4999"));
        assert_eq!((found.len(), steps), (5_000, 5_000));
    }
}
