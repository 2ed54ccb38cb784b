//! The studio's rules: what can be said of a programme before members meet it, and what can be made out of it.
//!
//! Pure: the host's document (JSON) or the programme that was read of it in, data out. Where a rule names a place in the
//! document, it does so like a [`Problem`](crate::programme::Problem): `weeks[3].question.text.fr`.

pub mod document;
pub mod file;
pub mod history;
pub mod kinds;
pub mod lint;
pub mod load;
pub mod moving;
pub mod naming;
pub mod normal;
mod passages;
pub mod places;
pub mod reading;
pub mod sheet;
pub mod snippet;
pub mod starters;
pub mod texts;
pub mod times;
pub mod waiting;
pub mod weave;
pub mod whereabouts;

pub use passages::{Passage, entry, passages};
