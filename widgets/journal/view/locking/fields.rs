//! Fields for what must not be seen, and forms that Enter sends.

use leptos::{ev::SubmitEvent, prelude::*, tachys::view::any_view::AnyView};

use crate::ui::words::Words;

/// A field for a passphrase. The browser is asked not to keep it: who shares the machine would find it there.
pub fn secret(label: String, value: RwSignal<String>, shows: RwSignal<bool>) -> AnyView {
    let kind = move || if shows.get() { "text" } else { "password" };
    view! {
        <label class="field">
            <span class="label">{label}</span>
            <input
                type=kind
                class="input"
                part="input"
                autocomplete="off"
                autocapitalize="off"
                spellcheck="false"
                prop:value=value
                on:input=move |event| value.set(event_target_value(&event))
            />
        </label>
    }
    .into_any()
}

/// Whether what is typed is shown.
pub fn shows(words: Words, shows: RwSignal<bool>) -> AnyView {
    view! {
        <label class="choice">
            <input
                type="checkbox"
                prop:checked=shows
                on:change=move |event| shows.set(event_target_checked(&event))
            />
            <span>{words.text("locking.show")}</span>
        </label>
    }
    .into_any()
}

/// A form with fields and the button that sends it.
pub fn form(
    fields: AnyView,
    label: String,
    main: bool,
    busy: Signal<bool>,
    send: impl Fn() + 'static,
) -> AnyView {
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if !busy.get_untracked() {
            send();
        }
    };
    let class = if main { "button main" } else { "button" };
    view! {
        <form class="stack tight" on:submit=submit>
            {fields}
            <div class="row">
                <button type="submit" class=class part="button" disabled=busy>
                    <span>{label}</span>
                </button>
            </div>
        </form>
    }
    .into_any()
}
