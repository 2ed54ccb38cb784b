//! The lock on screen: the way in, the button that locks, the offer, and the fold with everything about it.

#![allow(
    clippy::large_types_passed_by_value,
    reason = "the state is a handful of handles; in what ships they are small enough"
)]

mod bar;
mod choices;
pub mod fields;
mod key;
mod locked;
mod making;
mod offer;
mod told;

use leptos::{html, prelude::*, tachys::view::any_view::AnyView};

pub use bar::bar;
pub use locked::locked;
pub use offer::offer;

use super::transfer::hand::lead;
use crate::{
    store::vault::State,
    ui::{button, words::Words},
    widgets::journal::state::{gate::Gate, locking::Stage},
};

/// The words of the lock.
fn words(gate: Gate) -> Words {
    Words::new(
        gate.context(),
        include_str!("../../model/locking/en.json"),
        include_str!("../../model/locking/fr.json"),
    )
}

/// What is in the fold.
pub fn fold(gate: Gate) -> AnyView {
    let words = words(gate);
    let part = NodeRef::<html::Section>::new();
    let is_guarded = Memo::new(move |_| gate.is_guarded());
    let is_leaving = Memo::new(move |_| gate.standing() == Some(State::Leaving));
    Effect::new(move |before: Option<bool>| {
        let now = is_guarded.get();
        if before.is_some_and(|before| before != now) {
            // The form that was sent is gone.
            lead(gate.context(), part, "input, summary", String::new());
        }
        now
    });
    view! {
        <section class="stack" node_ref=part>
            {choices::discreet(gate, words)}
            {move || {
                if is_guarded.get() {
                    view! {
                        {choices::by_itself(gate, words)}
                        {key::key(gate, words)}
                        {making::change(gate, words)}
                        {making::take_off(gate, words, is_leaving.get())}
                    }
                    .into_any()
                } else {
                    making::make(gate, words)
                }
            }}
            {told::told(gate, words, false)}
            {move || {
                (gate.told_at(false) == Stage::HalfSealed)
                    .then(|| button(None, words.text("locking.go-on"), move |_| gate.seal(false)))
            }}
            {told::threats(words)}
        </section>
    }
    .into_any()
}
