//! How a round closes: what the time was worth to each, one word, and cards of thanks.
//!
//! Each writes under their own number only. What the time was worth is shown as how many said what, and only once enough
//! answered that nobody's answer stands alone; there is no average of it, nowhere.

use super::{NAME_CHARS, TEXT_CHARS, Table, Value, Write, bounded};

/// With fewer answers, what each said would be known.
pub const FEWEST: usize = 5;
/// The highest that can be said of what the time was worth; the lowest is 1.
pub const MOST: u8 = 5;
/// The most characters of a word: a few words are one, too.
pub const WORD_CHARS: usize = 60;

/// What one says at the end.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Closing {
    /// What the time was worth, 1 to 5.
    pub worth: Option<u8>,
    /// One word.
    pub word: Option<String>,
}

impl Closing {
    pub(super) fn take(&mut self, field: &str, value: Value) {
        match (field, value) {
            ("worth", Value::Count(worth)) => {
                let worth = u8::try_from(worth).ok();
                self.worth = worth.filter(|worth| (1..=MOST).contains(worth));
            }
            ("word", Value::Text(word)) => {
                self.word = Some(bounded(&word, WORD_CHARS)).filter(|word| !word.is_empty());
            }
            _ => {}
        }
    }
}

/// A card of thanks.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Thanks {
    /// To whom; empty when it goes to all.
    pub to: String,
    /// What for.
    pub text: String,
    /// Taken off the table; it can come back.
    pub gone: bool,
}

impl Thanks {
    pub(super) fn take(&mut self, field: &str, value: Value) {
        match (field, value) {
            ("to", Value::Text(to)) => self.to = to,
            ("text", Value::Text(text)) => self.text = text,
            ("gone", Value::Flag(gone)) => self.gone = gone,
            _ => {}
        }
    }
}

impl Table {
    /// How many said 1, 2 and so on; nothing while too few answered.
    pub fn worths(&self) -> Option<[usize; 5]> {
        let mut counts = [0; 5];
        for worth in self.closings.values().filter_map(|one| one.worth) {
            if let Some(count) = counts.get_mut(usize::from(worth) - 1) {
                *count += 1;
            }
        }
        (counts.iter().sum::<usize>() >= FEWEST).then_some(counts)
    }

    /// The words, in an order that does not tell whose they are.
    pub fn closing_words(&self) -> Vec<String> {
        let words = self.closings.values().filter_map(|one| one.word.clone());
        let mut words: Vec<_> = words.collect();
        words.sort();
        words
    }

    /// The cards of thanks that lie there.
    pub fn thanks_there(&self) -> impl Iterator<Item = (&String, &Thanks)> {
        let there = |(_, one): &(&String, &Thanks)| !one.gone && !one.text.is_empty();
        self.thanks.iter().filter(there)
    }
}

/// Says what the time was worth; nothing takes it back.
pub fn worth(who: &str, worth: Option<u8>) -> Write {
    let key = ["close", who, "worth"].join("/");
    (key, Value::Count(worth.unwrap_or_default().into()))
}

/// Says one word.
pub fn word(who: &str, word: &str) -> Write {
    let key = ["close", who, "word"].join("/");
    (key, Value::Text(bounded(word, WORD_CHARS)))
}

/// Puts a card of thanks on the table.
pub fn thank(id: &str, to: &str, text: &str) -> [Write; 2] {
    let field = |field: &str, text: String| (["thanks", id, field].join("/"), Value::Text(text));
    [
        field("to", bounded(to, NAME_CHARS)),
        field("text", bounded(text, TEXT_CHARS)),
    ]
}

/// Takes a card of thanks off the table.
pub fn unthank(id: &str) -> Write {
    (["thanks", id, "gone"].join("/"), Value::Flag(true))
}

#[cfg(test)]
mod tests {
    use super::{super::document::Document, *};

    #[test]
    fn what_the_time_was_worth_is_shown_once_five_answered() {
        let document = Document::new(1);
        for (place, said) in [5, 4, 4, 1].into_iter().enumerate() {
            document.write([worth(&place.to_string(), Some(said))]);
        }
        assert_eq!(document.table().worths(), None);
        document.write([worth("4", Some(4))]);
        assert_eq!(document.table().worths(), Some([1, 0, 0, 3, 1]));
        // Each has one answer, and can take it back.
        document.write([worth("4", Some(2))]);
        assert_eq!(document.table().worths(), Some([1, 1, 0, 2, 1]));
        document.write([worth("4", None)]);
        assert_eq!(document.table().worths(), None);
    }

    #[test]
    fn what_is_no_answer_does_not_count() {
        let document = Document::new(1);
        let write = |who: usize, worth| (format!("close/{who}/worth"), Value::Count(worth));
        document.write((0..9).map(|who| write(who, 6 + u32::try_from(who).unwrap_or(0))));
        assert_eq!(document.table().worths(), None);
    }

    #[test]
    fn words_stand_in_an_order_of_their_own_and_thanks_come_and_go() {
        let document = Document::new(1);
        document.write([word("b", " light "), word("a", "tired"), word("c", "")]);
        assert_eq!(document.table().closing_words(), ["light", "tired"]);
        document.write(thank("x", "Ana", "for the tea"));
        document.write(thank("y", "", " "));
        let there = |document: &Document| {
            let table = document.table();
            table
                .thanks_there()
                .map(|(id, one)| (id.clone(), one.text.clone()))
                .collect::<Vec<_>>()
        };
        assert_eq!(
            there(&document),
            [("x".to_owned(), "for the tea".to_owned())]
        );
        document.write([unthank("x")]);
        assert!(there(&document).is_empty());
    }
}
