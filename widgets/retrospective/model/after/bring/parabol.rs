//! Parabol's CSV of a retrospective: `reflectionGroup`, `author`, `votes`, `prompt`, `type`, `createdAt`,
//! `discussionThread`, `content`, in whatever order.
//!
//! | there | here |
//! |---|---|
//! | `prompt` | column |
//! | `content` of a `Reflection` | a card; the first of a `reflectionGroup` leads it and has its name and its `votes` |
//! | `content` of a `Comment`, `Reply` or `Task` | a comment on the card that leads, without a name, as comments have none |

use std::collections::{BTreeMap, HashMap};

use csv_core::{ReadRecordResult, Reader};

use super::{Brought, ID_CHARS, Place, Problem, Program, Why, counted, fault, hashed};
use crate::widgets::retrospective::model::table::{
    MAX_CARDS, NAME_CHARS, bounded,
    outward::{Said, Seen},
};

/// The most columns that are read.
const COLUMNS: usize = 32;

/// Reads a board; none when it is no such table.
pub fn read(text: &str) -> Option<Brought> {
    let mut rows = Rows::of(text);
    let (_, head) = rows.next()?;
    let column = |name: &str| head.iter().position(|title| title.trim() == name);
    let group = column("reflectionGroup")?;
    let [votes, prompt, kind, content] = ["votes", "prompt", "type", "content"].map(column);
    let (votes, prompt, kind, content) = (votes?, prompt?, kind?, content?);
    let created = column("createdAt");
    let mut brought = Brought {
        program: Program::Parabol,
        ..Brought::default()
    };
    let mut leads: BTreeMap<String, usize> = BTreeMap::new();
    let mut alike: HashMap<String, u32> = HashMap::new();
    let mut said = Vec::new();
    for (line, row) in rows.by_ref() {
        if brought.cards.len() > MAX_CARDS {
            // It is refused whole.
            break;
        }
        let cell = |place: usize| row.get(place).map(String::as_str).unwrap_or_default();
        let mut problem = |why| {
            let place = Place::Line(line);
            brought.problems.push(Problem { place, why });
        };
        let written = cell(content);
        if let Some(why) = fault(written) {
            problem(why);
            continue;
        }
        let topic = cell(group).to_owned();
        let at = created.map(cell).unwrap_or_default();
        match cell(kind) {
            "Reflection" => {}
            "Comment" | "Reply" | "Task" => {
                said.push((line, topic, at.to_owned(), written.to_owned()));
                continue;
            }
            _ => {
                problem(Why::Wrong);
                continue;
            }
        }
        let short = bounded(cell(prompt), ID_CHARS);
        let known = brought.columns.iter().any(|(id, _)| *id == short);
        if !known && !short.is_empty() {
            brought
                .columns
                .push((short.clone(), cell(prompt).to_owned()));
        }
        let twin = count(&mut alike, &[&topic, &short, at, written]);
        let id = hashed(&["parabol", &topic, &short, at, written, &twin.to_string()]);
        let lead = leads
            .get(&topic)
            .and_then(|place| brought.cards.get(*place));
        let with = lead.map(|lead| lead.id.clone());
        let mut card = Seen {
            with,
            id,
            column: short,
            text: written.to_owned(),
            ..Seen::default()
        };
        if card.with.is_none() {
            card.votes = counted(&card.id, cell(votes).trim().parse().unwrap_or_default());
            card.title = Some(bounded(&topic, NAME_CHARS)).filter(|title| !title.is_empty());
            // Without a name nothing was put together.
            if !topic.is_empty() {
                leads.insert(topic, brought.cards.len());
            }
        }
        brought.cards.push(card);
    }
    if let Some(line) = rows.broken {
        brought.problems.push(Problem {
            place: Place::Line(line),
            why: Why::Wrong,
        });
    }
    for (line, topic, at, text) in said {
        let twin = count(&mut alike, &["", &topic, &at, &text]);
        let lead = leads.get(&topic).copied();
        match lead.and_then(|place| brought.cards.get_mut(place)) {
            Some(lead) => {
                let id = hashed(&["parabol", &lead.id, &at, &text, &twin.to_string()]);
                lead.comments.push(Said { id, text });
            }
            None => brought.problems.push(Problem {
                place: Place::Line(line),
                why: Why::Alone,
            }),
        }
    }
    Some(brought)
}

/// How often something was met before.
fn count(alike: &mut HashMap<String, u32>, parts: &[&str]) -> u32 {
    let times = alike.entry(hashed(parts)).or_default();
    *times += 1;
    *times - 1
}

/// The rows of a table, with the line where each begins.
struct Rows<'t> {
    reader: Reader,
    rest: &'t [u8],
    cells: Vec<u8>,
    ends: [usize; COLUMNS],
    /// The row that has more columns than are read, with which reading ended.
    broken: Option<u64>,
}

impl<'t> Rows<'t> {
    fn of(text: &'t str) -> Self {
        Self {
            reader: Reader::new(),
            rest: text.as_bytes(),
            // No row is longer than all of them.
            cells: vec![0; text.len()],
            ends: [0; COLUMNS],
            broken: None,
        }
    }
}

impl Iterator for Rows<'_> {
    type Item = (u64, Vec<String>);

    fn next(&mut self) -> Option<Self::Item> {
        let line = self.reader.line();
        let (mut written, mut ended) = (0, 0);
        if self.broken.is_some() {
            return None;
        }
        loop {
            let cells = self.cells.get_mut(written..)?;
            let ends = self.ends.get_mut(ended..)?;
            let (result, read, wrote, closed) = self.reader.read_record(self.rest, cells, ends);
            self.rest = self.rest.get(read..)?;
            written += wrote;
            ended += closed;
            match result {
                // The end of a text is told by giving nothing more.
                ReadRecordResult::InputEmpty => {}
                ReadRecordResult::Record => break,
                ReadRecordResult::OutputFull | ReadRecordResult::OutputEndsFull => {
                    self.broken = Some(line);
                    return None;
                }
                ReadRecordResult::End => return None,
            }
        }
        let mut start = 0;
        let mut row = Vec::with_capacity(ended);
        for end in self.ends.get(..ended)? {
            let cell = self.cells.get(start..*end)?;
            row.push(String::from_utf8_lossy(cell).into_owned());
            start = *end;
        }
        Some((line, row))
    }
}
