//! What a host gathers of one week: packets, and what of them may be shown.
//!
//! Packets are a set by identifier, so they may come in any order and any number of times. What is shown is another
//! matter: whoever looks twice, before and after one more packet, must not read that person's answer off the difference.
//! So packets wait until the host opens them; what is opened together is a [group](Gathering::open) of at least
//! [`FEWEST`] answers, for good, and every group is protected on its own ([`table`]). All that is ever shown is made of
//! whole groups, so the difference of any two views is made of whole groups too, and tells what a group alone tells.
//! A later packet waits for its own group. The more answers are opened together, the more finely they show.
//!
//! This holds against looking, now and later, and against knowing one's own answer. It does not hold against a host who
//! makes up packets to fill a group, or opens the packet itself, which is readable to whoever it is sent to.

mod leaving;
mod part;
mod shown;
mod stored;
mod table;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

pub use leaving::{Named, csv, markdown, numbered};
pub use part::Part;
pub use shown::{Cell, Offered, Shown, shown};

use super::packet::{Packet, PacketId};

/// The fewest answers that are shown together.
pub const FEWEST: usize = 5;
/// The most packets of one week.
pub const PACKETS: usize = 2_000;

/// Answers opened together, by the identifiers of their packets.
pub type Group = BTreeSet<PacketId>;

/// The packets of one week, and which of them were opened together.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Gathering {
    packets: BTreeMap<PacketId, Packet>,
    /// Groups of one part never share a packet.
    groups: BTreeMap<Part, Vec<Group>>,
}

impl Gathering {
    /// Takes a packet; false when it was there. Of two different packets with one identifier, which only a forger makes,
    /// the one whose bytes come first stays, whichever came first.
    pub fn take(&mut self, packet: Packet) -> bool {
        let is_full = self.packets.len() >= PACKETS;
        match self.packets.get_mut(&packet.id) {
            None if is_full => false,
            None => {
                self.packets.insert(packet.id, packet);
                true
            }
            Some(here) => {
                if packet.content() < here.content() {
                    *here = packet;
                }
                false
            }
        }
    }

    /// Whether a packet is here.
    pub fn holds(&self, id: PacketId) -> bool {
        self.packets.contains_key(&id)
    }

    /// Takes all that another gathering of the week has. Groups that share a packet become one, so that they stay apart
    /// from each other.
    pub fn merge(&mut self, other: Self) {
        for packet in other.packets.into_values() {
            self.take(packet);
        }
        for (part, groups) in other.groups {
            let here = self.groups.entry(part).or_default();
            for group in groups {
                join(here, group);
            }
            here.sort();
        }
    }

    /// How many packets are here.
    pub fn len(&self) -> usize {
        self.packets.len()
    }

    /// Whether no packet is here.
    pub fn is_empty(&self) -> bool {
        self.packets.is_empty()
    }

    /// Whether there are enough answers that were not opened yet to open a group of them.
    pub fn can_open(&self) -> bool {
        Part::ALL.into_iter().any(|part| self.next(part).is_some())
    }

    /// Whether any answers were opened.
    pub fn has_groups(&self) -> bool {
        self.groups.values().any(|groups| !groups.is_empty())
    }

    /// Opens what waits: for every part of which enough answers wait, they become a group.
    pub fn open(&mut self) {
        for part in Part::ALL {
            if let Some(group) = self.next(part) {
                let groups = self.groups.entry(part).or_default();
                groups.push(group);
                groups.sort();
            }
        }
    }

    /// Lets all answers go. Which packets were opened together stays, so that taking them in again, with one more or one
    /// less, shows nothing new.
    pub fn forget(&mut self) {
        self.packets.clear();
    }

    /// The packets of the groups of a part that are all here.
    fn opened(&self, part: Part) -> Vec<Vec<&Packet>> {
        let groups = self
            .groups
            .get(&part)
            .map(Vec::as_slice)
            .unwrap_or_default();
        let packets = |group: &Group| {
            let found = group.iter().map(|id| self.packets.get(id));
            found.collect::<Option<Vec<_>>>()
        };
        groups.iter().filter_map(packets).collect()
    }

    /// The group that could be opened of a part.
    fn next(&self, part: Part) -> Option<Group> {
        let groups = self
            .groups
            .get(&part)
            .map(Vec::as_slice)
            .unwrap_or_default();
        let waits = |packet: &&Packet| {
            part.is_in(packet) && !groups.iter().any(|group| group.contains(&packet.id))
        };
        let waiting: Vec<_> = self.packets.values().filter(waits).collect();
        let counted = waiting.iter().filter(|packet| part.counts(packet)).count();
        (counted >= FEWEST).then(|| waiting.iter().map(|packet| packet.id).collect())
    }
}

/// Adds a group to groups that share nothing, making one of all that share something with it.
fn join(groups: &mut Vec<Group>, mut group: Group) {
    groups.retain(|other| {
        let apart = other.is_disjoint(&group);
        if !apart {
            group.extend(other);
        }
        apart
    });
    groups.push(group);
}
