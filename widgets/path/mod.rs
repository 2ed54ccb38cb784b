//! `<escale-path>`: the member's own path through all the other parts, and what they take along of it.

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
    name: "path",
    summary: "The member's own path through the programme, across all widgets; a booklet of what they choose of it, and a recognition they give themselves.",
    attributes: &[],
    parts: &[
        ("step", "something on the path"),
        ("titles", "the entries of the journal by title"),
        ("take", "what can be taken along"),
        ("painted", "the badge as a picture"),
    ],
    keeps: true,
};

/// Opens the widget.
///
/// # Errors
/// When its chunk or its data cannot be had.
#[wasm_split(path, fallible, preload(load))]
pub(super) fn open(context: Context) -> Result<Opening> {
    Ok(Box::pin(async move {
        let state = state::State::open(context).await?;
        Ok(view::path(context, state).into_any())
    }))
}
