//! Daylio: the CSV it exports, one row an entry.
//!
//! | column | here |
//! |---|---|
//! | `full_date` (`YYYY-MM-DD`), `time` (24 hours, or am and pm) | date and time, in the member's zone |
//! | `mood` (the member's own word) | a tag; the text, where there is no other |
//! | `activities` (parted by ` \| `) | tags |
//! | `note_title`, `note` (some HTML) | text: the title is a heading |
//! | `mood`, `activities`, `scales` and all others | kept beside the entry |
//!
//! Columns are found by their names, for versions differ in them; `date` and `weekday` say the same once more. Older
//! versions wrote `year` and a day in words instead of `full_date`: such rows are reported, their dates cannot be
//! told in every language.

use std::borrow::Cow;

use csv_core::{ReadRecordResult, Reader};
use serde_json::{Map, Value};

use super::{
    clock, html, identity,
    limits::{ENTRY_BYTES, TEXT_BYTES, WHOLE_BYTES},
    making::Making,
    reason::{Place, Reason},
    source::{Given, Queue, Source, broken},
};
use crate::archive::Member;

/// The program's name in [`Origin`](super::super::Origin).
pub const PROGRAM: &str = "daylio";
/// The most columns that are read.
const COLUMNS: usize = 64;

/// Whether a text begins with the names of Daylio's columns.
pub fn is_daylio(text: &str) -> bool {
    let first = text
        .trim_start_matches('\u{feff}')
        .lines()
        .next()
        .unwrap_or_default();
    let has = |name: &str| {
        first
            .split(',')
            .any(|column| column.trim_matches(['"', ' ']) == name)
    };
    has("full_date") && has("mood")
}

/// Reads a journal of Daylio.
pub fn read(given: Given<'_>) -> Box<dyn Source<'_> + '_> {
    Box::new(Tables {
        given,
        files: given.shelf.ending(&["csv"]).into_iter(),
        open: None,
        taken: 0,
    })
}

struct Tables<'p> {
    given: Given<'p>,
    files: std::vec::IntoIter<&'p Member<'p>>,
    open: Option<Table<'p>>,
    taken: u64,
}

impl<'p> Source<'p> for Tables<'p> {
    fn step(&mut self, out: &mut Queue<'p>) -> bool {
        let Some(table) = self.open.as_mut() else {
            let Some(member) = self.files.next() else {
                return false;
            };
            self.taken += member.packed_bytes();
            match member.bytes(WHOLE_BYTES) {
                Ok(bytes) => self.open = Some(Table::new(&member.name, bytes)),
                Err(fault) => broken(out, self.given.place(&member.name, None), fault.into()),
            }
            return true;
        };
        let Some(row) = table.row() else {
            self.open = None;
            return true;
        };
        let place = self.given.place(table.name, Some(table.line));
        let done = match row {
            Ok(names) if table.names.is_empty() => {
                table.names = names;
                Ok(())
            }
            Ok(row) => entry(&table.names, &row, place.clone(), self.given, out),
            Err(reason) => Err(reason),
        };
        if let Err(reason) = done {
            broken(out, place, reason);
        }
        true
    }

    fn taken(&self) -> u64 {
        self.taken
    }
}

/// A CSV being read.
struct Table<'p> {
    name: &'p str,
    bytes: Cow<'p, [u8]>,
    at: usize,
    reader: Box<Reader>,
    names: Vec<String>,
    /// The line the last row began on.
    line: usize,
    over: bool,
}

impl<'p> Table<'p> {
    fn new(name: &'p str, bytes: Cow<'p, [u8]>) -> Self {
        let at = if bytes.starts_with(b"\xef\xbb\xbf") {
            3
        } else {
            0
        };
        Table {
            name,
            bytes,
            at,
            reader: Box::new(Reader::new()),
            names: Vec::new(),
            line: 1,
            over: false,
        }
    }

    /// The fields of the next row.
    fn row(&mut self) -> Option<Result<Vec<String>, Reason>> {
        if self.over {
            return None;
        }
        self.line = usize::try_from(self.reader.line()).unwrap_or(usize::MAX);
        let mut fields = vec![0; 4096];
        let mut ends = [0; COLUMNS];
        let (mut length, mut columns) = (0, 0);
        let mut wrong = None;
        loop {
            let input = self.bytes.get(self.at..).unwrap_or_default();
            let (result, read, wrote, ended) = self.reader.read_record(
                input,
                fields.get_mut(length..).unwrap_or_default(),
                ends.get_mut(columns..).unwrap_or_default(),
            );
            self.at += read;
            length += wrote;
            columns += ended;
            match result {
                ReadRecordResult::InputEmpty => {}
                ReadRecordResult::OutputFull if fields.len() < ENTRY_BYTES => {
                    fields.resize(fields.len() * 2, 0);
                }
                // What is too much is read and not kept.
                ReadRecordResult::OutputFull => {
                    wrong = Some(Reason::TooLong { max: ENTRY_BYTES });
                    length = 0;
                }
                ReadRecordResult::OutputEndsFull => {
                    wrong = Some(Reason::NotAnEntry);
                    columns = 0;
                }
                ReadRecordResult::Record => break,
                ReadRecordResult::End => {
                    self.over = true;
                    return wrong.map(Err);
                }
            }
        }
        if let Some(reason) = wrong {
            return Some(Err(reason));
        }
        let mut start = 0;
        let mut row = Vec::with_capacity(columns);
        for end in ends.iter().take(columns) {
            let field = fields.get(start..*end).unwrap_or_default();
            let Ok(field) = str::from_utf8(field) else {
                return Some(Err(Reason::NotText));
            };
            row.push(field.to_owned());
            start = *end;
        }
        Some(Ok(row))
    }
}

fn entry<'p>(
    names: &[String],
    row: &[String],
    place: Place,
    given: Given<'p>,
    out: &mut Queue<'p>,
) -> Result<(), Reason> {
    let field = |name: &str| {
        let column = names.iter().position(|known| known.trim() == name);
        column
            .and_then(|column| row.get(column))
            .map_or("", |field| field.trim())
    };
    if row.len() < names.len().min(4) {
        return Err(Reason::CutOff);
    }
    let mut making = Making::new(place);
    let day = clock::day(field("full_date")).ok_or(Reason::NoDate)?;
    let minute = clock::minute(field("time"));
    making.on(day, minute);
    making.tag(field("mood"));
    for activity in field("activities").split('|') {
        making.tag(activity);
    }
    making.text(text(field("note_title"), field("note"), field("mood"))?)?;
    let mut rest = Map::new();
    for (name, value) in names.iter().zip(row) {
        let name = name.trim();
        let said = ["full_date", "date", "weekday", "time", "note_title", "note"].contains(&name);
        if !said && !value.trim().is_empty() {
            rest.insert(name.to_owned(), Value::String(value.trim().to_owned()));
        }
    }
    making.origin(PROGRAM, "", rest);
    let said = [
        "full_date",
        "time",
        "mood",
        "activities",
        "note_title",
        "note",
    ]
    .map(field);
    let parts: Vec<&str> = [PROGRAM, ""].into_iter().chain(said).collect();
    let created = clock::moment(day, minute, None, given.civil);
    making.found(identity::of(&parts), created, created, out);
    Ok(())
}

fn text(title: &str, note: &str, mood: &str) -> Result<String, Reason> {
    if note.len() > 4 * TEXT_BYTES {
        return Err(Reason::TooLong { max: TEXT_BYTES });
    }
    let note = if html::is_html(note) {
        html::markdown(note)
    } else {
        html::decoded(note).into_owned()
    };
    Ok(match (title.is_empty(), note.is_empty()) {
        (true, true) => mood.to_owned(),
        (true, false) => note,
        (false, true) => ["# ", title].concat(),
        (false, false) => ["# ", title, "\n\n", &note].concat(),
    })
}
