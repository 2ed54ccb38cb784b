//! What the journal mixes into the identifiers of entries that come in, see `import/naming.rs`.
//!
//! Kind `journal-salt`, version 1: `salt`, a text by chance. A journal has one from its first import on; journals that
//! became one have several. It is private as entries are, so sealed while they are.

use serde::{Deserialize, Serialize};
use uuid::Builder;

use crate::{
    context::Context,
    error::Result,
    id::{fill_random, new_id},
    store::{Change, Kind, Query, Stored, kinds},
    text::now,
    widgets::journal::model::import::Naming,
};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Salt {
    salt: String,
}

impl Kind for Salt {
    const KIND: &'static str = kinds::JOURNAL_SALT;
    const VERSION: u32 = 1;

    fn order(&self) -> String {
        String::new()
    }
}

/// How entries that come in are named; `make` when they are about to be stored, and nothing was mixed in so far.
///
/// # Errors
/// What the store answered; `Browser` when there is no source of chance.
pub async fn naming(context: Context, make: bool) -> Result<Naming> {
    let found = context
        .store()
        .list(Query::kind(kinds::JOURNAL_SALT))
        .await?;
    let read = found.records.into_iter();
    let read = read.filter_map(|one| Stored::<Salt>::read(one).ok());
    let mut salts: Vec<_> = read.map(|one| one.data.salt).collect();
    if salts.is_empty() && make {
        let mut chance = [0; 16];
        fill_random(&mut chance)?;
        let salt = Builder::from_random_bytes(chance).into_uuid().to_string();
        salts.push(salt.clone());
        let record = Stored::new(new_id(now()), Salt { salt }, now()).write(now());
        context.store().save(Change::of(record)).await?;
    }
    Ok(Naming::new(salts))
}
