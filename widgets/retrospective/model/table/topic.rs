//! Topics: cards that were put together, and what the group thinks of them.
//!
//! A card says which card it was put with; the card at the end of that chain leads the topic. Two who put A with B and B
//! with A at the same time make a ring: then the smallest name in it leads, for everybody the same.

use std::collections::{BTreeMap, BTreeSet};

use super::{NAME_CHARS, Table, Value, Write, bounded, on_card};

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
        let mut seen: BTreeSet<&str> = BTreeSet::new();
        let mut at = id;
        while seen.insert(at) {
            match self.next(at) {
                Some(next) => at = next,
                None => return at.to_owned(),
            }
        }
        // A ring: from where it was met again, once around.
        let (mut least, start) = (at, at);
        while let Some(next) = self.next(at).filter(|next| *next != start) {
            least = least.min(next);
            at = next;
        }
        least.to_owned()
    }

    fn next(&self, id: &str) -> Option<&str> {
        let with = self.cards.get(id)?.with.as_deref()?;
        let there = self.cards.get(with).is_some_and(|card| !card.gone);
        there.then_some(with)
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

/// A number of an identifier by which a list is mixed, for everybody the same: FNV-1a, 64 bits.
pub fn mixed(id: &str) -> u64 {
    id.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}
