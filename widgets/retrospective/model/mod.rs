//! The retrospective's rules: which columns a board has, where its cards stand, what becomes of commitments, and the text
//! one brings to the others.
//!
//! Pure: programme, cards and places in, decisions out.

pub mod after;
pub mod board;
pub mod card;
pub mod commitment;
pub mod keeping;
pub mod markdown;
pub mod order;
pub mod part;
pub mod picture;
pub mod table;
pub mod templates;
pub mod weather;

pub use board::{Column, Lane, OTHER};
pub use card::{Card, Edit, Words};
pub use commitment::{Commitment, Stand};
