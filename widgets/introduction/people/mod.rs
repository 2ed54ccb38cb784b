//! What is done with other people's cards: they come into a deck, and a host draws who has a coffee with whom. All of it
//! is folded away, and loaded when a fold is opened.

#![allow(
    clippy::large_types_passed_by_value,
    reason = "the states are handfuls of handles; in what ships they are small enough"
)]
pub mod model;
pub mod record;
mod state;
mod view;

use std::rc::Rc;

use crate::{share::person::Person, text::Spoken};

pub(super) use view::folds;

/// The member's own card, as far as it may be seen: what a fold asks for when it needs it.
pub type Mine = Rc<dyn Fn() -> Person>;

/// The words around the deck.
pub fn deck_words(language: &str) -> Spoken {
    Spoken::of(
        language,
        include_str!("model/deck/en.json"),
        include_str!("model/deck/fr.json"),
    )
}

/// The words around the draw.
pub fn draw_words(language: &str) -> Spoken {
    Spoken::of(
        language,
        include_str!("model/draw/en.json"),
        include_str!("model/draw/fr.json"),
    )
}
