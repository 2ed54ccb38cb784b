//! What a host gathers of one week: packets, and what of them may be shown.
//!
//! Packets are a set by identifier, so they may come in any order and any number of times; of two editions of one packet the
//! later one stays. What is shown is another matter: whoever looks twice, before and after one more packet, must not read
//! that person's answer off the difference. So packets wait until the host opens them: all that wait, and at least
//! [`FEWEST`]. Whether they can be opened depends on how many packets there are and on nothing that is in them; an opened
//! packet stays as it was opened. Of what was opened, every part makes [groups](Group) of at least [`FEWEST`] answers, for
//! good, with the cells it is counted in; each group is protected on its own ([`table`]). All that is ever shown is made of
//! whole groups, so the difference of any two views is made of whole groups too, and tells what a group alone tells. A
//! later packet waits for its own group. The more answers are opened together, the more finely they show.
//!
//! This holds against looking, now and later, and against knowing one's own answer. It does not hold against a host who
//! makes up packets to fill a group, or opens the packet itself, which is readable to whoever it is sent to; nor against
//! two hosts who open different groups of the same packets and compare.

mod group;
mod leaving;
mod part;
mod shown;
mod stored;
mod table;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

pub use group::{Group, Offered};
pub use leaving::{Named, csv, markdown, numbered};
pub use part::Part;
pub use shown::{Cell, Shown, shown};

use super::packet::{Packet, PacketId};

/// The fewest answers that are shown together.
pub const FEWEST: usize = 5;
/// The most packets of one week.
pub const PACKETS: usize = 2_000;

/// The packets of one week, and which of them were opened together.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Gathering {
    packets: BTreeMap<PacketId, Packet>,
    /// The edition in which each packet was opened; it counts in no other.
    opened: BTreeMap<PacketId, u32>,
    /// Groups of one part never share a packet.
    groups: BTreeMap<Part, Vec<Group>>,
}

impl Gathering {
    /// Takes a packet; false when it was there, or came too late to be another edition of one that was opened. Of two
    /// editions the later one stays. Of two different packets with one identifier and edition, which only a forger makes,
    /// the one whose bytes come first stays, whichever came first.
    pub fn take(&mut self, packet: Packet) -> bool {
        let was_opened = self.opened.contains_key(&packet.id);
        self.put(packet, was_opened)
    }

    fn put(&mut self, packet: Packet, stays: bool) -> bool {
        let is_full = self.packets.len() >= PACKETS;
        let opened = self.opened.get(&packet.id);
        if opened.is_some_and(|edition| *edition != packet.edition) {
            return false;
        }
        match self.packets.get_mut(&packet.id) {
            None if is_full => false,
            None => {
                self.packets.insert(packet.id, packet);
                true
            }
            Some(here) if here.edition == packet.edition => {
                if !stays && packet.content() < here.content() {
                    *here = packet;
                }
                false
            }
            Some(here) => {
                let is_later = here.edition < packet.edition;
                if is_later {
                    *here = packet;
                }
                is_later
            }
        }
    }

    /// Whether a packet is here.
    pub fn holds(&self, id: PacketId) -> bool {
        self.packets.contains_key(&id)
    }

    /// Takes all that another gathering of the week has. Groups that share a packet become one, so that they stay apart
    /// from each other. Of a packet that both opened in different editions the earlier one counts.
    pub fn merge(&mut self, other: Self) {
        for (id, edition) in other.opened {
            let opened = self.opened.entry(id).or_insert(edition);
            *opened = edition.min(*opened);
        }
        let opened = &self.opened;
        let counts = |packet: &Packet| {
            opened
                .get(&packet.id)
                .is_none_or(|edition| *edition == packet.edition)
        };
        self.packets.retain(|_, packet| counts(packet));
        for packet in other.packets.into_values() {
            self.put(packet, false);
        }
        for (part, groups) in other.groups {
            let here = self.groups.entry(part).or_default();
            for group in groups {
                group.join(here);
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

    /// Whether enough packets wait to be opened, whatever is in them.
    pub fn can_open(&self) -> bool {
        let waits = |id: &&PacketId| !self.opened.contains_key(id);
        self.packets.keys().filter(waits).count() >= FEWEST
    }

    /// Whether any packets were opened.
    pub fn was_opened(&self) -> bool {
        !self.opened.is_empty()
    }

    /// Opens all that waits, if it is enough. Of every part that has enough answers among all that was opened and is in no
    /// group of it yet, they become a group, counted in the cells that the question offers now.
    pub fn open(&mut self, offered: &Offered) {
        if !self.can_open() {
            return;
        }
        for packet in self.packets.values() {
            self.opened.entry(packet.id).or_insert(packet.edition);
        }
        for part in Part::ALL {
            if let Some(packets) = self.next(part) {
                let groups = self.groups.entry(part).or_default();
                groups.push(Group {
                    packets,
                    cells: offered.cells(part),
                });
                groups.sort();
            }
        }
    }

    /// Lets all answers go. Which packets were opened together stays, so that taking them in again, with one more or one
    /// less, shows nothing new.
    pub fn forget(&mut self) {
        self.packets.clear();
    }

    /// The groups of a part whose packets are all here.
    fn whole(&self, part: Part) -> Vec<(&Group, Vec<&Packet>)> {
        let packets = |group: &'_ Group| {
            let found = group.packets.iter().map(|id| self.packets.get(id));
            found.collect::<Option<Vec<_>>>()
        };
        let groups = self.groups_of(part).iter();
        groups
            .filter_map(|group| Some((group, packets(group)?)))
            .collect()
    }

    /// The packets that make the next group of a part.
    fn next(&self, part: Part) -> Option<BTreeSet<PacketId>> {
        let groups = self.groups_of(part);
        let waits = |packet: &&Packet| {
            part.is_in(packet)
                && !groups
                    .iter()
                    .any(|group| group.packets.contains(&packet.id))
        };
        let waiting: Vec<_> = self.packets.values().filter(waits).collect();
        let counted = waiting.iter().filter(|packet| part.counts(packet)).count();
        (counted >= FEWEST).then(|| waiting.iter().map(|packet| packet.id).collect())
    }

    fn groups_of(&self, part: Part) -> &[Group] {
        let groups = self.groups.get(&part);
        groups.map(Vec::as_slice).unwrap_or_default()
    }
}
