//! How the member takes part, as a choice of three; shared by all widgets of a space.

use leptos::{prelude::*, tachys::view::any_view::AnyView};

use super::choices;
use crate::{context::Context, programme::Mode};

/// The three ways to take part, as buttons.
pub fn modes(context: Context, choose: impl Fn(Mode) + Copy + 'static) -> AnyView {
    let mode = context.mode();
    let options = Mode::ALL
        .iter()
        .map(|mode| {
            let mut key = String::from("common.mode.");
            key.push_str(mode.as_str());
            (*mode, context.text(&key))
        })
        .collect();
    let chosen = Signal::derive(move || Some(mode.get()));
    choices(context.text("common.mode"), options, chosen, choose)
}
