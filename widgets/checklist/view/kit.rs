//! The welcome kit: each resource with what it is, a shelf to read later, a note of the member's own, and a sheet to print.

use std::rc::Rc;

use leptos::{html, prelude::*, reactive::computed::ScopedFuture, tachys::view::any_view::AnyView};
use wasm_split_helpers::wasm_split;

use crate::{
    context::Context,
    error::Result,
    programme::Resource,
    share::paper::{Block, print},
    text::Spoken,
    ui::{Icon, button, choices, late::Inside, prose, still_there},
    widgets::checklist::{model::kit::words, state::shelf::Shelf},
};

/// The kit's code.
#[wasm_split(checklist_kit, fallible)]
pub fn code(context: Context) -> Result<Inside> {
    Ok(Rc::new(move || kit(context)))
}

fn kit(context: Context) -> AnyView {
    let shelf = RwSignal::new(None);
    context.spawn(ScopedFuture::new_untracked(async move {
        match Shelf::open(context).await {
            Ok(found) => drop(shelf.try_set(Some(found))),
            Err(error) => context.fail(error),
        }
    }));
    (move || shelf.get().map(|shelf| resources(context, shelf))).into_any()
}

fn resources(context: Context, shelf: Shelf) -> AnyView {
    let words = StoredValue::new(words(&context.language()));
    let word = move |key: &str| words.with_value(|words: &Spoken| words.get(key));
    let programme = context.programme();
    let kit = StoredValue::new(programme.map(|one| one.kit.clone()).unwrap_or_default());
    let only = RwSignal::new(false);
    let place = NodeRef::<html::Div>::new();
    let options = vec![(false, word("all")), (true, word("shelf"))];
    let chosen = Signal::derive(move || Some(only.get()));
    let empty = move || {
        let kept = |one: &Resource| shelf.of(one.url.as_str()).later;
        only.get() && !kit.with_value(|kit| kit.iter().any(kept))
    };
    let rows: Vec<_> = kit
        .get_value()
        .into_iter()
        .map(|one| resource(context, shelf, only, words, one))
        .collect();
    let paper = move |_| {
        // Looked up now: the list may be put away before its texts are read.
        let only = only.get_untracked();
        let kept = |one: Resource| {
            let kept = untrack(|| shelf.of(one.url.as_str()));
            (!only || kept.later).then_some((one, kept.note))
        };
        let kit: Vec<_> = kit.get_value().into_iter().filter_map(kept).collect();
        context.spawn(async move {
            let blocks = sheet(context, &kit).await;
            let Some(place) = still_there(place) else {
                return;
            };
            match print(place, context.language(), blocks).await {
                Ok(()) => context.shared("kit", "print"),
                Err(error) => context.fail(error),
            }
        });
    };
    view! {
        <div class="stack" node_ref=place>
            {choices(word("show"), options, chosen, move |kept| only.set(kept))}
            <ul>{rows}</ul>
            {move || empty().then(|| view! { <p class="muted">{word("nothing")}</p> })}
            <div class="row">{button(None, word("print"), paper)}</div>
        </div>
    }
    .into_any()
}

fn resource(
    context: Context,
    shelf: Shelf,
    only: RwSignal<bool>,
    words: StoredValue<Spoken>,
    one: Resource,
) -> AnyView {
    let url = StoredValue::new(one.url.as_str().to_owned());
    let kept = Memo::new(move |_| url.with_value(|url| shelf.of(url)));
    let later = Memo::new(move |_| kept.with(|kept| kept.later));
    let note = Signal::derive(move || kept.with(|kept| kept.note.clone()));
    let (word_later, word_note) = words.with_value(|words| (words.get("later"), words.get("note")));
    let toggle = move |_| {
        url.with_value(|url| shelf.change(url, |kept| kept.later = !kept.later));
    };
    let write = move |event| {
        let text = event_target_value(&event);
        url.with_value(|url| shelf.change(url, |kept| kept.note = text));
    };
    let written = !note.get_untracked().is_empty();
    let own = (!context.read_only()).then(|| {
        view! {
            <div class="row">
                <button
                    type="button"
                    class="button quiet"
                    part="button"
                    aria-pressed=move || later.get().to_string()
                    on:click=toggle
                >
                    {Icon::Clock.view()}
                    <span>{word_later}</span>
                </button>
            </div>
            <details class="small" open=written>
                <summary>{word_note.clone()}</summary>
                <textarea
                    class="input line"
                    part="input"
                    rows="2"
                    aria-label=word_note
                    prop:value=note
                    on:input=write
                ></textarea>
            </details>
        }
    });
    view! {
        <li class="item" part="resource" hidden=move || only.get() && !later.get()>
            <div class="stack tight detail">
                <a href=one.url.as_str().to_owned() rel="noopener">{context.pick(&one.title)}</a>
                <p class="muted small">{prose::resource(context, &one)}</p>
                {one.why.as_ref().map(|why| prose::prose(context, why))}
                {own}
            </div>
        </li>
    }
    .into_any()
}

/// The sheet: what is in view, with addresses and notes.
async fn sheet(context: Context, kit: &[(Resource, String)]) -> Vec<Block> {
    let mut blocks = vec![Block::Heading(context.text("checklist.kit"))];
    for (one, note) in kit {
        let why = match &one.why {
            Some(why) => prose::plain(context.pick(why)).await,
            None => String::new(),
        };
        let under = std::iter::once(prose::resource(context, one))
            .chain(why.lines().map(str::to_owned))
            .chain([one.url.as_str().to_owned(), note.clone()])
            .filter(|line| !line.trim().is_empty());
        blocks.push(Block::Entry(context.pick(&one.title), under.collect()));
    }
    blocks
}
