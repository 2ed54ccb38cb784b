//! The deck on screen: take cards in, find them again, read and note.

use leptos::{html, prelude::*, tachys::view::any_view::AnyView};

use super::{card::card, said::Said, taking::taking};
use crate::{
    context::Context,
    share::{
        paper::cards,
        person::{
            drawn::{BADGES, Theme, sheet},
            spoken,
        },
    },
    ui::{
        button_quiet,
        preview::{Outgoing, preview},
        search_field,
    },
    widgets::introduction::people::{deck_words, state::Deck},
};

/// The part.
pub fn deck(context: Context, deck: Deck) -> AnyView {
    let said = Said::new(deck_words(&context.language()));
    let words = StoredValue::new(spoken(&context.language()));
    let sought = RwSignal::new(String::new());
    let meets = RwSignal::new(false);
    let outgoing = RwSignal::new(None::<Outgoing>);
    let all = Memo::new(move |_| deck.found(""));
    // Rows are drawn anew when one comes or goes, never while a note is being written.
    let shown = Memo::new(move |_| {
        let found = sought.with(|sought| deck.found(sought));
        if !meets.get() {
            return found;
        }
        let is_met = |id: &String| {
            let card = deck.card(id);
            card.is_some_and(|card| !deck.common(&card.person).is_empty())
        };
        found.into_iter().filter(is_met).collect()
    });
    let list = move || {
        let rows = shown.get();
        if all.with(Vec::is_empty) {
            return view! { <p class="muted">{said.text("empty")}</p> }.into_any();
        }
        if rows.is_empty() {
            return view! { <p role="status">{said.text("found.none")}</p> }.into_any();
        }
        let rows = rows
            .into_iter()
            .map(|id| card(context, deck, said, words, id));
        view! { <ul class="stack">{rows.collect::<Vec<_>>()}</ul> }.into_any()
    };
    let is_empty = Memo::new(move |_| all.with(Vec::is_empty));
    let seek = move || {
        (!is_empty.get()).then(|| {
            view! {
                <label class="field" role="search">
                    <span class="label">{said.text("find")}</span>
                    {search_field(sought, || {}, move |text| sought.set(text))}
                </label>
                <label class="row">
                    <input
                        type="checkbox"
                        part="input"
                        prop:checked=meets
                        on:change=move |_| meets.update(|meets| *meets = !*meets)
                    />
                    <span>{said.text("meets")}</span>
                </label>
            }
        })
    };
    view! {
        <div class="stack loose" part="deck">
            <p class="muted small">{said.text("lead")}</p>
            {taking(context, deck, said, words)}
            {seek}
            {list}
            {move || (!is_empty.get()).then(|| badges(context, deck, said, all.with(Vec::len), outgoing))}
            {preview(context, outgoing)}
        </div>
    }
    .into_any()
}

/// Badges on paper, and a button for each sheet of them as a file.
fn badges(
    context: Context,
    deck: Deck,
    said: Said,
    count: usize,
    outgoing: RwSignal<Option<Outgoing>>,
) -> AnyView {
    let pages = 0..count.div_ceil(BADGES);
    let buttons = pages.map(|page| {
        let number = (page + 1).to_string();
        let make = move |_| {
            let people: Vec<_> = untrack(|| deck.people())
                .into_iter()
                .skip(page * BADGES)
                .collect();
            let text = sheet(&people, &said.text("badges-title"), &Theme::default());
            let (kind, format) = ("badges", "svg");
            outgoing.set(Some(Outgoing { kind, format, text }));
        };
        button_quiet(None, said.with("badges", &[("page", &number)]), make)
    });
    let place = NodeRef::<html::Div>::new();
    let print = move |_| {
        let Some(place) = place.get_untracked() else {
            return;
        };
        let people = untrack(|| deck.people());
        context.spawn(async move {
            let title = said.text("badges-title");
            match cards::badges(&place, &people, &title, &context.language()).await {
                Ok(()) => context.shared("badges", "print"),
                Err(error) => context.fail(error),
            }
        });
    };
    view! {
        <div class="row" node_ref=place>
            {button_quiet(None, said.text("badges-print"), print)}
            {buttons.collect::<Vec<_>>()}
        </div>
    }
    .into_any()
}
