//! The facilitator's sheet: what to do in each phase, in the order this round has them, with the text it opens with.

use super::Phase;
use crate::share::paper::Block;

/// How many lines a phase has.
const LINES: usize = 3;
/// The steps of 1-2-4-All.
const ALL: [&str; 4] = ["1", "2", "4", "all"];
/// The lists of TRIZ.
const LISTS: [&str; 3] = ["1", "2", "3"];

/// What a round opens with.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Opening {
    /// In which spirit it is held.
    pub intention: Option<String>,
    /// What should be known before.
    pub note: Option<String>,
}

/// The sheet. Words come by their key, names of phases by the phase.
pub fn sheet(
    phases: &[Phase],
    opening: &Opening,
    word: impl Fn(&str) -> String,
    name: impl Fn(Phase) -> String,
) -> Vec<Block> {
    let mut blocks = vec![Block::Heading(word("guide"))];
    for (key, text) in [
        ("guide.note", &opening.note),
        ("guide.intention", &opening.intention),
    ] {
        if let Some(text) = text {
            blocks.push(Block::Subheading(word(key)));
            blocks.push(Block::Text(text.clone()));
        }
    }
    let under = |first: &str, keys: &[&str]| {
        let line = |key: &&str| word(&[first, ".", key].concat());
        Block::Entry(word(first), keys.iter().map(line).collect())
    };
    for phase in phases {
        blocks.push(Block::Subheading(name(*phase)));
        for line in 1..=LINES {
            let key = ["guide.", phase.as_str(), ".", &line.to_string()].concat();
            blocks.push(Block::Entry(word(&key), Vec::new()));
        }
        match phase {
            Phase::Understand => blocks.push(under("guide.124", &ALL)),
            Phase::Decide => blocks.push(under("guide.triz", &LISTS)),
            _ => {}
        }
    }
    blocks
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::{
        super::{Round, document::Document},
        *,
    };

    fn words(file: &str) -> BTreeMap<String, String> {
        serde_json::from_str(file).expect("a message file")
    }

    fn made(phases: &[Phase], opening: &Opening) -> Vec<Block> {
        let words = words(include_str!("en.json"));
        let word = |key: &str| words.get(key).unwrap_or_else(|| panic!("{key}")).clone();
        sheet(phases, opening, word, |phase| phase.as_str().to_owned())
    }

    #[test]
    fn the_sheet_has_the_phases_of_the_round_in_its_order() {
        let blocks = made(
            &[Phase::Decide, Phase::Open, Phase::Decide],
            &Opening::default(),
        );
        let headings: Vec<_> = blocks
            .iter()
            .filter_map(|block| match block {
                Block::Subheading(text) => Some(text.as_str()),
                _ => None,
            })
            .collect();
        assert_eq!(headings, ["decide", "open", "decide"]);
        let lists = blocks.iter().filter(|block| match block {
            Block::Entry(_, under) => under.len() == 3,
            _ => false,
        });
        assert_eq!(lists.count(), 2);
    }

    #[test]
    fn what_the_round_opens_with_stands_first() {
        let opening = Opening {
            intention: Some("Everyone did what they could.".to_owned()),
            note: None,
        };
        let blocks = made(&[Phase::Open], &opening);
        let text = Block::Text("Everyone did what they could.".to_owned());
        assert_eq!(blocks[2], text);
    }

    #[test]
    fn what_is_typed_for_a_round_stands_on_the_table_until_it_is_emptied() {
        let document = Document::new(1);
        document.write([
            Round::say("intention", " Kindly. "),
            Round::say("note", "Heavy."),
        ]);
        let opening = document.table().round.opening;
        assert_eq!(opening.intention.as_deref(), Some("Kindly."));
        assert_eq!(opening.note.as_deref(), Some("Heavy."));
        document.write([Round::say("intention", " ")]);
        assert_eq!(document.table().round.opening.intention, None);
    }

    #[test]
    fn one_two_four_all_takes_one_two_four_and_five_minutes() {
        for file in [include_str!("en.json"), include_str!("fr.json")] {
            let words = words(file);
            for (key, minutes) in ALL.iter().zip(["1", "2", "4", "5"]) {
                let line = &words[&format!("guide.124.{key}")];
                assert!(line.starts_with(minutes), "{line}");
            }
        }
    }
}
