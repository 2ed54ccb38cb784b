//! How an introduction is stored: one record with a fixed name, so that tabs and devices agree; and its draft, which
//! knows what it started from.

use serde::{Deserialize, Serialize};

use super::model::{Introduction, merge::merge};
use crate::{
    context::collection::{Clash, Item},
    store::{Kind, kinds},
};

/// The one record's identifier, and the key of its draft.
pub const ID: &str = kinds::INTRODUCTION;

/// What is kept at every key: the introduction on screen, and the stored one it is based on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Unsaved {
    /// What the store had.
    pub origin: Option<Introduction>,
    /// What is on screen.
    pub mine: Introduction,
}

impl Kind for Introduction {
    const KIND: &'static str = kinds::INTRODUCTION;
    const VERSION: u32 = 1;

    fn order(&self) -> String {
        String::new()
    }
}

impl Item for Introduction {
    const CLASH: Clash = Clash::Merge;

    fn merge(&mut self, theirs: Self) {
        *self = merge(None, self, &theirs);
    }

    fn merge_from(&mut self, origin: &Self, theirs: Self) {
        *self = merge(Some(origin), self, &theirs);
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::{programme::Audience, widgets::introduction::model::Answer};

    #[test]
    fn version_1_is_read_and_written() {
        let stored = json!({
            "name": "Camille",
            "short": false,
            "answers": {"why": {"text": "Pour apprendre", "audience": "full", "question": "Pourquoi ?"}}
        });
        let answer = Answer {
            text: "Pour apprendre".to_owned(),
            audience: Audience::Full,
            question: "Pourquoi ?".to_owned(),
        };
        let introduction = Introduction {
            name: "Camille".to_owned(),
            short: false,
            answers: [("why".to_owned(), answer)].into(),
        };
        assert_eq!(serde_json::to_value(&introduction).expect("JSON"), stored);
        assert_eq!(
            serde_json::from_value::<Introduction>(stored).expect("an introduction"),
            introduction
        );
    }

    #[test]
    fn an_audience_of_a_later_version_keeps_the_answer_here() {
        let stored = json!({"answers": {"why": {"text": "x", "audience": "world"}}});
        let read: Introduction = serde_json::from_value(stored).expect("an introduction");
        assert_eq!(read.answers["why"].audience, Audience::Private);
    }
}
