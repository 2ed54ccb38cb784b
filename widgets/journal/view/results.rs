//! What was found, newest first: each entry under the piece that was found in it, to be opened in place.

use leptos::{html, prelude::*, tachys::view::any_view::AnyView};
use wasm_bindgen::JsCast;
use web_sys::Element;

use super::entry::{Lead, entry_led};
use crate::{
    context::Context,
    text::DateStyle,
    ui::{button, focus, preview::Outgoing, still_there},
    widgets::journal::{
        model::{
            rows::Row,
            search::{Excerpt, help},
        },
        state::{State, finding::Finding, reading::Progress},
    },
};

/// The answers to what is typed.
pub fn results(context: Context, state: State, outgoing: RwSignal<Option<Outgoing>>) -> AnyView {
    let finding = Finding::start(state);
    let asking = state.seeking().asking;
    let list = NodeRef::<html::Ol>::new();
    let sentence = move || finding.sentence(finding.answer().get().total);
    let row = move |row: Row| {
        let id = finding.entry(row);
        let piece = Memo::new(move |_| id.with(|id| finding.piece(id)));
        let lead = Lead {
            day: Box::new(move || piece.with(|piece| state.day(&piece.date)).into_any()),
            excerpt: Box::new(move || piece.with(|piece| marked(context, &piece.excerpt))),
        };
        entry_led(context, state, outgoing, id, lead, false)
    };
    view! {
        <div class="stack tight" part="results" hidden=move || !asking.get()>
            <p class="muted small">{sentence}</p>
            {move || how_far(context, finding.progress(), move || finding.go_on())}
            {move || limits(context, finding)}
            <ol class="entries" node_ref=list>
                <For each=move || finding.rows().get() key=|row| row.seat children=row />
            </ol>
            {more(context, finding, list)}
        </div>
        {hints(context)}
    }
    .into_any()
}

/// The piece with what was found in it marked.
fn marked(context: Context, excerpt: &Excerpt) -> AnyView {
    let text = |from, to| excerpt.text.get(from..to).unwrap_or_default().to_owned();
    if excerpt.text.is_empty() {
        return context.text("journal.blank").into_any();
    }
    let mut pieces = Vec::new();
    let mut at = 0;
    for found in &excerpt.found {
        pieces.push(text(at, found.start).into_any());
        pieces.push(view! { <mark>{text(found.start, found.end)}</mark> }.into_any());
        at = found.end;
    }
    pieces.push(text(at, excerpt.text.len()).into_any());
    pieces.into_any()
}

/// How far the journal is read, while it is.
pub fn how_far(
    context: Context,
    progress: Progress,
    go_on: impl Fn() + 'static,
) -> Option<AnyView> {
    match progress {
        Progress::Over | Progress::Reading(None) => None,
        Progress::Reading(Some(day)) => {
            let day = context.date(day, DateStyle::Long);
            let line = context.text_with("journal.reading", &[("day", &day)]);
            Some(view! { <p class="muted small">{line}</p> }.into_any())
        }
        Progress::Stopped => Some(
            view! {
                <div class="row">
                    <span class="small">{context.text("journal.reading-stopped")}</span>
                    {button(None, context.text("journal.go-on"), move |_| go_on())}
                </div>
            }
            .into_any(),
        ),
    }
}

/// What is not searched, when there was no room for all.
fn limits(context: Context, finding: Finding) -> Option<AnyView> {
    let answer = finding.answer().get();
    let since = answer.since.map(|day| {
        let day = context.date(day, DateStyle::Long);
        context.text_with("journal.found-since", &[("day", &day)])
    });
    let long = answer
        .shortened
        .then(|| context.text("journal.found-beginnings"));
    let lines: Vec<_> = since
        .into_iter()
        .chain(long)
        .map(|line| view! { <p class="muted small">{line}</p> })
        .collect();
    (!lines.is_empty()).then(|| lines.into_any())
}

/// Shows more of what was found; the focus goes to the first of it.
fn more(context: Context, finding: Finding, list: NodeRef<html::Ol>) -> AnyView {
    let waits = StoredValue::new(None::<u32>);
    let count = move || u32::try_from(finding.rows().with(Vec::len)).unwrap_or(u32::MAX);
    Effect::new(move |_| {
        let count = count();
        if let Some(first) = waits.get_value().filter(|first| *first < count) {
            waits.set_value(None);
            context.later(0, move || {
                if let Some(opener) = nth_opener(list, first) {
                    focus(&opener);
                }
            });
        }
    });
    let show = move |_| {
        waits.set_value(Some(untrack(count)));
        finding.show_more();
    };
    let button = move || {
        finding.has_more().then(|| {
            view! { <div class="row">{button(None, context.text("journal.found-more"), show)}</div> }
        })
    };
    button.into_any()
}

fn nth_opener(list: NodeRef<html::Ol>, place: u32) -> Option<Element> {
    let openers = still_there(list)?.query_selector_all(".opener").ok()?;
    openers.item(place)?.dyn_into().ok()
}

/// What can be typed, folded.
fn hints(context: Context) -> AnyView {
    let lines: Vec<_> = help(&context.language())
        .into_iter()
        .map(|line| view! { <li>{line}</li> })
        .collect();
    view! {
        <details class="small no-print">
            <summary>{context.text("journal.find-help")}</summary>
            <ul class="stack tight muted">{lines}</ul>
        </details>
    }
    .into_any()
}
