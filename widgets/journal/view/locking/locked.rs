//! What stands in the place of a locked journal: one field and nothing of what was written.

use leptos::{prelude::*, tachys::view::any_view::AnyView};

use super::{fields, told, words};
use crate::{ui::Icon, widgets::journal::state::gate::Gate};

/// The way in.
pub fn locked(gate: Gate) -> AnyView {
    let words = words(gate);
    let (typed, shows) = (RwSignal::new(String::new()), RwSignal::new(false));
    let busy = Signal::derive(move || gate.is_working());
    let unlock = move || gate.unlock(typed.try_update(std::mem::take).unwrap_or_default());
    let stands = move || {
        if gate.is_partly_covered() {
            "locking.locked-partly"
        } else {
            "locking.locked"
        }
    };
    let inside = view! {
        {fields::secret(words.text("locking.passphrase-or-key"), typed, shows)}
        {fields::shows(words, shows)}
    }
    .into_any();
    view! {
        <div class="stack" part="locked">
            <p class="row">{Icon::Lock.view()} <span>{move || words.text(stands())}</span></p>
            {fields::form(inside, words.text("locking.unlock"), true, busy, unlock)}
            {told::told(gate, words, false)}
            <p class="muted small" hidden=move || gate.is_partly_covered()>
                {words.text("locking.locked-copy")}
            </p>
        </div>
    }
    .into_any()
}
