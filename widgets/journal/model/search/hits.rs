//! Answers a keystroke: which entries a query finds, newest first.
//!
//! While a query only narrows, the answer before is what is looked through; entries that were added after the last one
//! are looked at once. Everything else is asked anew.

use memchr::memmem::Finder;

use super::{
    corpus::{Corpus, Place},
    marks::Wanted,
    query::{Query, Term},
};

/// A search that goes on while a member types and pages arrive.
#[derive(Debug, Default)]
pub struct Search {
    query: Query,
    /// Places of the found entries in the corpus.
    hits: Vec<usize>,
    /// How many of the corpus' entries were looked at.
    seen: usize,
    revision: u64,
}

/// An answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found<'a> {
    /// How many entries were found in all.
    pub total: usize,
    /// The identifiers of the first of them, newest first.
    pub first: Vec<&'a str>,
}

/// A term made ready for looking.
struct Look<'a> {
    term: &'a Term,
    finder: Finder<'a>,
    wanted: Wanted,
}

impl Search {
    /// Finds what a query asks for and names the first `count`. A query that asks for nothing finds nothing.
    pub fn ask<'a>(&mut self, corpus: &'a Corpus, query: Query, count: usize) -> Found<'a> {
        let narrows = !self.query.is_empty() && query.narrows(&self.query);
        if self.revision != corpus.revision() || !narrows {
            self.hits.clear();
            self.seen = 0;
            self.revision = corpus.revision();
        }
        let changed = self.query != query;
        self.query = query;
        self.look(corpus, changed);
        let places = corpus.places();
        let first = self.hits.iter().take(count);
        Found {
            total: self.hits.len(),
            first: first
                .filter_map(|at| places.get(*at))
                .map(|place| &*place.id)
                .collect(),
        }
    }

    /// What is asked for.
    pub fn query(&self) -> &Query {
        &self.query
    }

    fn look(&mut self, corpus: &Corpus, changed: bool) {
        let places = corpus.places();
        let seen = std::mem::replace(&mut self.seen, places.len());
        if self.query.is_empty() {
            self.hits.clear();
            return;
        }
        let looks: Vec<Look> = self.query.terms.iter().map(Look::new).collect();
        let meets = |at: &usize| {
            places
                .get(*at)
                .is_some_and(|place| looks.iter().all(|look| look.is_met(corpus, place)))
        };
        if changed {
            self.hits.retain(meets);
        }
        self.hits.extend((seen..places.len()).filter(meets));
    }
}

impl<'a> Look<'a> {
    fn new(term: &'a Term) -> Self {
        Self {
            term,
            finder: Finder::new(&term.needle),
            wanted: Wanted::of(&term.needle),
        }
    }

    fn is_met(&self, corpus: &Corpus, place: &Place) -> bool {
        let meant = self.term.when.is_some_and(|when| when.has(place.moment.0));
        let found = meant
            || (self.wanted.may_be_in(corpus.marks(place))
                && self.finder.find(corpus.text(place)).is_some());
        found != self.term.excluded
    }
}
