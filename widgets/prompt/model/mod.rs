//! The prompt's rules: which week a member meets today, how two versions of an answer become one, and in which form an
//! answer may leave.
//!
//! Pure: programme, days and texts in, data out.

mod answer;
mod format;
mod week;

pub use answer::{add_aside, begin, meet};
pub use format::{Format, Piece, written};
pub use week::{Shown, Standing, apart, first_and_last_day, in_view, shown, wording};
