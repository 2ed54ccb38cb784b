//! The same question earlier: inside an open entry, what was answered to its question before, to read beside it.

use std::rc::Rc;

use leptos::{prelude::*, tachys::view::any_view::AnyView};
use wasm_split_helpers::wasm_split;

use super::results::how_far;
use crate::{
    context::Context,
    error::Result,
    text::DateStyle,
    ui::{
        late::{Inside, Part},
        prose,
    },
    widgets::journal::{
        model::calendar::Summary,
        state::{State, past::Past, reading::Progress},
    },
};

#[wasm_split(journal_look, fallible)]
fn earlier_code(context: Context, state: State, id: StoredValue<String>) -> Result<Inside> {
    Ok(Rc::new(move || answers(context, state, id)))
}

/// The fold with earlier answers, when the entry answers a question.
pub fn earlier(context: Context, state: State, id: StoredValue<String>) -> AnyView {
    let source = untrack(|| id.with_value(|id| state.source(id)));
    let asks = source.is_some_and(|source| !source.question.is_empty());
    asks.then(|| {
        let part = Part::new(context);
        let open = move |_| part.load(earlier_code(context, state, id));
        view! {
            <details class="small" on:toggle=open>
                <summary>{context.text("journal.earlier")}</summary>
                <div class="stack tight">{part.view()}</div>
            </details>
        }
    })
    .into_any()
}

fn answers(context: Context, state: State, id: StoredValue<String>) -> AnyView {
    let past = Past::of(state);
    let found = Memo::new(move |_| {
        past.with(|calendar| {
            let found = id.with_value(|id| calendar.same_question_earlier(id));
            found.into_iter().cloned().collect::<Vec<_>>()
        })
    });
    let none = move || {
        let over = past.progress() == Progress::Over;
        (over && found.with(Vec::is_empty))
            .then(|| view! { <p class="muted">{context.text("journal.earlier-first")}</p> })
    };
    let each = move || found.get();
    let answer = move |one: Summary| answer(context, state, one);
    view! {
        {move || how_far(context, past.progress(), move || past.go_on())}
        {none}
        <For each=each key=|one| one.id.clone() children=answer />
    }
    .into_any()
}

/// An earlier answer, under its day and how it begins.
fn answer(context: Context, state: State, one: Summary) -> AnyView {
    let text = RwSignal::new(String::new());
    let id = one.id;
    let read = move |_| {
        let id = id.clone();
        context.spawn(async move {
            if let Some(stored) = state.stored_text(id).await {
                text.try_set(stored);
            }
        });
    };
    let day = one.day.map(|day| context.date(day, DateStyle::Full));
    let first = one
        .first_line
        .unwrap_or_else(|| context.text("journal.blank"));
    view! {
        <details on:toggle=read>
            <summary>
                <span class="muted">{day}</span>
                " "
                {first}
            </summary>
            {move || text.with(|text| prose::typed(context, text))}
        </details>
    }
    .into_any()
}
