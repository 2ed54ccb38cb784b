//! Whole spaces: reading everything for a backup, and merging one.
//!
//! Everything happens in one transaction, page by page. All of it is in the chunk of the zip code (changing
//! how values are kept: of the vault): most visits need none of it. The chunk is loaded before the
//! transaction begins.

#![expect(
    clippy::unnecessary_wraps,
    reason = "a split function that may fail to load returns a result"
)]

use std::rc::Rc;

use futures_util::FutureExt;
use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use wasm_split_helpers::wasm_split;
use web_sys::IdbDatabase;

use super::{
    blobs, convert,
    life::{LIFE, Life},
    operations::{PAGE, Result, Work, answers, check},
    schema::{BLOBS, DRAFTS, META, RECORDS},
    transaction::{Mode, Transaction},
};
use crate::{
    error::Result as Told,
    store::{
        Blob, Manner, Merged, Record, Snapshot,
        job::{Answer, EachBlob, Part, Rewrite, Rewritten},
        lens::Through,
        merging, rules,
    },
};

/// How many blobs are read or written between two breaths: a few megabytes.
const PAGE_OF_BLOBS: u32 = 10;

/// Everything, as it was at one moment.
pub async fn snapshot(database: &IdbDatabase) -> Result<Answer> {
    chunk_snapshot(database.clone()).await?.await
}

/// Merges a snapshot in one transaction. It asks only for records that are here at all, so bringing
/// everything to a new browser is one write each.
pub async fn merge(
    database: &IdbDatabase,
    snapshot: &Snapshot,
    through: &Through,
    manner: Manner,
    life: &Rc<Life>,
) -> Result<Answer> {
    let (snapshot, through) = (snapshot.clone(), through.clone());
    chunk_merge(database.clone(), snapshot, through, manner, life.clone())
        .await?
        .await
}

/// Rewrites a page of values.
pub async fn rewrite(database: &IdbDatabase, page: &Rewrite) -> Result<Answer> {
    chunk_rewrite(database.clone(), page.clone()).await?.await
}

/// Rewrites a blob.
pub async fn rewrite_blob(database: &IdbDatabase, id: &str, each: &EachBlob) -> Result<Answer> {
    chunk_rewrite_blob(database.clone(), id.to_owned(), each.clone())
        .await?
        .await
}

/// The identifiers of the records of a kind that were deleted.
pub async fn deleted(database: &IdbDatabase, kind: &str) -> Result<Answer> {
    chunk_deleted(database.clone(), kind.to_owned())
        .await?
        .await
}

#[wasm_split(zip, fallible)]
fn chunk_snapshot(database: IdbDatabase) -> Result<Work<'static, Answer>> {
    Ok(async move { read_everything(&database).await }.boxed_local())
}

#[wasm_split(zip, fallible)]
fn chunk_deleted(database: IdbDatabase, kind: String) -> Result<Work<'static, Answer>> {
    Ok(async move { read_deleted(&database, &kind).await }.boxed_local())
}

#[wasm_split(zip, fallible)]
fn chunk_merge(
    database: IdbDatabase,
    snapshot: Snapshot,
    through: Through,
    manner: Manner,
    life: Rc<Life>,
) -> Result<Work<'static, Answer>> {
    let merged =
        async move { merge_everything(&database, &snapshot, &through, manner, &life).await };
    Ok(merged.boxed_local())
}

#[wasm_split(vault, fallible)]
fn chunk_rewrite(database: IdbDatabase, page: Rewrite) -> Result<Work<'static, Answer>> {
    Ok(async move { rewrite_page(&database, &page).await }.boxed_local())
}

#[wasm_split(vault, fallible)]
fn chunk_rewrite_blob(
    database: IdbDatabase,
    id: String,
    each: EachBlob,
) -> Result<Work<'static, Answer>> {
    Ok(async move { rewrite_one_blob(&database, &id, &each).await }.boxed_local())
}

async fn read_everything(database: &IdbDatabase) -> Result<Answer> {
    let transaction = Transaction::begin(database, &[RECORDS, DRAFTS, META, BLOBS], Mode::Read)?;
    let mut snapshot = Snapshot::default();
    read_all(
        &transaction,
        RECORDS,
        "id",
        PAGE,
        &mut |object| match convert::to_record(object) {
            Ok(record) => snapshot.records.push(record),
            Err(text) => snapshot.set_aside.push(text),
        },
    )
    .await?;
    read_all(&transaction, DRAFTS, "key", PAGE, &mut |draft| {
        let [key, text] = ["key", "text"].map(|name| convert::text_field(draft, name));
        snapshot.drafts.push((key, text));
    })
    .await?;
    read_all(&transaction, META, "key", PAGE, &mut |meta| {
        let key = convert::text_field(meta, "key");
        if key != LIFE {
            let value = convert::to_value(&convert::field(meta, "value"));
            snapshot.meta.push((key, value));
        }
    })
    .await?;
    read_all(&transaction, BLOBS, "id", PAGE_OF_BLOBS, &mut |blob| {
        snapshot.blobs.extend(convert::to_blob(blob));
    })
    .await?;
    Ok(Answer::Snapshot(snapshot))
}

async fn read_deleted(database: &IdbDatabase, kind: &str) -> Result<Answer> {
    let transaction = Transaction::begin(database, &[RECORDS], Mode::Read)?;
    let mut ids = Vec::new();
    read_all(&transaction, RECORDS, "id", PAGE, &mut |object| {
        let deleted = convert::field(object, "deleted").as_bool() == Some(true);
        if deleted && convert::text_field(object, "kind") == kind {
            ids.push(convert::text_field(object, "id"));
        }
    })
    .await?;
    Ok(Answer::Deleted(ids))
}

fn read_all<'a>(
    transaction: &'a Transaction,
    store: &'a str,
    key: &'a str,
    count: u32,
    each: &'a mut dyn FnMut(&JsValue),
) -> Work<'a, ()> {
    async move {
        let mut after = None;
        loop {
            let page = transaction.after(store, after.as_ref(), count)?;
            let page: Array = page.value().await?.unchecked_into();
            page.iter().for_each(|object| each(&object));
            if page.length() < count {
                return Ok(());
            }
            after = Some(convert::field(&page.get(count - 1), key));
        }
    }
    .boxed_local()
}

async fn merge_everything(
    database: &IdbDatabase,
    snapshot: &Snapshot,
    through: &Through,
    manner: Manner,
    life: &Life,
) -> Result<Answer> {
    let incoming = rules::sort(snapshot)?;
    let transaction = Transaction::begin(database, &[RECORDS, DRAFTS, META, BLOBS], Mode::Strict)?;
    if !manner.only_count {
        life.check(&transaction).await?;
    }
    check(&transaction, &through.under).await?;
    let here = keys(&transaction, RECORDS).await?;
    let mut merged = Merged::default();
    for page in incoming.records.chunks(PAGE as usize) {
        merge_page(&transaction, &here, page, through, manner, &mut merged).await?;
    }
    if manner.only_count {
        return Ok(Answer::Merged(merged));
    }
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
        .filter(|(key, _)| key != LIFE && !has(&meta_here, key))
    {
        transaction.put(META, &convert::from_meta(key, value)?)?;
    }
    for (id, value) in &incoming.set_aside {
        if !has(&here, id) {
            transaction.put(RECORDS, &convert::parse(&value.to_string())?)?;
        }
    }
    merge_blobs(&transaction, &snapshot.blobs).await?;
    transaction.committed().await?;
    Ok(Answer::Merged(merged))
}

async fn rewrite_page(database: &IdbDatabase, page: &Rewrite) -> Result<Answer> {
    let (store, key) = match page.part {
        Part::Records => (RECORDS, "id"),
        Part::Drafts => (DRAFTS, "key"),
    };
    let transaction = Transaction::begin(database, &[store], Mode::Strict)?;
    let after = page.after.as_deref().map(JsValue::from_str);
    let found = transaction.after(store, after.as_ref(), page.limit)?;
    let found: Array = found.value().await?.unchecked_into();
    let mut rewritten = Rewritten::default();
    for object in found.iter() {
        rewritten.seen += 1;
        if let Some(value) = (page.each)(page.part, &convert::to_value(&object))? {
            transaction.put(store, &convert::parse(&value.to_string())?)?;
            rewritten.changed += 1;
        }
    }
    if found.length() >= page.limit {
        let last = found.get(found.length().saturating_sub(1));
        rewritten.last = Some(convert::text_field(&last, key));
    }
    transaction.committed().await?;
    Ok(Answer::Rewritten(rewritten))
}

async fn rewrite_one_blob(database: &IdbDatabase, id: &str, each: &EachBlob) -> Result<Answer> {
    let transaction = Transaction::begin(database, &[BLOBS], Mode::Strict)?;
    let found = transaction.get(BLOBS, id)?.value().await?;
    let mut rewritten = Rewritten::default();
    if let Some(blob) = convert::to_blob(&found) {
        rewritten.seen = 1;
        if let Some(bytes) = each(&blob.bytes)? {
            let blob = Blob::new(blob.id, blob.media, bytes);
            transaction.put(BLOBS, &convert::from_blob(&blob))?;
            rewritten.changed = 1;
        }
    }
    transaction.committed().await?;
    Ok(Answer::Rewritten(rewritten))
}

/// Stores the blobs that are not here, and removes those that nobody refers to after a merge.
pub fn merge_blobs<'a>(transaction: &'a Transaction, incoming: &'a [Blob]) -> Work<'a, ()> {
    async move {
        let here = keys(transaction, BLOBS).await?;
        for page in incoming.chunks(PAGE_OF_BLOBS as usize) {
            let mut written = None;
            for blob in page.iter().filter(|blob| !has(&here, &blob.id)) {
                written = Some(transaction.put(BLOBS, &convert::from_blob(blob))?);
            }
            if let Some(last) = written {
                last.value().await?;
            }
        }
        blobs::let_go(transaction, keys(transaction, BLOBS).await?).await
    }
    .boxed_local()
}

/// Merges some records; `here` are keys among which is every one that is stored.
fn merge_page<'a>(
    transaction: &'a Transaction,
    here: &'a [String],
    page: &'a [Record],
    through: &'a Through,
    manner: Manner,
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
            let decided = merging::merge(through, known, record.clone(), manner)?;
            decided.count(merged);
            let beside = decided.beside.filter(|beside| !has(here, &beside.id));
            merged.beside += usize::from(beside.is_some());
            if manner.only_count {
                continue;
            }
            for record in decided.store.into_iter().chain(beside) {
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
