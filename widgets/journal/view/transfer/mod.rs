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
mod hand;
mod take;
mod words;

use std::rc::Rc;

use leptos::{html, prelude::*, tachys::view::any_view::AnyView};
use wasm_split_helpers::wasm_split;

use crate::{
    context::Context,
    error::Result,
    ui::{frame::sentence, preview::Outgoing},
    widgets::journal::state::State,
};

/// A part that was loaded: builds its view.
type Part = Rc<dyn Fn() -> AnyView>;

#[wasm_split(journal_import, fallible)]
fn load_bring(context: Context, outgoing: RwSignal<Option<Outgoing>>) -> Result<Part> {
    Ok(Rc::new(move || bring::bring(context, outgoing)))
}

#[wasm_split(journal_export, fallible)]
fn load_take(context: Context, state: State) -> Result<Part> {
    Ok(Rc::new(move || take::take(context, state)))
}

/// The fold.
pub fn transfer(context: Context, state: State, outgoing: RwSignal<Option<Outgoing>>) -> AnyView {
    let fold = NodeRef::<html::Details>::new();
    let (bring, take) = (slot(), slot());
    let open = move |_| {
        let is_open = fold.get_untracked().is_some_and(|fold| fold.open());
        if !is_open {
            return;
        }
        if !context.read_only() {
            fill(context, bring, async move {
                load_bring(context, outgoing).await
            });
        }
        fill(
            context,
            take,
            async move { load_take(context, state).await },
        );
    };
    view! {
        <details part="transfer" class="no-print" node_ref=fold on:toggle=open>
            <summary>{context.text("journal.transfer")}</summary>
            <div class="stack loose">{shown(context, bring)} {shown(context, take)}</div>
        </details>
    }
    .into_any()
}

/// Where a part will be.
type Slot = RwSignal<Option<Result<Part>>, LocalStorage>;

fn slot() -> Slot {
    RwSignal::new_local(None)
}

/// Loads a part into its place, unless it is there.
fn fill(context: Context, slot: Slot, part: impl Future<Output = Result<Part>> + 'static) {
    let is_there = move || slot.with_untracked(|part| matches!(part, Some(Ok(_))));
    if is_there() {
        return;
    }
    context.spawn(async move {
        let part = part.await;
        // The fold may have been opened twice meanwhile.
        if !is_there() {
            slot.set(Some(part));
        }
    });
}

fn shown(context: Context, part: Slot) -> AnyView {
    (move || match part.get() {
        None => ().into_any(),
        Some(Ok(part)) => part(),
        Some(Err(error)) => {
            let sentence = sentence(context, &error);
            context.announce(&sentence);
            view! { <p class="notice failed">{sentence}</p> }.into_any()
        }
    })
    .into_any()
}
