//! What the behaviours start from.

use serde_json::{Value, json};

use super::Outcome;
use crate::{
    error::Error,
    store::{Change, Query, Record, Snapshot, Store},
};

/// Everything else that goes wrong is shown as it is.
pub fn told(error: Error) -> String {
    format!("{error:?}")
}

pub fn note(id: &str, order: &str, text: &str) -> Record {
    Record {
        id: id.into(),
        kind: "note".into(),
        v: 1,
        order: order.into(),
        created: 1_763_932_676_123.0,
        updated: 1_763_932_676_124.0,
        rev: 0,
        deleted: false,
        blobs: Vec::new(),
        saves: crate::store::Saves::new(),
        payload: json!({ "text": text }),
    }
}

/// A note that stands nowhere in particular.
#[cfg(test)]
pub fn note_of(id: &str, text: &str) -> Record {
    note(id, "", text)
}

pub async fn save(store: &dyn Store, record: Record) -> Result<Record, String> {
    let mut saved = store.save(Change::of(record)).await.map_err(told)?;
    saved.pop().ok_or_else(|| "nothing came back".into())
}

pub async fn ids(store: &dyn Store, query: Query) -> Result<Vec<String>, String> {
    let listing = store.list(query).await.map_err(told)?;
    Ok(listing
        .records
        .into_iter()
        .map(|record| record.id)
        .collect())
}

/// Ten notes of which 3, 4 and 5 share an order key, saved in another order, and one of another kind.
pub async fn ten_notes(store: &dyn Store) -> Outcome {
    let order = |n: u32| {
        if (3..=5).contains(&n) {
            "4".into()
        } else {
            n.to_string()
        }
    };
    let mut records: Vec<Record> = [7, 3, 9, 1, 5, 0, 8, 2, 6, 4]
        .map(|n| note(&format!("n{n}"), &order(n), "x"))
        .into();
    records.push(Record {
        kind: "notebook".into(),
        ..note("other", "4", "x")
    });
    store.save(Change::all(records)).await.map_err(told)?;
    Ok(())
}

pub fn broken(id: &str, order: &str) -> Value {
    json!({ "id": id, "kind": "note", "order": order, "v": "three", "payload": [1] })
}

pub async fn set_aside(store: &dyn Store, values: &[Value]) -> Outcome {
    let set_aside = values.iter().map(Value::to_string).collect();
    store
        .merge(Snapshot {
            set_aside,
            ..Snapshot::default()
        })
        .await
        .map_err(told)?;
    Ok(())
}

pub async fn full_snapshot(store: &dyn Store) -> Result<Snapshot, String> {
    ten_notes(store).await?;
    save(
        store,
        Record {
            rev: 1,
            deleted: true,
            ..note("n5", "5", "x")
        },
    )
    .await?;
    set_aside(store, &[broken("bad", "55")]).await?;
    store.keep_draft("answer", "Je pense").await.map_err(told)?;
    store.set_meta("mode", json!("try")).await.map_err(told)?;
    store.snapshot().await.map_err(told)
}
