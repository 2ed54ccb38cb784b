//! The journal's own book (`export/book.rs`): Markdown files by year and month, which come back as the entries they
//! were.
//!
//! Front matter has `escale` (the entry's identifier), `date`, `time`, `zone`, `tags` (and `own-tags`, how many of them are not in the text), `starred`, `weather`, `energy`,
//! `widget`, `week`, `question`, `created` and `updated`; pictures lie in `pictures/`. A book is made to be read: what other
//! programs knew about an entry is not in it.

use serde_json::Value;

use super::{
    super::Source as Asked,
    clock::{self, Stamp},
    front, identity,
    limits::ENTRY_BYTES,
    making::Making,
    page,
    reason::Reason,
    source::{Files, Given, Queue, Source, text},
};
use crate::archive::Member;

/// The field of the front matter that says how many of the tags are not in the text.
pub const OWN_TAGS: &str = "own-tags";

/// The field of the front matter that makes a page one of ours.
pub const MARK: &str = "escale";

/// Reads a book.
pub fn read(given: Given<'_>) -> Box<dyn Source<'_> + '_> {
    let files = given.shelf.ending(&["md"]);
    Box::new(Files::new(given, files, move |member, out| {
        entry(member, given, out)
    }))
}

fn entry<'p>(member: &'p Member<'p>, given: Given<'p>, out: &mut Queue<'p>) -> Result<(), Reason> {
    let written = text(member, ENTRY_BYTES as u64)?;
    let mut front = front::read(&written);
    let mut making = Making::new(given.place(&member.name, None));
    let id = front
        .text(MARK)
        .and_then(|id| identity::own(&id))
        .ok_or(Reason::NotAnEntry)?;
    let day = front
        .text("date")
        .as_deref()
        .and_then(clock::day)
        .ok_or(Reason::NoDate)?;
    let minute = front.text("time").as_deref().and_then(clock::minute);
    making.on(day, minute);
    let zone = front.text("zone");
    making.entry.zone = zone.as_deref().and_then(clock::zone).map(str::to_owned);
    let own = front.text(OWN_TAGS).and_then(|count| count.parse().ok());
    let tags = front.texts("tags");
    let tags = tags.iter().take(own.unwrap_or(usize::MAX));
    tags.for_each(|tag| making.tag(tag));
    making.entry.starred = front
        .text("starred")
        .is_some_and(|starred| starred == "true");
    making.entry.weather = front.text("weather").and_then(word);
    making.entry.energy = front.text("energy").and_then(word);
    making.entry.source = front.text("question").map(|question| Asked {
        widget: front.text("widget").unwrap_or_default(),
        week: front.text("week").unwrap_or_default(),
        question,
    });
    let body = front.body.strip_prefix('\n').unwrap_or(front.body);
    let lifted = page::pictures(&mut making, &member.name, body, given);
    making.text(lifted.strip_suffix('\n').unwrap_or(&lifted).to_owned())?;
    let moment = |text: Option<String>| match text.as_deref().and_then(clock::stamp) {
        Some(Stamp::Moment(moment)) => Some(moment),
        _ => None,
    };
    let created = moment(front.text("created"));
    let created = created.unwrap_or_else(|| clock::moment(day, minute, None, given.civil));
    let updated = moment(front.text("updated")).unwrap_or(created);
    making.found(id, created, updated, out);
    Ok(())
}

/// One of the journal's words.
fn word<T: serde::de::DeserializeOwned>(word: String) -> Option<T> {
    serde_json::from_value(Value::String(word)).ok()
}
