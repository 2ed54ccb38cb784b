//! The host's fold: packets come in, and what may be shown of them. A chunk of its own, for who opens the fold.

#![allow(
    clippy::large_types_passed_by_value,
    reason = "the gatherings are a handful of handles"
)]

mod account;
mod answers;

use std::rc::Rc;

use leptos::{html, prelude::*, tachys::view::any_view::AnyView};
use wasm_split_helpers::wasm_split;
use web_sys::Event;

use crate::{
    context::Context,
    error::Result,
    share::chosen,
    ui::{
        button, button_main, focus_soon,
        late::{Inside, fold},
        preview::{Outgoing, preview},
        words::Words,
    },
    widgets::prompt::state::gathering::Gatherings,
};

#[wasm_split(prompt_host, fallible)]
fn load(context: Context) -> Result<Inside> {
    Ok(Rc::new(move || inside(context)))
}

/// The fold.
pub fn host(context: Context) -> AnyView {
    let node = NodeRef::<html::Details>::new();
    let fold = fold(context, "prompt.host", "fold no-print", node, move || {
        Box::pin(load(context))
    });
    view! { <section part="host">{fold}</section> }.into_any()
}

fn inside(context: Context) -> AnyView {
    let words = Words::new(
        context,
        include_str!("../../model/gathering/en.json"),
        include_str!("../../model/gathering/fr.json"),
    );
    let gatherings = Gatherings::open(context);
    let outgoing = RwSignal::new(None::<Outgoing>);
    let part = NodeRef::<html::Div>::new();
    let weeks = Memo::new(move |_| gatherings.weeks());
    let shown = move || {
        let week = |week| answers::week(context, words, gatherings, outgoing, part, week);
        weeks.get().into_iter().map(week).collect::<Vec<_>>()
    };
    view! {
        <div class="stack" node_ref=part>
            <div class="stack tight">
                <p>{words.text("gathering.what")}</p>
                <p class="muted small">{words.text("gathering.limits")}</p>
            </div>
            {(!context.read_only()).then(|| entrance(words, gatherings))}
            {account::account(context, words, gatherings)}
            {shown}
            {let_go(context, words, gatherings, part)}
            {preview(context, outgoing)}
        </div>
    }
    .into_any()
}

/// Where packets come in: the browser's own field for files, which keys open and files can be dropped on, and a field to
/// paste into.
fn entrance(words: Words, gatherings: Gatherings) -> AnyView {
    let choose = move |event: Event| {
        let files = chosen::files(&event_target(&event));
        if !files.is_empty() {
            gatherings.choose(files);
        }
    };
    let pasted = RwSignal::new(String::new());
    let take = move |_| {
        let text = pasted.get_untracked();
        pasted.set(String::new());
        gatherings.paste(text);
    };
    view! {
        <label class="field">
            <span class="label">{words.text("gathering.files")}</span>
            <input type="file" multiple class="input files" part="input" on:change=choose />
        </label>
        <label class="field">
            <span class="label">{words.text("gathering.paste")}</span>
            <span class="muted small">{words.text("gathering.paste-hint")}</span>
            <textarea
                class="input"
                part="input"
                rows="3"
                autocomplete="off"
                spellcheck="false"
                prop:value=pasted
                on:input=move |event| pasted.set(event_target_value(&event))
            ></textarea>
        </label>
        <div class="row">{button_main(words.text("gathering.take"), take)}</div>
    }
    .into_any()
}

/// What was let go last, and the way back.
fn let_go(
    context: Context,
    words: Words,
    gatherings: Gatherings,
    part: NodeRef<html::Div>,
) -> AnyView {
    let gone = Memo::new(move |_| gatherings.let_go().is_some());
    let offer = move || {
        let back = move |_| {
            gatherings.take_back(move |week| {
                focus_soon(context, part, answers::selector(week));
            });
        };
        view! {
            <div class="row let-go">
                <span class="muted small">{words.text("gathering.forgotten")}</span>
                {button(Some(crate::ui::Icon::Undo), words.text("gathering.take-back"), back)}
            </div>
        }
    };
    (move || gone.get().then(offer)).into_any()
}
