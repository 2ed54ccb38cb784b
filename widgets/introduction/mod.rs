//! `<escale-introduction>`: who I am, and what of it leaves this browser.

pub mod model;
pub mod people;
pub mod record;
mod state;
mod view;

use leptos::tachys::view::any_view::IntoAny;
use wasm_split_helpers::wasm_split;

use super::Opening;
use crate::{
    context::Context,
    embed::{Attribute, Description},
    error::Result,
};

/// What the element declares.
pub const DESCRIPTION: Description = Description {
    name: "introduction",
    summary: "A member's introduction: one line, an interview or all fields, and for each answer whether it stays here, goes on the card or into the full version.",
    attributes: &[Attribute {
        name: "host",
        values: "present or absent",
        doc: "Offers the coffee draw.",
    }],
    parts: &[
        ("answer", "a question with its field"),
        ("card", "what others would see"),
        ("code", "the QR code"),
        ("composed", "the text composed of the answers"),
        ("crop", "where a photo is cut"),
        ("earlier", "the earlier states of the card"),
        ("form", "all fields"),
        ("interview", "one question of the interview"),
        ("picture", "the picture on the card"),
        ("take", "the forms the card leaves in"),
        ("people", "the folds about people"),
        ("deck", "the deck of other people's cards"),
        ("deck-card", "a card in the deck, folded under the name"),
        ("draw", "the coffee draw"),
        ("painted", "the card as a picture, before it leaves"),
    ],
    keeps: true,
};

/// Opens the widget.
///
/// # Errors
/// When its chunk or its data cannot be had.
#[wasm_split(introduction, fallible, preload(load))]
pub(super) fn open(context: Context) -> Result<Opening> {
    Ok(Box::pin(async move {
        let state = state::State::open(context).await?;
        Ok(view::introduction(context, state).into_any())
    }))
}
