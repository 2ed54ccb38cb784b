//! What is kept of other people: their cards, the draws there were, and what a host draws from. Nothing of it leaves but
//! in the member's own backup.

use serde::{Deserialize, Serialize};

use super::model::{deck::DeckCard, draw::Round};
use crate::{
    context::collection::{Clash, Item},
    store::{Kind, kinds},
};

/// The one plan's identifier.
pub const PLAN: &str = kinds::DRAW_PLAN;

/// What a host draws from.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Plan {
    /// Who agreed to take part, one a line.
    pub people: String,
    /// Who is not brought together, a pair a line; confidential.
    pub apart: String,
    /// How people are brought together.
    pub way: String,
    /// How many are in a group.
    pub size: usize,
}

impl Kind for DeckCard {
    const KIND: &'static str = kinds::DECK_CARD;
    const VERSION: u32 = 1;

    fn order(&self) -> String {
        self.person.name.to_lowercase()
    }
}

impl Item for DeckCard {
    const CLASH: Clash = Clash::KeepBoth;
}

impl Kind for Round {
    const KIND: &'static str = kinds::DRAW_ROUND;
    const VERSION: u32 = 1;

    fn order(&self) -> String {
        self.date.clone()
    }
}

impl Item for Round {
    const CLASH: Clash = Clash::KeepBoth;
}

impl Kind for Plan {
    const KIND: &'static str = kinds::DRAW_PLAN;
    const VERSION: u32 = 1;

    fn order(&self) -> String {
        String::new()
    }
}

impl Item for Plan {
    const CLASH: Clash = Clash::Overwrite;
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn version_1_is_read_and_written() {
        let card = json!({"person": {"name": "Alix", "ask": ["knots"]}, "note": "met in Brest"});
        let read: DeckCard = serde_json::from_value(card.clone()).expect("a card");
        assert_eq!(read.person.ask, ["knots"]);
        assert_eq!(serde_json::to_value(&read).expect("JSON"), card);
        let round =
            json!({"date": "2026-11-24", "seed": 7, "way": "random", "groups": [["Alix", "Bo"]]});
        let read: Round = serde_json::from_value(round.clone()).expect("a round");
        assert_eq!(serde_json::to_value(&read).expect("JSON"), round);
        let plan = json!({"people": "Alix\nBo", "apart": "Alix; Bo", "way": "across", "size": 3});
        let read: Plan = serde_json::from_value(plan.clone()).expect("a plan");
        assert_eq!(serde_json::to_value(&read).expect("JSON"), plan);
    }

    #[test]
    fn a_word_of_a_later_version_leaves_the_card_as_it_is() {
        let card = json!({"person": {"name": "Alix", "mode": "dance", "agreement": "x"}});
        let read: DeckCard = serde_json::from_value(card).expect("a card");
        assert_eq!(
            (read.person.name.as_str(), read.person.mode),
            ("Alix", None)
        );
    }
}
