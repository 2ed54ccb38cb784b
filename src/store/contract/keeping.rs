//! Drafts, values that exist once, watchers, and the end of everything.

use std::{cell::RefCell, rc::Rc};

use serde_json::json;

use super::{
    Outcome, equal,
    given::{full_snapshot, note, save, told},
};
use crate::{
    error::Error,
    store::{
        Change, Condition, Counts, ERASED, Listing, META, Notice, Query, Record, Snapshot, Store,
    },
};

pub async fn an_empty_store_has_nothing(store: &dyn Store) -> Outcome {
    equal!(store.get("a").await.map_err(told)?, None);
    equal!(
        store.list(Query::kind("note")).await.map_err(told)?,
        Listing::default()
    );
    equal!(
        store.list(Query::last("note", 30)).await.map_err(told)?,
        Listing::default()
    );
    equal!(store.draft("a").await.map_err(told)?, None);
    equal!(store.meta("a").await.map_err(told)?, None);
    equal!(store.snapshot().await.map_err(told)?, Snapshot::default());
    equal!(store.condition(), Condition::Working);
    Ok(())
}

pub async fn drafts_are_kept_until_spent(store: &dyn Store) -> Outcome {
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

pub async fn a_refused_change_spends_no_draft(store: &dyn Store) -> Outcome {
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

pub async fn meta_values_are_kept(store: &dyn Store) -> Outcome {
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

pub async fn a_meta_value_is_swapped_only_while_it_is_as_it_was_read(store: &dyn Store) -> Outcome {
    let (first, second) = (json!({ "since": 1.5 }), json!({ "since": 2.5 }));
    let swap = store.swap_meta("mode", None, first.clone());
    swap.await.map_err(told)?;
    let swap = store.swap_meta("mode", Some(first.clone()), second.clone());
    swap.await.map_err(told)?;
    let late = store.swap_meta("mode", Some(first), json!(null)).await;
    equal!(matches!(late, Err(Error::Conflict { .. })), true);
    equal!(store.meta("mode").await.map_err(told)?, Some(second));
    Ok(())
}

pub async fn watchers_hear_of_changes_until_they_stop(store: &dyn Store) -> Outcome {
    let heard: Rc<RefCell<Vec<Notice>>> = Rc::default();
    let listener = heard.clone();
    let watch = store.watch(Box::new(move |notice| {
        listener.borrow_mut().push(notice.clone());
    }));
    let records = vec![
        note("a", "1", "x"),
        Record {
            kind: "card".into(),
            ..note("b", "1", "x")
        },
        note("c", "1", "x"),
    ];
    store.save(Change::all(records)).await.map_err(told)?;
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
        changed("note", &["a", "c"]),
        changed("card", &["b"]),
        changed(META, &["mode"]),
        Notice::Replaced,
        ERASED,
    ];
    equal!(*heard.borrow(), expected);
    Ok(())
}

pub async fn an_erased_store_is_empty(store: &dyn Store) -> Outcome {
    full_snapshot(store).await?;
    let counts = store.counts().await.map_err(told)?;
    equal!((counts.records, counts.drafts), (12, 1));
    equal!(store.erase().await.map_err(told)?, Counts::default());
    equal!(store.counts().await.map_err(told)?, Counts::default());
    equal!(store.snapshot().await.map_err(told)?, Snapshot::default());
    equal!(save(store, note("n1", "1", "anew")).await?.rev, 1);
    Ok(())
}
