//! The prompt's rules: which week a member meets today, what an answer is made of, how two versions of one become one,
//! in which form it may leave; and what goes into the member's own calendar.
//!
//! Pure: programme, days and texts in, data out.

mod answer;
pub mod bank;
pub mod begun;
pub mod calendar;
mod echo;
mod format;
pub mod gathering;
pub mod nudge;
pub mod packet;
pub mod pick;
pub mod round;
pub mod shuffle;
mod week;

pub use answer::{add_aside, begin, meet};
pub use echo::{Asked, Earlier, earlier};
pub use format::{Format, Piece, written};
pub use week::{Shown, Standing, apart, first_and_last_day, in_view, shown, wording};
