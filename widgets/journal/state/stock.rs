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
const FETCHED: usize = 60;
/// The newest entries are held as they were read, up to so many bytes of text, so that their rows need not be fetched.
const READ_BYTES: usize = 12 << 20;

/// What a row shows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Piece {
    /// The entry's day, as it is kept.
    pub date: String,
    /// Its piece around what was found.
    pub excerpt: Excerpt,
}

/// The search's memory.
pub struct Stock {
    corpus: Corpus,
    search: Search,
    /// As they were read, while there was room.
    read: BTreeMap<String, Entry>,
    /// How many bytes more of their texts there is room for.
    room: usize,
    /// What was fetched because it was found.
    fetched: BTreeMap<String, Entry>,
    pieces: BTreeMap<String, Piece>,
}

impl Default for Stock {
    fn default() -> Self {
        Self::with_room(READ_BYTES)
    }
}

impl Stock {
    /// An empty memory that holds so many bytes of entries as they were read.
    fn with_room(room: usize) -> Self {
        Self {
            corpus: Corpus::default(),
            search: Search::default(),
            read: BTreeMap::new(),
            room,
            fetched: BTreeMap::new(),
            pieces: BTreeMap::new(),
        }
    }

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
        let missing = ids.iter().filter(|id| self.entry(id).is_none());
        missing.cloned().collect()
    }

    /// Takes an entry that was fetched to be shown.
    pub fn show(&mut self, id: String, entry: Entry) {
        self.fetched.insert(id, entry);
    }

    fn entry(&self, id: &str) -> Option<&Entry> {
        self.read.get(id).or_else(|| self.fetched.get(id))
    }

    /// What the rows of these entries show; lets entries go that are on screen no more.
    pub fn pieces(&mut self, ids: &[String]) -> BTreeMap<String, Piece> {
        if self.fetched.len() > ids.len() + FETCHED {
            self.fetched.retain(|id, _| ids.contains(id));
        }
        for id in ids {
            if let (false, Some(entry)) = (self.pieces.contains_key(id), self.entry(id)) {
                let piece = Piece {
                    date: entry.date.clone(),
                    excerpt: piece(entry, self.search.query(), PIECE),
                };
                self.pieces.insert(id.clone(), piece);
            }
        }
        self.pieces.retain(|id, _| ids.contains(id));
        self.pieces.clone()
    }
}

impl Stock {
    /// Drops what is held of an entry as it was.
    fn let_go(&mut self, id: &str) {
        if let Some(entry) = self.read.remove(id) {
            self.room += entry.text.len();
        }
        self.fetched.remove(id);
        self.pieces.remove(id);
    }
}

impl Shelf for Stock {
    fn put(&mut self, id: &str, entry: Entry, today: Day) {
        self.corpus.put(id, &entry, today);
        self.let_go(id);
        if let Some(room) = self.room.checked_sub(entry.text.len()) {
            self.room = room;
            self.read.insert(id.to_owned(), entry);
        }
    }

    fn remove(&mut self, id: &str) {
        self.corpus.remove(id);
        self.let_go(id);
    }

    fn clear(&mut self) {
        *self = Self::default();
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

    /// A memory without room for what was read.
    fn full(texts: &[(&str, &str)]) -> Stock {
        filled(Stock::with_room(0), texts)
    }

    fn filled(mut stock: Stock, texts: &[(&str, &str)]) -> Stock {
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
        let mut stock = full(&[("1", "Le port."), ("2", "La mer.")]);
        let (total, ids) = stock.ask(Query::parse("port"), 30);
        assert_eq!((total, ids.as_slice()), (1, &["1".to_owned()][..]));
        assert_eq!(stock.missing(&ids), ["1"]);
        stock.show("1".to_owned(), entry("Le port."));
        assert!(stock.missing(&ids).is_empty());
        assert_eq!(row(&mut stock, "1").as_deref(), Some("Le port."));
    }

    #[test]
    fn what_was_read_is_shown_without_being_fetched_while_there_is_room() {
        let texts = [("1", "Le port."), ("2", "Un port."), ("3", "Ports")];
        let mut stock = filled(Stock::with_room(14), &texts);
        let (_, ids) = stock.ask(Query::parse("port"), 30);
        assert_eq!(stock.missing(&ids), ["2"]);
        assert_eq!(row(&mut stock, "1").as_deref(), Some("Le port."));
        stock.remove("1");
        stock.put("2", entry("Un port."), Day::MAX);
        assert!(stock.missing(&["2".to_owned(), "3".to_owned()]).is_empty());
    }

    #[test]
    fn a_row_shows_what_was_written_since() {
        let mut stock = filled(Stock::default(), &[("1", "Le port.")]);
        stock.ask(Query::parse("port"), 30);
        row(&mut stock, "1");
        stock.put("1", entry("Un port."), Day::MAX);
        assert_eq!(row(&mut stock, "1").as_deref(), Some("Un port."));
    }

    #[test]
    fn entries_are_held_while_they_are_on_screen() {
        let mut stock = Stock::default();
        for id in 0..=FETCHED + 1 {
            stock.show(id.to_string(), entry("Le port."));
        }
        assert!(row(&mut stock, "7").is_some());
        assert_eq!(stock.missing(&["7".to_owned(), "8".to_owned()]), ["8"]);
    }

    #[test]
    fn a_stock_begun_again_has_nothing() {
        let mut stock = filled(Stock::default(), &[("1", "Le port.")]);
        stock.ask(Query::parse("port"), 30);
        stock.clear();
        assert!(stock.is_new(&Query::parse("port")));
        assert_eq!(stock.ask(Query::parse("port"), 30).0, 0);
        assert!(!stock.is_full());
    }
}
