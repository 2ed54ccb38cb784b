//! The text jrnl keeps its journal in: `[YYYY-MM-DD HH:MM] Title`, and lines that belong to it until the next such.
//!
//! A title that ends with ` *` is starred. jrnl 1 wrote no brackets; a file without any bracketed line is read that
//! way. A folder journal is many such files.

use std::borrow::Cow;

use super::{
    super::{
        clock, identity,
        limits::{ENTRY_BYTES, WHOLE_BYTES},
        making::Making,
        reason::{Place, Reason},
        source::{self, Given, Queue, Source, broken},
    },
    PROGRAM, joined, tags,
};
use crate::{archive::Member, programme::Day};

/// Reads a journal in jrnl's text.
pub fn read(given: Given<'_>) -> Box<dyn Source<'_> + '_> {
    Box::new(Texts {
        given,
        files: given.shelf.ending(&["txt", "jrnl"]).into_iter(),
        open: None,
        taken: 0,
    })
}

/// Whether a text has a line that begins an entry.
pub fn is_jrnl(text: &str) -> bool {
    text.lines().any(|line| head(line, true).is_some())
}

struct Texts<'p> {
    given: Given<'p>,
    files: std::vec::IntoIter<&'p Member<'p>>,
    open: Option<Open<'p>>,
    taken: u64,
}

struct Open<'p> {
    name: &'p str,
    text: Cow<'p, str>,
    bracketed: bool,
    at: usize,
    line: usize,
}

/// The beginning of an entry.
struct Head<'t> {
    day: Day,
    minute: Option<u16>,
    title: &'t str,
}

impl<'p> Source<'p> for Texts<'p> {
    fn step(&mut self, out: &mut Queue<'p>) -> bool {
        let Some(open) = self.open.as_mut() else {
            let Some(member) = self.files.next() else {
                return false;
            };
            self.taken += member.packed_bytes();
            match source::text(member, WHOLE_BYTES) {
                Ok(text) => self.open = Some(Open::new(&member.name, text)),
                Err(reason) => broken(out, self.given.place(&member.name, None), reason),
            }
            return true;
        };
        let (start, line) = (open.at, open.line);
        let end = open.pass();
        let text = open.text.get(start..end).unwrap_or_default();
        let place = self.given.place(open.name, Some(line));
        let bracketed = open.bracketed;
        if let Err(reason) = entry(text, bracketed, place.clone(), self.given, out) {
            broken(out, place, reason);
        }
        if end >= open.text.len() {
            self.open = None;
        }
        true
    }

    fn taken(&self) -> u64 {
        self.taken
    }
}

impl<'p> Open<'p> {
    fn new(name: &'p str, text: Cow<'p, str>) -> Self {
        let bracketed = text.lines().any(|line| head(line, true).is_some());
        let at = if text.starts_with('\u{feff}') { 3 } else { 0 };
        Open {
            name,
            text,
            bracketed,
            at,
            line: 1,
        }
    }

    /// Goes on behind the lines that belong together; gives where they end.
    fn pass(&mut self) -> usize {
        let rest = self.text.get(self.at..).unwrap_or_default();
        let mut end = self.at;
        for (place, line) in rest.split_inclusive('\n').enumerate() {
            if place > 0 && head(line, self.bracketed).is_some() {
                break;
            }
            end += line.len();
            self.line += 1;
        }
        self.at = end;
        end
    }
}

/// Reads a line that begins an entry.
fn head(line: &str, bracketed: bool) -> Option<Head<'_>> {
    let (stamp, title) = if bracketed {
        line.strip_prefix('[')?.split_once(']')?
    } else {
        line.split_at_checked(16)?
    };
    let (date, time) = stamp.split_at_checked(10)?;
    let day = clock::day(date)?;
    let time = time.trim_start_matches(['T', ' ', ',']);
    let minute = if time.is_empty() {
        None
    } else {
        Some(clock::minute(time)?)
    };
    if !bracketed && minute.is_none() {
        return None;
    }
    Some(Head { day, minute, title })
}

fn entry<'p>(
    text: &str,
    bracketed: bool,
    place: Place,
    given: Given<'p>,
    out: &mut Queue<'p>,
) -> Result<(), Reason> {
    if text.trim().is_empty() {
        return Ok(());
    }
    if text.len() > ENTRY_BYTES {
        return Err(Reason::TooLong { max: ENTRY_BYTES });
    }
    let (first, body) = text.split_once('\n').unwrap_or((text, ""));
    let Head { day, minute, title } = head(first, bracketed).ok_or(Reason::NoDate)?;
    let mut making = Making::new(place);
    making.on(day, minute);
    let title = title.trim();
    let plain = title.strip_suffix('*').or_else(|| title.strip_prefix("* "));
    making.entry.starred = plain.is_some();
    making.text(joined(plain.unwrap_or(title), body))?;
    tags(&mut making, title);
    tags(&mut making, body);
    let time = making.entry.time.clone().unwrap_or_default();
    let id = identity::of(&[PROGRAM, "", &making.entry.date, &time, title, body.trim()]);
    making.origin(PROGRAM, "", serde_json::Map::new());
    let created = clock::moment(day, minute, None, given.civil);
    making.found(id, created, created, out);
    Ok(())
}
