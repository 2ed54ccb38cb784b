//! Joplin's Markdown with front matter: a file a note, notebooks as folders, pictures in `_resources/`.
//!
//! | field | here |
//! |---|---|
//! | `title` | a heading; the date, where it begins with one |
//! | `created`, `updated` (UTC) | date and time in the member's zone; changed |
//! | `tags` | tags |
//! | `latitude`, `longitude`, `source`, `author`, `completed?`, `due` and all others | kept beside the entry |
//!
//! The note's name is when it was made and its title, for the file has no other.

use super::{
    super::{
        clock::{self, Stamp},
        front, identity,
        limits::ENTRY_BYTES,
        making::Making,
        page,
        reason::Reason,
        shelf::stem,
        source::{Files, Given, Queue, Source, text},
    },
    PROGRAM, day_of_title, is_nowhere,
};
use crate::archive::Member;

/// Reads notes of Joplin.
pub fn read(given: Given<'_>) -> Box<dyn Source<'_> + '_> {
    let files = given.shelf.ending(&["md"]);
    Box::new(Files::new(given, files, move |member, out| {
        note(member, given, out)
    }))
}

fn note<'p>(member: &'p Member<'p>, given: Given<'p>, out: &mut Queue<'p>) -> Result<(), Reason> {
    let written = text(member, ENTRY_BYTES as u64)?;
    let mut front = front::read(&written);
    let mut making = Making::new(given.place(&member.name, None));
    let title = front
        .text("title")
        .unwrap_or_else(|| stem(&member.name).to_owned());
    let stamp_text = front.text("created").unwrap_or_default();
    let created = match clock::stamp(&stamp_text) {
        Some(Stamp::Moment(moment)) => Some(moment),
        Some(Stamp::Local(day, minute)) => Some(clock::moment(day, minute, None, given.civil)),
        None => None,
    };
    match (day_of_title(&title), created) {
        (Some(day), _) => making.on(day, None),
        (None, Some(moment)) => making.at(moment, None, given.civil)?,
        (None, None) => return Err(Reason::NoDate),
    }
    let updated = match front.text("updated").as_deref().and_then(clock::stamp) {
        Some(Stamp::Moment(moment)) => Some(moment),
        _ => None,
    };
    for tag in front.texts("tags") {
        making.tag(&tag);
    }
    let lifted = page::pictures(&mut making, &member.name, front.body, given);
    making.text(page::titled(&title, &lifted))?;
    let id = identity::of(&[PROGRAM, "", &stamp_text, &title]);
    front
        .fields
        .retain(|(name, value)| !is_nowhere(name, value.as_str().unwrap_or("-")));
    making.origin(PROGRAM, "", front.rest());
    let day = clock::day(&making.entry.date).ok_or(Reason::NoDate)?;
    let created = created.unwrap_or_else(|| clock::moment(day, None, None, given.civil));
    making.found(id, created, updated.unwrap_or(created), out);
    Ok(())
}
