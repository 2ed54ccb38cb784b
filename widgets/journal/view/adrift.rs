//! What was typed into an entry that was deleted or put under a passphrase in another tab meanwhile: folded away, and on
//! this page only until the member keeps it as a new entry or does without it.

#![allow(
    clippy::large_types_passed_by_value,
    reason = "the state is a handful of handles; in what ships they are small enough"
)]

use std::rc::Rc;

use leptos::{prelude::*, tachys::view::any_view::AnyView};
use wasm_split_helpers::wasm_split;

use super::secret::words;
use crate::{
    context::Context,
    error::Result,
    ui::{
        button, button_quiet,
        late::{Inside, Part},
        words::Words,
    },
    widgets::journal::state::State,
};

/// The place for it, empty as long as there is none.
pub fn adrift(context: Context, state: State) -> AnyView {
    let part = Part::new(context);
    Effect::new(move |_| {
        if !state.adrift().is_empty() {
            part.load(adrift_code(context, state));
        }
    });
    part.view()
}

#[wasm_split(journal_secret, fallible)]
fn adrift_code(context: Context, state: State) -> Result<Inside> {
    Ok(Rc::new(move || inside(context, state, words(context))))
}

fn inside(context: Context, state: State, words: Words) -> AnyView {
    Effect::new(move |before: Option<usize>| {
        let count = state.adrift().len();
        if count > before.unwrap_or_default() {
            context.announce(&words.text("secret.adrift"));
        }
        count
    });
    let one = move |(id, text): (String, String)| {
        let own = id.clone();
        let keep = move |_| state.keep_adrift(&own);
        let go = move |_| drop(state.let_adrift_go(&id));
        view! {
            <div class="notice stack tight no-print" part="notice">
                <p>{words.text("secret.adrift")}</p>
                <details>
                    <summary>{words.text("secret.adrift-text")}</summary>
                    <p class="lines">{text}</p>
                </details>
                <div class="row">
                    {button(None, words.text("secret.adrift-keep"), keep)}
                    {button_quiet(None, words.text("secret.adrift-go"), go)}
                </div>
            </div>
        }
    };
    (move || state.adrift().into_iter().map(one).collect::<Vec<_>>()).into_any()
}
