//! How an introduction is stored: one record with a fixed name, so that tabs and devices agree; its draft, which knows
//! what it started from; the states it had before; and the photo, a record of its own whose bytes stand beside it.

use serde::{Deserialize, Serialize};

use super::model::{Introduction, merge::merge, versions::Earlier};
use crate::{
    context::collection::{Clash, Item},
    store::{Kind, kinds},
};

/// The one record's identifier, and the key of its draft.
pub const ID: &str = kinds::INTRODUCTION;

/// The photo's record.
pub const PHOTO: &str = kinds::INTRODUCTION_PHOTO;

/// The photo. Choosing another is a later choice, so the later one stays.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Photo {
    /// The identifier of its bytes.
    pub blob: String,
}

impl Kind for Photo {
    const KIND: &'static str = kinds::INTRODUCTION_PHOTO;
    const VERSION: u32 = 1;

    fn order(&self) -> String {
        String::new()
    }

    fn blobs(&self) -> Vec<String> {
        vec![self.blob.clone()]
    }
}

impl Kind for Earlier {
    const KIND: &'static str = kinds::INTRODUCTION_VERSION;
    const VERSION: u32 = 1;

    // Their identifiers sort by the moment they were set aside.
    fn order(&self) -> String {
        String::new()
    }
}

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
            chosen: Vec::new(),
        };
        let introduction = Introduction {
            name: "Camille".to_owned(),
            short: false,
            answers: [("why".to_owned(), answer)].into(),
            ..Introduction::default()
        };
        assert_eq!(serde_json::to_value(&introduction).expect("JSON"), stored);
        assert_eq!(
            serde_json::from_value::<Introduction>(stored).expect("an introduction"),
            introduction
        );
    }

    #[test]
    fn what_version_1_grew_by_is_read_and_written() {
        let stored = json!({
            "name": "Camille",
            "short": false,
            "answers": {"why": {"text": "", "audience": "card", "question": "", "chosen": ["learn"]}},
            "texts": {"card.fr.short.warm": {"text": "Bonjour !", "from": "Bonjour."}},
            "picture": "drawn:7"
        });
        let read: Introduction = serde_json::from_value(stored.clone()).expect("an introduction");
        assert_eq!(read.chosen("why"), ["learn"]);
        assert_eq!(serde_json::to_value(&read).expect("JSON"), stored);
        let earlier = Earlier {
            introduction: read,
            at: 1.0,
        };
        let stored = json!({"introduction": stored, "at": 1.0});
        assert_eq!(serde_json::to_value(&earlier).expect("JSON"), stored);
        let photo = Photo {
            blob: "b".to_owned(),
        };
        assert_eq!(
            serde_json::to_value(&photo).expect("JSON"),
            json!({"blob": "b"})
        );
    }

    #[test]
    fn an_audience_of_a_later_version_keeps_the_answer_here() {
        let stored = json!({"answers": {"why": {"text": "x", "audience": "world"}}});
        let read: Introduction = serde_json::from_value(stored).expect("an introduction");
        assert_eq!(read.answers["why"].audience, Audience::Private);
    }
}
