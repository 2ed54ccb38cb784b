//! What a member did on the table, to be undone and done again: what stood under each key before and after. Somebody else's
//! doings are never undone: what was changed since stays as it is.

use std::collections::BTreeMap;

use super::{Value, Write};

/// How many doings are remembered.
const REMEMBERED: usize = 100;

/// What is to stand under a key; nothing when it is to be gone.
pub type Set = (String, Option<Value>);

#[derive(Debug, Clone, PartialEq, Eq)]
struct Change {
    key: String,
    before: Option<Value>,
    after: Option<Value>,
}

/// What was done, and what was undone.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct History {
    done: Vec<Vec<Change>>,
    undone: Vec<Vec<Change>>,
}

impl History {
    /// Remembers what is about to be written, given what stands there now.
    pub fn does(&mut self, writes: &[Write], now: impl Fn(&str) -> Option<Value>) {
        let mut changes: Vec<Change> = Vec::new();
        let mut places: BTreeMap<&str, usize> = BTreeMap::new();
        for (key, value) in writes {
            let after = Some(value.clone());
            let place = *places.entry(key).or_insert(changes.len());
            match changes.get_mut(place) {
                Some(change) => change.after = after,
                None => changes.push(Change {
                    key: key.clone(),
                    before: now(key),
                    after,
                }),
            }
        }
        changes.retain(|change| change.before != change.after);
        if changes.is_empty() {
            return;
        }
        self.undone.clear();
        self.done.push(changes);
        if self.done.len() > REMEMBERED {
            self.done.remove(0);
        }
    }

    /// Whether there is something to undo, and to do again.
    pub fn can(&self) -> (bool, bool) {
        (!self.done.is_empty(), !self.undone.is_empty())
    }

    /// What undoes the last doing; nothing when all of it was changed since.
    pub fn undo(&mut self, now: impl Fn(&str) -> Option<Value>) -> Vec<Set> {
        back(&mut self.done, &mut self.undone, now)
    }

    /// What does again what was undone last.
    pub fn redo(&mut self, now: impl Fn(&str) -> Option<Value>) -> Vec<Set> {
        back(&mut self.undone, &mut self.done, now)
    }
}

/// Turns the last of one list around, into the other.
fn back(
    from: &mut Vec<Vec<Change>>,
    to: &mut Vec<Vec<Change>>,
    now: impl Fn(&str) -> Option<Value>,
) -> Vec<Set> {
    let mut changes = from.pop().unwrap_or_default();
    changes.retain(|change| now(&change.key) == change.after);
    for change in &mut changes {
        std::mem::swap(&mut change.before, &mut change.after);
    }
    let sets = changes
        .iter()
        .map(|change| (change.key.clone(), change.after.clone()))
        .collect();
    if !changes.is_empty() {
        to.push(changes);
    }
    sets
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{super::document::Document, *};

    fn write(key: &str, text: &str) -> Write {
        (key.to_owned(), Value::Text(text.to_owned()))
    }

    fn does(history: &mut History, document: &Document, writes: Vec<Write>) {
        history.does(&writes, |key| document.value(key));
        document.write(writes);
    }

    fn undo(history: &mut History, document: &Document) -> bool {
        let sets = history.undo(|key| document.value(key));
        let any = !sets.is_empty();
        document.set(sets);
        any
    }

    #[test]
    fn a_card_that_was_put_there_is_gone_and_comes_again() {
        let (document, mut history) = (Document::new(1), History::default());
        let card = vec![write("card/a/text", "Tea"), write("card/a/column", "wind")];
        does(&mut history, &document, card);
        assert_eq!(history.can(), (true, false));
        assert!(undo(&mut history, &document));
        assert!(document.table().cards.is_empty());
        assert_eq!(document.value("card/a/text"), None);
        document.set(history.redo(|key| document.value(key)));
        assert_eq!(document.table().cards["a"].text, "Tea");
        assert_eq!(history.can(), (true, false));
    }

    #[test]
    fn what_somebody_else_changed_since_stays() {
        let (document, mut history) = (Document::new(1), History::default());
        does(&mut history, &document, vec![write("card/a/title", "Time")]);
        document.write([write("card/a/title", "Haste")]);
        assert!(!undo(&mut history, &document));
        let stays = Some(Value::Text("Haste".to_owned()));
        assert_eq!(document.value("card/a/title"), stays);
        assert_eq!(history.can(), (false, false));
    }

    #[test]
    fn what_changes_nothing_is_not_remembered_and_something_new_ends_what_was_undone() {
        let (document, mut history) = (Document::new(1), History::default());
        does(&mut history, &document, vec![write("a", "1")]);
        does(&mut history, &document, vec![write("a", "1")]);
        assert!(undo(&mut history, &document));
        assert_eq!(history.can(), (false, true));
        does(&mut history, &document, vec![write("a", "2")]);
        assert_eq!(history.can(), (true, false));
    }

    proptest! {
        /// All undone, it is as it was; all done again, as it had become. What is left is a table others take in.
        #[test]
        fn all_that_was_done_is_undone_and_done_again(
            deeds in prop::collection::vec(prop::collection::vec(("[a-c]", "[x-z]"), 1..4), 1..10),
        ) {
            let (document, mut history) = (Document::new(1), History::default());
            for deed in deeds {
                let writes = deed.iter().map(|(key, text)| write(key, text)).collect();
                does(&mut history, &document, writes);
            }
            let values = |document: &Document| ["a", "b", "c"].map(|key| document.value(key));
            let after = values(&document);
            while history.can().0 {
                prop_assert!(undo(&mut history, &document));
            }
            prop_assert_eq!(values(&document), [None, None, None]);
            let mut other = Document::new(2);
            other.merge(&document.bytes()).unwrap();
            while history.can().1 {
                document.set(history.redo(|key| document.value(key)));
            }
            prop_assert_eq!(values(&document), after.clone());
            other.merge(&document.bytes()).unwrap();
            prop_assert_eq!(values(&other), after);
        }
    }
}
