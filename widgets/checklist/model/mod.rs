//! The checklist's rules: which items a member meets, in which order, what happened to each of them, and what is new.
//!
//! Pure: programme, marks, mode and days in, data out. Nothing counts what is left.

mod arranged;
pub mod kit;
mod marked;
mod sections;
pub mod take;
pub mod telling;
pub mod tour;
mod visit;

pub use arranged::{Arranged, IN_VIEW, arrange, goes_on};
pub use marked::{Happened, ItemMark, Mark};
pub use sections::{
    Item, Moment, Section, Standing, after, current, explored, finished, opening, opens_on,
    sections, wording,
};
pub use visit::{Place, Visit, greet, is_first};
