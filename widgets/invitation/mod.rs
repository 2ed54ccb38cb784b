//! `<escale-invitation>`: what a programme invites to, from the programme alone, for who has not joined yet.

pub mod model;
mod state;
mod view;

use wasm_split_helpers::wasm_split;

use super::Opening;
use crate::{
    context::Context,
    embed::{Attribute, Description},
    error::Result,
};

/// What the element declares.
pub const DESCRIPTION: Description = Description {
    name: "invitation",
    summary: "What the programme invites to, before joining: purpose, terms, host, weeks and dates; to take along and to pass on.",
    attributes: &[Attribute {
        name: "page",
        values: "a URL",
        doc: "The page where members take part: words to pass on and the weeks of a calendar file lead to it; none when absent.",
    }],
    parts: &[
        ("face", "what is seen first: from the title to the host"),
        ("section", "something the programme says, under its heading"),
        ("video", "the way to the host's video"),
        ("fold", "more of it, folded"),
        ("take", "what can be taken along or passed on"),
    ],
    keeps: false,
};

/// Opens the widget.
///
/// # Errors
/// When its chunk cannot be had.
#[wasm_split(invitation, fallible, preload(load))]
pub(super) fn open(context: Context) -> Result<Opening> {
    Ok(Box::pin(async move { Ok(view::invitation(context)) }))
}
