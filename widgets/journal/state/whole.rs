//! The whole journal from the store, a page at a time, oldest first and the bin last; and the time zones that coming in
//! and going out need.

use std::collections::HashMap;

use crate::{
    context::Context,
    error::Result,
    store::{Blob, Listing, Place, Record, kinds},
    text::zones::Zones,
    widgets::journal::{
        model::{
            BIN, Entry,
            import::{Here, Local},
        },
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

/// What the journal knows of identifiers: of its entries, those of its bin, and those that were deleted.
///
/// # Errors
/// What the store answered.
pub async fn identifiers(context: Context) -> Result<HashMap<String, Here>> {
    let deleted = context.store().deleted(kinds::JOURNAL_ENTRY).await?;
    let deleted = deleted.into_iter().map(|id| (id, Here::Deleted));
    let mut all: HashMap<String, Here> = deleted.collect();
    let mut whole = Whole::new(context);
    while let Some(found) = whole.next().await? {
        for record in found.records {
            let binned = record.order.starts_with(BIN);
            let here = if binned { Here::Binned } else { Here::Live };
            all.insert(record.id, here);
        }
    }
    Ok(all)
}

/// The bytes of an entry's pictures, in their order; nothing for one whose bytes are not here.
///
/// # Errors
/// What the store answered.
pub async fn pictures(context: Context, entry: &Entry) -> Result<Vec<Option<Blob>>> {
    let mut all = Vec::new();
    for picture in &entry.pictures {
        all.push(context.store().blob(&picture.blob).await?);
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
