//! What a list promises.

use serde_json::{Value, json};

use super::{
    Outcome, equal,
    given::{broken, ids, note, save, set_aside, ten_notes, told},
};
use crate::{
    error::Error,
    store::{Change, Query, Record, Store},
};

const IN_ORDER: [&str; 10] = ["n0", "n1", "n2", "n3", "n4", "n5", "n6", "n7", "n8", "n9"];

pub async fn lists_hold_one_kind_in_order(store: &dyn Store) -> Outcome {
    ten_notes(store).await?;
    equal!(ids(store, Query::kind("note")).await?, IN_ORDER);
    equal!(ids(store, Query::kind("notebook")).await?, ["other"]);
    equal!(ids(store, Query::kind("not")).await?.len(), 0);
    equal!(
        ids(
            store,
            Query {
                limit: Some(0),
                ..Query::kind("note")
            }
        )
        .await?
        .len(),
        0
    );
    // By UTF-16 code units, as browsers compare: a character beyond 65 535 comes before U+FF01.
    for (id, order) in [("wide", "\u{ff01}"), ("ship", "🚢"), ("none", "")] {
        save(
            store,
            Record {
                kind: "sign".into(),
                ..note(id, order, "x")
            },
        )
        .await?;
    }
    equal!(
        ids(store, Query::kind("sign")).await?,
        ["none", "ship", "wide"]
    );
    Ok(())
}

pub async fn lists_go_backwards(store: &dyn Store) -> Outcome {
    ten_notes(store).await?;
    equal!(ids(store, Query::last("note", 1)).await?, ["n9"]);
    equal!(
        ids(store, Query::last("note", 6)).await?,
        ["n9", "n8", "n7", "n6", "n5", "n4"]
    );
    let mut backwards = IN_ORDER;
    backwards.reverse();
    equal!(ids(store, Query::last("note", 10)).await?, backwards);
    equal!(ids(store, Query::last("note", 99)).await?, backwards);
    equal!(
        ids(
            store,
            Query {
                reverse: true,
                ..Query::kind("note")
            }
        )
        .await?,
        backwards
    );
    Ok(())
}

pub async fn pages_join_without_gap_or_repeat(store: &dyn Store) -> Outcome {
    ten_notes(store).await?;
    for (reverse, limit) in [(false, 1), (false, 4), (true, 1), (true, 4), (true, 5)] {
        let mut query = Query {
            reverse,
            limit: Some(limit),
            ..Query::kind("note")
        };
        let mut joined = Vec::new();
        loop {
            let records = store.list(query.clone()).await.map_err(told)?.records;
            let Some(last) = records.last() else { break };
            query.after = Some(last.place());
            joined.extend(records.into_iter().map(|record| record.id));
            equal!(joined.len() <= 10, true);
        }
        if reverse {
            joined.reverse();
        }
        equal!(joined, IN_ORDER);
    }
    Ok(())
}

pub async fn tombstones_are_not_listed_nor_read(store: &dyn Store) -> Outcome {
    ten_notes(store).await?;
    save(
        store,
        Record {
            rev: 1,
            deleted: true,
            ..note("n9", "9", "x")
        },
    )
    .await?;
    equal!(store.get("n9").await.map_err(told)?, None);
    equal!(ids(store, Query::last("note", 2)).await?, ["n8", "n7"]);
    equal!(ids(store, Query::kind("note")).await?, &IN_ORDER[..9]);
    let restored = save(
        store,
        Record {
            rev: 2,
            ..note("n9", "9", "undone")
        },
    )
    .await?;
    equal!(restored.rev, 3);
    equal!(ids(store, Query::last("note", 2)).await?, ["n9", "n8"]);
    Ok(())
}

pub async fn an_unreadable_value_is_set_aside_and_left_alone(store: &dyn Store) -> Outcome {
    ten_notes(store).await?;
    set_aside(
        store,
        &[
            broken("bad", "55"),
            json!({ "id": "worse" }),
            json!("no identifier"),
        ],
    )
    .await?;
    let listing = store.list(Query::kind("note")).await.map_err(told)?;
    equal!((listing.records.len(), listing.set_aside), (10, 1));
    equal!(
        matches!(store.get("bad").await, Err(Error::Unreadable { .. })),
        true
    );
    let outcome = store.save(Change::of(note("bad", "1", "x"))).await;
    equal!(matches!(outcome, Err(Error::Unreadable { .. })), true);
    let kept = store.snapshot().await.map_err(told)?.set_aside;
    let mut kept: Vec<Value> = kept
        .iter()
        .map(|text| serde_json::from_str(text).unwrap_or_default())
        .collect();
    kept.sort_by_key(Value::to_string);
    equal!(kept, [broken("bad", "55"), json!({ "id": "worse" })]);
    Ok(())
}

pub async fn a_page_of_unreadable_values_does_not_end_the_list(store: &dyn Store) -> Outcome {
    ten_notes(store).await?;
    let values: Vec<Value> = (0..5).map(|n| broken(&format!("bad{n}"), "55")).collect();
    set_aside(store, &values).await?;
    equal!(
        ids(
            store,
            Query {
                limit: Some(7),
                ..Query::kind("note")
            }
        )
        .await?,
        &IN_ORDER[..7]
    );
    let listing = store.list(Query::last("note", 5)).await.map_err(told)?;
    equal!((listing.records.len(), listing.set_aside), (5, 5));
    Ok(())
}

pub async fn what_was_deleted_is_known_by_its_kind(store: &dyn Store) -> Outcome {
    ten_notes(store).await?;
    equal!(
        store.deleted("note").await.map_err(told)?,
        Vec::<String>::new()
    );
    for id in ["n7", "n2", "other"] {
        let found = store.get(id).await.map_err(told)?;
        save(store, found.ok_or("it is gone")?.tombstone(2.0)).await?;
    }
    equal!(store.deleted("note").await.map_err(told)?, ["n2", "n7"]);
    equal!(store.deleted("card").await.map_err(told)?.len(), 0);
    Ok(())
}
