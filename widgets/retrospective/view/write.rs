//! Writing with keys: Enter stores, Shift and Enter start a new line, Escape leaves; and a field that grows with its text.

use leptos::{prelude::*, tachys::view::any_view::AnyView};
use wasm_bindgen::JsCast;
use web_sys::{HtmlButtonElement, KeyboardEvent};

/// What a key did while an input method is composing; it belongs to the input method.
const COMPOSING: u32 = 229;

/// What Enter and Escape do in fields. Input methods and buttons keep their keys.
pub fn keys(
    enter: impl Fn() + 'static,
    escape: impl Fn() + 'static,
) -> impl Fn(KeyboardEvent) + 'static {
    move |event| {
        let on_button = event
            .target()
            .is_some_and(|target| target.has_type::<HtmlButtonElement>());
        if on_button || event.is_composing() || event.key_code() == COMPOSING {
            return;
        }
        match event.key().as_str() {
            "Enter" if !event.shift_key() => {
                event.prevent_default();
                enter();
            }
            "Escape" => escape(),
            _ => {}
        }
    }
}

/// The field. `of` completes the label for screen readers.
pub fn field(
    label: String,
    of: Signal<String>,
    value: Signal<String>,
    input: impl Fn(String) + 'static,
    enter: impl Fn() + 'static,
    escape: impl Fn() + 'static,
) -> AnyView {
    view! {
        <label class="field">
            <span class="small">
                {label} <span class="visually-hidden">{move || [" ", &of.get()].concat()}</span>
            </span>
            <textarea
                class="input"
                part="input"
                rows="1"
                prop:value=value
                on:input=move |event| input(event_target_value(&event))
                on:keydown=keys(enter, escape)
            ></textarea>
        </label>
    }
    .into_any()
}
