//! What the member chose of the path. Only an identifier is kept, never a word of what it names.

use serde::{Deserialize, Serialize};

use super::Item;

/// Whether something on the path is chosen. Version 1 of what is stored.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// The identifier of what is on the path.
    pub item: String,
    /// Whether it goes along.
    pub chosen: bool,
}

/// What "all of it" adds: what is on screen and not chosen, without what comes from the journal.
pub fn rest(items: &[Item], is_chosen: impl Fn(&str) -> bool) -> Vec<&str> {
    let open = items.iter().filter(|item| !item.what.is_private());
    let ids = open.map(|item| &*item.id);
    ids.filter(|id| !is_chosen(id)).collect()
}

/// All that is chosen, on screen or not: the identifier of each choice, and what it is about.
pub fn all<'a>(choices: impl Iterator<Item = (&'a str, &'a Choice)>) -> Vec<(String, String)> {
    let chosen = choices.filter(|(_, choice)| choice.chosen);
    chosen
        .map(|(id, choice)| (id.to_owned(), choice.item.clone()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{programme::Day, widgets::path::model::What};

    #[test]
    fn all_of_it_leaves_the_journal_to_be_chosen_one_by_one() {
        let item = |id: &str, what| Item {
            id: id.to_owned(),
            day: Day::MIN,
            until: None,
            what,
        };
        let items = [
            item("a", What::Joined),
            item("b", What::Entries(3)),
            item("c", What::Entry("Fog".into())),
            item("d", What::Introduced),
            item("e", What::Lesson("Ask".into())),
        ];
        assert_eq!(rest(&items, |id| id == "d"), ["a", "e"]);
    }

    #[test]
    fn all_that_is_chosen_is_found_whether_it_is_on_screen_or_not() {
        let choice = |item: &str, chosen| Choice {
            item: item.to_owned(),
            chosen,
        };
        let (entry, a) = (choice("entry-1", true), choice("a", false));
        let found = all([("path-choice:entry-1", &entry), ("path-choice:a", &a)].into_iter());
        assert_eq!(
            found,
            [("path-choice:entry-1".to_owned(), "entry-1".to_owned())]
        );
    }
}
