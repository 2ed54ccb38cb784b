//! Above the list: the field to search in, and the way to look back. What they show is loaded when it is asked for.

use std::rc::Rc;

use leptos::{html, prelude::*, tachys::view::any_view::AnyView};
use wasm_split_helpers::wasm_split;
use web_sys::{Element, KeyboardEvent};

use super::{looking::looking, results::results};
use crate::{
    context::Context,
    error::Result,
    ui::{
        focus,
        late::{Inside, Part},
        preview::Outgoing,
        search_field,
    },
    widgets::journal::state::State,
};

#[wasm_split(journal_search, fallible)]
fn search_code(
    context: Context,
    state: State,
    outgoing: RwSignal<Option<Outgoing>>,
) -> Result<Inside> {
    Ok(Rc::new(move || results(context, state, outgoing)))
}

#[wasm_split(journal_look, fallible)]
fn look_code(
    context: Context,
    state: State,
    outgoing: RwSignal<Option<Outgoing>>,
) -> Result<Inside> {
    Ok(Rc::new(move || looking(context, state, outgoing)))
}

/// The field, the way back, and what stands in the place of the list.
pub fn finding(context: Context, state: State, outgoing: RwSignal<Option<Outgoing>>) -> AnyView {
    let seeking = state.seeking();
    let (found, past) = (Part::new(context), Part::new(context));
    let whole = NodeRef::<html::Div>::new();
    let nothing = move || {
        let is_empty = state.list().with(Vec::is_empty);
        is_empty && !seeking.looking.get() && seeking.typed.with(String::is_empty)
    };
    let load = move || found.load(search_code(context, state, outgoing));
    let look = move |_| {
        let opens = !seeking.looking.get_untracked() || seeking.asking.get_untracked();
        state.close_open();
        seeking.typed.set(String::new());
        seeking.looking.set(opens);
        if opens {
            past.load(look_code(context, state, outgoing));
        }
    };
    let escape = move |event: KeyboardEvent| {
        let escapes = event.key() == "Escape" && !event.is_composing();
        if let (true, Some(whole)) = (escapes, whole.get_untracked())
            && leave(state, &whole)
        {
            event.prevent_default();
            event.stop_propagation();
        }
    };
    view! {
        <div class="stack" part="finding" hidden=nothing on:keydown=escape node_ref=whole>
            <div class="row apart no-print">
                {field(context, state, load)}
                <button
                    type="button"
                    class="button quiet look"
                    part="button"
                    aria-expanded=move || seeking.looking.get().to_string()
                    on:click=look
                >
                    {context.text("journal.look-back")}
                </button>
            </div>
            {found.view()}
            {past.view()}
        </div>
    }
    .into_any()
}

fn field(context: Context, state: State, load: impl Fn() + Copy + 'static) -> AnyView {
    let typed = state.seeking().typed;
    let take = move |text| {
        load();
        typed.set(text);
    };
    view! {
        <div class="seek" role="search">
            <label class="row">
                <span class="small">{context.text("journal.find")}</span>
                {search_field(typed, load, take)}
            </label>
        </div>
    }
    .into_any()
}

/// One step back: from an open entry to its row, from what was found to the list, from the look back to the list. False
/// when there is nothing to leave.
fn leave(state: State, whole: &Element) -> bool {
    let seeking = state.seeking();
    let find = |css| whole.query_selector(css).ok().flatten();
    let to = if let Some(opener) = find(".opener[aria-expanded='true']") {
        state.close_open();
        Some(opener)
    } else if seeking.typed.with_untracked(|typed| !typed.is_empty()) {
        seeking.typed.set(String::new());
        find("input[type=search]")
    } else if seeking.looking.get_untracked() {
        seeking.looking.set(false);
        find(".look")
    } else {
        return false;
    };
    if let Some(to) = to {
        focus(&to);
    }
    true
}
