//! A gathering as it is stored: the packets as they came, which of them were opened, and the groups.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use super::{Gathering, Group, Part};
use crate::widgets::prompt::model::packet::{self, Asked, PacketId, Reply, Scale};

impl Gathering {
    /// `packets`, each as it came; `opened`, with the edition in which each was; `groups` by part, each with its packets
    /// and its cells. No moment in which a packet arrived or was opened.
    pub fn write(&self) -> Value {
        let packets = self.packets.values();
        let content = |packet: &packet::Packet| -> Value {
            serde_json::from_slice(&packet.content()).unwrap_or_default()
        };
        let packets: Vec<_> = packets.map(content).collect();
        let opened = self.opened.iter();
        let opened: Map<_, _> = opened
            .map(|(id, edition)| (id.write(), json!(edition)))
            .collect();
        let mut groups = Map::new();
        for (part, all) in &self.groups {
            let one = |group: &Group| {
                let ids: Vec<_> = group.packets.iter().map(|id| id.write()).collect();
                json!({ "cells": group.cells, "packets": ids })
            };
            let all: Vec<_> = all.iter().map(one).collect();
            groups.insert(part.as_str().to_owned(), json!(all));
        }
        json!({ "groups": groups, "opened": opened, "packets": packets })
    }

    /// Reads what was written; a packet that cannot be read is left out.
    pub fn read(value: &Value) -> Self {
        let mut gathering = Self::default();
        let packets = value.get("packets").and_then(Value::as_array);
        for content in packets.into_iter().flatten() {
            if let Ok(packet) = packet::read(content.to_string().as_bytes()) {
                gathering.take(packet);
            }
        }
        let opened = value.get("opened").and_then(Value::as_object);
        for (id, edition) in opened.into_iter().flatten() {
            let edition = edition.as_u64().and_then(|edition| edition.try_into().ok());
            if let (Some(id), Some(edition)) = (PacketId::parse(id), edition) {
                gathering.opened.insert(id, edition);
            }
        }
        let groups = value.get("groups").and_then(Value::as_object);
        for (part, all) in groups.into_iter().flatten() {
            let Some(part) = Part::parse(part) else {
                continue;
            };
            let mut here = Vec::new();
            for group in all.as_array().into_iter().flatten() {
                gathering.group(part, group).join(&mut here);
            }
            here.sort();
            gathering.groups.insert(part, here);
        }
        gathering
    }

    /// A group as it was written. Early ones were a list of identifiers, without cells and apart from what was opened.
    fn group(&mut self, part: Part, group: &Value) -> Group {
        let is_early = group.is_array();
        let list = |value: Option<&Value>| -> Vec<String> {
            let list = value.and_then(Value::as_array).into_iter().flatten();
            list.filter_map(Value::as_str).map(str::to_owned).collect()
        };
        let ids = list(
            Some(group)
                .filter(|_| is_early)
                .or_else(|| group.get("packets")),
        );
        let packets: BTreeSet<_> = ids.iter().filter_map(|id| PacketId::parse(id)).collect();
        let cells = if is_early {
            for id in &packets {
                let edition = self.packets.get(id).map_or(1, |packet| packet.edition);
                self.opened.entry(*id).or_insert(edition);
            }
            self.named_cells(part, &packets)
        } else {
            list(group.get("cells")).into_iter().collect()
        };
        Group { packets, cells }
    }

    /// Cells that follow from the answers of a group alone: all steps there can be, or the options that somebody named.
    fn named_cells(&self, part: Part, ids: &BTreeSet<PacketId>) -> BTreeSet<String> {
        let asked = match part {
            Part::Scale => {
                return (1..=Scale::MOST_STEPS)
                    .map(|step| step.to_string())
                    .collect();
            }
            Part::Choice => Asked::Choice,
            Part::Ranking => Asked::Ranking,
            _ => return BTreeSet::new(),
        };
        let packets = ids.iter().filter_map(|id| self.packets.get(id));
        let options = packets.filter_map(|packet| match packet.answer(asked)? {
            Reply::Choice(options) | Reply::Ranking(options) => Some(options.clone()),
            _ => None,
        });
        options.flatten().collect()
    }
}
