//! `<escale-checklist>`: coming on board, in the programme's phases.

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
    name: "checklist",
    summary: "Coming on board: before arriving, arriving, first weeks, cruising; each step done, skipped, kept for later or undone.",
    attributes: &[],
    parts: &[
        ("phase", "a phase of the programme"),
        ("item", "an item of the checklist"),
    ],
};

/// Opens the widget.
///
/// # Errors
/// When its chunk or its data cannot be had.
#[wasm_split(checklist, fallible, preload(load))]
pub(super) fn open(context: Context) -> Result<Opening> {
    Ok(Box::pin(async move {
        let state = state::State::open(context).await?;
        Ok(view::checklist(context, state).into_any())
    }))
}
