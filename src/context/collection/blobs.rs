//! Bytes that are stored in the same transaction as the next save of a record that refers to them.

use std::collections::BTreeMap;

use crate::store::{Blob, Record};

/// What waits, by the identifier of the record it belongs to.
#[derive(Default)]
pub(super) struct Blobs(BTreeMap<String, Vec<Blob>>);

impl Blobs {
    /// Adds bytes to what belongs to a record.
    pub(super) fn put(&mut self, id: &str, new: Blob) {
        let waiting = self.0.entry(id.to_owned()).or_default();
        waiting.retain(|blob| blob.id != new.id);
        waiting.push(new);
    }

    /// What goes with a save of this record as it is.
    pub(super) fn of(&self, record: &Record) -> Vec<Blob> {
        let waiting = self.0.get(&record.id).into_iter().flatten();
        let wanted = waiting.filter(|blob| record.blobs.contains(&blob.id));
        wanted.cloned().collect()
    }

    /// Forgets what went with a save of this record. What it does not refer to waits on: it may come back.
    pub(super) fn stored(&mut self, record: &Record) {
        if let Some(waiting) = self.0.get_mut(&record.id) {
            waiting.retain(|blob| !record.blobs.contains(&blob.id));
            if waiting.is_empty() {
                self.0.remove(&record.id);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::contract::a_note;

    fn record(blobs: &[&str]) -> Record {
        Record {
            blobs: blobs.iter().map(|id| (*id).to_owned()).collect(),
            ..a_note("entry", "")
        }
    }

    fn ids(blobs: &[Blob]) -> Vec<&str> {
        blobs.iter().map(|blob| blob.id.as_str()).collect()
    }

    #[test]
    fn bytes_go_with_the_save_that_refers_to_them_and_only_once() {
        let mut blobs = Blobs::default();
        blobs.put("entry", Blob::new("a", "image/jpeg", *b"x"));
        blobs.put("entry", Blob::new("b", "image/jpeg", *b"x"));
        assert!(blobs.of(&record(&[])).is_empty());
        assert_eq!(ids(&blobs.of(&record(&["b", "c"]))), ["b"]);
        // A save that failed is tried again with the same bytes.
        assert_eq!(ids(&blobs.of(&record(&["b"]))), ["b"]);
        blobs.stored(&record(&["b"]));
        assert!(blobs.of(&record(&["b"])).is_empty());
        assert_eq!(ids(&blobs.of(&record(&["a", "b"]))), ["a"]);
    }
}
