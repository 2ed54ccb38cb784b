//! What each job does in the database, one transaction each (a long list: one a page).
//!
//! Lists read bounded pages of an index, never the whole store, so a page takes as long among 10 000
//! records as among 100. Converting values is synchronous, so doing it within a transaction cannot end
//! it; doing it page by page keeps the browser free to paint between two answers.

use js_sys::Array;
use wasm_bindgen::JsValue;
use web_sys::IdbDatabase;

use super::{
    convert,
    failure::Failure,
    job::{Answer, Job},
    schema::{ALL, DRAFTS, KIND_ORDER, META, RECORDS},
    transaction::{IndexName, Mode, Reply, Span, Transaction},
    transfer,
};
use crate::{
    error::{Error, Result as Told},
    store::{Change, Listing, Query, Record, rules},
};

pub type Result<T> = std::result::Result<T, Failure>;

/// How many values are read or written between two breaths.
pub const PAGE: u32 = 250;

/// Does a job.
pub async fn perform(database: &IdbDatabase, job: &Job) -> Result<Answer> {
    Ok(match job {
        Job::Get(id) => Answer::Record(get(database, id).await?),
        Job::List(query) => Answer::Listing(list(database, query).await?),
        Job::Save(change) => Answer::Saved(save(database, change).await?),
        Job::Draft(key) => Answer::Draft(
            one(database, DRAFTS, key)
                .await?
                .map(|draft| convert::text_field(&draft, "text")),
        ),
        Job::KeepDraft { key, text, updated } => {
            put_one(
                database,
                DRAFTS,
                Mode::Relaxed,
                &convert::from_draft(key, text, *updated),
            )
            .await?
        }
        Job::Meta(key) => Answer::Meta(
            one(database, META, key)
                .await?
                .map(|meta| convert::to_value(&convert::field(&meta, "value"))),
        ),
        Job::SetMeta(key, value) => {
            put_one(
                database,
                META,
                Mode::Strict,
                &convert::from_meta(key, value)?,
            )
            .await?
        }
        Job::Snapshot => Answer::Snapshot(transfer::snapshot(database).await?),
        Job::Merge(snapshot) => Answer::Merged(transfer::merge(database, snapshot.clone()).await?),
        Job::Erase => erase(database).await?,
    })
}

async fn one(database: &IdbDatabase, store: &str, key: &str) -> Result<Option<JsValue>> {
    let transaction = Transaction::begin(database, &[store], Mode::Read)?;
    let found = transaction.get(store, key)?.value().await?;
    Ok((!found.is_undefined()).then_some(found))
}

async fn put_one(
    database: &IdbDatabase,
    store: &str,
    mode: Mode,
    value: &JsValue,
) -> Result<Answer> {
    let transaction = Transaction::begin(database, &[store], mode)?;
    transaction.put(store, value)?;
    transaction.committed().await?;
    Ok(Answer::Done)
}

async fn get(database: &IdbDatabase, id: &str) -> Result<Option<Record>> {
    let found = one(database, RECORDS, id).await?;
    let record = found.map(|object| record(id, &object)).transpose()?;
    Ok(record.filter(|record| !record.deleted))
}

fn record(id: &str, object: &JsValue) -> Told<Record> {
    convert::to_record(object).map_err(|_| Error::unreadable(id, "it was set aside"))
}

async fn list(database: &IdbDatabase, query: &Query) -> Result<Listing> {
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
    Ok(listing)
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

async fn save(database: &IdbDatabase, change: &Change) -> Result<Vec<Record>> {
    let incoming = change.records.iter().cloned().map(rules::storable);
    let incoming = incoming.collect::<Told<Vec<Record>>>()?;
    let objects = incoming
        .iter()
        .map(convert::from_record)
        .collect::<Told<Vec<JsValue>>>()?;
    let transaction = Transaction::begin(database, &[RECORDS, DRAFTS], Mode::Strict)?;
    let asked = incoming
        .iter()
        .map(|record| Ok((&*record.id, transaction.get(RECORDS, &record.id)?)));
    let asked = asked.collect::<Result<Vec<(&str, Reply)>>>()?;
    let stored = answers(asked).await?.into_iter().map(Option::transpose);
    let stored = stored.collect::<Told<Vec<Option<Record>>>>()?;
    let records = rules::next(&stored, incoming)?;
    for (record, object) in records.iter().zip(&objects) {
        convert::set_field(object, "rev", &record.rev.into());
        transaction.put(RECORDS, object)?;
    }
    for draft in &change.spent_drafts {
        transaction.delete(DRAFTS, draft)?;
    }
    transaction.committed().await?;
    Ok(records)
}

/// The records that were asked for: none where there is none, an error where it cannot be read.
pub async fn answers(asked: Vec<(&str, Reply)>) -> Result<Vec<Option<Told<Record>>>> {
    let mut found = Vec::new();
    for (id, reply) in asked {
        let object = reply.value().await?;
        found.push((!object.is_undefined()).then(|| record(id, &object)));
    }
    Ok(found)
}

async fn erase(database: &IdbDatabase) -> Result<Answer> {
    let transaction = Transaction::begin(database, ALL, Mode::Strict)?;
    for store in ALL {
        transaction.clear(store)?;
    }
    transaction.committed().await?;
    Ok(Answer::Done)
}
