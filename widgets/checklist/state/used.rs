//! Whether a widget was used: whether anything is there of the kind that its use leaves behind.

use crate::{
    programme::Widget,
    store::{Query, Store, kinds},
};

/// Whether a widget was used; no while that cannot be read.
pub async fn is_used(store: &dyn Store, widget: Widget) -> bool {
    let query = Query {
        limit: Some(1),
        ..Query::kind(kinds::of(widget))
    };
    let found = store.list(query).await;
    found.is_ok_and(|found| !found.records.is_empty())
}

#[cfg(test)]
mod tests {
    use futures_executor::block_on;
    use serde_json::json;

    use super::*;
    use crate::store::{Change, Record, memory::Memory};

    #[test]
    fn a_skip_taken_back_is_no_use() {
        let store = Memory::default();
        let used = || block_on(is_used(&store, Widget::Prompt));
        assert!(!used());
        let skip = Record {
            id: "prompt-answer:week-1".to_owned(),
            kind: kinds::PROMPT_ANSWER.to_owned(),
            v: 1,
            order: "week-1".to_owned(),
            created: 1.0,
            updated: 1.0,
            rev: 0,
            deleted: false,
            blobs: Vec::new(),
            payload: json!({ "week": "week-1", "text": "", "skipped": true }),
        };
        let saved = block_on(store.save(Change::of(skip))).expect("saved");
        assert!(used());
        let back = saved.iter().map(|record| record.tombstone(2.0)).collect();
        block_on(store.save(Change::all(back))).expect("taken back");
        assert!(!used());
    }
}
