//! New records that are stored in the same transaction as the next save of another one.

use std::collections::BTreeMap;

use crate::store::Record;

/// What waits, by the identifier of the record whose save it goes with.
#[derive(Default)]
pub(super) struct Beside(BTreeMap<String, Vec<Record>>);

impl Beside {
    /// Adds a new record to what goes with the next save.
    pub(super) fn put(&mut self, id: &str, new: Record) {
        self.0.entry(id.to_owned()).or_default().push(new);
    }

    /// Everything that goes with a save that is about to be tried.
    pub(super) fn take(&mut self, id: &str) -> Vec<Record> {
        self.0.remove(id).unwrap_or_default()
    }

    /// Takes back what a save did not store, before what was added since.
    pub(super) fn give_back(&mut self, id: &str, mut records: Vec<Record>) {
        if !records.is_empty() {
            records.append(&mut self.take(id));
            self.0.insert(id.to_owned(), records);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(id: &str) -> Record {
        Record {
            id: id.to_owned(),
            kind: "kind".to_owned(),
            v: 1,
            order: String::new(),
            created: 0.0,
            updated: 0.0,
            rev: 0,
            deleted: false,
            blobs: Vec::new(),
            saves: crate::store::Saves::new(),
            payload: serde_json::Value::Null,
        }
    }

    fn ids(records: &[Record]) -> Vec<&str> {
        records.iter().map(|one| one.id.as_str()).collect()
    }

    #[test]
    fn what_waits_goes_with_one_save() {
        let mut beside = Beside::default();
        beside.put("entry", record("1"));
        assert!(beside.take("other").is_empty());
        assert_eq!(ids(&beside.take("entry")), ["1"]);
        assert!(beside.take("entry").is_empty());
    }

    #[test]
    fn what_a_save_did_not_store_goes_with_the_next_in_the_order_it_came() {
        let mut beside = Beside::default();
        beside.put("entry", record("1"));
        let sent = beside.take("entry");
        beside.put("entry", record("2"));
        beside.give_back("entry", sent);
        beside.give_back("entry", Vec::new());
        assert_eq!(ids(&beside.take("entry")), ["1", "2"]);
    }
}
