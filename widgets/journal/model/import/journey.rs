//! Journey: one JSON file an entry and its photos beside it, in a zip.
//!
//! | field | here |
//! |---|---|
//! | `id` | names the entry |
//! | `date_journal` (milliseconds), `timezone` | date, time, zone |
//! | `date_modified` | changed |
//! | `text`; HTML where `type` says so or it looks like it | text |
//! | `tags`, `favourite` | tags, starred |
//! | `photos[]` | pictures; film and sound among them are left out, by name |
//! | `mood` (1 to 5), `sentiment`, `lat`, `lon`, `address`, `weather` and all others | kept beside the entry |
//! | `preview_text`, `type` | left out: they say nothing more |
//!
//! Journey writes the largest number there is for a place it does not know, and empty texts for whatever else.

use serde_json::Value;

use super::{
    fields::Fields,
    found::PictureType,
    html, identity,
    limits::{ENTRY_BYTES, TEXT_BYTES},
    making::Making,
    reason::Reason,
    shelf::{file_name, short_name},
    source::{Files, Given, Queue, Source},
};
use crate::archive::Member;

/// The program's name in [`Origin`](super::super::Origin).
pub const PROGRAM: &str = "journey";

/// Reads a journal of Journey.
pub fn read(given: Given<'_>) -> Box<dyn Source<'_> + '_> {
    let files = given.shelf.ending(&["json"]);
    Box::new(Files::new(given, files, move |member, out| {
        entry(member, given, out)
    }))
}

fn entry<'p>(member: &Member<'p>, given: Given<'p>, out: &mut Queue<'p>) -> Result<(), Reason> {
    let mut fields = Fields::read(&member.bytes(ENTRY_BYTES as u64)?)?;
    let mut making = Making::new(given.place(&member.name, None));
    let created = fields.millis("date_journal").ok_or(Reason::NoDate)?;
    let zone = fields.short("timezone");
    making.at(created, zone.as_deref(), given.civil)?;
    if making.entry.zone.is_none() {
        fields.put_back("timezone", zone);
    }
    let updated = fields.millis("date_modified").unwrap_or(created);
    making.entry.starred = fields.flag("favourite");
    for tag in fields.list("tags") {
        making.tag(tag.as_str().unwrap_or_default());
    }
    let written = fields.text("text").unwrap_or_default();
    if written.len() > 4 * TEXT_BYTES {
        return Err(Reason::TooLong { max: TEXT_BYTES });
    }
    let kind = fields.text("type").unwrap_or_default();
    making.text(if kind == "html" || html::is_html(&written) {
        html::markdown(&written)
    } else {
        written.clone()
    })?;
    for photo in fields.list("photos") {
        attach(&mut making, photo.as_str().unwrap_or_default(), given);
    }
    let id = fields.short("id").unwrap_or_default();
    fields.take("preview_text");
    fields.tidy(|name, value| match name {
        "lat" | "lon" => value.as_f64().is_none_or(|degrees| degrees.abs() > 180.0),
        "mood" | "sentiment" => value.as_f64() == Some(0.0),
        "weather" => is_unset(value),
        _ => false,
    });
    making.origin(PROGRAM, &id, fields.rest());
    let id = if id.is_empty() {
        identity::of(&[PROGRAM, "", &created.to_string(), &written])
    } else {
        identity::of(&[PROGRAM, &id])
    };
    making.found(id, created, updated, out);
    Ok(())
}

fn attach<'p>(making: &mut Making<'p>, name: &str, given: Given<'p>) {
    let name = file_name(name);
    let shown = || short_name(name);
    if !PictureType::is_named(name) {
        making.wrong(Reason::NotTaken { name: shown() });
    } else if let Some(member) = given.shelf.named(name) {
        making.picture_once(member, "");
    } else {
        making.wrong(Reason::PictureMissing { name: shown() });
    }
}

/// Weather without a word, or without a measured degree.
fn is_unset(weather: &Value) -> bool {
    let text = |name: &str| {
        weather
            .get(name)
            .and_then(Value::as_str)
            .unwrap_or_default()
    };
    text("description").is_empty() && text("place").is_empty()
}
