//! Weeks out of a table: the first row names the columns, every other row is a week.

use csv_core::{ReadRecordResult, ReaderBuilder};

use super::{
    Reason, Sheet,
    week::{Draft, Field, short},
};

/// The most columns that are read.
const COLUMNS: usize = 64;
/// What cells are parted by.
const MARKS: [u8; 3] = [b',', b';', b'\t'];

/// Whether the first row names columns that are known, two at least.
pub fn is_table(text: &str) -> bool {
    let first = text.lines().next().unwrap_or_default();
    let names = first.split(char::from(mark(first)));
    let known = names.filter(|name| Field::named(name.trim_matches('"')).is_some());
    known.count() > 1
}

/// Reads it.
pub fn read(text: &str, language: &str, sheet: &mut Sheet) {
    let first = text.lines().next().unwrap_or_default();
    let mut reader = ReaderBuilder::new().delimiter(mark(first)).build();
    let mut columns: Vec<Option<Field>> = Vec::new();
    // What is read is never longer than the text.
    let mut fields = vec![0; text.len() + 1];
    let mut ends = [0; COLUMNS];
    let (mut input, mut length, mut count) = (text.as_bytes(), 0, 0);
    let mut line = 1;
    loop {
        let (result, read, wrote, ended) = reader.read_record(
            input,
            fields.get_mut(length..).unwrap_or_default(),
            ends.get_mut(count..).unwrap_or_default(),
        );
        input = input.get(read..).unwrap_or_default();
        length += wrote;
        count += ended;
        match result {
            ReadRecordResult::InputEmpty => continue,
            ReadRecordResult::End | ReadRecordResult::OutputFull => return,
            ReadRecordResult::OutputEndsFull => {
                // Columns beyond are not read, and the row that has them not either.
                return sheet.problem(
                    line,
                    Reason::LeftOut {
                        found: short(first),
                    },
                );
            }
            ReadRecordResult::Record => {}
        }
        let mut start = 0;
        let mut row = Vec::new();
        for end in ends.iter().take(count) {
            let cell = fields.get(start..*end).unwrap_or_default();
            row.push(unguarded(str::from_utf8(cell).unwrap_or_default().trim()));
            start = *end;
        }
        if columns.is_empty() {
            columns = named(&row, line, sheet);
            if columns.iter().all(Option::is_none) {
                return sheet.problem(line, Reason::NoWeeks);
            }
        } else {
            let mut draft = Draft {
                line,
                ..Draft::default()
            };
            for (field, cell) in columns.iter().zip(&row) {
                if let Some(field) = field {
                    draft.take(*field, cell, line, sheet);
                }
            }
            if !draft.is_empty() {
                sheet.week(draft, language);
            }
        }
        (length, count) = (0, 0);
        line = usize::try_from(reader.line()).unwrap_or(usize::MAX);
    }
}

fn named(row: &[&str], line: usize, sheet: &mut Sheet) -> Vec<Option<Field>> {
    let mut columns = Vec::new();
    for name in row {
        let field = Field::named(name);
        if field.is_none() && !name.is_empty() {
            let name = short(name);
            sheet.problem(line, Reason::UnknownColumn { name });
        }
        columns.push(field);
    }
    columns
}

/// What the cells of a first row are parted by: what comes most often.
fn mark(first: &str) -> u8 {
    let times = |mark: u8| first.bytes().filter(|byte| *byte == mark).count();
    let best = MARKS.into_iter().rev().max_by_key(|mark| times(*mark));
    best.unwrap_or(b',')
}

/// A cell without the apostrophe that keeps spreadsheets from taking it for a formula.
fn unguarded(cell: &str) -> &str {
    let behind = cell.strip_prefix('\'').unwrap_or(cell);
    let is_guarded = behind
        .trim_start()
        .starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
    if is_guarded { behind } else { cell }
}
