//! `<escale-checklist>`: coming on board, in the programme's phases.

pub mod model;
pub mod record;
mod state;
mod view;
mod watch;

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
    name: "checklist",
    summary: "Coming on board: before arriving, arriving, first weeks, cruising; each step done, skipped, kept for later or undone.",
    attributes: &[
        Attribute {
            name: "mode",
            values: "inline, launcher",
            doc: "Where the list is: in its place, or behind a button at the edge of the page; in its place when absent.",
        },
        Attribute {
            name: "progress",
            values: "trail, none",
            doc: "Whether the line under the list says what was explored; it does when absent.",
        },
    ],
    parts: &[
        ("phase", "a phase of the programme"),
        ("item", "an item of the checklist"),
        ("new", "what came into a finished part of the list"),
        ("launcher", "the button that opens the list"),
        ("tour", "the words of a step of a tour"),
        ("resource", "a resource of the welcome kit"),
    ],
    keeps: true,
};

/// Opens the widget.
///
/// # Errors
/// When its chunk or its data cannot be had.
#[wasm_split(checklist, fallible, preload(load))]
pub(super) fn open(context: Context) -> Result<Opening> {
    Ok(Box::pin(async move {
        let state = state::State::open(context).await?;
        watch::begin(context, state);
        Ok(view::checklist(context, state).into_any())
    }))
}
