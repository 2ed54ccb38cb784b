//! A gathering as it is stored: the packets as they came, and the groups.

use serde_json::{Map, Value, json};

use super::{Gathering, Group, Part};
use crate::widgets::prompt::model::packet::{self, PacketId};

impl Gathering {
    /// `packets`, each as it came; `groups` by part, each a list of identifiers. No moment in which one arrived.
    pub fn write(&self) -> Value {
        let packets = self.packets.values();
        let content = |packet: &packet::Packet| -> Value {
            serde_json::from_slice(&packet.content()).unwrap_or_default()
        };
        let packets: Vec<_> = packets.map(content).collect();
        let mut groups = Map::new();
        for (part, all) in &self.groups {
            let ids = |group: &Group| group.iter().map(|id| id.write()).collect::<Vec<_>>();
            let all: Vec<_> = all.iter().map(ids).collect();
            groups.insert(part.as_str().to_owned(), json!(all));
        }
        json!({ "groups": groups, "packets": packets })
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
        let groups = value.get("groups").and_then(Value::as_object);
        for (part, all) in groups.into_iter().flatten() {
            let Some(part) = Part::parse(part) else {
                continue;
            };
            let here = gathering.groups.entry(part).or_default();
            for group in all.as_array().into_iter().flatten() {
                let ids = group.as_array().into_iter().flatten();
                let ids: Group = ids
                    .filter_map(Value::as_str)
                    .filter_map(PacketId::parse)
                    .collect();
                super::join(here, ids);
            }
            here.sort();
        }
        gathering
    }
}
