//! The programmes there are, and the ways to begin another one.

use leptos::{html, prelude::*, tachys::view::any_view::AnyView};
use web_sys::Event;

use super::fields::Form;
use crate::{
    share::chosen,
    ui::{Icon, button, button_quiet, field, focus_soon, heading_below},
    widgets::studio::{model::starters::Starter, state::Row},
};

/// The list, and what one can begin with.
pub fn list(form: Form) -> AnyView {
    let Form { context, state } = form;
    let node = NodeRef::<html::Div>::new();
    let rows = Memo::new(move |_| state.rows());
    let is_empty = Memo::new(move |_| rows.with(Vec::is_empty));
    let there = move || {
        if is_empty.get() {
            return view! { <p class="lead">{form.text("lead")}</p> }.into_any();
        }
        view! {
            {heading_below(context, form.text("list"))}
            <ul class="programmes" part="list">
                <For each=move || rows.get() key=|one| (one.id.clone(), one.title.clone()) children=move |one| row(form, rows, one) />
            </ul>
        }
        .into_any()
    };
    // The row that was removed had the focus.
    Effect::new(move |before: Option<Option<String>>| {
        let now = state.removed();
        if now.is_some() && before.is_some_and(|before| before != now) {
            focus_soon(context, node, ".removed .button");
        }
        now
    });
    let removed = move || {
        state.removed().map(|title| {
            let said = state.words.with("said.removed", &[("title", &title)]);
            let back = move |_| {
                state.undo_removal();
                focus_soon(context, node, ".programmes .open");
            };
            view! {
                <div class="row removed">
                    <span>{said}</span>
                    {button(Some(Icon::Undo), form.text("undo"), back)}
                </div>
            }
        })
    };
    view! {
        <div class="stack loose" node_ref=node>
            <div class="stack">{there} {removed}</div>
            {(!context.read_only()).then(|| beginning(form))}
        </div>
    }
    .into_any()
}

fn row(form: Form, rows: Memo<Vec<Row>>, row: Row) -> AnyView {
    let Form { context, state } = form;
    let Row { id, title, .. } = row;
    let own = id.clone();
    let when = move || {
        let here = |rows: &Vec<Row>| {
            let found = rows.iter().find(|one| one.id == own);
            found.map(|one| context.moment(one.updated))
        };
        let when = rows.with(here).unwrap_or_default();
        state.words.with("written", &[("when", &when)])
    };
    let named = |key: &str| state.words.with(key, &[("title", &title)]);
    let (copying, removing) = (named("duplicate"), named("discard"));
    let (open, copy, gone) = (id.clone(), id.clone(), id);
    view! {
        <li class="row apart">
            <span class="stack tight">
                <button type="button" class="button open" part="button" on:click=move |_| state.go_to(&open)>
                    {title}
                </button>
                <span class="muted small">{when}</span>
            </span>
            {(!context.read_only()).then(|| view! {
                <span class="row">
                    {button_quiet(Some(Icon::Copy), copying, move |_| state.duplicate(&copy))}
                    {button_quiet(Some(Icon::Bin), removing, move |_| state.discard(&gone))}
                </span>
            })}
        </li>
    }
    .into_any()
}

fn beginning(form: Form) -> AnyView {
    let Form { context, state } = form;
    let starters: Vec<_> = Starter::ALL
        .into_iter()
        .map(|starter| {
            let label = form.word("starter.", starter.id());
            let hint = form.word("starter-hint.", starter.id());
            view! {
                <li class="stack tight">
                    <div>{button(None, label, move |_| state.start_from(starter))}</div>
                    <p class="muted small">{hint}</p>
                </li>
            }
        })
        .collect();
    let empty = move |_| state.start_empty();
    view! {
        <section class="stack">
            {heading_below(context, form.text("begin"))}
            <ul class="stack">
                {starters}
                <li class="stack tight">
                    <div>{button(None, form.text("starter.empty"), empty)}</div>
                    <p class="muted small">{form.text("starter-hint.empty")}</p>
                </li>
            </ul>
            {coming(form)}
        </section>
    }
    .into_any()
}

/// A programme that there is already, as a file or pasted.
fn coming(form: Form) -> AnyView {
    let state = form.state;
    let pasted = RwSignal::new(String::new());
    let choose = move |event: Event| {
        if let Some(file) = chosen::files(&event_target(&event)).into_iter().next() {
            state.take_file(file);
        }
    };
    let take = move |_| state.take("", &pasted.get_untracked());
    let is_empty = Memo::new(move |_| pasted.with(|text| text.trim().is_empty()));
    let refused = state.refused();
    view! {
        <div class="stack">
            <label class="field">
                <span class="label">{form.text("file")}</span>
                <input type="file" accept=".json,application/json" class="input files" part="input" on:change=choose />
            </label>
            {field(form.text("paste"), None, true, pasted.into(), move |text| pasted.set(text))}
            {move || (!is_empty.get()).then(|| button(None, form.text("take"), take))}
            {move || refused.get().map(|why| view! { <p class="notice failed" part="notice">{why}</p> })}
        </div>
    }
    .into_any()
}
