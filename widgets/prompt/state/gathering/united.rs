//! The records of a week's gathering as one. A copy that comes in from another browser stays beside what was gathered here,
//! as the store keeps whatever two browsers wrote; the packets of both are one set, and what either opened stays opened.

use std::collections::BTreeMap;

use crate::{
    store::{Record, Saves, kinds},
    text::now,
    widgets::prompt::model::gathering::Gathering,
};

/// The record under a week's name.
pub fn id_of(week: &str) -> String {
    [kinds::PROMPT_GATHERING, ":", week].concat()
}

/// The gatherings of these records, by week.
pub fn united(records: &[Record]) -> BTreeMap<String, Gathering> {
    let mut weeks: BTreeMap<String, Gathering> = BTreeMap::new();
    for record in records {
        let week = weeks.entry(record.order.clone()).or_default();
        week.merge(Gathering::read(&record.payload));
    }
    weeks
}

/// The identifiers of the records that are not under their week's name, by week.
pub fn parts(records: &[Record]) -> BTreeMap<String, Vec<String>> {
    let mut weeks: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for record in records {
        if record.id != id_of(&record.order) {
            let week = weeks.entry(record.order.clone()).or_default();
            week.push(record.id.clone());
        }
    }
    weeks
}

/// What to store of a week, in place of what was found under its name.
pub fn record(week: &str, gathering: &Gathering, found: Option<Record>) -> Record {
    let moment = now();
    Record {
        id: id_of(week),
        kind: kinds::PROMPT_GATHERING.to_owned(),
        v: 1,
        order: week.to_owned(),
        created: found.as_ref().map_or(moment, |found| found.created),
        updated: moment,
        rev: found.map_or(0, |found| found.rev),
        deleted: false,
        blobs: Vec::new(),
        saves: Saves::new(),
        payload: gathering.write(),
    }
}

#[cfg(test)]
mod tests {
    use futures_executor::block_on;

    use super::*;
    use crate::{
        store::{Change, Condition, Query, Store, memory::Memory, notify::Notifier},
        widgets::prompt::model::{
            gathering::Offered,
            packet::{Packet, PacketId, Reply},
        },
    };

    fn browser(name: &str) -> Memory {
        Memory::new(Condition::Working, Notifier::default(), name.to_owned())
    }

    fn packet(byte: u8, edition: u32, word: &str) -> Packet {
        let answers = vec![Reply::Word(word.into())];
        let id = PacketId::of([byte; 16]);
        Packet::new((id, edition), "p", "w", answers).expect("a packet")
    }

    /// Gathers in a browser, one save after another.
    fn gather(store: &Memory, packets: &[Packet], at: f64) {
        for packet in packets {
            let found = block_on(store.get(&id_of("w"))).expect("an answer");
            let mut gathering = found
                .as_ref()
                .map(|found| Gathering::read(&found.payload))
                .unwrap_or_default();
            gathering.take(packet.clone());
            let record = Record {
                id: id_of("w"),
                kind: kinds::PROMPT_GATHERING.to_owned(),
                v: 1,
                order: "w".to_owned(),
                created: 1.0,
                updated: at,
                rev: found.map_or(0, |found| found.rev),
                deleted: false,
                blobs: Vec::new(),
                saves: Saves::new(),
                payload: gathering.write(),
            };
            block_on(store.save(Change::of(record))).expect("saved");
        }
    }

    fn bring(from: &Memory, to: &Memory) {
        let copy = block_on(from.snapshot()).expect("a copy");
        block_on(to.merge(copy)).expect("merged");
    }

    fn gathered(store: &Memory) -> Gathering {
        let query = Query::kind(kinds::PROMPT_GATHERING);
        let found = block_on(store.list(query)).expect("a list").records;
        united(&found).remove("w").unwrap_or_default()
    }

    #[test]
    fn a_copy_of_another_browser_adds_its_packets_and_later_editions() {
        let (here, there) = (browser("here"), browser("there"));
        gather(&here, &[packet(1, 1, "fog"), packet(2, 1, "sun")], 5.0);
        let theirs = [
            packet(2, 2, "rain"),
            packet(3, 1, "wind"),
            packet(4, 1, "storm"),
        ];
        gather(&there, &theirs, 6.0);
        let mut all = Gathering::default();
        for one in [
            packet(1, 1, "fog"),
            packet(2, 2, "rain"),
            packet(3, 1, "wind"),
            packet(4, 1, "storm"),
        ] {
            all.take(one);
        }
        // Both ways, and again: always the same set.
        bring(&there, &here);
        assert_eq!(gathered(&here), all);
        bring(&here, &there);
        assert_eq!(gathered(&there), all);
        bring(&there, &here);
        assert_eq!(gathered(&here), all);
    }

    #[test]
    fn what_was_opened_in_either_browser_stays_opened() {
        let (here, there) = (browser("here"), browser("there"));
        let packets: Vec<_> = (1..=5).map(|byte| packet(byte, 1, "fog")).collect();
        gather(&there, &packets, 5.0);
        let found = block_on(there.get(&id_of("w"))).expect("an answer");
        let found = found.expect("a record");
        let mut gathering = Gathering::read(&found.payload);
        gathering.open(&Offered::of(None));
        let opened = Record {
            payload: gathering.write(),
            ..found
        };
        block_on(there.save(Change::of(opened))).expect("saved");
        gather(&here, &[packet(6, 1, "sun")], 9.0);
        bring(&there, &here);
        let all = gathered(&here);
        assert!(all.was_opened() && all.len() == 6 && !all.can_open());
    }

    #[test]
    fn a_record_that_came_beside_is_known_by_its_name() {
        let (here, there) = (browser("here"), browser("there"));
        gather(&here, &[packet(1, 1, "fog")], 5.0);
        gather(&there, &[packet(2, 1, "sun")], 6.0);
        bring(&there, &here);
        let query = Query::kind(kinds::PROMPT_GATHERING);
        let found = block_on(here.list(query)).expect("a list").records;
        let beside = parts(&found);
        assert_eq!(found.len(), 2);
        assert_eq!(beside.get("w").map(Vec::len), Some(1));
    }
}
