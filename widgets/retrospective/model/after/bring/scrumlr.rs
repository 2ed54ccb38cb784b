//! scrumlr's JSON (`board`, `participants`, `columns`, `notes`, `votings`), as its server writes it.
//!
//! | there | here |
//! |---|---|
//! | `columns[].name` | column |
//! | `notes[].text`, `position.column`, `position.stack` | a card, its column, the card it was put with |
//! | `notes[].author`, where participants have names and `board.showAuthors` | author |
//! | `votesPerNote[].total` of the latest voting that is closed | so many votes, of nobody known |

use std::collections::BTreeMap;

use serde_json::Value;

use super::{Brought, ID_CHARS, Place, Problem, Program, Why, counted, fault, hashed};
use crate::widgets::retrospective::model::table::{NAME_CHARS, bounded, outward::Seen};

/// Reads a board; none when it is no file of scrumlr.
pub fn read(file: &Value) -> Option<Brought> {
    let board = file.get("board")?.as_object()?;
    let columns = file.get("columns")?.as_array()?;
    let notes = file.get("notes")?.as_array()?;
    let text = |of: &Value, name: &str| of.get(name).and_then(Value::as_str).map(str::to_owned);
    let mut brought = Brought {
        program: Program::Scrumlr,
        title: board
            .get("name")
            .and_then(Value::as_str)
            .unwrap_or_default()
            .to_owned(),
        ..Brought::default()
    };
    let mut names = BTreeMap::new();
    for column in columns {
        let (Some(id), Some(name)) = (text(column, "id"), text(column, "name")) else {
            continue;
        };
        let short = bounded(&name, ID_CHARS);
        if !short.is_empty() {
            names.insert(id, short.clone());
            if !brought.columns.iter().any(|(known, _)| *known == short) {
                brought.columns.push((short, name));
            }
        }
    }
    let home = board.get("id").and_then(Value::as_str).unwrap_or_default();
    let id = |note: &str| hashed(&["scrumlr", home, note]);
    let (people, votes) = (people(file), votes(file));
    for (place, note) in notes.iter().enumerate() {
        let mut problem = |field: &str, why| {
            let path = ["notes[", &place.to_string(), "]", field].concat();
            brought.problems.push(Problem {
                place: Place::Path(path),
                why,
            });
        };
        let (Some(own), Some(written)) = (text(note, "id"), text(note, "text")) else {
            problem("", Why::Wrong);
            continue;
        };
        if let Some(why) = fault(&written) {
            problem(".text", why);
            continue;
        }
        let position = note.get("position");
        let at = |name: &str| position.and_then(|position| text(position, name));
        let column = at("column").and_then(|column| names.get(&column).cloned());
        let author = text(note, "author").and_then(|author| people.get(&author).cloned());
        let card = id(&own);
        brought.cards.push(Seen {
            votes: counted(&card, votes.get(&own).copied().unwrap_or_default()),
            with: at("stack").map(|stack| id(&stack)),
            id: card,
            column: column.unwrap_or_default(),
            text: written,
            author,
            ..Seen::default()
        });
    }
    Some(brought)
}

/// The names of those who took part, by their identifiers, where the board shows them.
fn people(file: &Value) -> BTreeMap<String, String> {
    let hides = file.pointer("/board/showAuthors") == Some(&Value::Bool(false));
    let all = file
        .get("participants")
        .and_then(Value::as_array)
        .filter(|_| !hides);
    let person = |one: &Value| {
        // Of a newer server there are no names.
        let user = one.get("user").unwrap_or(one);
        let id = user.get("id")?.as_str()?.to_owned();
        let name = bounded(user.get("name")?.as_str()?, NAME_CHARS);
        (!name.is_empty()).then_some((id, name))
    };
    all.into_iter().flatten().filter_map(person).collect()
}

/// How many votes each note has in the latest voting that is closed; the server gives the latest first.
fn votes(file: &Value) -> BTreeMap<String, u32> {
    let all = file.get("votings").and_then(Value::as_array);
    let closed = all
        .into_iter()
        .flatten()
        .find(|voting| voting.get("status").and_then(Value::as_str) == Some("CLOSED"));
    let notes = closed.and_then(|voting| voting.pointer("/votes/votesPerNote")?.as_object());
    let total = |(note, result): (&String, &Value)| {
        let total = result.get("total")?.as_u64()?;
        Some((note.clone(), u32::try_from(total).unwrap_or(u32::MAX)))
    };
    notes.into_iter().flatten().filter_map(total).collect()
}
