//! Finding cards by what they say: every word that is typed begins one of theirs, accents and capitals aside. What is
//! covered or was taken off is not found.

use memchr::memmem;

use super::Table;
use crate::text::fold::fold;

/// The texts of a table, made ready to be searched.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Folded(Vec<(String, Vec<u8>)>);

impl Folded {
    /// Those of a table, in an order that tells nothing of votes.
    pub fn of(table: &Table) -> Self {
        let open = table.there().filter(|(id, _)| !table.is_covered(id));
        let each = open.map(|(id, card)| {
            let mut folded = Vec::new();
            let more = [&card.title, &card.author];
            fold(&card.text, &mut folded);
            for text in more.into_iter().flatten() {
                fold(text, &mut folded);
            }
            (id.clone(), folded)
        });
        Self(each.collect())
    }

    /// The cards in which all these words are; none where there is no word.
    pub fn find(&self, words: &str) -> Vec<String> {
        let mut folded = Vec::new();
        fold(words, &mut folded);
        let words = folded.split(|byte| *byte == b' ');
        let words: Vec<Vec<u8>> = words
            .filter(|word| !word.is_empty())
            .map(|word| [b" ", word].concat())
            .collect();
        if words.is_empty() {
            return Vec::new();
        }
        let has = |text: &[u8]| words.iter().all(|word| memmem::find(text, word).is_some());
        let found = self.0.iter().filter(|(_, text)| has(text));
        found.map(|(id, _)| id.clone()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::{
        super::{Value, Write, document::Document, on_card},
        *,
    };

    fn text(id: &str, field: &str, text: &str) -> Write {
        on_card(id, field, Value::Text(text.to_owned()))
    }

    fn found(document: &Document, words: &str) -> Vec<String> {
        Folded::of(&document.table()).find(words)
    }

    #[test]
    fn a_card_is_found_by_the_beginnings_of_its_words_in_any_order() {
        let document = Document::new(7);
        document.write([
            text("a", "text", "L’été au port"),
            text("b", "text", "Rapport"),
        ]);
        assert_eq!(found(&document, "PORT ete"), ["a"]);
        assert_eq!(found(&document, "rap"), ["b"]);
        assert_eq!(found(&document, "port rap"), [""; 0]);
        assert_eq!(found(&document, " … "), [""; 0]);
    }

    #[test]
    fn a_card_is_found_by_its_topic_and_by_who_says_so() {
        let document = Document::new(7);
        document.write([
            text("a", "text", "Tea"),
            text("a", "title", "Welcome"),
            text("a", "author", "Zoé"),
        ]);
        assert_eq!(found(&document, "welc zoe tea"), ["a"]);
    }

    #[test]
    fn what_is_covered_or_was_taken_off_is_not_found() {
        let document = Document::new(7);
        document.write(["a", "b", "c"].map(|id| text(id, "text", "Tea")));
        document.write([on_card("a", "hidden", Value::Flag(true))]);
        document.write([on_card("b", "gone", Value::Flag(true))]);
        assert_eq!(found(&document, "tea"), ["c"]);
        document.write([super::super::Round::cover(true)]);
        assert_eq!(found(&document, "tea"), [""; 0]);
    }
}
