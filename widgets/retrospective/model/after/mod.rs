//! What comes after a look back: the board taken along in a form that other tools read.

pub mod bring;
pub mod csv;
pub mod json;
pub mod markup;
pub mod page;
pub mod poster;
pub mod trends;

use super::{
    Commitment,
    card::Provenance,
    table::{outward::Outward, votes::Limits},
};
use crate::text::Spoken;

/// A board as it may leave.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Whole {
    /// The board's name, as its attribute has it.
    pub name: String,
    /// What it is called on screen.
    pub title: String,
    /// The day, as `YYYY-MM-DD`.
    pub day: String,
    /// The day, in words.
    pub date: String,
    /// Its columns, as id and title.
    pub columns: Vec<(String, String)>,
    /// The member's own cards.
    pub own: Vec<Own>,
    /// What was on the table, if it goes along.
    pub table: Option<(Outward, Limits)>,
    /// What the member would like to try.
    pub commitments: Vec<Promise>,
}

/// A card of the member's own.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Own {
    /// The id of its column.
    pub column: String,
    /// What it says.
    pub text: String,
    /// Where it comes from.
    pub source: Option<Provenance>,
    /// The day it was written, as `YYYY-MM-DD`.
    pub made: String,
}

/// A commitment, with what is said of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Promise {
    /// The commitment.
    pub what: Commitment,
    /// The day it was noted, as `YYYY-MM-DD`.
    pub made: String,
    /// Its first step, its day and what became of it, in words.
    pub notes: Vec<String>,
}

impl Whole {
    /// The title of a column; none where the board does not have it.
    pub fn column(&self, id: &str) -> Option<&str> {
        let found = self.columns.iter().find(|(known, _)| known == id);
        found.map(|(_, title)| title.as_str())
    }

    /// Whether there is anything in it.
    pub fn is_empty(&self) -> bool {
        let table = self.table.as_ref();
        let is_bare = table
            .is_none_or(|(outward, _)| outward.groups.is_empty() && outward.weathers.is_empty());
        is_bare && self.own.is_empty() && self.commitments.is_empty()
    }
}

/// The words.
pub fn words(language: &str) -> Spoken {
    Spoken::of(language, include_str!("en.json"), include_str!("fr.json"))
}

#[cfg(test)]
pub use tests::sample;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Weather;
    use crate::widgets::retrospective::model::{
        Stand,
        table::{Table, Value, arrive, comment, on_card},
    };

    /// A board with something of everything in it.
    pub fn sample() -> Whole {
        let text =
            |id: &str, field: &str, text: &str| on_card(id, field, Value::Text(text.to_owned()));
        let mut writes = vec![
            text("a", "text", "Tea <b>at</b> 4"),
            text("a", "column", "rose"),
            text("a", "title", "Welcoming"),
            text("b", "text", "=Maps\nof the house"),
            text("b", "column", "bud"),
            text("b", "author", "Ana"),
            text("b", "with", "a"),
            on_card("a", "kept", Value::Flag(true)),
            ("vote/v/a".to_owned(), Value::Count(3)),
            ("react/v/b/same".to_owned(), Value::Flag(true)),
        ];
        writes.extend(["v", "w"].map(|who| arrive(who, Some(Weather::Fog))));
        writes.extend(comment("k", "a", "Yes, *please*"));
        let table = Table::read(writes);
        let column = |id: &str, title: &str| (id.to_owned(), title.to_owned());
        Whole {
            name: "spring".into(),
            title: "Looking back: Rose".into(),
            day: "2026-11-30".into(),
            date: "30 November 2026".into(),
            columns: vec![
                column("rose", "Rose"),
                column("thorn", "Thorn"),
                column("bud", "Bud"),
            ],
            own: vec![Own {
                column: "thorn".into(),
                text: "Too much \"noise\"".into(),
                source: None,
                made: "2026-11-29".into(),
            }],
            table: Some((table.outward(true), table.round.limits)),
            commitments: vec![Promise {
                what: Commitment {
                    board: "spring".into(),
                    text: "Greet one newcomer".into(),
                    state: Stand::Done,
                    ..Commitment::default()
                },
                made: "2026-11-29".into(),
                notes: vec!["Done.".into()],
            }],
        }
    }

    #[test]
    fn a_board_with_nothing_in_it_is_empty() {
        assert!(!sample().is_empty());
        let bare = Whole {
            table: Some((Outward::default(), Limits::default())),
            ..Whole::default()
        };
        assert!(bare.is_empty());
        let fog = Table::read([arrive("v", Some(Weather::Fog))]);
        let arrived = Whole {
            table: Some((fog.outward(true), Limits::default())),
            ..Whole::default()
        };
        assert!(!arrived.is_empty());
    }
}
