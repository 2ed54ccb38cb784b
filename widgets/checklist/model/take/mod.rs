//! The list as it leaves: a Markdown task list, JSON, a calendar file, and lines to print. The texts are picked already, in one language.

mod calendar;
mod json;
mod markdown;

pub use calendar::calendar;
pub use json::json;
pub use markdown::markdown;

use super::Standing;
use crate::{programme::Day, text::Spoken};

/// The words, in a language.
pub fn words(language: &str) -> Spoken {
    Spoken::of(language, include_str!("en.json"), include_str!("fr.json"))
}

/// The list as it leaves.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Taken {
    /// The programme's id.
    pub programme: String,
    /// What the list is called.
    pub title: String,
    /// Its phases.
    pub phases: Vec<Phase>,
}

/// A phase as it leaves.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Phase {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its items, in the programme's order.
    pub items: Vec<Line>,
}

/// An item as it leaves.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// Its id.
    pub id: String,
    /// Its words for the member's way of taking part.
    pub title: String,
    /// What it is good for.
    pub why: Option<String>,
    /// About how long it takes.
    pub minutes: Option<u16>,
    /// Where it takes place, as a full address.
    pub url: Option<String>,
    /// Where it stands.
    pub standing: Standing,
    /// What ticked it, if the member did not.
    pub by: Option<String>,
    /// The day it opens, if it has one.
    pub opens: Option<Day>,
    /// How it went; none unless the member lets it leave.
    pub line: Option<String>,
}

impl Taken {
    /// The items that have a day, in the order of their days.
    pub fn dated(&self) -> Vec<(Day, &Line)> {
        let items = self.phases.iter().flat_map(|phase| &phase.items);
        let mut dated: Vec<_> = items.filter_map(|item| Some((item.opens?, item))).collect();
        dated.sort_by_key(|(day, _)| *day);
        dated
    }
}

/// A text on one line.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    pub(super) fn taken() -> Taken {
        let item = |id: &str, standing| Line {
            id: id.to_owned(),
            title: format!("Item\n{id}"),
            why: None,
            minutes: None,
            url: None,
            standing,
            by: None,
            opens: None,
            line: None,
        };
        let full = Line {
            why: Some("To be known.".into()),
            minutes: Some(10),
            url: Some("https://example.org/hello".into()),
            by: Some("introduction".into()),
            line: Some("Warm.\nAnd short.".into()),
            ..item("hello", Standing::Done)
        };
        let dated = Line {
            opens: Day::parse("2027-03-01"),
            ..item("week", Standing::Seen)
        };
        let sooner = Line {
            opens: Day::parse("2027-02-01"),
            ..item("meet", Standing::Later)
        };
        Taken {
            programme: "p".into(),
            title: "Coming on board".into(),
            phases: vec![Phase {
                id: "arrival".into(),
                title: "Arriving".into(),
                items: vec![full, item("skip", Standing::Skipped), dated, sooner],
            }],
        }
    }

    #[test]
    fn what_has_a_day_comes_in_the_order_of_days() {
        let taken = taken();
        let ids: Vec<_> = taken
            .dated()
            .iter()
            .map(|(_, item)| item.id.as_str())
            .collect();
        assert_eq!(ids, ["meet", "week"]);
    }
}
