//! The recovery key: made, shown once, printed. It is printed from a frame of its own, so that nothing else of the page
//! comes with it.

use leptos::{html, prelude::*, tachys::view::any_view::AnyView};
use wasm_bindgen::JsCast;
use web_sys::{Document, HtmlIFrameElement, Node};

use super::fields;
use crate::{
    ui::{button, words::Words},
    widgets::journal::{
        state::{gate::Gate, locking::RecoveryKey},
        view::transfer::hand::lead,
    },
};

/// The fold with the key.
pub fn key(gate: Gate, words: Words) -> AnyView {
    let (proof, shows) = (RwSignal::new(String::new()), RwSignal::new(false));
    let made = RwSignal::new(None::<RecoveryKey>);
    let key = Memo::new(move |_| made.with(|made| made.as_ref().map(|key| key.printed.clone())));
    let part = NodeRef::<html::Details>::new();
    Effect::new(move |before: Option<bool>| {
        let is_shown = key.with(Option::is_some);
        if before.is_some_and(|before| before != is_shown) {
            let (to, instead) = if is_shown {
                (".made", words.text("locking.key-once"))
            } else {
                ("summary", String::new())
            };
            lead(gate.context(), part, to, instead);
        }
        is_shown
    });
    let busy = Signal::derive(move || gate.is_working());
    let send = move || {
        gate.make_key(proof.get_untracked(), made);
        proof.set(String::new());
    };
    let inside = move || {
        if let Some(key) = key.get() {
            shown(gate, words, key, made)
        } else {
            let fields = view! {
                <p>{words.text("locking.key-hint")}</p>
                {fields::secret(words.text("locking.passphrase-or-key"), proof, shows)}
                {fields::shows(words, shows)}
            };
            let label = words.text("locking.key-make");
            fields::form(fields.into_any(), label, false, busy, send)
        }
    };
    view! {
        <details node_ref=part>
            <summary>{words.text("locking.key")}</summary>
            {inside}
        </details>
    }
    .into_any()
}

fn shown(gate: Gate, words: Words, key: String, made: RwSignal<Option<RecoveryKey>>) -> AnyView {
    let frame = NodeRef::<html::Iframe>::new();
    let lines = [
        words.text("locking.key-title"),
        words.with(
            "locking.key-space",
            &[("space", &gate.context().space_name())],
        ),
        key.clone(),
        words.text("locking.key-use"),
    ];
    let print = move |_| {
        if let Some(frame) = frame.get_untracked() {
            print(&frame, &lines);
        }
    };
    view! {
        <div class="stack tight made" tabindex="-1">
            <p>{words.text("locking.key-once")}</p>
            <p class="recovery-key" dir="ltr">{key}</p>
            <div class="row">
                {button(None, words.text("locking.key-print"), print)}
                {button(None, words.text("locking.key-done"), move |_| made.set(None))}
            </div>
            <iframe class="visually-hidden" tabindex="-1" aria-hidden="true" title="" node_ref=frame></iframe>
        </div>
    }
    .into_any()
}

/// Puts lines of text into a frame and prints it. Where the browser does not let it, the key is on screen to be copied by
/// hand.
fn print(frame: &HtmlIFrameElement, lines: &[String]) {
    let window = frame.content_window();
    let document = window.as_ref().and_then(web_sys::Window::document);
    if let (Some(window), Some(document)) = (window, document) {
        fill(&document, lines);
        window.print().unwrap_or_default();
        // The key stays in no frame.
        fill(&document, &[]);
    }
}

fn fill(document: &Document, lines: &[String]) {
    let Some(body) = document.body() else { return };
    body.set_text_content(None);
    for line in lines {
        if let Ok(paragraph) = document.create_element("p") {
            paragraph.set_text_content(Some(line));
            body.append_child(paragraph.unchecked_ref::<Node>())
                .map(drop)
                .unwrap_or_default();
        }
    }
}
