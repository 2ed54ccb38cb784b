//! A board as JSON of our own, which comes back without loss: what is in it, by what name, is written in the README.

use serde::{Deserialize, Serialize};

use super::{Own, Promise, Whole};
use crate::widgets::retrospective::model::{
    Commitment, Stand,
    card::Provenance,
    table::{
        outward::{Came, Seen},
        votes::Limits,
    },
};

/// What tells such a file from others.
pub const MARK: &str = "retrospective";
/// The version that is written.
pub const VERSION: u32 = 1;

/// The file.
#[derive(Debug, Serialize)]
struct File<'w> {
    escale: &'static str,
    version: u32,
    board: &'w str,
    title: &'w str,
    day: &'w str,
    columns: Vec<Column<'w>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    own: Vec<OwnCard>,
    #[serde(skip_serializing_if = "Option::is_none")]
    table: Option<Table<'w>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    commitments: Vec<Meant>,
}

#[derive(Debug, Serialize)]
struct Column<'w> {
    id: &'w str,
    title: &'w str,
}

#[derive(Debug, Serialize)]
struct Table<'w> {
    limits: Each,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    voters: Vec<Voter>,
    #[serde(skip_serializing_if = "<[Came]>::is_empty")]
    weathers: &'w [Came],
    cards: Vec<&'w Seen>,
}

/// A card of the member's own.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OwnCard {
    /// The id of its column.
    pub column: String,
    /// What it says.
    pub text: String,
    /// Where it comes from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Provenance>,
    /// The day it was written.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub made: String,
}

/// A commitment.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Meant {
    /// What.
    pub text: String,
    /// The first small step.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub step: String,
    /// The day.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub when: String,
    /// What became of it.
    #[serde(default)]
    pub state: Stand,
    /// The day it was noted.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub made: String,
}

/// How many votes each has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Each {
    /// All in all.
    pub votes: u32,
    /// On one topic.
    pub most: u32,
    /// One on each card, as many as one likes.
    pub single: bool,
}

/// Somebody for whom another one votes.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Voter {
    /// The random number.
    pub id: String,
    /// Their name.
    pub name: String,
}

impl From<&Own> for OwnCard {
    fn from(own: &Own) -> Self {
        let Own {
            column,
            text,
            source,
            made,
        } = own.clone();
        Self {
            column,
            text,
            source,
            made,
        }
    }
}

impl From<&Promise> for Meant {
    fn from(one: &Promise) -> Self {
        let Commitment {
            text,
            step,
            when,
            state,
            ..
        } = one.what.clone();
        Self {
            text,
            step,
            when,
            state,
            made: one.made.clone(),
        }
    }
}

impl From<Limits> for Each {
    fn from(
        Limits {
            votes,
            most,
            single,
        }: Limits,
    ) -> Self {
        Self {
            votes,
            most,
            single,
        }
    }
}

/// The file of a board.
pub fn write(whole: &Whole) -> String {
    let columns = whole.columns.iter();
    let table = whole.table.as_ref().map(|(outward, limits)| {
        let voter = |(id, name): &(String, String)| Voter {
            id: id.clone(),
            name: name.clone(),
        };
        Table {
            limits: (*limits).into(),
            voters: outward.voters.iter().map(voter).collect(),
            weathers: &outward.weathers,
            cards: outward
                .groups
                .iter()
                .flat_map(|group| &group.cards)
                .collect(),
        }
    });
    let file = File {
        escale: MARK,
        version: VERSION,
        board: &whole.name,
        title: &whole.title,
        day: &whole.day,
        columns: columns.map(|(id, title)| Column { id, title }).collect(),
        own: whole.own.iter().map(OwnCard::from).collect(),
        table,
        commitments: whole.commitments.iter().map(Meant::from).collect(),
    };
    let mut text = serde_json::to_string_pretty(&file).unwrap_or_default();
    text.push('\n');
    text
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{super::sample, *};

    #[test]
    fn the_file_says_what_it_is_and_holds_all_that_may_leave() {
        let file: Value = serde_json::from_str(&write(&sample())).expect("JSON");
        assert_eq!(file["escale"], "retrospective");
        assert_eq!(file["version"], 1);
        assert_eq!(file["columns"][2], json!({ "id": "bud", "title": "Bud" }));
        let [lead, other] = file["table"]["cards"].as_array().expect("cards").as_slice() else {
            panic!("{file}")
        };
        assert_eq!(lead["title"], "Welcoming");
        assert_eq!(lead["votes"], json!([{ "voter": "v", "count": 3 }]));
        assert_eq!(other["with"], "a");
        assert_eq!(other["reactions"], json!([{ "kind": "same", "who": "v" }]));
        let weathers = &file["table"]["weathers"];
        assert_eq!(weathers[1], json!({ "who": "w", "weather": "fog" }));
        assert_eq!(file["own"][0]["text"], "Too much \"noise\"");
        assert_eq!(file["commitments"][0]["state"], "done");
    }
}
