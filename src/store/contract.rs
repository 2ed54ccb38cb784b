//! What every store promises, once, as a list of behaviours. Each is given an empty store and says
//! what went wrong. They run on the memory twin in `cargo nextest`, and on IndexedDB in every browser
//! through the feature `contract` (`indexed_db/checks.rs`).
//!
//! What only a disk can break (lost connections, upgrades, other tabs) is not here.

use std::{cell::RefCell, rc::Rc};

use futures_util::{FutureExt, future::LocalBoxFuture};
use serde_json::{Value, json};

use super::{Change, Condition, META, Merged, Notice, Query, Record, Snapshot, Store};
use crate::error::Error;

/// What a behaviour found: nothing, or what is wrong.
pub type Outcome = Result<(), String>;

/// One promise, checked on an empty store.
pub type Behaviour = for<'a> fn(&'a dyn Store) -> LocalBoxFuture<'a, Outcome>;

macro_rules! behaviours {
    ($($name:ident),* $(,)?) => {
        /// Every promise, with its name.
        pub const BEHAVIOURS: &[(&str, Behaviour)] =
            &[$((stringify!($name), |store| $name(store).boxed_local())),*];

        #[cfg(test)]
        mod memory {
            $(#[test]
            fn $name() {
                let store = crate::store::memory::Memory::default();
                futures_executor::block_on(super::$name(&store)).unwrap();
            })*
        }
    };
}

behaviours! {
    an_empty_store_has_nothing,
    a_saved_record_is_read_back_as_it_was,
    a_save_counts_the_revisions,
    a_save_over_a_revision_not_read_is_a_conflict,
    a_change_is_stored_whole_or_not_at_all,
    a_record_twice_in_a_change_is_refused,
    a_repeated_save_is_no_conflict,
    lists_hold_one_kind_in_order,
    lists_go_backwards,
    pages_join_without_gap_or_repeat,
    tombstones_are_not_listed_nor_read,
    a_tombstone_keeps_nothing_of_what_was_written,
    a_record_that_never_read_the_tombstone_takes_its_place,
    drafts_are_kept_until_spent,
    a_refused_change_spends_no_draft,
    meta_values_are_kept,
    what_could_not_be_read_again_is_refused,
    numbers_and_texts_survive,
    an_unreadable_value_is_set_aside_and_left_alone,
    a_page_of_unreadable_values_does_not_end_the_list,
    a_snapshot_goes_to_an_empty_store_and_back,
    merging_twice_changes_nothing,
    merging_is_free_of_order,
    merging_keeps_drafts_and_meta_that_exist,
    merging_heals_what_was_set_aside,
    a_large_merge_is_complete,
    a_dropped_future_still_saves,
    watchers_hear_of_changes_until_they_stop,
    an_erased_store_is_empty,
}

macro_rules! equal {
    ($left:expr, $right:expr) => {
        match (&$left, &$right) {
            (left, right) if left == right => {}
            (left, right) => {
                let line = line!();
                return Err(format!("line {line}: {left:?} instead of {right:?}"));
            }
        }
    };
}

/// Everything else that goes wrong is shown as it is.
fn told(error: Error) -> String {
    format!("{error:?}")
}

fn note(id: &str, order: &str, text: &str) -> Record {
    Record {
        id: id.into(),
        kind: "note".into(),
        v: 1,
        order: order.into(),
        created: 1_763_932_676_123.0,
        updated: 1_763_932_676_124.0,
        rev: 0,
        deleted: false,
        payload: json!({ "text": text }),
    }
}

async fn save(store: &dyn Store, record: Record) -> Result<Record, String> {
    let mut saved = store.save(Change::of(record)).await.map_err(told)?;
    saved.pop().ok_or_else(|| "nothing came back".into())
}

async fn ids(store: &dyn Store, query: Query) -> Result<Vec<String>, String> {
    let listing = store.list(query).await.map_err(told)?;
    Ok(listing
        .records
        .into_iter()
        .map(|record| record.id)
        .collect())
}

async fn an_empty_store_has_nothing(store: &dyn Store) -> Outcome {
    equal!(store.get("a").await.map_err(told)?, None);
    equal!(
        store.list(Query::kind("note")).await.map_err(told)?,
        super::Listing::default()
    );
    equal!(
        store.list(Query::last("note", 30)).await.map_err(told)?,
        super::Listing::default()
    );
    equal!(store.draft("a").await.map_err(told)?, None);
    equal!(store.meta("a").await.map_err(told)?, None);
    equal!(store.snapshot().await.map_err(told)?, Snapshot::default());
    equal!(store.condition(), Condition::Working);
    Ok(())
}

async fn a_saved_record_is_read_back_as_it_was(store: &dyn Store) -> Outcome {
    let saved = save(store, note("a", "1", "Bonjour")).await?;
    equal!(
        saved,
        Record {
            rev: 1,
            ..note("a", "1", "Bonjour")
        }
    );
    equal!(store.get("a").await.map_err(told)?, Some(saved.clone()));
    equal!(
        store.list(Query::kind("note")).await.map_err(told)?.records,
        [saved]
    );
    Ok(())
}

async fn a_save_counts_the_revisions(store: &dyn Store) -> Outcome {
    let first = save(store, note("a", "1", "one")).await?;
    let second = save(
        store,
        Record {
            rev: first.rev,
            ..note("a", "2", "two")
        },
    )
    .await?;
    equal!((first.rev, second.rev), (1, 2));
    equal!(
        store.list(Query::kind("note")).await.map_err(told)?.records,
        [second]
    );
    Ok(())
}

async fn a_save_over_a_revision_not_read_is_a_conflict(store: &dyn Store) -> Outcome {
    let first = save(store, note("a", "1", "one")).await?;
    let second = save(
        store,
        Record {
            rev: 1,
            ..note("a", "1", "two")
        },
    )
    .await?;
    for rev in [0, first.rev, 3] {
        let late = Record {
            rev,
            ..note("a", "1", "late")
        };
        equal!(
            store.save(Change::of(late)).await,
            Err(Error::Conflict { id: "a".into() })
        );
    }
    equal!(store.get("a").await.map_err(told)?, Some(second));
    let gone = Record {
        rev: 5,
        ..note("b", "1", "never there")
    };
    equal!(
        store.save(Change::of(gone)).await,
        Err(Error::Conflict { id: "b".into() })
    );
    Ok(())
}

async fn a_change_is_stored_whole_or_not_at_all(store: &dyn Store) -> Outcome {
    save(store, note("b", "1", "one")).await?;
    let records = vec![
        note("a", "1", "x"),
        note("b", "1", "late"),
        note("c", "1", "x"),
    ];
    let change = Change {
        records,
        spent_drafts: Vec::new(),
    };
    equal!(
        store.save(change).await,
        Err(Error::Conflict { id: "b".into() })
    );
    equal!(ids(store, Query::kind("note")).await?, ["b"]);
    let records = vec![note("c", "1", "x"), note("a", "1", "x")];
    let saved = store
        .save(Change {
            records,
            spent_drafts: Vec::new(),
        })
        .await
        .map_err(told)?;
    equal!(
        saved
            .iter()
            .map(|record| record.id.as_str())
            .collect::<Vec<_>>(),
        ["c", "a"]
    );
    equal!(ids(store, Query::kind("note")).await?, ["a", "b", "c"]);
    Ok(())
}

async fn a_record_twice_in_a_change_is_refused(store: &dyn Store) -> Outcome {
    let records = vec![note("a", "1", "one"), note("a", "1", "two")];
    let outcome = store
        .save(Change {
            records,
            spent_drafts: Vec::new(),
        })
        .await;
    equal!(matches!(outcome, Err(Error::Unreadable { .. })), true);
    equal!(store.get("a").await.map_err(told)?, None);
    Ok(())
}

async fn a_repeated_save_is_no_conflict(store: &dyn Store) -> Outcome {
    let first = save(store, note("a", "1", "one")).await?;
    equal!(save(store, note("a", "1", "one")).await?, first);
    Ok(())
}

/// Ten notes of which 3, 4 and 5 share an order key, saved in another order, and one of another kind.
async fn ten_notes(store: &dyn Store) -> Outcome {
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
    store
        .save(Change {
            records,
            spent_drafts: Vec::new(),
        })
        .await
        .map_err(told)?;
    Ok(())
}

const IN_ORDER: [&str; 10] = ["n0", "n1", "n2", "n3", "n4", "n5", "n6", "n7", "n8", "n9"];

async fn lists_hold_one_kind_in_order(store: &dyn Store) -> Outcome {
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

async fn lists_go_backwards(store: &dyn Store) -> Outcome {
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

async fn pages_join_without_gap_or_repeat(store: &dyn Store) -> Outcome {
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

async fn tombstones_are_not_listed_nor_read(store: &dyn Store) -> Outcome {
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

async fn a_tombstone_keeps_nothing_of_what_was_written(store: &dyn Store) -> Outcome {
    save(store, note("a", "secret title", "secret")).await?;
    save(
        store,
        Record {
            rev: 1,
            deleted: true,
            ..note("a", "secret title", "secret")
        },
    )
    .await?;
    let records = store.snapshot().await.map_err(told)?.records;
    equal!(records.len(), 1);
    equal!(format!("{records:?}").contains("secret"), false);
    equal!(
        records
            .iter()
            .map(|record| (record.rev, record.deleted))
            .collect::<Vec<_>>(),
        [(2, true)]
    );
    Ok(())
}

async fn a_record_that_never_read_the_tombstone_takes_its_place(store: &dyn Store) -> Outcome {
    save(store, note("card", "", "one")).await?;
    save(
        store,
        Record {
            rev: 1,
            deleted: true,
            ..note("card", "", "one")
        },
    )
    .await?;
    let anew = save(store, note("card", "", "two")).await?;
    equal!(anew.rev, 3);
    equal!(store.get("card").await.map_err(told)?, Some(anew));
    Ok(())
}

async fn drafts_are_kept_until_spent(store: &dyn Store) -> Outcome {
    store.keep_draft("answer", "Je").await.map_err(told)?;
    store.keep_draft("answer", "Je pense").await.map_err(told)?;
    store.keep_draft("other", "").await.map_err(told)?;
    equal!(
        store.draft("answer").await.map_err(told)?.as_deref(),
        Some("Je pense")
    );
    equal!(
        store.draft("other").await.map_err(told)?.as_deref(),
        Some("")
    );
    let change = Change::of(note("a", "1", "Je pense"))
        .spending("answer")
        .spending("unknown");
    store.save(change).await.map_err(told)?;
    equal!(store.draft("answer").await.map_err(told)?, None);
    equal!(
        store.draft("other").await.map_err(told)?.as_deref(),
        Some("")
    );
    Ok(())
}

async fn a_refused_change_spends_no_draft(store: &dyn Store) -> Outcome {
    save(store, note("a", "1", "one")).await?;
    store.keep_draft("answer", "Je pense").await.map_err(told)?;
    let outcome = store
        .save(Change::of(note("a", "1", "late")).spending("answer"))
        .await;
    equal!(outcome.is_err(), true);
    equal!(
        store.draft("answer").await.map_err(told)?.as_deref(),
        Some("Je pense")
    );
    Ok(())
}

async fn meta_values_are_kept(store: &dyn Store) -> Outcome {
    for value in [
        json!("observe"),
        json!({ "at": 12.5, "__proto__": [null, true] }),
        json!(null),
    ] {
        store.set_meta("mode", value.clone()).await.map_err(told)?;
        equal!(store.meta("mode").await.map_err(told)?, Some(value));
    }
    Ok(())
}

async fn what_could_not_be_read_again_is_refused(store: &dyn Store) -> Outcome {
    let wrong = [
        Record {
            updated: f64::NAN,
            ..note("a", "1", "x")
        },
        Record {
            created: f64::INFINITY,
            ..note("a", "1", "x")
        },
        Record {
            payload: Value::Null,
            ..note("a", "1", "x")
        },
        Record {
            kind: META.into(),
            ..note("a", "1", "x")
        },
        Record {
            kind: String::new(),
            ..note("a", "1", "x")
        },
        note("", "1", "x"),
    ];
    for record in wrong {
        let outcome = store.save(Change::of(record)).await;
        equal!(matches!(outcome, Err(Error::Unreadable { .. })), true);
    }
    equal!(store.snapshot().await.map_err(told)?, Snapshot::default());
    Ok(())
}

async fn numbers_and_texts_survive(store: &dyn Store) -> Outcome {
    let payload = json!({
        "numbers": [0, -1, 0.5, 1e21, 9_007_199_254_740_991_i64, 1_763_932_676_123.0],
        "texts": ["", "é", "e\u{301}", "🚢", "\u{0}\u{2028}\"\\", "<b>"],
        "nested": { "empty": {}, "list": [[], [null]], "constructor": false },
    });
    let record = Record {
        payload,
        updated: 1_763_932_676_123.75,
        ..note("é/🚢", "é", "")
    };
    let saved = save(store, record).await?;
    equal!(store.get("é/🚢").await.map_err(told)?, Some(saved));
    Ok(())
}

fn broken(id: &str, order: &str) -> Value {
    json!({ "id": id, "kind": "note", "order": order, "v": "three", "payload": [1] })
}

async fn set_aside(store: &dyn Store, values: &[Value]) -> Outcome {
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

async fn an_unreadable_value_is_set_aside_and_left_alone(store: &dyn Store) -> Outcome {
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

async fn a_page_of_unreadable_values_does_not_end_the_list(store: &dyn Store) -> Outcome {
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

async fn full_snapshot(store: &dyn Store) -> Result<Snapshot, String> {
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

async fn a_snapshot_goes_to_an_empty_store_and_back(store: &dyn Store) -> Outcome {
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

async fn merging_twice_changes_nothing(store: &dyn Store) -> Outcome {
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

async fn merging_is_free_of_order(store: &dyn Store) -> Outcome {
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
    equal!(ends[0], ends[1]);
    equal!(ends[0], ends[2]);
    equal!(ids(store, Query::kind("note")).await?, ["a", "c"]);
    Ok(())
}

async fn merging_keeps_drafts_and_meta_that_exist(store: &dyn Store) -> Outcome {
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

async fn merging_heals_what_was_set_aside(store: &dyn Store) -> Outcome {
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

async fn a_large_merge_is_complete(store: &dyn Store) -> Outcome {
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
            updated: 0,
            unchanged: 600
        }
    );
    let all: Vec<String> = (0..1200).map(|n| format!("{n:04}")).collect();
    equal!(ids(store, Query::kind("note")).await?, all);
    let last: Vec<String> = (600..1200).rev().map(|n| format!("{n:04}")).collect();
    equal!(ids(store, Query::last("note", 600)).await?, last);
    equal!(store.snapshot().await.map_err(told)?.records.len(), 1200);
    Ok(())
}

async fn a_dropped_future_still_saves(store: &dyn Store) -> Outcome {
    drop(store.save(Change::of(note("never polled", "1", "x"))));
    let mut once = store.save(Change::of(note("polled once", "2", "x")));
    futures_util::future::poll_fn(|cx| {
        drop(once.poll_unpin(cx));
        std::task::Poll::Ready(())
    })
    .await;
    drop(once);
    drop(store.keep_draft("answer", "Je pense"));
    equal!(
        ids(store, Query::kind("note")).await?,
        ["never polled", "polled once"]
    );
    equal!(
        store.draft("answer").await.map_err(told)?.as_deref(),
        Some("Je pense")
    );
    Ok(())
}

async fn watchers_hear_of_changes_until_they_stop(store: &dyn Store) -> Outcome {
    let heard: Rc<RefCell<Vec<Notice>>> = Rc::default();
    let hears = heard.clone();
    let watch = store.watch(Box::new(move |notice| {
        hears.borrow_mut().push(notice.clone())
    }));
    let records = vec![
        note("a", "1", "x"),
        Record {
            kind: "card".into(),
            ..note("b", "1", "x")
        },
        note("c", "1", "x"),
    ];
    store
        .save(Change {
            records,
            spent_drafts: Vec::new(),
        })
        .await
        .map_err(told)?;
    drop(
        store
            .save(Change::of(Record {
                rev: 7,
                ..note("a", "1", "late")
            }))
            .await,
    );
    store.set_meta("mode", json!("try")).await.map_err(told)?;
    store.merge(Snapshot::default()).await.map_err(told)?;
    store.erase().await.map_err(told)?;
    drop(watch);
    save(store, note("d", "1", "x")).await?;
    let changed = |kind: &str, ids: &[&str]| Notice::Changed {
        kind: kind.into(),
        ids: ids.iter().map(|id| (*id).to_owned()).collect(),
    };
    let expected = [
        changed("card", &["b"]),
        changed("note", &["a", "c"]),
        changed(META, &["mode"]),
        Notice::Replaced,
        Notice::Replaced,
    ];
    equal!(*heard.borrow(), expected);
    Ok(())
}

async fn an_erased_store_is_empty(store: &dyn Store) -> Outcome {
    full_snapshot(store).await?;
    store.erase().await.map_err(told)?;
    equal!(store.snapshot().await.map_err(told)?, Snapshot::default());
    equal!(save(store, note("n1", "1", "anew")).await?.rev, 1);
    Ok(())
}
