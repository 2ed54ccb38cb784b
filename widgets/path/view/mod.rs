//! The path on screen: its years, the journal's titles to choose from, and the way to take things along.

mod badge;
mod take;
mod titles;

use leptos::{html, prelude::*, tachys::view::any_view::AnyView};

use super::{
    model::{Item, Line},
    state::State,
};
use crate::{
    context::Context,
    ui::{button_quiet, heading_below, late},
};

/// The whole widget.
pub fn path(context: Context, state: State) -> impl IntoView {
    state.begin();
    let is_empty = Memo::new(move |_| state.is_empty());
    let steps = move || {
        if is_empty.get() {
            return view! { <p class="lead">{context.text("path.empty")}</p> }.into_any();
        }
        view! {
            <p class="lead">{context.text("path.lead")}</p>
            {(!context.read_only()).then(|| all(context, state))}
            <div class="years">
                <For
                    each=move || state.years()
                    key=|year| *year
                    children=move |year| of_year(context, state, year)
                />
            </div>
        }
        .into_any()
    };
    let load_take = move || -> late::Loading { Box::pin(take::code(context, state)) };
    view! {
        <div class="stack">
            {steps}
            <div class="stack tight no-print">
                {titles::titles(context, state)}
                {late::fold(context, "path.take", "take", NodeRef::<html::Details>::new(), load_take)}
            </div>
        </div>
    }
}

fn all(context: Context, state: State) -> AnyView {
    let every = move |_| {
        state.choose_all();
        context.announce(&context.text("path.said.all"));
    };
    let none = move |_| {
        state.choose_none();
        context.announce(&context.text("path.said.none"));
    };
    view! {
        <div class="row no-print">
            {button_quiet(None, context.text("path.all"), every)}
            {button_quiet(None, context.text("path.none"), none)}
        </div>
    }
    .into_any()
}

fn of_year(context: Context, state: State, year: i32) -> AnyView {
    view! {
        <section class="year">
            {heading_below(context, year.to_string())}
            <ol class="steps">
                <For
                    each=move || state.of_year(year)
                    key=Item::clone
                    children=move |item| step(context, state, item)
                />
            </ol>
        </section>
    }
    .into_any()
}

fn step(context: Context, state: State, item: Item) -> AnyView {
    let Line {
        day,
        label,
        text,
        notes,
    } = state.line(&item);
    let is_chosen = {
        let id = item.id.clone();
        Memo::new(move |_| state.is_chosen(&id))
    };
    let said = view! {
        <span class="said">
            <span class="muted small">{day} " · " {label}</span>
            {(!text.is_empty()).then(|| view! { <span class="lines">{text}</span> })}
        </span>
    };
    let data_id = item.id.clone();
    let notes =
        (!notes.is_empty()).then(|| view! { <p class="notes muted small">{notes.join(" ")}</p> });
    view! {
        <li class="step" class:chosen=move || is_chosen.get() part="step" data-id=data_id>
            {choice(context, state, item.id, is_chosen.into(), said.into_any())}
            {notes}
        </li>
    }
    .into_any()
}

/// A tick with what it is about.
fn choice(
    context: Context,
    state: State,
    id: String,
    is_chosen: Signal<bool>,
    said: AnyView,
) -> AnyView {
    view! {
        <label class="choice">
            <input
                type="checkbox"
                prop:checked=move || is_chosen.get()
                disabled=context.read_only()
                on:change=move |event| state.choose(&id, event_target_checked(&event))
            />
            {said}
        </label>
    }
    .into_any()
}
