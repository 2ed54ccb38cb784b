//! The whole journal from the store, a page at a time, oldest first and the bin last; and the time zones that coming in
//! and going out need.

use std::collections::HashSet;

use crate::{
    context::Context,
    error::Result,
    store::{Listing, Place, Record},
    text::zones::Zones,
    widgets::journal::{
        model::import::Local,
        record::{self, READ},
    },
};

/// A reading of the whole journal.
pub struct Whole {
    context: Context,
    after: Option<Place>,
    over: bool,
}

impl Whole {
    /// Begins before the oldest entry.
    pub fn new(context: Context) -> Self {
        Self {
            context,
            after: None,
            over: false,
        }
    }

    /// The next page; nothing after the last.
    ///
    /// # Errors
    /// What the store answered.
    pub async fn next(&mut self) -> Result<Option<Listing>> {
        if self.over {
            return Ok(None);
        }
        let query = record::all_after(self.after.take());
        let found = self.context.store().list(query).await?;
        self.over = found.records.len() < READ;
        self.after = found.records.last().map(Record::place);
        Ok(Some(found))
    }
}

/// The identifiers of all entries, the bin included.
///
/// # Errors
/// What the store answered.
pub async fn identifiers(context: Context) -> Result<HashSet<String>> {
    let mut all = HashSet::new();
    let mut whole = Whole::new(context);
    while let Some(found) = whole.next().await? {
        all.extend(found.records.into_iter().map(|record| record.id));
    }
    Ok(all)
}

/// What calendar and clock showed at a moment, as the rules of coming in and going out ask for it.
pub fn local(zones: &Zones, millis: i64, zone: Option<&str>) -> Option<Local> {
    let shown = zones.shown(millis, zone)?;
    Some(Local {
        day: shown.day,
        minute: u16::from(shown.hour) * 60 + u16::from(shown.minute),
    })
}
