//! The states of the deck and of the draw: the one door to the store.

mod charset;
mod deck;
mod draw;

pub use deck::{Deck, Seen, Stage};
pub use draw::{Drawing, Drawn};
