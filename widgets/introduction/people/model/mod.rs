//! Other people: the deck of their cards, and the draw that brings them together. Pure.

pub mod deck;
pub mod draw;
