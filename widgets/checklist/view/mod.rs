//! The checklist on screen: how one takes part, the phases, what came late, and where the list stands.

mod detail;
mod kit;
mod launcher;
mod more;
mod notices;
mod phase;
mod row;
mod take;
mod telling;
mod tour;

use leptos::{html, prelude::*, tachys::view::any_view::AnyView};
use wasm_bindgen::JsCast;
use web_sys::{MouseEvent, Node, ShadowRoot};

use super::{
    model::{Place, current, explored, finished},
    state::{Command, State},
};
use crate::{
    context::Context,
    ui::{button, button_quiet, focus, modes},
};
use phase::phase;

/// The whole widget.
pub fn checklist(context: Context, state: State) -> impl IntoView {
    if context.programme().is_none() {
        return view! { <p class="muted">{context.text("common.no-programme")}</p> }.into_any();
    }
    let whole = NodeRef::<html::Div>::new();
    launcher::begin(context, state, whole);
    let place = Memo::new(move |_| state.place());
    view! {
        <div class="checklist" node_ref=whole>
            {notices::notices(context)}
            <div class="place">
                {move || match place.get() {
                    Place::Open => list(context, state),
                    Place::Closed => closed(context, state),
                    Place::Removed => removed(context, state),
                }}
            </div>
        </div>
    }
    .into_any()
}

fn list(context: Context, state: State) -> AnyView {
    // That of a launcher is seen when it is opened.
    if !launcher::is_wanted(context) {
        state.seen();
    }
    // The phases are drawn anew only when one appears or goes; a tick changes its own row.
    let phases = Memo::new(move |_| {
        let (sections, _) = state.shown();
        sections
            .into_iter()
            .map(|one| one.phase)
            .collect::<Vec<_>>()
    });
    let late = Memo::new(move |_| {
        let (_, late) = state.shown();
        late.into_iter().map(|item| item.place).collect::<Vec<_>>()
    });
    view! {
        <div class="stack loose">
            {modes(context, move |mode| state.send(Command::TakePart(mode)))}
            {move || {
                let (sections, _) = untrack(|| state.shown());
                let current = current(&sections);
                phases
                    .get()
                    .into_iter()
                    .enumerate()
                    .map(|(place, id)| phase(context, state, id, Some(place) == current))
                    .collect::<Vec<_>>()
            }}
            {move || late.with(|late| phase::late(context, state, late))}
            {trail(context, state)}
            {more::more(context, state)}
        </div>
    }
    .into_any()
}

/// What was explored, in words; a host may have none of it.
fn trail(context: Context, state: State) -> Option<AnyView> {
    let shown = context.attribute("progress").as_deref() != Some("none");
    let said = move || {
        let (sections, late) = state.shown();
        match explored(&sections) {
            0 => context.text("checklist.any-order"),
            _ if finished(&sections, None) && late.is_empty() => context.text("checklist.all-seen"),
            count => context.text_count("checklist.explored", count),
        }
    };
    shown.then(|| view! { <p class="muted small">{said}</p> }.into_any())
}

/// A list that was folded away: one way back, and the first time a word about it.
fn closed(context: Context, state: State) -> AnyView {
    // A launcher says it beside its button.
    let says = !launcher::is_wanted(context) && state.hint();
    let hint = says.then(|| context.text("checklist.closed-hint"));
    if let Some(hint) = &hint {
        context.announce(hint);
    }
    view! {
        <div class="row">
            {button(None, context.text("checklist.open-again"), move |event| put(context, state, Place::Open, &event))}
            {hint.map(|hint| view! { <span class="muted small">{hint}</span> })}
        </div>
    }
    .into_any()
}

/// A list that the member took off the page: a quiet way back.
fn removed(context: Context, state: State) -> AnyView {
    view! {
        <details class="small">
            <summary>{context.text("checklist.removed")}</summary>
            {button_quiet(None, context.text("checklist.bring-back"), move |event| put(context, state, Place::Open, &event))}
        </details>
    }
    .into_any()
}

/// Puts the list where the member wants it, and the focus on the first control of what stands there then.
fn put(context: Context, state: State, place: Place, event: &MouseEvent) {
    let pressed = event
        .current_target()
        .and_then(|pressed| pressed.dyn_into::<Node>().ok());
    let root = pressed.and_then(|pressed| pressed.get_root_node().dyn_into::<ShadowRoot>().ok());
    state.put(place);
    context.later(0, move || {
        let first =
            root.and_then(|root| root.query_selector(".place button, .place summary").ok()?);
        if let Some(first) = first {
            focus(&first);
        }
    });
}
