//! `<escale-prompt>`: the week's theme, activity, resources and question, and the member's answers.

pub mod model;
pub mod record;
mod state;
mod view;

use leptos::{prelude::*, tachys::view::any_view::IntoAny};
use wasm_split_helpers::wasm_split;

use super::Opening;
use crate::{
    context::Context,
    embed::{Attribute, Description},
    error::Result,
};

/// What the element declares.
pub const DESCRIPTION: Description = Description {
    name: "prompt",
    summary: "This week's theme, activity, resources and question, answered when and where the member likes; past weeks stay open.",
    attributes: &[
        Attribute {
            name: "week",
            values: "1, 2, 3…",
            doc: "Shows this week of the programme whatever the date; the current one when absent.",
        },
        Attribute {
            name: "page",
            values: "a URL",
            doc: "The page that the weeks of a calendar file lead to; none when absent.",
        },
        Attribute {
            name: "host",
            values: "present or absent",
            doc: "Adds a fold in which a host gathers members' anonymous packets and sees what five or more answered.",
        },
    ],
    parts: &[
        ("week", "the week in full view"),
        ("activity", "what there is to do in a week"),
        ("resource", "one of a week's resources"),
        ("question", "the question of a week"),
        ("answer", "the member's answer and where it goes"),
        ("event", "the meeting of a week"),
        ("past-week", "another week that has begun, folded"),
        ("host", "what a host gathers of the members' packets"),
    ],
    keeps: true,
};

/// Opens the widget.
///
/// # Errors
/// When its chunk or its data cannot be had.
#[wasm_split(prompt, fallible, preload(load))]
pub(super) fn open(context: Context) -> Result<Opening> {
    Ok(Box::pin(async move {
        let state = state::State::open(context).await?;
        let prompt = view::prompt(context, state).into_any();
        Ok(match context.attribute("host") {
            None => prompt,
            Some(_) => {
                view! { <div class="stack loose">{prompt} {view::host::host(context)}</div> }
                    .into_any()
            }
        })
    }))
}
