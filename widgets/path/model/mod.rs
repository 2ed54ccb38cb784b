//! What a path is made of: what the other widgets left behind, put in order; what the member chose of it; what leaves.
//!
//! Pure: stored shapes, days and words in, items and texts out.

pub mod booklet;
pub mod choice;
pub mod item;
pub mod journal;
pub mod take;
pub mod trace;

pub use booklet::{Booklet, Line};
pub use choice::Choice;
pub use item::{Item, What};
pub use journal::{Journal, Title};
pub use trace::{Kind, Trace};
