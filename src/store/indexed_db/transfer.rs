//! Whole spaces: reading everything for a backup, merging one, and storing what another page could not.
//!
//! Everything happens in one transaction, page by page.

use std::collections::BTreeSet;

use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::IdbDatabase;

use super::{
    convert,
    operations::{PAGE, Result, answers},
    schema::{DRAFTS, META, RECORDS},
    transaction::{Mode, Transaction},
    unsaved::Entry,
};
use crate::{
    error::Result as Told,
    store::{Merged, Record, Snapshot, rules},
};

/// Everything but pictures, as it was at one moment.
pub async fn snapshot(database: &IdbDatabase) -> Result<Snapshot> {
    let transaction = Transaction::begin(database, &[RECORDS, DRAFTS, META], Mode::Read)?;
    let mut snapshot = Snapshot::default();
    read_all(
        &transaction,
        RECORDS,
        "id",
        |object| match convert::to_record(object) {
            Ok(record) => snapshot.records.push(record),
            Err(text) => snapshot.set_aside.push(text),
        },
    )
    .await?;
    read_all(&transaction, DRAFTS, "key", |draft| {
        let [key, text] = ["key", "text"].map(|name| convert::text_field(draft, name));
        snapshot.drafts.push((key, text));
    })
    .await?;
    read_all(&transaction, META, "key", |meta| {
        let value = convert::to_value(&convert::field(meta, "value"));
        snapshot
            .meta
            .push((convert::text_field(meta, "key"), value));
    })
    .await?;
    Ok(snapshot)
}

async fn read_all(
    transaction: &Transaction,
    store: &str,
    key: &str,
    mut each: impl FnMut(&JsValue),
) -> Result<()> {
    let mut after = None;
    loop {
        let page: Array = transaction
            .after(store, after.as_ref(), PAGE)?
            .value()
            .await?
            .unchecked_into();
        page.iter().for_each(|object| each(&object));
        if page.length() < PAGE {
            return Ok(());
        }
        after = Some(convert::field(&page.get(PAGE - 1), key));
    }
}

/// Merges a snapshot in one transaction. It asks only for records that are here at all, so bringing
/// everything to a new browser is one write each.
pub async fn merge(database: &IdbDatabase, snapshot: Snapshot) -> Result<Merged> {
    let incoming = rules::sort(snapshot.records, snapshot.set_aside)?;
    let transaction = Transaction::begin(database, &[RECORDS, DRAFTS, META], Mode::Strict)?;
    let here = keys(&transaction, RECORDS).await?;
    let drafts_here = keys(&transaction, DRAFTS).await?;
    let meta_here = keys(&transaction, META).await?;
    for (key, text) in snapshot
        .drafts
        .iter()
        .filter(|(key, _)| !drafts_here.contains(key))
    {
        transaction.put(DRAFTS, &convert::from_draft(key, text, js_sys::Date::now()))?;
    }
    for (key, value) in snapshot
        .meta
        .iter()
        .filter(|(key, _)| !meta_here.contains(key))
    {
        transaction.put(META, &convert::from_meta(key, value)?)?;
    }
    for (id, value) in &incoming.set_aside {
        if !here.contains(id) && !incoming.records.contains_key(id) {
            transaction.put(RECORDS, &convert::parse(&value.to_string())?)?;
        }
    }
    let mut merged = Merged::default();
    let records: Vec<Record> = incoming.records.into_values().collect();
    for page in records.chunks(PAGE as usize) {
        merge_page(&transaction, &here, page, &mut merged).await?;
    }
    transaction.committed().await?;
    Ok(merged)
}

async fn merge_page(
    transaction: &Transaction,
    here: &BTreeSet<String>,
    page: &[Record],
    merged: &mut Merged,
) -> Result<()> {
    let known = page.iter().filter(|record| here.contains(&record.id));
    let asked = known.map(|record| Ok((&*record.id, transaction.get(RECORDS, &record.id)?)));
    let mut stored = answers(asked.collect::<Result<Vec<_>>>()?)
        .await?
        .into_iter();
    let mut written = None;
    for record in page {
        let known = if here.contains(&record.id) {
            stored.next().flatten()
        } else {
            None
        };
        let known = known.and_then(Told::ok);
        if let Some(record) = rules::merge(known, record.clone()).counted(merged) {
            written = Some(transaction.put(RECORDS, &convert::from_record(&record)?)?);
        }
    }
    if let Some(last) = written {
        last.value().await?;
    }
    Ok(())
}

async fn keys(transaction: &Transaction, store: &str) -> Result<BTreeSet<String>> {
    let keys: Array = transaction.keys(store)?.value().await?.unchecked_into();
    Ok(keys.iter().filter_map(|key| key.as_string()).collect())
}

/// Stores what another page could not: of two versions of a record the newer stays, of two drafts the
/// later.
pub async fn recover(database: &IdbDatabase, entries: &[Entry]) -> Result<()> {
    let transaction = Transaction::begin(database, &[RECORDS, DRAFTS], Mode::Strict)?;
    let here = keys(&transaction, RECORDS).await?;
    for entry in entries {
        merge_page(&transaction, &here, &entry.records, &mut Merged::default()).await?;
        for key in &entry.spent {
            transaction.delete(DRAFTS, key)?;
        }
        if let Some((key, text, updated)) = &entry.draft {
            let stored = transaction.get(DRAFTS, key)?.value().await?;
            let known = convert::field(&stored, "updated")
                .as_f64()
                .unwrap_or_default();
            if *updated > known {
                transaction.put(DRAFTS, &convert::from_draft(key, text, *updated))?;
            }
        }
    }
    transaction.committed().await
}
