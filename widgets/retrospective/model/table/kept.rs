//! What is stored of a table: the Yjs document as one state, or several that were not made one yet.
//!
//! The cards of the stage *alone* stay records of their own: they are a member's, and nobody else's until they are given
//! away. The table is one record a board, `retrospective-board:<board>`. Two tabs or devices that changed it are not
//! weighed against each other: each state is a set of what was done, and both stay until whoever has the code for it
//! makes one of them. So nothing that was done is ever overwritten, and who merges needs no code for Yjs.

use base64ct::{Base64, Encoding};
use serde::{Deserialize, Serialize};

/// What is stored of a table. Version 1.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    /// The board's name.
    pub board: String,
    /// The identifier under which this member votes and reacts, drawn at random for this board.
    pub me: String,
    /// Yjs updates, version 1, as Base64. One, unless two tabs or devices met.
    pub states: Vec<String>,
}

impl Kept {
    /// Takes in what another tab or device stored.
    pub fn merge(&mut self, theirs: Self) {
        // Two that began at once agree on one of the two.
        if self.me.is_empty() || (!theirs.me.is_empty() && theirs.me < self.me) {
            self.me = theirs.me;
        }
        for state in theirs.states {
            if !self.states.contains(&state) {
                self.states.push(state);
            }
        }
    }
}

/// A state as it is stored.
pub fn write(update: &[u8]) -> String {
    Base64::encode_string(update)
}

/// A state as it is merged; none when it is no Base64.
pub fn read(state: &str) -> Option<Vec<u8>> {
    Base64::decode_vec(state).ok()
}

#[cfg(test)]
mod tests {
    use super::{
        super::{Value, document::Document, on_card},
        *,
    };

    fn kept(client: u64, card: &str) -> Kept {
        let document = Document::new(client);
        document.write([on_card(card, "text", Value::Text(card.to_owned()))]);
        Kept {
            board: "board".into(),
            me: format!("m{client}"),
            states: vec![write(&document.bytes())],
        }
    }

    #[test]
    fn what_two_tabs_stored_is_both_there_whoever_comes_first() {
        let merged = |mut one: Kept, other: Kept| {
            one.merge(other.clone());
            one.merge(other);
            let mut document = Document::new(9);
            let states = one.states.iter().filter_map(|state| read(state));
            document.merge_all(states).expect("they merge");
            (one.me, document.table().cards.len(), document.bytes())
        };
        let (one, other) = (kept(1, "a"), kept(2, "b"));
        let here = merged(one.clone(), other.clone());
        assert_eq!((here.0.as_str(), here.1), ("m1", 2));
        assert_eq!(here, merged(other, one));
    }

    #[test]
    fn a_state_that_both_have_is_there_once() {
        let mut one = kept(1, "a");
        one.merge(kept(1, "a"));
        assert_eq!(one.states.len(), 1);
    }
}
