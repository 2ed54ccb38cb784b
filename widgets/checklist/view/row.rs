//! One item as a row: a tick, its title that opens it, and what it is in a few words. One row is open at a time.

use leptos::{prelude::*, tachys::view::any_view::AnyView};

use super::detail::detail;
use crate::{
    context::Context,
    programme::ChecklistItem,
    widgets::checklist::{
        model::Mark,
        state::{Command, State},
    },
};

/// The row of an item.
pub fn row(context: Context, state: State, source: ChecklistItem) -> AnyView {
    let source = StoredValue::new(source);
    let id = source.with_value(|source| source.id.to_string());
    let known = {
        let id = id.clone();
        Memo::new(move |_| state.known(&id))
    };
    let mark = Memo::new(move |_| known.with(|known| known.as_ref().and_then(|one| one.mark)));
    let title = move || source.with_value(|source| state.title(source));
    let tick = move |_| {
        let done = mark.get_untracked() == Some(Mark::Done);
        decide(context, state, source, (!done).then_some(Mark::Done));
    };
    let own = id.clone();
    let opened = Memo::new(move |_| state.opened().with(|open| open.as_deref() == Some(&own)));
    let toggle = move |_| {
        let open = (!opened.get_untracked()).then(|| id.clone());
        state.send(Command::Open(open));
    };
    view! {
        <li class="item" part="item" class:settled=move || mark.get().is_some_and(Mark::settles)>
            <div class="line">
                <label class="choice">
                    <input
                        type="checkbox"
                        aria-label=title
                        prop:checked=move || mark.get() == Some(Mark::Done)
                        disabled=context.read_only()
                        on:change=tick
                    />
                </label>
                <button type="button" class="title" aria-expanded=move || opened.get().to_string() on:click=toggle>
                    {title}
                </button>
                {meta(context, state, source, mark)}
            </div>
            {move || opened.get().then(|| detail(context, state, source, known))}
        </li>
    }
    .into_any()
}

/// Decides about an item, and says so.
pub fn decide(
    context: Context,
    state: State,
    source: StoredValue<ChecklistItem>,
    mark: Option<Mark>,
) {
    let (id, title) = source.with_value(|source| (source.id.to_string(), state.title(source)));
    state.send(Command::Mark(id, mark));
    let said = match mark {
        Some(Mark::Done) => "checklist.said.done",
        Some(Mark::Skipped) => "checklist.said.skipped",
        Some(Mark::Later) => "checklist.said.later",
        None => "checklist.said.open",
    };
    context.announce(&context.text_with(said, &[("title", &title)]));
}

/// What it is, how long it takes, and whether it is new or kept for later.
fn meta(
    context: Context,
    state: State,
    source: StoredValue<ChecklistItem>,
    mark: Memo<Option<Mark>>,
) -> AnyView {
    let said: Vec<_> = source.with_value(|source| {
        let kind = source.kind.map(|kind| {
            let key = ["checklist.kind.", kind.as_str()].concat();
            context.text(&key)
        });
        let minutes = source
            .minutes
            .map(|minutes| context.text_count("common.minutes", minutes.into()));
        kind.into_iter().chain(minutes).collect()
    });
    let new = source.with_value(|source| state.is_new(&source.id));
    let state_word = move || match mark.get() {
        None if new => Some(context.text("checklist.new")),
        Some(Mark::Later) => Some(context.text("checklist.later")),
        _ => None,
    };
    let line = move || {
        let words: Vec<_> = said.iter().cloned().chain(state_word()).collect();
        words.join(" · ")
    };
    view! { <span class="muted small">{line}</span> }.into_any()
}
