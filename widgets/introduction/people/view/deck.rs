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
        button_quiet, focus_soon,
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
    let part = NodeRef::<html::Div>::new();
    let all = Memo::new(move |_| deck.found(""));
    // Found anew when cards come or go or other words are sought, never while a note is being written.
    let shown = Memo::new(move |_| {
        all.track();
        deck.stage().track();
        let found = sought.with(|sought| untrack(|| deck.found(sought)));
        if !meets.get() {
            return found;
        }
        let is_met = |id: &String| {
            let card = deck.card(id);
            card.is_some_and(|card| !deck.common(&card.person).is_empty())
        };
        found.into_iter().filter(is_met).collect()
    });
    let is_empty = Memo::new(move |_| all.with(Vec::is_empty));
    let is_none = Memo::new(move |_| shown.with(Vec::is_empty));
    let delete = move |id: &str| {
        let next = shown.with_untracked(|shown| next_to(shown, id));
        context.announce(&said.text("deleted"));
        deck.delete(id);
        focus_soon(context, part, next);
    };
    let row = move |id| card(context, deck, said, words, id, delete);
    let list = move || {
        if is_empty.get() {
            let sentence = said.text("empty");
            return view! { <p class="muted nobody" tabindex="-1">{sentence}</p> }.into_any();
        }
        if is_none.get() {
            return view! { <p role="status">{said.text("found.none")}</p> }.into_any();
        }
        view! {
            <ul class="stack">
                <For each=move || shown.get() key=String::clone children=row />
            </ul>
        }
        .into_any()
    };
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
        <div class="stack loose" part="deck" node_ref=part>
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

/// Where the focus goes when a card leaves those that are shown: to the next card, or else the one before it. Where no other
/// is shown, to the search, and to the sentence about an empty deck where there is nothing to search.
fn next_to(shown: &[String], id: &str) -> String {
    let place = shown.iter().position(|one| one == id).unwrap_or_default();
    let left = shown.len().saturating_sub(1);
    match (place + 1).min(left) {
        0 => "[type=search], .nobody".to_owned(),
        child => {
            let child = child.to_string();
            ["li:nth-child(", &child, ") > [part~=deck-card] > summary"].concat()
        }
    }
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
