//! What the search has in memory: the corpus, the answer so far, and the pieces that are on screen.

use std::collections::BTreeMap;

use super::reading::Shelf;
use crate::{
    programme::Day,
    widgets::journal::model::{
        Entry,
        search::{Corpus, Coverage, Excerpt, Query, Search, piece},
    },
};

/// How many characters of an entry are shown around what was found.
const PIECE: usize = 160;
/// How many entries fetched to be shown are held beyond those on screen.
const HELD: usize = 60;

/// What a row shows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Piece {
    /// The entry's day, as it is kept.
    pub date: String,
    /// Its piece around what was found.
    pub excerpt: Excerpt,
}

/// The search's memory.
#[derive(Default)]
pub struct Stock {
    corpus: Corpus,
    search: Search,
    entries: BTreeMap<String, Entry>,
    pieces: BTreeMap<String, Piece>,
}

impl Stock {
    /// Whether a query is another than the one asked last.
    pub fn is_new(&self, query: &Query) -> bool {
        self.search.query() != query
    }

    /// How many entries a query finds, and the first of them, newest first.
    pub fn ask(&mut self, query: Query, count: usize) -> (usize, Vec<String>) {
        if self.is_new(&query) {
            self.pieces.clear();
        }
        let found = self.search.ask(&self.corpus, query, count);
        (
            found.total,
            found.first.into_iter().map(str::to_owned).collect(),
        )
    }

    /// What the answers are about.
    pub fn coverage(&self) -> Coverage {
        self.corpus.coverage()
    }

    /// Those of the entries that have to be fetched before they are shown.
    pub fn missing(&self, ids: &[String]) -> Vec<String> {
        let missing = ids.iter().filter(|id| !self.entries.contains_key(*id));
        missing.cloned().collect()
    }

    /// Takes an entry that was fetched to be shown.
    pub fn show(&mut self, id: String, entry: Entry) {
        self.entries.insert(id, entry);
    }

    /// What the rows of these entries show; lets entries go that are on screen no more.
    pub fn pieces(&mut self, ids: &[String]) -> BTreeMap<String, Piece> {
        if self.entries.len() > ids.len() + HELD {
            self.entries.retain(|id, _| ids.contains(id));
        }
        let (entries, query) = (&self.entries, self.search.query());
        for id in ids {
            if let (false, Some(entry)) = (self.pieces.contains_key(id), entries.get(id)) {
                let piece = Piece {
                    date: entry.date.clone(),
                    excerpt: piece(entry, query, PIECE),
                };
                self.pieces.insert(id.clone(), piece);
            }
        }
        self.pieces.retain(|id, _| ids.contains(id));
        self.pieces.clone()
    }
}

impl Shelf for Stock {
    fn put(&mut self, id: &str, entry: Entry, today: Day) {
        self.corpus.put(id, &entry, today);
        if let Some(shown) = self.entries.get_mut(id) {
            *shown = entry;
            self.pieces.remove(id);
        }
    }

    fn remove(&mut self, id: &str) {
        self.corpus.remove(id);
    }

    fn clear(&mut self) {
        self.corpus = Corpus::default();
        self.search = Search::default();
        self.entries.clear();
        self.pieces.clear();
    }

    fn is_full(&self) -> bool {
        self.corpus.coverage().since.is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(text: &str) -> Entry {
        Entry {
            text: text.to_owned(),
            date: "2026-03-14".to_owned(),
            ..Entry::default()
        }
    }

    fn stock(texts: &[(&str, &str)]) -> Stock {
        let mut stock = Stock::default();
        for (id, text) in texts {
            stock.put(id, entry(text), Day::MAX);
        }
        stock
    }

    fn row(stock: &mut Stock, id: &str) -> Option<String> {
        let pieces = stock.pieces(&[id.to_owned()]);
        pieces.get(id).map(|piece| piece.excerpt.text.clone())
    }

    #[test]
    fn what_is_found_is_fetched_once_and_shown() {
        let mut stock = stock(&[("1", "Le port."), ("2", "La mer.")]);
        let (total, ids) = stock.ask(Query::parse("port"), 30);
        assert_eq!((total, ids.as_slice()), (1, &["1".to_owned()][..]));
        assert_eq!(stock.missing(&ids), ["1"]);
        stock.show("1".to_owned(), entry("Le port."));
        assert!(stock.missing(&ids).is_empty());
        assert_eq!(row(&mut stock, "1").as_deref(), Some("Le port."));
    }

    #[test]
    fn a_row_shows_what_was_written_since() {
        let mut stock = stock(&[("1", "Le port.")]);
        stock.ask(Query::parse("port"), 30);
        stock.show("1".to_owned(), entry("Le port."));
        row(&mut stock, "1");
        stock.put("1", entry("Un port."), Day::MAX);
        assert_eq!(row(&mut stock, "1").as_deref(), Some("Un port."));
    }

    #[test]
    fn entries_are_held_while_they_are_on_screen() {
        let mut stock = Stock::default();
        for id in 0..=HELD + 1 {
            stock.show(id.to_string(), entry("Le port."));
        }
        assert!(row(&mut stock, "7").is_some());
        assert_eq!(stock.missing(&["7".to_owned(), "8".to_owned()]), ["8"]);
    }

    #[test]
    fn a_stock_begun_again_has_nothing() {
        let mut stock = stock(&[("1", "Le port.")]);
        stock.ask(Query::parse("port"), 30);
        stock.clear();
        assert!(stock.is_new(&Query::parse("port")));
        assert_eq!(stock.ask(Query::parse("port"), 30).0, 0);
        assert!(!stock.is_full());
    }
}
