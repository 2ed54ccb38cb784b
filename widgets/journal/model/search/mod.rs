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
mod stem;
mod tags;

use crate::text::fold;
pub use corpus::{Corpus, Coverage, ENTRY_LIMIT, LIMIT};
pub use excerpt::{Excerpt, excerpt};
pub(super) use fold::words as folded;
pub use help::help;
pub use highlight::highlights;
pub use hits::{Found, Search};
pub use piece::piece;
pub use query::Query;
pub(super) use stem::stem;
pub use tags::shown as tags;

#[cfg(test)]
mod measure;
#[cfg(test)]
mod tests;
