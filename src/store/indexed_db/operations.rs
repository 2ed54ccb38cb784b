//! What each job does in the database, one transaction each (a long list: one a page).
//!
//! Lists read bounded pages of an index, never the whole store, so a page takes as long among 10 000
//! records as among 100. Converting values is synchronous, so doing it within a transaction cannot end
//! it; doing it page by page keeps the browser free to paint between two answers.

use std::rc::Rc;

use futures_util::{FutureExt, future::LocalBoxFuture};
use js_sys::Array;
use serde_json::Value;
use wasm_bindgen::JsValue;
use web_sys::IdbDatabase;

use super::{
    blobs, convert,
    failure::Failure,
    life::Life,
    schema::{ALL, BLOBS, DRAFTS, KIND_ORDER, META, RECORDS},
    transaction::{IndexName, Mode, Reply, Span, Transaction},
    transfer,
};
use crate::{
    error::{Error, Result as Told},
    store::{
        Change, Counts, Listing, Query, Record, blob,
        job::{Answer, Job},
        lens::Through,
        rules,
        vault::{HEADER, Under},
    },
};

/// What an operation comes to.
pub type Result<T> = std::result::Result<T, Failure>;

/// An operation under way. Each is boxed: left to itself the compiler makes one state machine of all.
pub type Work<'a, T> = LocalBoxFuture<'a, Result<T>>;

/// How many values are read or written between two breaths.
pub const PAGE: u32 = 250;

/// Does a job for a page that knows this life of the space.
pub fn perform<'a>(
    database: &'a IdbDatabase,
    job: &'a Job,
    life: &'a Rc<Life>,
) -> Work<'a, Answer> {
    match job {
        Job::Get(id) => get(database, id).boxed_local(),
        Job::Blob(id) => blob(database, id).boxed_local(),
        Job::Deleted(kind) => transfer::deleted(database, kind).boxed_local(),
        Job::List(query) => list(database, query).boxed_local(),
        Job::Save(change, through) => save(database, change, through, life).boxed_local(),
        Job::Draft(key) => draft(database, key).boxed_local(),
        Job::KeepDraft { key, text, under } => {
            keep_draft(database, key, text, under, life).boxed_local()
        }
        Job::Meta(key) => meta(database, key).boxed_local(),
        Job::SetMeta(key, value) => {
            set_meta(database, convert::from_meta(key, value), life).boxed_local()
        }
        Job::Snapshot => transfer::snapshot(database).boxed_local(),
        Job::SwapMeta { key, read, value } => {
            swap_meta(database, key, read.as_ref(), value, life).boxed_local()
        }
        Job::Merge(snapshot, through, manner) => {
            transfer::merge(database, snapshot, through, *manner, life).boxed_local()
        }
        Job::Rewrite(rewrite) => transfer::rewrite(database, rewrite).boxed_local(),
        Job::RewriteBlob { id, each } => transfer::rewrite_blob(database, id, each).boxed_local(),
        Job::Erase => erase(database).boxed_local(),
        Job::Count => count(database).boxed_local(),
    }
}

async fn blob(database: &IdbDatabase, id: &str) -> Result<Answer> {
    let found = one(database, BLOBS, id).await?;
    Ok(Answer::Blob(found.as_ref().and_then(convert::to_blob)))
}

async fn draft(database: &IdbDatabase, key: &str) -> Result<Answer> {
    let found = one(database, DRAFTS, key).await?;
    Ok(Answer::Draft(
        found.map(|draft| convert::text_field(&draft, "text")),
    ))
}

async fn meta(database: &IdbDatabase, key: &str) -> Result<Answer> {
    let found = one(database, META, key).await?;
    Ok(Answer::Meta(found.map(|meta| {
        convert::to_value(&convert::field(&meta, "value"))
    })))
}

fn one<'a>(database: &'a IdbDatabase, store: &'a str, key: &'a str) -> Work<'a, Option<JsValue>> {
    async move {
        let transaction = Transaction::begin(database, &[store], Mode::Read)?;
        let found = transaction.get(store, key)?.value().await?;
        Ok((!found.is_undefined()).then_some(found))
    }
    .boxed_local()
}

async fn set_meta(database: &IdbDatabase, value: Told<JsValue>, life: &Life) -> Result<Answer> {
    let value = value?;
    let transaction = Transaction::begin(database, &[META], Mode::Strict)?;
    life.check(&transaction).await?;
    transaction.put(META, &value)?;
    transaction.committed().await?;
    Ok(Answer::Done(()))
}

async fn keep_draft(
    database: &IdbDatabase,
    key: &str,
    text: &str,
    under: &Under,
    life: &Life,
) -> Result<Answer> {
    let draft = convert::from_draft(key, text, js_sys::Date::now());
    let transaction = Transaction::begin(database, &[DRAFTS, META], Mode::Relaxed)?;
    granted(&transaction, life, under).await?;
    transaction.put(DRAFTS, &draft)?;
    transaction.committed().await?;
    Ok(Answer::Done(()))
}

/// Checks what a write takes for granted: that the space was not emptied since, and that its vault is as the page knows
/// it. Says under which name records count this browser's saves. Both are asked for at once: each answer that is waited
/// for by itself makes a save longer.
pub fn granted<'a>(
    transaction: &'a Transaction,
    life: &'a Life,
    under: &'a Under,
) -> Work<'a, String> {
    async move {
        let header = under.asks().then(|| transaction.get(META, HEADER));
        let browser = life.check(transaction).await?;
        if let Some(header) = header {
            vault(header?, under).await?;
        }
        Ok(browser)
    }
    .boxed_local()
}

/// Checks what a write takes for granted about the vault.
pub fn check<'a>(transaction: &'a Transaction, under: &'a Under) -> Work<'a, ()> {
    async move {
        if under.asks() {
            vault(transaction.get(META, HEADER)?, under).await?;
        }
        Ok(())
    }
    .boxed_local()
}

async fn vault(asked: Reply, under: &Under) -> Result<()> {
    let found = asked.value().await?;
    let header = convert::to_value(&convert::field(&found, "value"));
    Ok(under.check((!found.is_undefined()).then_some(&header))?)
}

async fn swap_meta(
    database: &IdbDatabase,
    key: &str,
    read: Option<&Value>,
    value: &Value,
    life: &Life,
) -> Result<Answer> {
    let value = convert::from_meta(key, value)?;
    let transaction = Transaction::begin(database, &[META], Mode::Strict)?;
    life.check(&transaction).await?;
    let found = transaction.get(META, key)?.value().await?;
    let stored = convert::to_value(&convert::field(&found, "value"));
    let stored = (!found.is_undefined()).then_some(&stored);
    rules::unchanged(key, stored, read)?;
    transaction.put(META, &value)?;
    transaction.committed().await?;
    Ok(Answer::Done(()))
}

async fn get(database: &IdbDatabase, id: &str) -> Result<Answer> {
    let found = one(database, RECORDS, id).await?;
    let record = found.map(|object| record(id, &object)).transpose()?;
    Ok(Answer::Record(record.filter(|record| !record.deleted)))
}

fn record(id: &str, object: &JsValue) -> Told<Record> {
    convert::to_record(object).map_err(|_| Error::unreadable(id, "it was set aside"))
}

async fn list(database: &IdbDatabase, query: &Query) -> Result<Answer> {
    let mut listing = Listing::default();
    let mut after = query.after.as_ref().map(|place| {
        index_key(
            &query.kind,
            &place.order.as_str().into(),
            &place.id.as_str().into(),
        )
    });
    loop {
        let count = match query
            .limit
            .map(|limit| limit.saturating_sub(listing.records.len()))
        {
            Some(0) => break,
            Some(wanted) => PAGE.min(u32::try_from(wanted).unwrap_or(PAGE)),
            None => PAGE,
        };
        let mut page = page(database, query, after.as_ref(), count).await?.to_vec();
        if query.reverse {
            page.reverse();
        }
        for object in &page {
            match convert::to_record(object) {
                Ok(record) => listing.records.push(record),
                Err(_) => listing.set_aside += 1,
            }
        }
        let Some(last) = page.last().filter(|_| page.len() >= count as usize) else {
            break;
        };
        let [order, id] = ["order", "id"].map(|name| convert::field(last, name));
        after = Some(index_key(&query.kind, &order, &id));
    }
    Ok(Answer::Listing(listing))
}

/// One page of a list, in the order of the index.
async fn page(
    database: &IdbDatabase,
    query: &Query,
    after: Option<&JsValue>,
    count: u32,
) -> Result<Array> {
    let transaction = Transaction::begin(database, &[RECORDS], Mode::Read)?;
    let kind = JsValue::from_str(&query.kind);
    // Among keys a longer array comes after its beginning, and an array after every text.
    let (first, last) = (
        Array::of1(&kind).into(),
        Array::of2(&kind, &Array::new()).into(),
    );
    let (lower, upper) = match after {
        Some(after) if query.reverse => (first, after.clone()),
        Some(after) => (after.clone(), last),
        None => (first, last),
    };
    let span = Span {
        lower,
        upper,
        open: after.is_some(),
        reverse: query.reverse,
        count,
    };
    transaction
        .between(&IndexName(RECORDS, KIND_ORDER), span)
        .await
}

fn index_key(kind: &str, order: &JsValue, id: &JsValue) -> JsValue {
    Array::of3(&JsValue::from_str(kind), order, id).into()
}

async fn save(
    database: &IdbDatabase,
    change: &Change,
    through: &Through,
    life: &Life,
) -> Result<Answer> {
    blob::belong(change)?;
    let incoming = change.records.iter().cloned().map(rules::storable);
    let incoming = incoming.collect::<Told<Vec<Record>>>()?;
    let transaction = Transaction::begin(database, ALL, Mode::Strict)?;
    let asked = incoming
        .iter()
        .map(|record| Ok((&*record.id, transaction.get(RECORDS, &record.id)?)));
    let asked = asked.collect::<Result<Vec<(&str, Reply)>>>()?;
    let browser = granted(&transaction, life, &through.under).await?;
    let stored = answers(asked).await?.into_iter();
    let opened = stored.map(|kept| kept.map(|kept| through.open(kept?)).transpose());
    let stored = opened.collect::<Told<Vec<Option<Record>>>>()?;
    let records = rules::next(&stored, incoming, change.fresh, &browser)?;
    let objects = records
        .iter()
        .map(|record| convert::from_record(&through.seal(record.clone())?))
        .collect::<Told<Vec<JsValue>>>()?;
    for object in &objects {
        transaction.put(RECORDS, object)?;
    }
    for draft in &change.spent_drafts {
        transaction.delete(DRAFTS, draft)?;
    }
    for blob in &change.blobs {
        transaction.put(BLOBS, &convert::from_blob(blob))?;
    }
    blobs::let_go(&transaction, blob::released(&stored, &records)).await?;
    transaction.committed().await?;
    Ok(Answer::Saved(records))
}

/// The records that were asked for: none where there is none, an error where it cannot be read.
pub fn answers(asked: Vec<(&str, Reply)>) -> Work<'_, Vec<Option<Told<Record>>>> {
    async move {
        let mut found = Vec::new();
        for (id, reply) in asked {
            let object = reply.value().await?;
            found.push((!object.is_undefined()).then(|| record(id, &object)));
        }
        Ok(found)
    }
    .boxed_local()
}

async fn count(database: &IdbDatabase) -> Result<Answer> {
    let transaction = Transaction::begin(database, ALL, Mode::Read)?;
    let asked = ALL.iter().map(|store| transaction.count_all(store));
    let mut counts = [0; 4];
    for (count, reply) in counts
        .iter_mut()
        .zip(asked.collect::<Result<Vec<Reply>>>()?)
    {
        *count = whole(reply.value().await?.as_f64().unwrap_or_default());
    }
    let [records, drafts, blobs, meta] = counts;
    Ok(Answer::Counts(Counts {
        records,
        drafts,
        blobs,
        meta,
    }))
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a count"
)]
fn whole(count: f64) -> usize {
    count as usize
}

async fn erase(database: &IdbDatabase) -> Result<Answer> {
    let transaction = Transaction::begin(database, ALL, Mode::Strict)?;
    for store in ALL {
        transaction.clear(store)?;
    }
    transaction.committed().await?;
    // Read back from what is stored, before anybody is told and writes anew.
    count(database).await
}
