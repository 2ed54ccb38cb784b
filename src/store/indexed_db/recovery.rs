//! Storing what another page could not, in one transaction. It is in the chunk of the zip code: most visits need none of
//! it.

#![expect(
    clippy::unnecessary_wraps,
    reason = "a split function that may fail to load returns a result"
)]

use futures_util::FutureExt;
use wasm_split_helpers::wasm_split;
use web_sys::IdbDatabase;

use super::{
    convert,
    operations::{Result, Work, answers},
    schema::{BLOBS, DRAFTS, RECORDS},
    transaction::{Mode, Transaction},
    transfer::merge_blobs,
    unsaved::LeftOver,
};
use crate::{
    error::Result as Told,
    store::{Record, merging},
};

/// Stores what another page could not: of two versions of a record the newer stays, and the other beside it; of two
/// drafts the later.
pub async fn recover(
    database: &IdbDatabase,
    left_over: Vec<LeftOver>,
    browser: String,
) -> Result<()> {
    chunk_recover(database.clone(), left_over, browser)
        .await?
        .await
}

#[wasm_split(zip, fallible)]
fn chunk_recover(
    database: IdbDatabase,
    left_over: Vec<LeftOver>,
    browser: String,
) -> Result<Work<'static, ()>> {
    Ok(async move { recover_each(&database, &left_over, &browser).await }.boxed_local())
}

/// Stores a record as it was left, sealed or not: the page that left it knew how it is kept.
fn recover_record<'a>(
    transaction: &'a Transaction,
    record: &'a Record,
    browser: &'a str,
) -> Work<'a, ()> {
    async move {
        let asked = vec![(&*record.id, transaction.get(RECORDS, &record.id)?)];
        let stored = answers(asked).await?.pop().flatten().and_then(Told::ok);
        let decided = merging::recover(stored, record.clone(), browser);
        if let Some(record) = decided.store {
            transaction.put(RECORDS, &convert::from_record(&record)?)?;
        }
        if let Some((id, beside)) = decided.beside.map(merging::kept_apart)
            && transaction.get(RECORDS, &id)?.value().await?.is_undefined()
        {
            transaction.put(RECORDS, &convert::parse(&beside.to_string())?)?;
        }
        Ok(())
    }
    .boxed_local()
}

async fn recover_each(database: &IdbDatabase, left_over: &[LeftOver], browser: &str) -> Result<()> {
    let transaction = Transaction::begin(database, &[RECORDS, DRAFTS, BLOBS], Mode::Strict)?;
    for left_over in left_over {
        match left_over {
            LeftOver::Record(record) => {
                recover_record(&transaction, record, browser).await?;
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
    merge_blobs(&transaction, &[]).await?;
    transaction.committed().await
}
