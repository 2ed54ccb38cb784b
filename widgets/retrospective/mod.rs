//! `<escale-retrospective>`: looking back, alone, with others, and ahead.

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
    name: "retrospective",
    summary: "Looking back on a board of columns and cards, alone; bringing it to the others as a text; and what to try next.",
    attributes: &[
        Attribute {
            name: "board",
            values: "1 to 64 of a-z A-Z 0-9 . _ -",
            doc: "Names the board, so that a space can have several; `board` when absent.",
        },
        Attribute {
            name: "template",
            values: "start-stop-continue | four-l | sailboat | rose-thorn-bud | keep-problem-try | takeaways | value-cycles | observers | daki | kalm | starfish | mad-sad-glad | balloon | mountain | like-wish-wonder | wrap | samolo | surprised-worried-inspired | hopes-fears | energy | six-hats | swot | speed-car | heard-seen-respected | lean-coffee | plus-delta | working-stuck | wins | weather-report | timeline | letter",
            doc: "The columns, where the programme names neither columns nor a template; `takeaways` when absent.",
        },
    ],
    parts: &[
        ("column", "a column of the board"),
        ("card", "a card"),
        (
            "picture",
            "the drawing of a board that is looked at as a picture",
        ),
        ("commitment", "a commitment"),
        ("code", "a part of a packet as a QR code"),
        ("painted", "the board as a picture that can be downloaded"),
    ],
    keeps: true,
};

/// Opens the widget.
///
/// # Errors
/// When its chunk or its data cannot be had.
#[wasm_split(retrospective, fallible, preload(load))]
pub(super) fn open(context: Context) -> Result<Opening> {
    Ok(Box::pin(async move {
        let state = state::State::open(context).await?;
        Ok(view::retrospective(context, state).into_any())
    }))
}
