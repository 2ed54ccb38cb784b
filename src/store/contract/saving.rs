//! What a save promises.

use futures_util::FutureExt;
use serde_json::{Value, json};

use super::{
    Outcome, equal,
    given::{ids, note, save, told},
};
use crate::{
    error::Error,
    store::{Change, META, Query, Record, Snapshot, Store},
};

pub async fn a_saved_record_is_read_back_as_it_was(store: &dyn Store) -> Outcome {
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

pub async fn a_save_counts_the_revisions(store: &dyn Store) -> Outcome {
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

pub async fn a_save_over_a_revision_not_read_is_a_conflict(store: &dyn Store) -> Outcome {
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

pub async fn a_change_is_stored_whole_or_not_at_all(store: &dyn Store) -> Outcome {
    save(store, note("b", "1", "one")).await?;
    let records = vec![
        note("a", "1", "x"),
        note("b", "1", "late"),
        note("c", "1", "x"),
    ];
    let change = Change::all(records);
    equal!(
        store.save(change).await,
        Err(Error::Conflict { id: "b".into() })
    );
    equal!(ids(store, Query::kind("note")).await?, ["b"]);
    let records = vec![note("c", "1", "x"), note("a", "1", "x")];
    let saved = store.save(Change::all(records)).await.map_err(told)?;
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

pub async fn a_record_twice_in_a_change_is_refused(store: &dyn Store) -> Outcome {
    let records = vec![note("a", "1", "one"), note("a", "1", "two")];
    let outcome = store.save(Change::all(records)).await;
    equal!(matches!(outcome, Err(Error::Unreadable { .. })), true);
    equal!(store.get("a").await.map_err(told)?, None);
    Ok(())
}

pub async fn a_repeated_save_is_no_conflict(store: &dyn Store) -> Outcome {
    let first = save(store, note("a", "1", "one")).await?;
    equal!(save(store, note("a", "1", "one")).await?, first);
    Ok(())
}

pub async fn a_tombstone_keeps_nothing_of_what_was_written(store: &dyn Store) -> Outcome {
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

/// Leaves a tombstone under a name.
async fn bury(store: &dyn Store, id: &str) -> Outcome {
    let one = save(store, note(id, "", "one")).await?;
    let gone = Record {
        deleted: true,
        ..one
    };
    save(store, gone).await?;
    Ok(())
}

pub async fn a_record_that_never_read_the_tombstone_takes_its_place(store: &dyn Store) -> Outcome {
    bury(store, "card").await?;
    let anew = save(store, note("card", "", "two")).await?;
    equal!(anew.rev, 3);
    equal!(store.get("card").await.map_err(told)?, Some(anew));
    Ok(())
}

pub async fn a_fresh_record_takes_no_place_of_a_tombstone(store: &dyn Store) -> Outcome {
    let fresh = |id: &str| Change {
        fresh: true,
        ..Change::of(note(id, "", "typed"))
    };
    bury(store, "card").await?;
    equal!(
        store.save(fresh("card").spending("draft")).await,
        Err(Error::Conflict { id: "card".into() })
    );
    equal!(store.get("card").await.map_err(told)?, None);
    equal!(store.save(fresh("other")).await.map_err(told)?.len(), 1);
    Ok(())
}

pub async fn what_could_not_be_read_again_is_refused(store: &dyn Store) -> Outcome {
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

pub async fn numbers_and_texts_survive(store: &dyn Store) -> Outcome {
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

pub async fn a_dropped_future_still_saves(store: &dyn Store) -> Outcome {
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
