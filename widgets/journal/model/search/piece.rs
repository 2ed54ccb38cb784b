//! The piece of an entry that shows why it was found.

use super::{Excerpt, Query, excerpt};
use crate::widgets::journal::model::Entry;

/// The piece of an entry's text around what a query finds; where it finds nothing there, its question, what a picture
/// shows, or its tags, whichever has it; the beginning of the text when none has (a date was asked for).
pub fn piece(entry: &Entry, query: &Query, characters: usize) -> Excerpt {
    let text = excerpt(&entry.text, query, characters);
    if !text.found.is_empty() {
        return text;
    }
    let question = entry.source.iter().map(|source| source.question.clone());
    let pictures = entry
        .pictures
        .iter()
        .map(|picture| picture.description.clone());
    let mut tags = String::new();
    for tag in &entry.tags {
        tags.push_str(if tags.is_empty() { "#" } else { " #" });
        tags.push_str(tag);
    }
    question
        .chain(pictures)
        .chain([tags])
        .map(|other| excerpt(&other, query, characters))
        .find(|other| !other.found.is_empty())
        .unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::widgets::journal::model::{Picture, Source};

    fn shown(typed: &str) -> String {
        let entry = Entry {
            text: "Le port.".to_owned(),
            tags: vec!["Équipage".to_owned(), "vie à bord".to_owned()],
            source: Some(Source {
                widget: "prompt".to_owned(),
                week: "1".to_owned(),
                question: "Vers quel quai ?".to_owned(),
            }),
            pictures: vec![Picture {
                blob: "1".to_owned(),
                description: "Une voile".to_owned(),
            }],
            ..Entry::default()
        };
        let piece = piece(&entry, &Query::parse(typed), 60);
        let found = piece.found.iter().map(|at| &piece.text[at.clone()]);
        [piece.text.as_str(), &found.collect::<Vec<_>>().join("+")].join("|")
    }

    #[test]
    fn an_entry_shows_where_it_was_found() {
        assert_eq!(shown("port quai"), "Le port.|port");
        assert_eq!(shown("quai"), "Vers quel quai ?|quai");
        assert_eq!(shown("voile"), "Une voile|voile");
        assert_eq!(shown("#vie-à"), "#Équipage #vie à bord|vie à");
        assert_eq!(shown("equip"), "#Équipage #vie à bord|Équip");
    }

    #[test]
    fn an_entry_found_by_its_date_begins_with_its_beginning() {
        assert_eq!(shown("2026"), "Le port.|");
    }
}
