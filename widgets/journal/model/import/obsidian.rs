//! Obsidian: daily notes, `2026-11-23.md` wherever they lie, alone or in a zip of the vault.
//!
//! | what | here |
//! |---|---|
//! | the day in the file's name, else `date` or `created` of its front matter | date, and time if there is one |
//! | `tags`, `tag`, and `#words` of the text | tags |
//! | `starred`, `time`, `zone` | starred, time, zone |
//! | other front matter | kept beside the entry |
//! | the rest of a name beside the day | a heading |
//! | `![[picture.png]]`, `![](picture.png)` | pictures, from wherever they lie |
//! | `[[links]]` | their words |
//!
//! Notes without a day are no journal: in a vault they are passed over, chosen one by one they are reported. A daily
//! note's name is its day; a second file of that name is named by its folder too.

use std::collections::HashSet;

use super::{
    clock::{self, Stamp},
    front, identity,
    limits::ENTRY_BYTES,
    making::Making,
    page,
    reason::Reason,
    shelf::stem,
    source::{Files, Given, Queue, Source, text},
};
use crate::archive::Member;

/// The program's name in [`Origin`](super::super::Origin).
pub const PROGRAM: &str = "obsidian";

/// Reads the daily notes of a vault.
pub fn read(given: Given<'_>) -> Box<dyn Source<'_> + '_> {
    let files = given.shelf.ending(&["md"]);
    let mut names = HashSet::new();
    Box::new(Files::new(given, files, move |member, out| {
        note(member, given, &mut names, out)
    }))
}

fn note<'p>(
    member: &'p Member<'p>,
    given: Given<'p>,
    names: &mut HashSet<&'p str>,
    out: &mut Queue<'p>,
) -> Result<(), Reason> {
    let name = stem(&member.name);
    let in_name = page::day_in(name);
    let of_vault = given.archive.is_some();
    if of_vault && in_name.is_none() && !front_begins(member) {
        return Ok(());
    }
    let written = text(member, ENTRY_BYTES as u64)?;
    let mut front = front::read(&written);
    let stamp = ["date", "created"].map(|name| front.get(name).and_then(clock::stamp));
    let stamp = stamp.into_iter().flatten().next();
    let mut making = Making::new(given.place(&member.name, None));
    let zone = front.get("zone");
    let mut created = None;
    match (in_name, stamp) {
        // A name says the day, front matter the time of that day.
        (Some(day), Some(Stamp::Local(same, minute))) if day == same => making.on(day, minute),
        (Some(day), Some(Stamp::Moment(moment))) => {
            created = Some(moment);
            making.on(day, None);
        }
        (Some(day), _) => making.on(day, None),
        (None, Some(Stamp::Local(day, minute))) => making.on(day, minute),
        (None, Some(Stamp::Moment(moment))) => {
            created = Some(moment);
            making.at(moment, zone, given.civil)?;
        }
        (None, None) if of_vault => return Ok(()),
        (None, None) => return Err(Reason::NoDate),
    }
    if let Some(minute) = front.text("time").as_deref().and_then(clock::minute) {
        making.entry.time = Some(clock::time(minute));
    }
    making.entry.starred = front
        .text("starred")
        .is_some_and(|starred| starred == "true");
    for tag in ["tags", "tag"]
        .into_iter()
        .flat_map(|name| front.texts(name))
    {
        making.tag(&tag);
    }
    page::tags(&mut making, front.body);
    let lifted = page::pictures(&mut making, &member.name, front.body, given);
    making.text(page::titled(
        &title(name),
        &page::without_wiki_links(&lifted),
    ))?;
    making.origin(PROGRAM, name, front.rest());
    let day = clock::day(&making.entry.date).ok_or(Reason::NoDate)?;
    let minute = making.entry.time.as_deref().and_then(clock::minute);
    let created = created.unwrap_or_else(|| clock::moment(day, minute, None, given.civil));
    // Another vault has notes of the same name, and a note that was changed since says something else.
    making.former = Some(if names.insert(name) {
        identity::of(&[PROGRAM, name])
    } else {
        identity::of(&[PROGRAM, &member.name])
    });
    let id = identity::of(&[PROGRAM, name, &written]);
    making.found(id, created, created, out);
    Ok(())
}

/// Whether a note may have front matter, without unpacking all of it.
fn front_begins(member: &Member<'_>) -> bool {
    let start = member.beginning(6);
    start.starts_with(b"---") || start.starts_with(b"\xef\xbb\xbf---")
}

/// What a name says beside the day.
fn title(name: &str) -> String {
    let day = page::day_in(name)
        .map(|day| day.to_string())
        .unwrap_or_default();
    if day.is_empty() {
        return name.to_owned();
    }
    let spelled = ["-", "_", ".", ""].map(|between| day.replace('-', between));
    let rest = spelled
        .iter()
        .fold(name.to_owned(), |rest, day| rest.replace(day.as_str(), " "));
    rest.trim_matches([' ', '-', '_', '–', ',']).to_owned()
}
