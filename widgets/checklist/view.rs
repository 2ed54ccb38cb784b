//! The checklist on screen: phases as headings, items as ticks with two quiet alternatives.

use leptos::{prelude::*, tachys::view::any_view::AnyView};

use super::{
    model::{IN_VIEW, Item, Mark, Section, current, explored},
    state::{Command, State},
};
use crate::{
    context::Context,
    ui::{Icon, button_quiet, modes, prose},
};

/// The whole widget.
pub fn checklist(context: Context, state: State) -> impl IntoView {
    if context.programme().is_none() {
        return view! { <p class="muted">{context.text("common.no-programme")}</p> }.into_any();
    }
    // The items are drawn anew only when one appears or goes; a tick changes its own row.
    let shape = Memo::new(move |_| {
        state
            .sections()
            .into_iter()
            .map(|s| (s.phase, s.items.len()))
            .collect::<Vec<_>>()
    });
    view! {
        <div class="stack loose">
            {modes(context, move |mode| state.send(Command::TakePart(mode)))}
            {move || {
                shape.track();
                let sections = untrack(|| state.sections());
                let current = current(&sections);
                sections
                    .into_iter()
                    .enumerate()
                    .map(|(place, one)| section(context, state, one, place == current))
                    .collect::<Vec<_>>()
            }}
            <p class="muted small">
                {move || match explored(&state.sections()) {
                    0 => context.text("checklist.any-order"),
                    count => context.text_count("checklist.explored", count),
                }}
            </p>
        </div>
    }
    .into_any()
}

fn section(context: Context, state: State, section: Section, open: bool) -> AnyView {
    let title = section.title.as_ref().map_or_else(
        || context.text(&context.own(&section.phase)),
        |title| context.pick(title),
    );
    let mut rows = section
        .items
        .into_iter()
        .map(|one| row(context, state, &one));
    let shown: Vec<_> = rows.by_ref().take(IN_VIEW).collect();
    let folded: Vec<_> = rows.collect();
    view! {
        <details class="phase" part="phase" open=open>
            <summary>
                <h3 class="subheading">{title}</h3>
            </summary>
            <ul class="stack">{shown}</ul>
            {(!folded.is_empty()).then(|| view! {
                <details>
                    <summary>{context.text("checklist.more")}</summary>
                    <ul class="stack">{folded}</ul>
                </details>
            })}
        </details>
    }
    .into_any()
}

fn row(context: Context, state: State, item: &Item) -> AnyView {
    let id = item.source.id.to_string();
    let title = context.pick(&item.source.title);
    let now = Signal::derive({
        let id = id.clone();
        move || {
            let sections = state.sections();
            sections
                .into_iter()
                .flat_map(|s| s.items)
                .find(|one| *one.source.id == *id)
        }
    });
    let mark = Signal::derive(move || now.with(|item| item.as_ref().and_then(|item| item.mark)));
    let send = {
        let (id, title) = (id.clone(), title.clone());
        move |mark: Option<Mark>| {
            state.send(Command::Mark(id.clone(), mark));
            context.announce(&context.text_with(said(mark), &[("title", &title)]));
        }
    };
    let tick = {
        let send = send.clone();
        move |_| send((mark.get_untracked() != Some(Mark::Done)).then_some(Mark::Done))
    };
    let link = item.source.href.as_ref().map(|url| {
        view! {
            <a href=url.as_str().to_owned() class="row small">
                {context.text("checklist.go")} {Icon::Out.view()}
            </a>
        }
    });
    view! {
        <li class="item" part="item" class:settled=move || matches!(mark.get(), Some(Mark::Done | Mark::Skipped))>
            <label class="choice">
                <input
                    type="checkbox"
                    prop:checked=move || mark.get() == Some(Mark::Done)
                    disabled=context.read_only()
                    on:change=tick
                />
                <span class="title">{title.clone()}</span>
            </label>
            <div class="detail stack tight">
                {move || now.with(|item| item.as_ref().and_then(|item| item.words.clone()).map(|words| prose::prose(context, &words)))}
                {item.source.why.as_ref().map(|why| view! { <div class="muted">{prose::prose(context, why)}</div> })}
                {meta(context, item)}
                {link}
                {move || now.with(|item| after(context, item.as_ref()))}
                <div class="row">{actions(context, state, id, mark, send)}</div>
            </div>
        </li>
    }
    .into_any()
}

fn said(mark: Option<Mark>) -> &'static str {
    match mark {
        Some(Mark::Done) => "checklist.said.done",
        Some(Mark::Skipped) => "checklist.said.skipped",
        Some(Mark::Later) => "checklist.said.later",
        None => "checklist.said.open",
    }
}

fn meta(context: Context, item: &Item) -> AnyView {
    let kind = item.source.kind.map(|kind| {
        let mut key = String::from("checklist.kind.");
        key.push_str(kind.as_str());
        context.text(&key)
    });
    let minutes = item
        .source
        .minutes
        .map(|minutes| context.text_count("common.minutes", minutes.into()));
    let said: Vec<_> = kind.into_iter().chain(minutes).collect();
    (!said.is_empty())
        .then(|| view! { <p class="muted small">{said.join(" · ")}</p> })
        .into_any()
}

fn after(context: Context, item: Option<&Item>) -> Option<AnyView> {
    let titles: Vec<_> = item?
        .after
        .iter()
        .map(|title| context.pick(title))
        .collect();
    let first = titles.join(", ");
    (!first.is_empty()).then(|| {
        view! { <p class="muted small">{context.text_with("checklist.after", &[("titles", &first)])}</p> }.into_any()
    })
}

fn actions(
    context: Context,
    state: State,
    id: String,
    mark: Signal<Option<Mark>>,
    send: impl Fn(Option<Mark>) + Clone + Send + Sync + 'static,
) -> impl IntoView {
    move || {
        if context.read_only() {
            return ().into_any();
        }
        let mark = mark.get();
        let (skip, later, undo) = (send.clone(), send.clone(), send.clone());
        let Some(mark) = mark else {
            return view! {
                {button_quiet(Some(Icon::Skip), context.text("checklist.skip"), move |_| skip(Some(Mark::Skipped)))}
                {button_quiet(Some(Icon::Clock), context.text("checklist.later"), move |_| later(Some(Mark::Later)))}
            }
            .into_any();
        };
        let line = match (mark, state.ticked_by(&id)) {
            (Mark::Done, Some(by)) => {
                let mut key = String::from("checklist.ticked-by.");
                key.push_str(&by);
                context.text(&key)
            }
            (Mark::Done, None) => context.text("checklist.done"),
            (Mark::Skipped, _) => context.text("checklist.skipped"),
            (Mark::Later, _) => context.text("checklist.kept"),
        };
        view! {
            <span class="muted small">{line}</span>
            {button_quiet(Some(Icon::Undo), context.text("common.undo"), move |_| undo(None))}
        }
        .into_any()
    }
}
