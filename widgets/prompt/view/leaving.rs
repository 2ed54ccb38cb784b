//! Where an answer may go, chosen each time: nowhere, somewhere else by the member's own copy, into the journal, or to the
//! host without a name.

use leptos::{prelude::*, tachys::view::any_view::AnyView};

use crate::{
    context::Context,
    ui::{Icon, button, button_quiet, picker},
    widgets::prompt::{
        model::{Format, packet::TEXT_CHARS},
        state::{Command, State},
    },
};

/// Where an answer with words may go. It stays here unless the member says otherwise, each time.
pub fn destinations(context: Context, state: State, week: String, blank: Memo<bool>) -> AnyView {
    let kept = state.in_journal(&week);
    let place = RwSignal::new(String::from("plain"));
    let places: Vec<_> = Format::OFFERED
        .iter()
        .map(|(name, _)| {
            let mut key = String::from("prompt.for.");
            key.push_str(name);
            ((*name).to_owned(), context.text(&key))
        })
        .collect();
    let offer = move || {
        let (shared, packed, journal) = (week.clone(), week.clone(), week.clone());
        let copy = move |_| {
            let format = place.with_untracked(|place| Format::named(place));
            state.send(Command::Share(shared.clone(), format));
        };
        let to = picker(
            context.text("prompt.for"),
            places.clone(),
            place.into(),
            move |name| place.set(name),
        );
        let keep = (!context.read_only()).then(|| keep(context, state, journal, kept.clone()));
        // A host gathers what is answered now; to an earlier round it would be an answer too many.
        let to_host = state
            .is_to_gather(&packed)
            .then(|| packet(context, state, packed));
        view! {
            <div class="stack tight">
                <p class="muted small">{context.text("prompt.stays")}</p>
                <div class="row" role="group" aria-label=context.text("prompt.destinations")>
                    {button(Some(Icon::Copy), context.text("prompt.share"), copy)}
                    {to}
                    {keep}
                    {to_host}
                </div>
            </div>
        }
    };
    (move || (!blank.get()).then(&offer)).into_any()
}

/// The way to the host without a name; what is too long for it is said instead.
fn packet(context: Context, state: State, week: String) -> AnyView {
    let text = state.text(&week);
    let long =
        move |text: &String| text.len() > TEXT_CHARS && text.chars().nth(TEXT_CHARS).is_some();
    let is_long = Memo::new(move |_| text.with(long));
    let way = move || {
        if is_long.get() {
            let count = TEXT_CHARS.to_string();
            let sentence = context.text_with("prompt.packet-long", &[("count", &count)]);
            return view! { <p class="muted small">{sentence}</p> }.into_any();
        }
        let week = week.clone();
        let pack = move |_| state.send(Command::Pack(week.clone()));
        button_quiet(None, context.text("prompt.packet"), pack)
    };
    way.into_any()
}

/// The button stays where it is and says when it is done, so that nobody loses their place.
fn keep(context: Context, state: State, week: String, kept: ArcRwSignal<bool>) -> AnyView {
    let (icon, label, done) = (kept.clone(), kept.clone(), kept.clone());
    let press = move |_| {
        if !kept.get_untracked() {
            state.send(Command::Keep(week.clone()));
        }
    };
    view! {
        <button
            type="button"
            class="button"
            part="button"
            aria-disabled=move || done.get().then_some("true")
            on:click=press
        >
            {move || if icon.get() { Icon::Check } else { Icon::Lock }.view()}
            <span>{move || context.text(if label.get() { "prompt.kept" } else { "prompt.keep" })}</span>
        </button>
    }
    .into_any()
}
