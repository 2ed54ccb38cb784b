//! Forms that make the lock, give it another passphrase, and take it off.

use leptos::{prelude::*, tachys::view::any_view::AnyView};

use super::fields;
use crate::{
    ui::{button, button_quiet, words::Words},
    widgets::journal::state::gate::Gate,
};

/// A new lock.
pub fn make(gate: Gate, words: Words) -> AnyView {
    let (new, again, shows) = empty();
    let send = move || {
        gate.make(new.get_untracked(), &again.get_untracked());
        forget_if_taken(gate, &[new, again]);
    };
    let inside = view! {
        <p>{words.text("locking.before")}</p>
        {fields::secret(words.text("locking.new"), new, shows)}
        {fields::secret(words.text("locking.again"), again, shows)}
        {fields::shows(words, shows)}
        <p class="muted small">{words.text("locking.good")}</p>
    };
    fields::form(
        inside.into_any(),
        words.text("locking.make"),
        false,
        busy(gate),
        send,
    )
}

/// Another passphrase for the lock there is.
pub fn change(gate: Gate, words: Words) -> AnyView {
    let (new, again, shows) = empty();
    let proof = RwSignal::new(String::new());
    let send = move || {
        gate.change(
            proof.get_untracked(),
            new.get_untracked(),
            &again.get_untracked(),
        );
        forget_if_taken(gate, &[proof, new, again]);
    };
    let inside = view! {
        {fields::secret(words.text("locking.passphrase-or-key"), proof, shows)}
        {fields::secret(words.text("locking.new"), new, shows)}
        {fields::secret(words.text("locking.again"), again, shows)}
        {fields::shows(words, shows)}
        <p class="muted small">{words.text("locking.change-hint")}</p>
    };
    let label = words.text("locking.change");
    let form = fields::form(inside.into_any(), label.clone(), false, busy(gate), send);
    view! {
        <details>
            <summary>{label}</summary>
            {form}
        </details>
    }
    .into_any()
}

/// The lock is taken off, or goes on being taken off, or stays after all.
pub fn take_off(gate: Gate, words: Words, leaving: bool) -> AnyView {
    let label = if leaving {
        "locking.take-off-on"
    } else {
        "locking.take-off"
    };
    view! {
        <details open=leaving>
            <summary>{words.text("locking.take-off")}</summary>
            <div class="stack tight">
                <p>{words.text("locking.take-off-hint")}</p>
                <div class="row">
                    {button(None, words.text(label), move |_| gate.take_off())}
                    {leaving.then(|| {
                        button_quiet(None, words.text("locking.keep"), move |_| gate.seal(false))
                    })}
                </div>
            </div>
        </details>
    }
    .into_any()
}

fn empty() -> (RwSignal<String>, RwSignal<String>, RwSignal<bool>) {
    (
        RwSignal::default(),
        RwSignal::default(),
        RwSignal::new(false),
    )
}

fn busy(gate: Gate) -> Signal<bool> {
    Signal::derive(move || gate.is_working())
}

/// Empties the fields once what is in them is being used; what was not taken can be corrected.
fn forget_if_taken(gate: Gate, fields: &[RwSignal<String>]) {
    if untrack(|| gate.is_working()) {
        for field in fields {
            field.set(String::new());
        }
    }
}
