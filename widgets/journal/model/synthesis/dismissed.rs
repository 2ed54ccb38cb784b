//! What the member does not want to be shown again. Two tabs' choices become one.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

/// The keys of what was dismissed. Version 1 of what is stored.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dismissed {
    /// The keys.
    pub keys: BTreeSet<String>,
}

impl Dismissed {
    /// Takes in another tab's choices; what only one of the two changed since `origin` counts.
    pub fn merge(&mut self, origin: Option<&Self>, theirs: Self) {
        let origin = origin.map(|origin| &origin.keys);
        let taken_back = |keys: &BTreeSet<String>, key: &String| {
            origin.is_some_and(|origin| origin.contains(key)) && !keys.contains(key)
        };
        let both = self.keys.union(&theirs.keys);
        let kept =
            both.filter(|key| !taken_back(&self.keys, key) && !taken_back(&theirs.keys, key));
        self.keys = kept.cloned().collect();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(keys: &[&str]) -> Dismissed {
        Dismissed {
            keys: keys.iter().map(|key| (*key).to_owned()).collect(),
        }
    }

    #[test]
    fn what_was_dismissed_here_and_there_stays_away_and_what_was_taken_back_is_back() {
        let mut mine = of(&["a", "here"]);
        mine.merge(Some(&of(&["a", "b"])), of(&["a", "b", "there"]));
        assert_eq!(mine, of(&["a", "here", "there"]));
        mine.merge(None, of(&["b"]));
        assert_eq!(mine, of(&["a", "b", "here", "there"]));
    }

    #[test]
    fn it_is_stored_as_documented() {
        assert_eq!(
            serde_json::to_string(&of(&["b", "a"])).unwrap(),
            r#"{"keys":["a","b"]}"#
        );
    }
}
