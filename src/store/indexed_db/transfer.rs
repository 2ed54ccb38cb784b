//! Whole spaces: reading everything for a backup, merging one, and storing what another page could not.
//!
//! Everything happens in one transaction, page by page. All of it is in the chunk of the zip code: most
//! visits need none of it. The chunk is loaded before the transaction begins.

#![expect(
    clippy::unnecessary_wraps,
    reason = "a split function that may fail to load returns a result"
)]

use futures_util::FutureExt;
use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use wasm_split_helpers::wasm_split;
use web_sys::IdbDatabase;

use super::{
    convert,
    operations::{PAGE, Result, Work, answers},
    schema::{DRAFTS, META, RECORDS},
    transaction::{Mode, Transaction},
    unsaved::LeftOver,
};
use crate::{
    error::Result as Told,
    store::{Merged, Record, Snapshot, job::Answer, rules},
};

/// Everything but pictures, as it was at one moment.
pub async fn snapshot(database: &IdbDatabase) -> Result<Answer> {
    chunk_snapshot(database.clone()).await?.await
}

/// Merges a snapshot in one transaction. It asks only for records that are here at all, so bringing
/// everything to a new browser is one write each.
pub async fn merge(database: &IdbDatabase, snapshot: &Snapshot) -> Result<Answer> {
    chunk_merge(database.clone(), snapshot.clone()).await?.await
}

/// Stores what another page could not: of two versions of a record the newer stays, of two drafts the
/// later.
pub async fn recover(database: &IdbDatabase, left_over: Vec<LeftOver>) -> Result<()> {
    chunk_recover(database.clone(), left_over).await?.await
}

#[wasm_split(zip, fallible)]
fn chunk_snapshot(database: IdbDatabase) -> Result<Work<'static, Answer>> {
    Ok(async move { read_everything(&database).await }.boxed_local())
}

#[wasm_split(zip, fallible)]
fn chunk_merge(database: IdbDatabase, snapshot: Snapshot) -> Result<Work<'static, Answer>> {
    Ok(async move { merge_everything(&database, &snapshot).await }.boxed_local())
}

#[wasm_split(zip, fallible)]
fn chunk_recover(database: IdbDatabase, left_over: Vec<LeftOver>) -> Result<Work<'static, ()>> {
    Ok(async move { recover_each(&database, &left_over).await }.boxed_local())
}

async fn read_everything(database: &IdbDatabase) -> Result<Answer> {
    let transaction = Transaction::begin(database, &[RECORDS, DRAFTS, META], Mode::Read)?;
    let mut snapshot = Snapshot::default();
    read_all(
        &transaction,
        RECORDS,
        "id",
        &mut |object| match convert::to_record(object) {
            Ok(record) => snapshot.records.push(record),
            Err(text) => snapshot.set_aside.push(text),
        },
    )
    .await?;
    read_all(&transaction, DRAFTS, "key", &mut |draft| {
        let [key, text] = ["key", "text"].map(|name| convert::text_field(draft, name));
        snapshot.drafts.push((key, text));
    })
    .await?;
    read_all(&transaction, META, "key", &mut |meta| {
        let value = convert::to_value(&convert::field(meta, "value"));
        snapshot
            .meta
            .push((convert::text_field(meta, "key"), value));
    })
    .await?;
    Ok(Answer::Snapshot(snapshot))
}

fn read_all<'a>(
    transaction: &'a Transaction,
    store: &'a str,
    key: &'a str,
    each: &'a mut dyn FnMut(&JsValue),
) -> Work<'a, ()> {
    async move {
        let mut after = None;
        loop {
            let page = transaction.after(store, after.as_ref(), PAGE)?;
            let page: Array = page.value().await?.unchecked_into();
            page.iter().for_each(|object| each(&object));
            if page.length() < PAGE {
                return Ok(());
            }
            after = Some(convert::field(&page.get(PAGE - 1), key));
        }
    }
    .boxed_local()
}

async fn merge_everything(database: &IdbDatabase, snapshot: &Snapshot) -> Result<Answer> {
    let incoming = rules::sort(snapshot)?;
    let transaction = Transaction::begin(database, &[RECORDS, DRAFTS, META], Mode::Strict)?;
    let here = keys(&transaction, RECORDS).await?;
    let drafts_here = keys(&transaction, DRAFTS).await?;
    let meta_here = keys(&transaction, META).await?;
    for (key, text) in snapshot
        .drafts
        .iter()
        .filter(|(key, _)| !has(&drafts_here, key))
    {
        transaction.put(DRAFTS, &convert::from_draft(key, text, js_sys::Date::now()))?;
    }
    for (key, value) in snapshot
        .meta
        .iter()
        .filter(|(key, _)| !has(&meta_here, key))
    {
        transaction.put(META, &convert::from_meta(key, value)?)?;
    }
    for (id, value) in &incoming.set_aside {
        if !has(&here, id) {
            transaction.put(RECORDS, &convert::parse(&value.to_string())?)?;
        }
    }
    let mut merged = Merged::default();
    for page in incoming.records.chunks(PAGE as usize) {
        merge_page(&transaction, &here, page, &mut merged).await?;
    }
    transaction.committed().await?;
    Ok(Answer::Merged(merged))
}

/// Merges some records; `here` are keys among which is every one that is stored.
fn merge_page<'a>(
    transaction: &'a Transaction,
    here: &'a [String],
    page: &'a [Record],
    merged: &'a mut Merged,
) -> Work<'a, ()> {
    async move {
        let known = page.iter().filter(|record| has(here, &record.id));
        let asked = known.map(|record| Ok((&*record.id, transaction.get(RECORDS, &record.id)?)));
        let mut stored = answers(asked.collect::<Result<Vec<_>>>()?)
            .await?
            .into_iter();
        let mut written = None;
        for record in page {
            let known = if has(here, &record.id) {
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
    .boxed_local()
}

/// Every key of a store, sorted as Rust does.
fn keys<'a>(transaction: &'a Transaction, store: &'a str) -> Work<'a, Vec<String>> {
    async move {
        let keys: Array = transaction.keys(store)?.value().await?.unchecked_into();
        let mut keys: Vec<String> = keys.iter().filter_map(|key| key.as_string()).collect();
        keys.sort_unstable();
        Ok(keys)
    }
    .boxed_local()
}

fn has(keys: &[String], key: &String) -> bool {
    keys.binary_search(key).is_ok()
}

async fn recover_each(database: &IdbDatabase, left_over: &[LeftOver]) -> Result<()> {
    let transaction = Transaction::begin(database, &[RECORDS, DRAFTS], Mode::Strict)?;
    for left_over in left_over {
        match left_over {
            LeftOver::Record(record) => {
                let (here, page) = ([record.id.clone()], std::slice::from_ref(record));
                merge_page(&transaction, &here, page, &mut Merged::default()).await?;
            }
            LeftOver::SpentDraft(key) => transaction.delete(DRAFTS, key)?,
            LeftOver::Draft(key, text, updated) => {
                let stored = transaction.get(DRAFTS, key)?.value().await?;
                let known = convert::field(&stored, "updated")
                    .as_f64()
                    .unwrap_or_default();
                if *updated > known {
                    transaction.put(DRAFTS, &convert::from_draft(key, text, *updated))?;
                }
            }
        }
    }
    transaction.committed().await
}
