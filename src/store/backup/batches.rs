//! A large copy in parts, each of which is merged by itself: the page lives between two of them, and may stop there.

use std::{
    collections::{BTreeMap, BTreeSet},
    vec,
};

use crate::store::{Blob, Record, Snapshot};

/// How many records a part has.
pub const PART: usize = 2000;

/// The parts of a snapshot, in order. A part has the bytes its records refer to, so that none is there without them.
pub struct Batches {
    records: vec::IntoIter<Record>,
    blobs: BTreeMap<String, Blob>,
    rest: Option<Snapshot>,
    size: usize,
}

impl Batches {
    /// The parts of this snapshot, of so many records each.
    pub fn new(mut snapshot: Snapshot, size: usize) -> Self {
        let records = std::mem::take(&mut snapshot.records);
        let blobs = std::mem::take(&mut snapshot.blobs);
        Self {
            records: records.into_iter(),
            blobs: blobs
                .into_iter()
                .map(|blob| (blob.id.clone(), blob))
                .collect(),
            rest: Some(snapshot),
            size: size.max(1),
        }
    }
}

impl Iterator for Batches {
    type Item = Snapshot;

    fn next(&mut self) -> Option<Snapshot> {
        let records: Vec<Record> = self.records.by_ref().take(self.size).collect();
        let is_last = self.records.len() == 0;
        if is_last {
            // What is no record may refer to bytes too, and comes with all there are.
            let rest = self.rest.take()?;
            let blobs = std::mem::take(&mut self.blobs);
            return Some(Snapshot {
                records,
                blobs: blobs.into_values().collect(),
                ..rest
            });
        }
        let wanted: BTreeSet<&String> = records.iter().flat_map(|record| &record.blobs).collect();
        let blobs = wanted
            .into_iter()
            .filter_map(|id| self.blobs.get(id))
            .cloned();
        Some(Snapshot {
            blobs: blobs.collect(),
            // A vault is known by its header, whatever part it is.
            meta: self
                .rest
                .as_ref()
                .map(|rest| rest.meta.clone())
                .unwrap_or_default(),
            records,
            ..Snapshot::default()
        })
    }
}

#[cfg(test)]
mod tests {
    use futures_executor::block_on;
    use serde_json::json;

    use super::*;
    use crate::store::{Merged, Store, contract::a_note, memory::Memory};

    fn full() -> Snapshot {
        let note = |n: usize| Record {
            rev: 1,
            blobs: vec![format!("p{}", n % 3)],
            ..a_note(&format!("n{n}"), "x")
        };
        Snapshot {
            records: (0..7).map(note).collect(),
            drafts: vec![("answer".into(), "Je pense".into())],
            meta: vec![("mode".into(), json!("try"))],
            set_aside: vec![json!({ "id": "bad", "blobs": ["p9"] }).to_string()],
            blobs: ["p0", "p1", "p2", "p9"]
                .map(|id| Blob::new(id, "", *b"x"))
                .into(),
        }
    }

    #[test]
    fn merged_part_by_part_it_is_as_merged_at_once() {
        let (whole, parts) = (Memory::default(), Memory::default());
        let at_once = block_on(whole.merge(full())).unwrap();
        for size in [1, 2, 3, 7, 100] {
            let mut sum = Merged::default();
            for part in Batches::new(full(), size) {
                assert!(part.records.len() <= size);
                sum += block_on(parts.merge(part)).unwrap();
            }
            if size == 1 {
                assert_eq!(sum, at_once);
            } else {
                assert_eq!((sum.added, sum.unchanged), (0, 7));
            }
            assert_eq!(block_on(parts.snapshot()), block_on(whole.snapshot()));
        }
    }

    #[test]
    fn nothing_is_one_part() {
        assert_eq!(Batches::new(Snapshot::default(), 5).count(), 1);
    }
}
