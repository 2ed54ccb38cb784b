//! How a widget hands something to the journal when the member says so: the one shape it has there, under a name that
//! is always the same, so that it is there once. What the journal does with its entries is its own.

use serde_json::{Value, json};

use super::Context;
use crate::{
    error::Error,
    programme::Day,
    store::{
        Change, Record,
        kinds::{JOURNAL_ENTRY, named},
    },
};

/// What is handed over. The kind's shape is the journal's; this is its version 1.
pub struct Handed<'a> {
    /// The identifier of the entry, of [`id`].
    pub id: String,
    /// The widget it comes from.
    pub widget: &'a str,
    /// The week it is about; empty for none.
    pub week: &'a str,
    /// What was asked.
    pub question: &'a str,
    /// What the member wrote.
    pub text: &'a str,
    /// The weather the member picked.
    pub weather: Option<&'a str>,
}

/// The identifier of what a widget hands over under this name.
pub fn id(widget: &str, name: &str) -> String {
    named(JOURNAL_ENTRY, &named(widget, name))
}

/// Whether an entry is in the journal, not in its bin.
pub fn is_in(entry: &Record) -> bool {
    entry.payload.get("binned").is_none_or(Value::is_null)
}

impl Handed<'_> {
    /// It as an entry of this day; `now` in milliseconds since 1970.
    pub fn entry(self, day: Day, now: f64) -> Record {
        let date = day.to_string();
        let source = json!({ "widget": self.widget, "week": self.week, "question": self.question });
        let mut payload = json!({
            "text": self.text.trim(), "date": date, "tags": [], "source": source, "binned": null
        });
        if let Some((weather, fields)) = self.weather.zip(payload.as_object_mut()) {
            fields.insert("weather".to_owned(), json!(weather));
        }
        Record {
            id: self.id,
            kind: JOURNAL_ENTRY.to_owned(),
            v: 1,
            order: date,
            created: now,
            updated: now,
            rev: 0,
            deleted: false,
            blobs: Vec::new(),
            saves: crate::store::Saves::new(),
            payload,
        }
    }
}

/// Whether the entry with this identifier is in the journal; no while that cannot be read.
pub async fn holds(context: Context, id: &str) -> bool {
    let entry = context.store().get(id).await;
    entry.ok().flatten().is_some_and(|entry| is_in(&entry))
}

/// Puts an entry into the journal, once, and announces that it was `said`. One that is there stays as the member left
/// it; one in the journal's bin comes back as it is now.
pub async fn keep(context: Context, mut entry: Record, said: &str) {
    match context.store().get(&entry.id).await {
        Ok(Some(found)) if is_in(&found) => {}
        Ok(found) => {
            if let Some(found) = found {
                (entry.rev, entry.created) = (found.rev, found.created);
            }
            match context.commit(Change::of(entry)).await {
                Ok(_) => context.announce(said),
                // Another tab kept it first. Nothing is left to store, and the line under the widget says so.
                Err(Error::Conflict { .. }) => drop(context.commit(Change::default()).await),
                Err(_) => {}
            }
        }
        Err(error) => context.fail(error),
    }
}
