//! `<escale-journal>`: a place to think on paper, entry by entry.

pub mod model;
pub mod record;
mod state;
mod view;

use leptos::tachys::view::any_view::IntoAny;
use wasm_split_helpers::wasm_split;

use super::Opening;
use crate::{
    context::Context,
    embed::{Description, describe::Attribute},
    error::Result,
};

/// What the element declares.
pub const DESCRIPTION: Description = Description {
    name: "journal",
    summary: "A private journal: a place to write that saves itself, the entries newest first, a search through all of them, a calendar to look back, and a bin that gives back for thirty days.",
    attributes: &[Attribute {
        name: "board",
        values: "1 to 64 of a-z A-Z 0-9 . _ -",
        doc: "Names the retrospective's board to which chosen passages go as cards; `board` when absent.",
    }],
    parts: &[
        ("new", "the place to write a new entry"),
        (
            "finding",
            "the field to search in and the way to look back, with what they show",
        ),
        ("results", "what was found"),
        (
            "looking",
            "the calendar, and the entries of what was chosen",
        ),
        ("entry", "an entry of the list"),
        ("question", "the question an entry answers"),
        ("bin", "the bin"),
        ("transfer", "where journals come in and go out"),
        ("locked", "what is shown while the journal is locked"),
        ("lock", "the lock: offered, chosen, taken off"),
    ],
    keeps: true,
};

/// Opens the widget.
///
/// # Errors
/// When its chunk or its data cannot be had.
#[wasm_split(journal, fallible, preload(load))]
pub(super) fn open(context: Context) -> Result<Opening> {
    Ok(Box::pin(async move {
        let gate = state::gate::Gate::open(context).await?;
        Ok(view::gate::gate(gate).into_any())
    }))
}
