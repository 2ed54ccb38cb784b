//! How programmes are stored while they are written: one record each, and records of the states each had before.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::{
    context::collection::{Clash, Item},
    store::{Kind, Place, Query, kinds},
};

/// How many earlier states of a programme are kept.
pub const KEPT: usize = 30;
/// How long a programme is written before the state it had is set aside once more, in milliseconds.
const APART_MILLIS: f64 = 300_000.0;

/// A programme as it is stored.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ProgrammeDraft {
    /// What it is called in the list.
    pub title: String,
    /// The programme, as the text of its file: what nobody knows in it stays as it is.
    pub programme: String,
    /// What the host notes for themselves, by step; never published.
    pub notes: BTreeMap<String, String>,
}

/// A state a programme had.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Earlier {
    /// The identifier of the programme.
    pub draft: String,
    /// The state.
    pub state: ProgrammeDraft,
    /// When it was stored, in milliseconds since 1970.
    pub at: f64,
}

/// A programme as it is edited.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Document {
    /// The programme.
    pub programme: Value,
    /// What the host notes for themselves.
    pub notes: BTreeMap<String, String>,
}

impl Default for Document {
    fn default() -> Self {
        Self {
            programme: Value::Object(Map::new()),
            notes: BTreeMap::new(),
        }
    }
}

impl ProgrammeDraft {
    /// What is stored of a document; `title` is what it is called in the list.
    pub fn of(document: &Document, title: String) -> Self {
        Self {
            title,
            programme: document.programme.to_string(),
            notes: document.notes.clone(),
        }
    }

    /// The document; an empty one where the text is none.
    pub fn document(&self) -> Document {
        let programme: Option<Value> = serde_json::from_str(&self.programme).ok();
        Document {
            programme: programme
                .filter(Value::is_object)
                .unwrap_or_else(|| Document::default().programme),
            notes: self.notes.clone(),
        }
    }
}

impl Kind for ProgrammeDraft {
    const KIND: &'static str = kinds::PROGRAMME_DRAFT;
    const VERSION: u32 = 1;

    fn order(&self) -> String {
        String::new()
    }
}

impl Item for ProgrammeDraft {
    const CLASH: Clash = Clash::KeepBoth;
}

impl Kind for Earlier {
    const KIND: &'static str = kinds::PROGRAMME_VERSION;
    const VERSION: u32 = 1;

    fn order(&self) -> String {
        [&keys_of(&self.draft), format!("{:016.0}", self.at).as_str()].concat()
    }
}

/// What the order keys of a programme's earlier states begin with.
pub fn keys_of(draft: &str) -> String {
    [draft, "/"].concat()
}

/// The earlier states of a programme, oldest first; the first of them that belong to another one end the list.
pub fn versions(draft: &str) -> Query {
    Query {
        after: Some(Place {
            order: keys_of(draft),
            id: String::new(),
        }),
        limit: Some(2 * KEPT),
        ..Query::kind(kinds::PROGRAMME_VERSION)
    }
}

/// Whether the stored state is set aside before it is replaced; `last` is when that happened last.
pub fn is_set_aside(last: f64, now: f64) -> bool {
    now - last >= APART_MILLIS
}

/// The key under which what is being typed into a programme is kept.
pub fn draft_key(id: &str) -> String {
    kinds::named(kinds::PROGRAMME_DRAFT, id)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::store::Stored;

    fn sample() -> ProgrammeDraft {
        ProgrammeDraft {
            title: "Harbour school".to_owned(),
            programme: r#"{"escale":1,"x-own":[1]}"#.to_owned(),
            notes: [("needs".to_owned(), "To be heard".to_owned())].into(),
        }
    }

    #[test]
    fn a_programme_comes_back_as_it_was_edited_with_what_nobody_knows_in_it() {
        let document = sample().document();
        assert_eq!(document.programme, json!({ "escale": 1, "x-own": [1] }));
        assert_eq!(ProgrammeDraft::of(&document, sample().title), sample());
    }

    #[test]
    fn a_text_that_is_no_programme_opens_empty() {
        for text in ["", "[1]", "{"] {
            let programme = text.to_owned();
            let draft = ProgrammeDraft {
                programme,
                ..sample()
            };
            assert_eq!(draft.document().programme, json!({}), "{text}");
        }
    }

    #[test]
    fn the_earlier_states_of_a_programme_stand_together_in_order_of_time() {
        let order = |draft: &str, at: f64| {
            let (draft, state) = (draft.to_owned(), sample());
            Earlier { draft, state, at }.order()
        };
        assert!(order("a", 9.0) < order("a", 10.0));
        assert!(order("a", 10.0) < order("b", 1.0));
        assert!(order("a", 1.0).starts_with(&keys_of("a")));
        assert!(!order("ab", 1.0).starts_with(&keys_of("a")));
        let earlier = Earlier {
            draft: "a".to_owned(),
            state: sample(),
            at: 7.0,
        };
        let record = Stored::new("v".to_owned(), earlier, 1.0).write(1.0);
        assert_eq!(record.order, "a/0000000000000007");
    }

    #[test]
    fn a_state_is_set_aside_at_the_first_change_and_then_every_five_minutes() {
        assert!(is_set_aside(0.0, 1_763_932_676_123.0));
        assert!(!is_set_aside(1000.0, 300_999.0));
        assert!(is_set_aside(1000.0, 301_000.0));
    }
}
