//! A phase: five items in view, a way on to what comes next, and two folds that are drawn when they are opened.

use leptos::{html, prelude::*, tachys::view::any_view::AnyView};

use super::row::row;
use crate::{
    context::Context,
    programme::Text,
    ui::{button, focus_soon, heading_below, late::is_open},
    widgets::checklist::{
        model::{Arranged, Item, arrange, goes_on, opening},
        state::{Command, State},
    },
};

/// A phase under its title.
pub fn phase(context: Context, state: State, id: String, current: bool) -> AnyView {
    let title = title(context, &id);
    let node = NodeRef::<html::Details>::new();
    let opened = RwSignal::new(current);
    let open = move |_| {
        if is_open(node) {
            opened.set(true);
        }
    };
    let id = StoredValue::new(id);
    view! {
        <details class="phase" part="phase" open=current on:toggle=open node_ref=node>
            <summary>
                {heading_below(context, title)}
            </summary>
            {move || opened.get().then(|| inside(context, state, id, current))}
        </details>
    }
    .into_any()
}

fn title(context: Context, id: &str) -> String {
    let programme = context.programme();
    let written: Option<Text> = programme.and_then(|programme| {
        let phase = programme
            .phases
            .iter()
            .find(|phase| phase.id.as_str() == id);
        phase.and_then(|phase| phase.title.clone())
    });
    written.map_or_else(
        || context.text(&context.own(id)),
        |title| context.pick(&title),
    )
}

fn inside(context: Context, state: State, id: StoredValue<String>, current: bool) -> AnyView {
    let items = move || id.with_value(|id| state.items(id));
    let asked = RwSignal::new(0_u32);
    let drawn = Memo::new(move |before: Option<&(u32, Arranged)>| {
        let (asked, items) = (asked.get(), items());
        match before {
            // What is drawn stays as it is until the member asks, or an item comes or goes.
            Some((of, arranged)) if *of == asked && is_of(arranged, &items) => {
                (*of, arranged.clone())
            }
            _ => (asked, arrange(&items)),
        }
    });
    if current {
        let first = untrack(|| drawn.with(|(_, drawn)| opening(&items(), &drawn.in_view)));
        untrack(|| state.send(Command::Open(first)));
    }
    let whole = NodeRef::<html::Div>::new();
    let on = move || drawn.with(|(_, drawn)| goes_on(drawn, &items()));
    let next = move |_| {
        asked.update(|asked| *asked += 1);
        let first = untrack(|| drawn.with(|(_, drawn)| opening(&items(), &drawn.in_view)));
        state.send(Command::Open(first));
        focus_soon(context, whole, ".title");
    };
    let part = move |pick: fn(&Arranged) -> &Vec<usize>| {
        Memo::new(move |_| drawn.with(|(_, drawn)| pick(drawn).clone()))
    };
    let (in_view, more, settled) = (
        part(|drawn| &drawn.in_view),
        part(|drawn| &drawn.more),
        part(|drawn| &drawn.settled),
    );
    let all_settled = move || in_view.with(Vec::is_empty);
    let shown = move || {
        let places = if all_settled() {
            settled.get()
        } else {
            in_view.get()
        };
        rows(context, state, &places)
    };
    view! {
        <div class="stack" node_ref=whole>
            <ul>{shown}</ul>
            {move || on().then(|| button(None, context.text("checklist.next"), next))}
            {fold(context, state, "checklist.more", more)}
            {move || (!all_settled()).then(|| fold(context, state, "checklist.aside", settled))}
        </div>
    }
    .into_any()
}

fn is_of(drawn: &Arranged, items: &[Item]) -> bool {
    let all = drawn.in_view.len() + drawn.more.len() + drawn.settled.len();
    let has = |place: &usize| items.iter().any(|item| item.place == *place);
    all == items.len()
        && [&drawn.in_view, &drawn.more, &drawn.settled]
            .into_iter()
            .flatten()
            .all(has)
}

/// Items in a fold that is drawn when it is opened; nothing when there are none.
fn fold(context: Context, state: State, label: &'static str, places: Memo<Vec<usize>>) -> AnyView {
    let node = NodeRef::<html::Details>::new();
    let opened = RwSignal::new(false);
    let open = move |_| opened.set(is_open(node));
    let any = Memo::new(move |_| places.with(|places| !places.is_empty()));
    (move || {
        any.get().then(|| {
            view! {
                <details on:toggle=open node_ref=node>
                    <summary>{context.text(label)}</summary>
                    {move || opened.get().then(|| view! { <ul>{places.with(|places| rows(context, state, places))}</ul> })}
                </details>
            }
        })
    })
    .into_any()
}

/// What came after its phase was finished: apart, and folded.
pub fn late(context: Context, state: State, places: &[usize]) -> Option<AnyView> {
    (!places.is_empty()).then(|| {
        view! {
            <details class="phase" part="new">
                <summary>
                    {heading_below(context, context.text("checklist.since"))}
                </summary>
                <ul>{rows(context, state, places)}</ul>
            </details>
        }
        .into_any()
    })
}

fn rows(context: Context, state: State, places: &[usize]) -> Vec<AnyView> {
    places
        .iter()
        .filter_map(|place| state.source(*place))
        .map(|source| row(context, state, source))
        .collect()
}
