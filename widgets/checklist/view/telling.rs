//! Under an open item, folded: how it went, in a line of the member's own, and what happened to the item.

use std::rc::Rc;

use leptos::{prelude::*, tachys::view::any_view::AnyView};
use wasm_split_helpers::wasm_split;

use crate::{
    context::Context,
    error::Result,
    programme::ChecklistItem,
    text::Spoken,
    ui::{
        Icon, button_quiet,
        late::{self, Inside},
    },
    widgets::checklist::{
        model::{
            Happened,
            telling::{key, words},
        },
        state::{Line, State},
    },
};

/// The fold.
pub fn fold(context: Context, state: State, source: StoredValue<ChecklistItem>) -> AnyView {
    let load = move || -> late::Loading { Box::pin(code(context, state, source)) };
    late::fold(context, "checklist.went", "small", NodeRef::new(), load)
}

#[wasm_split(checklist_telling, fallible)]
fn code(context: Context, state: State, source: StoredValue<ChecklistItem>) -> Result<Inside> {
    Ok(Rc::new(move || inside(context, state, source)))
}

fn inside(context: Context, state: State, source: StoredValue<ChecklistItem>) -> AnyView {
    let words = words(&context.language());
    let id = source.with_value(|source| source.id.to_string());
    let line = Line::of(context, state, id.clone());
    view! {
        <div class="stack tight">
            {written(context, state, source, line, &words)}
            {history(context, state, id, words)}
        </div>
    }
    .into_any()
}

fn written(
    context: Context,
    state: State,
    source: StoredValue<ChecklistItem>,
    line: Line,
    words: &Spoken,
) -> AnyView {
    if context.read_only() {
        return view! { <p class="lines">{move || line.text()}</p> }.into_any();
    }
    let (kept, keep) = (words.get("kept"), words.get("keep"));
    let said = kept.clone();
    let put = move |_| {
        let title = source.with_value(|source| untrack(|| state.title(source)));
        line.keep(title, said.clone());
    };
    let empty = Memo::new(move |_| line.text().trim().is_empty());
    let journal = move || {
        if line.is_in_journal() {
            return Some(view! { <p class="muted">{kept.clone()}</p> }.into_any());
        }
        let put = put.clone();
        (!empty.get()).then(|| button_quiet(Some(Icon::Pen), keep.clone(), put))
    };
    view! {
        <label class="field">
            <span class="label">{words.get("line")}</span>
            <span class="muted">{words.get("line-hint")}</span>
            <textarea
                class="input line"
                part="input"
                rows="2"
                prop:value=move || line.text()
                on:input=move |event| line.write(&event_target_value(&event))
            ></textarea>
        </label>
        <div role="status">{journal}</div>
    }
    .into_any()
}

/// What happened, oldest first; nothing where nothing did.
fn history(context: Context, state: State, id: String, words: Spoken) -> AnyView {
    let label = words.get("history");
    let happened = Memo::new(move |_| {
        let known = state.known(&id);
        known.and_then(|known| known.history).unwrap_or_default()
    });
    let entry = move |one: Happened| {
        let said = words.get(&key(&one));
        view! {
            <li>
                <span class="muted">{context.moment(one.at)}</span>
                " "
                {said}
            </li>
        }
    };
    (move || {
        let happened = happened.get();
        (!happened.is_empty()).then(|| {
            let entries: Vec<_> = happened.into_iter().map(&entry).collect();
            view! {
                <p class="label">{label.clone()}</p>
                <ul>{entries}</ul>
            }
        })
    })
    .into_any()
}
