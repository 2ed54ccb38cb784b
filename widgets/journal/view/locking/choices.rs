//! What is chosen besides the passphrase: the blur, and when the journal locks itself.

use leptos::{prelude::*, tachys::view::any_view::AnyView};

use crate::{
    ui::{picker, words::Words},
    widgets::journal::{
        model::locking::{Habits, IDLE_MINUTES},
        state::gate::Gate,
    },
};

/// Whether what is written is blurred; needs no passphrase.
pub fn discreet(gate: Gate, words: Words) -> AnyView {
    view! {
        <div class="stack tight">
            {tick(gate, words.text("locking.discreet"), |habits| &mut habits.discreet)}
            <p class="muted small">{words.text("locking.discreet-hint")}</p>
        </div>
    }
    .into_any()
}

/// When it locks itself.
pub fn by_itself(gate: Gate, words: Words) -> AnyView {
    let options = IDLE_MINUTES.map(|minutes| {
        let label = match usize::try_from(minutes).unwrap_or_default() {
            0 => words.text("locking.never"),
            count => words.count("locking.minutes", count),
        };
        (minutes.to_string(), label)
    });
    let chosen =
        Signal::derive(move || gate.habits().with(|habits| habits.idle_minutes.to_string()));
    let choose = move |value: String| {
        if let Ok(minutes) = value.parse() {
            gate.choose(|habits| habits.idle_minutes = minutes);
        }
    };
    view! {
        <div class="stack tight">
            {picker(words.text("locking.idle"), options.into(), chosen, choose)}
            {tick(gate, words.text("locking.hidden"), |habits| &mut habits.when_hidden)}
        </div>
    }
    .into_any()
}

fn tick(gate: Gate, label: String, field: fn(&mut Habits) -> &mut bool) -> AnyView {
    let holds = move || gate.habits().with(|habits| *field(&mut habits.clone()));
    view! {
        <label class="choice">
            <input
                type="checkbox"
                prop:checked=holds
                on:change=move |event| {
                    let checked = event_target_checked(&event);
                    gate.choose(|habits| *field(habits) = checked);
                }
            />
            <span>{label}</span>
        </label>
    }
    .into_any()
}
