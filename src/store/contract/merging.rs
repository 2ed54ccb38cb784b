//! Snapshots and merging.

use serde_json::json;

use super::{
    Outcome, equal,
    given::{broken, full_snapshot, ids, note, set_aside, told},
};
use crate::store::{Merged, Query, Record, Snapshot, Store};

pub async fn a_snapshot_goes_to_an_empty_store_and_back(store: &dyn Store) -> Outcome {
    let snapshot = full_snapshot(store).await?;
    equal!(
        (
            snapshot.records.len(),
            snapshot.drafts.len(),
            snapshot.meta.len()
        ),
        (11, 1, 1)
    );
    store.erase().await.map_err(told)?;
    let merged = store.merge(snapshot.clone()).await.map_err(told)?;
    equal!(
        merged,
        Merged {
            added: 11,
            ..Merged::default()
        }
    );
    equal!(store.snapshot().await.map_err(told)?, snapshot);
    equal!(
        ids(store, Query::last("note", 5)).await?,
        ["n9", "n8", "n7", "n6", "n4"]
    );
    Ok(())
}

pub async fn merging_twice_changes_nothing(store: &dyn Store) -> Outcome {
    let snapshot = full_snapshot(store).await?;
    let merged = store.merge(snapshot.clone()).await.map_err(told)?;
    equal!(
        merged,
        Merged {
            unchanged: 11,
            ..Merged::default()
        }
    );
    equal!(store.snapshot().await.map_err(told)?, snapshot);
    Ok(())
}

pub async fn merging_is_free_of_order(store: &dyn Store) -> Outcome {
    let at = |updated, text| Record {
        rev: 2,
        updated,
        ..note("a", "1", text)
    };
    let one = vec![at(5.0, "early"), note("b", "1", "x")];
    let two = vec![
        at(9.0, "late"),
        Record {
            rev: 1,
            deleted: true,
            ..note("b", "1", "x")
        },
    ];
    let three = vec![
        at(9.0, "later by text"),
        Record {
            rev: 1,
            ..note("c", "1", "x")
        },
    ];
    let mut ends = Vec::new();
    for order in [
        [&one, &two, &three],
        [&three, &two, &one],
        [&two, &one, &three],
    ] {
        store.erase().await.map_err(told)?;
        for records in order.into_iter().chain(order) {
            let snapshot = Snapshot {
                records: records.clone(),
                ..Snapshot::default()
            };
            store.merge(snapshot).await.map_err(told)?;
        }
        ends.push(store.snapshot().await.map_err(told)?.records);
    }
    ends.dedup();
    equal!(ends.len(), 1);
    equal!(ids(store, Query::kind("note")).await?, ["a", "c"]);
    Ok(())
}

pub async fn merging_keeps_drafts_and_meta_that_exist(store: &dyn Store) -> Outcome {
    store.keep_draft("answer", "here").await.map_err(told)?;
    store.set_meta("mode", json!("here")).await.map_err(told)?;
    let snapshot = Snapshot {
        drafts: vec![
            ("answer".into(), "there".into()),
            ("new".into(), "there".into()),
        ],
        meta: vec![
            ("mode".into(), json!("there")),
            ("new".into(), json!("there")),
        ],
        ..Snapshot::default()
    };
    store.merge(snapshot).await.map_err(told)?;
    equal!(
        store.draft("answer").await.map_err(told)?.as_deref(),
        Some("here")
    );
    equal!(
        store.draft("new").await.map_err(told)?.as_deref(),
        Some("there")
    );
    equal!(store.meta("mode").await.map_err(told)?, Some(json!("here")));
    equal!(store.meta("new").await.map_err(told)?, Some(json!("there")));
    Ok(())
}

pub async fn merging_heals_what_was_set_aside(store: &dyn Store) -> Outcome {
    set_aside(store, &[broken("a", "1")]).await?;
    let good = Record {
        rev: 4,
        ..note("a", "1", "good")
    };
    let snapshot = Snapshot {
        records: vec![good.clone()],
        ..Snapshot::default()
    };
    equal!(store.merge(snapshot).await.map_err(told)?.added, 1);
    set_aside(store, &[broken("a", "1")]).await?;
    equal!(store.get("a").await.map_err(told)?, Some(good));
    // What one version cannot read, another can.
    let later = serde_json::to_string(&Record {
        rev: 1,
        ..note("b", "2", "x")
    })
    .unwrap_or_default();
    store
        .merge(Snapshot {
            set_aside: vec![later],
            ..Snapshot::default()
        })
        .await
        .map_err(told)?;
    equal!(ids(store, Query::kind("note")).await?, ["a", "b"]);
    Ok(())
}

pub async fn a_large_merge_is_complete(store: &dyn Store) -> Outcome {
    let some = |range: std::ops::Range<u32>| Snapshot {
        records: range
            .map(|n| Record {
                rev: 1,
                ..note(&format!("{n:04}"), "", "x")
            })
            .collect(),
        ..Snapshot::default()
    };
    equal!(store.merge(some(0..900)).await.map_err(told)?.added, 900);
    let merged = store.merge(some(300..1200)).await.map_err(told)?;
    equal!(
        merged,
        Merged {
            added: 300,
            unchanged: 600,
            ..Merged::default()
        }
    );
    let all: Vec<String> = (0..1200).map(|n| format!("{n:04}")).collect();
    equal!(ids(store, Query::kind("note")).await?, all);
    let last: Vec<String> = (600..1200).rev().map(|n| format!("{n:04}")).collect();
    equal!(ids(store, Query::last("note", 600)).await?, last);
    equal!(store.snapshot().await.map_err(told)?.records.len(), 1200);
    Ok(())
}
