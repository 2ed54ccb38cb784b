//! Passages of the open entry: ticked, then looked at as a copy without the names the member leaves out, or kept as cards
//! of their own retrospective. Nothing leaves before its exact text was seen.

#![allow(
    clippy::large_types_passed_by_value,
    reason = "the state is a handful of handles; in what ships they are small enough"
)]

use std::{collections::BTreeSet, rc::Rc};

use leptos::{html, prelude::*, tachys::view::any_view::AnyView};
use wasm_split_helpers::wasm_split;

use crate::{
    context::Context,
    error::Result,
    store::kinds,
    ui::{
        button,
        late::{self, Inside},
        preview::Outgoing,
    },
    widgets::journal::{
        model::{
            Spoken,
            passage::{copy, names, words},
        },
        state::State,
    },
};

/// The fold.
pub fn passage(context: Context, state: State, outgoing: RwSignal<Option<Outgoing>>) -> AnyView {
    let node = NodeRef::<html::Details>::new();
    late::fold(context, "journal.passage", "no-print", node, move || {
        Box::pin(inside(context, state, outgoing))
    })
}

#[wasm_split(journal_passage, fallible)]
fn inside(context: Context, state: State, outgoing: RwSignal<Option<Outgoing>>) -> Result<Inside> {
    let words = Rc::new(words(&context.language()));
    Ok(Rc::new(move || {
        let place = Place {
            context,
            state,
            outgoing,
            ticked: RwSignal::default(),
            shown: RwSignal::default(),
            said: RwSignal::default(),
            words: StoredValue::new_local(words.clone()),
        };
        choosing(place)
    }))
}

#[derive(Clone, Copy)]
struct Place {
    context: Context,
    state: State,
    outgoing: RwSignal<Option<Outgoing>>,
    /// The passages that are ticked.
    ticked: RwSignal<BTreeSet<String>>,
    /// The names that stay in the copy.
    shown: RwSignal<BTreeSet<String>>,
    said: RwSignal<String>,
    words: StoredValue<Rc<Spoken>, LocalStorage>,
}

impl Place {
    fn say(&self, key: &str) -> String {
        self.words.with_value(|words| words.get(key))
    }

    /// The ticked passages as they stand in the entry now.
    fn chosen(&self) -> Vec<String> {
        let all = self.state.passages().into_iter();
        self.ticked
            .with(|ticked| all.filter(|one| ticked.contains(one)).collect())
    }

    /// The names in them.
    fn names(&self) -> Vec<String> {
        names(&self.chosen().join("\n\n"))
    }

    fn look(&self) {
        let (chosen, names) = untrack(|| (self.chosen(), self.names()));
        let shown = self.shown.get_untracked();
        let passages: Vec<&str> = chosen.iter().map(String::as_str).collect();
        let left_out: Vec<&str> = (names.iter())
            .filter(|name| !shown.contains(*name))
            .map(String::as_str)
            .collect();
        self.outgoing.set(Some(Outgoing {
            kind: kinds::JOURNAL_ENTRY,
            format: "md",
            text: copy(&passages, &left_out),
        }));
    }

    fn keep(&self) {
        let place = *self;
        self.context.spawn(async move {
            let passages = untrack(|| place.chosen());
            // Asked for now: the entry may be closed before they are stored.
            let [already, kept, failed] = ["already", "kept", "failed"].map(|key| place.say(key));
            let said = match place.state.keep_as_cards(passages).await {
                Ok(0) => already,
                Ok(_) => kept,
                Err(_) => failed,
            };
            place.context.announce(&said);
            place.said.try_set(said);
        });
    }
}

fn choosing(place: Place) -> AnyView {
    let all = Memo::new(move |_| place.state.passages());
    let any = Memo::new(move |_| !place.chosen().is_empty());
    let list = move || {
        let all = all.get();
        if all.is_empty() {
            return view! { <p class="small muted">{place.say("nothing")}</p> }.into_any();
        }
        let all: Vec<_> = all.into_iter().map(|one| tick(place, one)).collect();
        view! {
            <fieldset class="stack tight">
                <legend class="small">{place.say("tick")}</legend>
                {all}
            </fieldset>
        }
        .into_any()
    };
    view! {
        <div class="stack">
            {list}
            {move || any.get().then(|| handing(place))}
            <p class="small" hidden=move || place.said.with(String::is_empty)>{place.said}</p>
        </div>
    }
    .into_any()
}

fn tick(place: Place, passage: String) -> AnyView {
    let text = passage.clone();
    let is_ticked = {
        let passage = passage.clone();
        move || place.ticked.with(|ticked| ticked.contains(&passage))
    };
    let turn = move |_| {
        place.said.set(String::new());
        place.ticked.update(|ticked| {
            if !ticked.remove(&passage) {
                ticked.insert(passage.clone());
            }
        });
    };
    view! {
        <label class="tick">
            <input type="checkbox" prop:checked=is_ticked on:change=turn />
            <span class="lines small">{text}</span>
        </label>
    }
    .into_any()
}

/// What can be done with the ticked passages.
fn handing(place: Place) -> AnyView {
    let found = Memo::new(move |_| place.names());
    let names = move || {
        found.with(|names| {
            let names: Vec<_> = names
                .iter()
                .map(|name| name_of(place, name.clone()))
                .collect();
            (!names.is_empty()).then(|| {
                let (label, name) = (place.say("names"), place.say("names"));
                view! {
                    <div class="stack tight" role="group" aria-label=name>
                        <span class="small" aria-hidden="true">{label}</span>
                        <div class="row">{names}</div>
                    </div>
                }
            })
        })
    };
    let cards = (!place.context.read_only()).then(|| {
        view! {
            <div class="stack tight">
                <div class="row">{button(None, place.say("cards"), move |_| place.keep())}</div>
                <p class="small muted">{place.say("cards-hint")}</p>
            </div>
        }
    });
    view! {
        <div class="stack">
            {names}
            <div class="stack tight">
                <div class="row">{button(None, place.say("copy"), move |_| place.look())}</div>
                <p class="small muted">{place.say("copy-hint")}</p>
            </div>
            {cards}
        </div>
    }
    .into_any()
}

/// A name; pressed, it is left out.
fn name_of(place: Place, name: String) -> AnyView {
    let label = name.clone();
    let pressed = {
        let name = name.clone();
        move || (!place.shown.with(|shown| shown.contains(&name))).to_string()
    };
    let turn = move |_| {
        place.shown.update(|shown| {
            if !shown.remove(&name) {
                shown.insert(name.clone());
            }
        });
    };
    view! {
        <button type="button" class="button" part="button" aria-pressed=pressed on:click=turn>
            {label}
        </button>
    }
    .into_any()
}
