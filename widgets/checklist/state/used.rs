//! Whether a widget was used: whether anything is there of the kind that its use leaves behind. An introduction is kept
//! from its first letter on, and is one once it has a name and an answer: before that nothing of it could be shown.

use serde_json::Value;

use crate::{
    programme::Widget,
    store::{Query, Record, Store, kinds},
};

/// Whether a widget was used; no while that cannot be read.
pub async fn is_used(store: &dyn Store, widget: Widget) -> bool {
    let query = Query {
        limit: Some(1),
        ..Query::kind(kinds::of(widget))
    };
    let found = store.list(query).await;
    let counts = |record: &Record| widget != Widget::Introduction || says_something(record);
    found.is_ok_and(|found| found.records.iter().any(counts))
}

fn says_something(introduction: &Record) -> bool {
    let written = |text: Option<&Value>| {
        let text = text.and_then(Value::as_str);
        text.is_some_and(|text| !text.trim().is_empty())
    };
    let chosen = |words: Option<&Value>| {
        let words = words.and_then(Value::as_array);
        words.is_some_and(|words| !words.is_empty())
    };
    let said = |answer: &Value| written(answer.get("text")) || chosen(answer.get("chosen"));
    let payload = &introduction.payload;
    let answers = payload.get("answers").and_then(Value::as_object);
    written(payload.get("name")) && answers.is_some_and(|all| all.values().any(said))
}

#[cfg(test)]
mod tests {
    use futures_executor::block_on;
    use serde_json::json;

    use super::*;
    use crate::store::{Change, memory::Memory};

    fn record(id: &str, kind: &str, payload: Value) -> Record {
        Record {
            id: id.to_owned(),
            kind: kind.to_owned(),
            v: 1,
            order: String::new(),
            created: 1.0,
            updated: 1.0,
            rev: 0,
            deleted: false,
            blobs: Vec::new(),
            saves: crate::store::Saves::new(),
            payload,
        }
    }

    #[test]
    fn an_introduction_counts_once_it_has_a_name_and_an_answer() {
        let used = |payload| {
            let store = Memory::default();
            let one = record(kinds::INTRODUCTION, kinds::INTRODUCTION, payload);
            block_on(store.save(Change::of(one))).expect("saved");
            block_on(is_used(&store, Widget::Introduction))
        };
        let with =
            |name: &str, answer: Value| json!({ "name": name, "answers": { "ask": answer } });
        let (blank, text) = (json!({ "text": " " }), json!({ "text": "Reading along." }));
        assert!(!used(json!({ "name": "A" })));
        assert!(!used(with("A", blank)));
        assert!(!used(with("", text.clone())));
        assert!(used(with("Ana", text)));
        assert!(used(with(
            "Ana",
            json!({ "text": "", "chosen": ["learn"] })
        )));
    }

    #[test]
    fn a_skip_taken_back_is_no_use() {
        let store = Memory::default();
        let used = || block_on(is_used(&store, Widget::Prompt));
        assert!(!used());
        let payload = json!({ "week": "week-1", "text": "", "skipped": true });
        let skip = record("prompt-answer:week-1", kinds::PROMPT_ANSWER, payload);
        let saved = block_on(store.save(Change::of(skip))).expect("saved");
        assert!(used());
        let back = saved.iter().map(|record| record.tombstone(2.0)).collect();
        block_on(store.save(Change::all(back))).expect("taken back");
        assert!(!used());
    }
}
