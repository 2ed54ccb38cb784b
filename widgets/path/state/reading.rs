//! Reads what the other widgets stored, by record kind.

use crate::{
    context::Context,
    error::{Error, Result},
    store::{Query, kinds},
    text::{local_day, today},
    widgets::path::model::{
        Item, Journal, Kind, Trace,
        item::order,
        journal::journal,
        trace::{items, joined},
    },
};

/// The kinds the path is made of.
pub const READ: [&str; 5] = [
    kinds::INTRODUCTION,
    kinds::PROMPT_ANSWER,
    kinds::RETROSPECTIVE_CARD,
    kinds::COMMITMENT,
    kinds::JOURNAL_ENTRY,
];

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// All but what comes from the journal, in order.
    pub items: Vec<Item>,
    /// The journal.
    pub shelf: Shelf,
    /// How the member calls themselves in their introduction; may be empty.
    pub name: String,
    /// The identifier of their card; may be empty.
    pub uid: String,
}

/// The journal, as far as it may be seen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shelf {
    /// Nothing of it is in memory.
    Locked,
    /// Its months and titles.
    Open(Journal),
}

/// Reads everything.
///
/// # Errors
/// What the store answered.
pub async fn read(context: Context) -> Result<Found> {
    let store = context.store();
    let mut traces = Vec::new();
    let (mut name, mut uid) = (String::new(), String::new());
    for (kind, record_kind) in [
        (Kind::Introduction, kinds::INTRODUCTION),
        (Kind::Answer, kinds::PROMPT_ANSWER),
        (Kind::Card, kinds::RETROSPECTIVE_CARD),
        (Kind::Commitment, kinds::COMMITMENT),
    ] {
        for record in store.list(Query::kind(record_kind)).await?.records {
            if kind == Kind::Introduction {
                let text = |name: &str| record.payload.get(name).and_then(|text| text.as_str());
                text("name").unwrap_or_default().clone_into(&mut name);
                text("uid").unwrap_or_default().clone_into(&mut uid);
            }
            traces.push(Trace {
                kind,
                id: record.id,
                day: local_day(record.created),
                payload: record.payload,
            });
        }
    }
    let shelf = match store.list(Query::kind(kinds::JOURNAL_ENTRY)).await {
        Ok(listing) => {
            let entries = listing.records.iter();
            let entries = entries.map(|record| (&*record.id, &record.payload));
            Shelf::Open(journal(entries, today()))
        }
        Err(Error::Vault(_)) => Shelf::Locked,
        Err(error) => return Err(error),
    };
    let mut found = items(&traces);
    let arrived = context.space().arrived().await;
    let months = match &shelf {
        Shelf::Open(journal) => &*journal.months,
        Shelf::Locked => &[],
    };
    let all: Vec<Item> = found.iter().chain(months).cloned().collect();
    found.extend(joined(arrived, &all));
    order(&mut found);
    Ok(Found {
        items: found,
        shelf,
        name,
        uid,
    })
}
