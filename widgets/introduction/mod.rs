//! `<escale-introduction>`: who I am, and what of it leaves this browser.

pub mod model;
pub mod record;
mod state;
mod view;

use leptos::tachys::view::any_view::IntoAny;
use wasm_split_helpers::wasm_split;

use super::Opening;
use crate::{context::Context, embed::Description, error::Result};

/// What the element declares.
pub const DESCRIPTION: Description = Description {
    name: "introduction",
    summary: "A member's introduction: one line or the programme's questions, and for each answer whether it stays here, goes on the card or into the full version.",
    attributes: &[],
    parts: &[
        ("answer", "a question with its field"),
        ("card", "what others would see"),
        ("preview", "the exact text that leaves"),
    ],
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
