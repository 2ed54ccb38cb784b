//! Finding a card of a full table by a word: what is found is listed, and each is shown where it stands.

use leptos::{prelude::*, tachys::view::any_view::AnyView};
use web_sys::KeyboardEvent;

use super::{Around, member};
use crate::{
    ui::{button_quiet, search_field},
    widgets::retrospective::model::card::excerpt,
};

/// From how many cards on there is a field: fewer are seen at a glance.
const MANY: usize = 12;
/// How many are listed.
const LISTED: usize = 20;

/// The field and what it finds.
pub fn find(around: Around) -> AnyView {
    let shared = around.shared;
    let is_full = Memo::new(move |_| shared.with(|table| table.cards.len() > MANY));
    (move || is_full.get().then(|| field(around))).into_any()
}

fn field(around: Around) -> AnyView {
    let Around {
        context,
        words,
        shared,
        ..
    } = around;
    let typed = RwSignal::new(String::new());
    let asks = Memo::new(move |_| typed.with(|typed| typed.chars().any(char::is_alphanumeric)));
    // The texts are made ready once something is asked for.
    let found = Memo::new(move |_| {
        if asks.get() {
            typed.with(|typed| shared.find(typed))
        } else {
            Vec::new()
        }
    });
    let sentence = move || match found.with(Vec::len) {
        0 => words.text("table.found.none"),
        count if count > LISTED => {
            let all = words.count("table.found", count);
            let listed = words.count("table.found.first", LISTED);
            [all.as_str(), " ", &listed].concat()
        }
        count => words.count("table.found", count),
    };
    let write = move |text| {
        typed.set(text);
        if asks.get_untracked() {
            context.announce(&untrack(sentence));
        }
    };
    let escape = move |event: KeyboardEvent| {
        if event.key() == "Escape" && !event.is_composing() && asks.get_untracked() {
            event.prevent_default();
            event.stop_propagation();
            typed.set(String::new());
        }
    };
    let row = move |id: String| {
        let own = id.clone();
        let says = move || {
            let (text, column) = shared.with(|table| {
                let text = excerpt(&member::name(around, table, &own));
                let card = table.cards.get(&own);
                (
                    text,
                    card.map(|card| card.column.clone()).unwrap_or_default(),
                )
            });
            [text.as_str(), " · ", &around.column(&column)].concat()
        };
        let show = move |_| around.seek(&id);
        view! { <li>{move || button_quiet(None, says(), show.clone())}</li> }
    };
    let listed = move || found.with(|found| found.iter().take(LISTED).cloned().collect::<Vec<_>>());
    view! {
        <div class="stack tight no-print" role="search" on:keydown=escape>
            <label class="field">
                <span class="label">{words.text("table.find")}</span>
                {search_field(typed, || {}, write)}
            </label>
            <div class="stack tight found" hidden=move || !asks.get()>
                <p class="muted small">{sentence}</p>
                <ul class="stack tight">
                    <For each=listed key=String::clone children=row />
                </ul>
            </div>
        </div>
    }
    .into_any()
}
