//! Our own JSON, as [`json`](super::super::json) writes it.

use serde::de::DeserializeOwned;
use serde_json::Value;

use super::{
    super::json::{Each, Meant, OwnCard, VERSION, Voter},
    Brought, Place, Problem, Program, Refused, Why, blank, is_id, wrong,
};
use crate::{
    programme::Day,
    widgets::retrospective::model::table::{
        NAME_CHARS,
        outward::{Came, Seen},
    },
};

/// Reads a board.
pub fn read(file: &Value) -> Result<Brought, Refused> {
    match file.get("version").and_then(Value::as_u64) {
        Some(version) if version <= u64::from(VERSION) && version > 0 => {}
        Some(version) if version > 0 => return Err(Refused::Newer),
        _ => return Err(Refused::Unknown),
    }
    let text = |of: &Value, name: &str| {
        of.get(name)
            .and_then(Value::as_str)
            .unwrap_or_default()
            .to_owned()
    };
    let mut reading = Reading::default();
    let columns = list(file.get("columns"));
    let columns = columns
        .iter()
        .map(|one| (text(one, "id"), text(one, "title")));
    let table = file.get("table");
    let in_table = |name: &str| table.and_then(|table| table.get(name));
    let cards: Vec<Seen> = reading.all(in_table("cards"), &["table", ".cards"].concat(), wrong);
    let voters = reading.all(
        in_table("voters"),
        &["table", ".voters"].concat(),
        |one: &Voter| {
            let is_right = is_id(&one.id) && (1..=NAME_CHARS).contains(&one.name.chars().count());
            (!is_right).then_some(Why::Wrong)
        },
    );
    let weathers = reading.all(
        in_table("weathers"),
        &["table", ".weathers"].concat(),
        |one: &Came| (!is_id(&one.who)).then_some(Why::Wrong),
    );
    // What is the member's own may be of any length, as when they wrote it.
    let own = reading.all(file.get("own"), "own", |one: &OwnCard| {
        blank(&one.text)
            .or_else(|| (one.column.chars().count() > super::ID_CHARS).then_some(Why::Wrong))
    });
    let commitments = reading.all(file.get("commitments"), "commitments", |one: &Meant| {
        let is_day = one.when.is_empty() || Day::parse(&one.when).is_some();
        let no_day = (!is_day).then_some(Why::Wrong);
        blank(&one.text).or(no_day)
    });
    let limits =
        in_table("limits").and_then(|limits| serde_json::from_value::<Each>(limits.clone()).ok());
    let limits = limits.filter(|one| (1..=99).contains(&one.votes) && (1..=99).contains(&one.most));
    Ok(Brought {
        program: Program::Escale,
        title: text(file, "title"),
        columns: columns.filter(|(id, _)| !id.is_empty()).collect(),
        cards,
        voters,
        weathers,
        limits,
        own,
        commitments,
        problems: reading.problems,
    })
}

fn list(value: Option<&Value>) -> &[Value] {
    value
        .and_then(Value::as_array)
        .map(Vec::as_slice)
        .unwrap_or_default()
}

#[derive(Default)]
struct Reading {
    problems: Vec<Problem>,
}

impl Reading {
    /// The things of a list that are what they have to be.
    fn all<T: DeserializeOwned>(
        &mut self,
        value: Option<&Value>,
        path: &str,
        judge: impl Fn(&T) -> Option<Why>,
    ) -> Vec<T> {
        let mut all = Vec::new();
        for (place, one) in list(value).iter().enumerate() {
            let read = serde_json::from_value::<T>(one.clone()).map_err(|_| Why::Wrong);
            match read.and_then(|one| judge(&one).map_or(Ok(one), Err)) {
                Ok(one) => all.push(one),
                Err(why) => self.problems.push(Problem {
                    place: Place::Path([path, "[", &place.to_string(), "]"].concat()),
                    why,
                }),
            }
        }
        all
    }
}
