//! Transactions, other tabs, and how long a list may take.

use std::{cell::RefCell, rc::Rc};

use serde_json::json;

use super::{
    equal,
    given::{connection, note, save, shown, until},
};
use crate::store::{
    Change, ERASED, Notice, Query, Record, Snapshot, Store,
    contract::Outcome,
    indexed_db::{
        IndexedDb, convert,
        schema::RECORDS,
        transaction::{Mode, Transaction},
    },
};

pub async fn another_tab_hears_of_changes(space: String) -> Outcome {
    let (one, other) = (IndexedDb::start(&space), IndexedDb::start(&space));
    let heard: Rc<RefCell<Vec<Notice>>> = Rc::default();
    let listener = heard.clone();
    let _watch = other.watch(Box::new(move |notice| {
        listener.borrow_mut().push(notice.clone());
    }));
    // It is open, and knows of nothing that was kept before.
    other.counts().await.map_err(shown)?;
    save(&one, note("a", "x")).await.map_err(shown)?;
    one.erase().await.map_err(shown)?;
    until(|| heard.borrow().len() >= 2).await?;
    let changed = Notice::Changed {
        kind: "note".into(),
        ids: vec!["a".into()],
    };
    equal!(*heard.borrow(), [changed, ERASED]);
    Ok(())
}

pub async fn two_tabs_do_not_overwrite_each_other(space: String) -> Outcome {
    let (one, other) = (IndexedDb::start(&space), IndexedDb::start(&space));
    let first = one.save(Change::of(note("a", "one")));
    let second = other.save(Change::of(note("a", "other")));
    let outcomes = [first.await.is_ok(), second.await.is_ok()];
    equal!(outcomes.iter().filter(|ok| **ok).count(), 1);
    let kept = one
        .get("a")
        .await
        .map_err(shown)?
        .map(|record| record.payload);
    equal!(
        kept,
        Some(json!({ "text": if outcomes[0] { "one" } else { "other" } }))
    );
    Ok(())
}

pub async fn saves_ask_for_strict_durability(space: String) -> Outcome {
    let store = IndexedDb::start(&space);
    let connection = connection(&store).await?;
    for (mode, expected) in [(Mode::Strict, "strict"), (Mode::Relaxed, "relaxed")] {
        let transaction =
            Transaction::begin(&connection.database, &[RECORDS], mode).map_err(shown)?;
        equal!(transaction.durability(), expected);
    }
    Ok(())
}

pub async fn half_a_transaction_is_undone(space: String) -> Outcome {
    let store = IndexedDb::start(&space);
    let connection = connection(&store).await?;
    let transaction =
        Transaction::begin(&connection.database, &[RECORDS], Mode::Strict).map_err(shown)?;
    let value = convert::from_record(&note("a", "x")).map_err(shown)?;
    transaction
        .put(RECORDS, &value)
        .map_err(shown)?
        .value()
        .await
        .map_err(shown)?;
    drop(transaction);
    equal!(store.get("a").await.map_err(shown)?, None);
    Ok(())
}

/// A generous limit: it fails when a list reads the whole store, not when the machine is busy.
pub async fn ten_thousand_records_list_their_newest_at_once(space: String) -> Outcome {
    const SLOWEST_MILLIS: f64 = 60.0;
    let store = IndexedDb::start(&space);
    let text = "x".repeat(1000);
    let records = (0..10_000).map(|n| Record {
        rev: 1,
        ..note(&format!("{n:05}"), &text)
    });
    let snapshot = Snapshot {
        records: records.collect(),
        ..Snapshot::default()
    };
    let began = js_sys::Date::now();
    store.merge(snapshot).await.map_err(shown)?;
    let merged = js_sys::Date::now() - began;
    let mut best = f64::MAX;
    for _ in 0..5 {
        let began = js_sys::Date::now();
        let listing = store.list(Query::last("note", 30)).await.map_err(shown)?;
        best = best.min(js_sys::Date::now() - began);
        equal!(listing.records.len(), 30);
        equal!(
            listing.records.first().map(|record| &*record.id),
            Some("09999")
        );
    }
    let began = js_sys::Date::now();
    equal!(
        store
            .list(Query::kind("note"))
            .await
            .map_err(shown)?
            .records
            .len(),
        10_000
    );
    let whole = js_sys::Date::now() - began;
    let figures = format!("merge {merged} ms, newest 30 {best} ms, all {whole} ms");
    web_sys::console::log_1(&figures.as_str().into());
    if best > SLOWEST_MILLIS {
        Err(figures)
    } else {
        Ok(())
    }
}
