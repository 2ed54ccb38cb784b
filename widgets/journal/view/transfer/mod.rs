//! The fold at the end of the journal: bring another journal in, take this one out.
//!
//! Both are parts of their own that are loaded when the fold is opened for the first time; a part that cannot be had says
//! so and is asked for again at the next opening.

#![allow(
    clippy::large_types_passed_by_value,
    reason = "the state is a handful of handles; in what ships they are small enough"
)]

mod account;
mod bring;
pub mod hand;
mod paper;
mod take;

use std::rc::Rc;

use leptos::{html, prelude::*, tachys::view::any_view::AnyView};
use wasm_split_helpers::wasm_split;

use crate::{
    context::Context,
    error::Result,
    ui::{
        late::{Inside, Part, is_open},
        preview::Outgoing,
    },
    widgets::journal::state::State,
};

#[wasm_split(journal_import, fallible)]
fn load_bring(
    context: Context,
    state: State,
    outgoing: RwSignal<Option<Outgoing>>,
) -> Result<Inside> {
    Ok(Rc::new(move || bring::bring(context, state, outgoing)))
}

#[wasm_split(journal_export, fallible)]
fn load_take(context: Context, state: State) -> Result<Inside> {
    Ok(Rc::new(move || take::take(context, state)))
}

/// The fold.
pub fn transfer(context: Context, state: State, outgoing: RwSignal<Option<Outgoing>>) -> AnyView {
    let fold = NodeRef::<html::Details>::new();
    let (bring, take) = (Part::new(context), Part::new(context));
    let open = move |_| {
        if !is_open(fold) {
            return;
        }
        if !context.read_only() {
            bring.load(load_bring(context, state, outgoing));
        }
        take.load(load_take(context, state));
    };
    view! {
        <details part="transfer" class="no-print" node_ref=fold on:toggle=open>
            <summary>{context.text("journal.transfer")}</summary>
            <div class="stack loose">{bring.view()} {take.view()}</div>
        </details>
    }
    .into_any()
}
