//! Reads what the other widgets stored, by record kind: the journal on its own, page after page.

use crate::{
    context::Context,
    error::{Error, Result},
    programme::Day,
    store::{Query, kinds},
    text::{local_day, today},
    widgets::path::model::{
        Item, Journal, Kind, Title, Trace,
        item::order,
        trace::{items, joined, text},
    },
};

/// The kinds the path is made of, besides the journal.
pub const READ: [&str; 4] = [
    kinds::INTRODUCTION,
    kinds::PROMPT_ANSWER,
    kinds::RETROSPECTIVE_CARD,
    kinds::COMMITMENT,
];

/// How many entries of the journal are read at a time: few enough for a keystroke to come between.
const SWATHE: usize = 100;

/// Stands in the identifier of a second answer that a merge kept beside the first.
const BESIDE: char = '~';

/// What was found, but for the journal.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Found {
    /// It on the path, in order.
    pub items: Vec<Item>,
    /// How the member calls themselves in their introduction; may be empty.
    pub name: String,
    /// The identifier of their card; may be empty.
    pub uid: String,
}

impl Found {
    /// What the traces come to. A week stands once, whatever is kept beside its answer.
    pub fn of(mut traces: Vec<Trace>, arrived: Option<Day>) -> Self {
        traces.retain(|trace| trace.kind != Kind::Answer || !trace.id.contains(BESIDE));
        let mut items = items(&traces);
        items.extend(joined(arrived, &items));
        order(&mut items);
        let mut own = traces.iter().rev();
        let own = own.find(|trace| trace.kind == Kind::Introduction);
        let own = |name: &str| own.map_or_else(String::new, |trace| text(&trace.payload, name));
        Self {
            items,
            name: own("name"),
            uid: own("uid"),
        }
    }

    /// All that is on the path, in order: of the journal its months, and the entries that are to be here.
    pub fn with(&self, journal: &Shelf, is_here: impl Fn(&Title) -> bool) -> Vec<Item> {
        let mut items = self.items.clone();
        if let Shelf::Open(journal) = journal {
            items.extend(journal.months.iter().cloned());
            let titles = journal.titles.iter().filter(|title| is_here(title));
            items.extend(titles.map(Title::item));
            order(&mut items);
        }
        items
    }
}

/// The journal, as far as it may be seen.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Shelf {
    /// It was not read yet.
    #[default]
    Unread,
    /// Nothing of it is in memory.
    Locked,
    /// Its months and titles.
    Open(Journal),
}

/// Reads all but the journal.
///
/// # Errors
/// What the store answered.
pub async fn found(context: Context) -> Result<Found> {
    let store = context.store();
    let mut traces = Vec::new();
    for (kind, record_kind) in [
        (Kind::Introduction, kinds::INTRODUCTION),
        (Kind::Answer, kinds::PROMPT_ANSWER),
        (Kind::Card, kinds::RETROSPECTIVE_CARD),
        (Kind::Commitment, kinds::COMMITMENT),
    ] {
        let listing = store.list(Query::kind(record_kind)).await?;
        traces.extend(listing.records.into_iter().map(|record| Trace {
            kind,
            id: record.id,
            day: local_day(record.created),
            payload: record.payload,
        }));
    }
    Ok(Found::of(traces, context.space().arrived().await))
}

/// Reads the journal. Of each page only its days and titles are kept.
///
/// # Errors
/// What the store answered, but for a lock.
pub async fn shelf(context: Context) -> Result<Shelf> {
    let (mut journal, mut after) = (Journal::default(), None);
    loop {
        let query = Query {
            after,
            limit: Some(SWATHE),
            ..Query::kind(kinds::JOURNAL_ENTRY)
        };
        let records = match context.store().list(query).await {
            Ok(listing) => listing.records,
            Err(Error::Vault(_)) => return Ok(Shelf::Locked),
            Err(error) => return Err(error),
        };
        let today = today();
        for record in &records {
            journal.put(&record.id, &record.payload, today);
        }
        after = records.last().map(crate::store::Record::place);
        // Records that cannot be read are left out of a page, so that only an empty one is the end.
        if after.is_none() {
            journal.order();
            return Ok(Shelf::Open(journal));
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::widgets::path::model::What;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    fn trace(kind: Kind, id: &str, payload: serde_json::Value) -> Trace {
        let (id, day) = (id.to_owned(), day("2026-11-23"));
        Trace {
            kind,
            id,
            day,
            payload,
        }
    }

    #[test]
    fn the_first_visit_does_not_go_by_an_old_entry_of_the_journal() {
        let mut journal = Journal::default();
        let entry = json!({ "text": "Born", "date": "1984-05-02" });
        journal.put("old", &entry, day("2026-11-24"));
        let traces = vec![trace(Kind::Commitment, "a", json!({ "text": "Try" }))];
        let all = Found::of(traces, None).with(&Shelf::Open(journal.clone()), |_| true);
        let visit = all.iter().find(|item| item.what == What::Joined);
        assert_eq!(visit.map(|item| item.day), Some(day("2026-11-23")));
        assert_eq!(all[0].day, day("1984-05-02"));

        let alone = Found::of(vec![], None).with(&Shelf::Open(journal), |_| false);
        assert!(!alone.iter().any(|item| item.what == What::Joined));
        assert_eq!(alone.len(), 1);
    }

    #[test]
    fn a_second_answer_kept_beside_the_first_is_not_on_the_path() {
        let answer = || json!({ "week": "one", "text": "Fog" });
        let traces = ["answer-1", "answer-1~2f"].map(|id| trace(Kind::Answer, id, answer()));
        let items = Found::of(traces.into(), None).items;
        let weeks: Vec<_> = items
            .iter()
            .filter(|item| matches!(item.what, What::Week { .. }))
            .map(|item| &*item.id)
            .collect();
        assert_eq!(weeks, ["answer-1"]);
    }

    #[test]
    fn the_name_and_the_identifier_are_those_of_the_introduction() {
        let own = json!({ "name": "Ana", "uid": "u-1" });
        let found = Found::of(vec![trace(Kind::Introduction, "me", own)], None);
        assert_eq!((&*found.name, &*found.uid), ("Ana", "u-1"));
        assert_eq!(Found::of(vec![], None), Found::default());
    }
}
