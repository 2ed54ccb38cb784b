//! Finding in the journal, a keystroke at a time.
//!
//! [`Corpus`] holds the entries' folded texts and grows as pages are read; [`Query`] is what was typed; [`Search`] goes
//! from one keystroke to the next; [`excerpt`] and [`highlights`] show what was found. Pure: no entry is read and nothing
//! is stored here. Nothing of the corpus is ever stored; it is dropped when the journal is locked.

mod corpus;
mod dates;
mod excerpt;
mod help;
mod highlight;
mod hits;
mod marks;
mod piece;
mod query;
mod tags;

pub use corpus::{Corpus, Coverage, ENTRY_LIMIT, LIMIT};
pub use excerpt::{Excerpt, excerpt};
pub use help::help;
pub use highlight::highlights;
pub use hits::{Found, Search};
pub use piece::piece;
pub use query::Query;
pub use tags::shown as tags;

pub(super) use crate::text::fold::words as folded;
use crate::text::{fold, stem};

#[cfg(test)]
mod measure;
#[cfg(test)]
mod tests;
