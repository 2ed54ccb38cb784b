//! Locks the journal by itself: when nothing was touched for a while, and when the page is hidden, as the member chose.

use std::{cell::Cell, rc::Rc};

use leptos::prelude::*;
use wasm_bindgen::{JsCast, prelude::Closure};
use web_sys::{Document, Event};

use super::gate::Gate;
use crate::text::now;

/// How often it looks how long nothing was touched.
const LOOK_MILLIS: i32 = 5_000;
/// What counts as a touch.
const TOUCHES: [&str; 3] = ["pointerdown", "keydown", "input"];

/// Keeps watch until the owner of this moment is cleaned up.
pub fn start(gate: Gate) {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else {
        return;
    };
    let last = Rc::new(Cell::new(now()));
    let mut listeners: Vec<Listener> = Vec::new();
    for event in TOUCHES {
        let last = last.clone();
        listeners.push(Listener::new(&document, event, move || {
            // A machine that slept wakes with a touch; that one comes too late.
            if !is_over(gate, last.get()) {
                last.set(now());
            }
        }));
    }
    let (seen, page) = (last.clone(), document.clone());
    listeners.push(Listener::new(&document, "visibilitychange", move || {
        if hides(gate, &page) || is_over(gate, seen.get()) {
            gate.lock_by_itself();
        }
    }));
    let watching = Rc::new(());
    look(gate, document, last, Rc::downgrade(&watching));
    let kept = StoredValue::new_local(Some((listeners, watching)));
    on_cleanup(move || drop(kept.try_update_value(Option::take)));
}

fn look(gate: Gate, page: Document, last: Rc<Cell<f64>>, watching: std::rc::Weak<()>) {
    gate.context().later(LOOK_MILLIS, move || {
        if watching.strong_count() == 0 {
            return;
        }
        // Looked at again: it may have been at work when the page was hidden.
        if hides(gate, &page) || is_over(gate, last.get()) {
            gate.lock_by_itself();
        }
        look(gate, page, last, watching);
    });
}

fn is_over(gate: Gate, last: f64) -> bool {
    gate.habits()
        .with_untracked(|habits| habits.lock_after(last, now()))
}

fn hides(gate: Gate, page: &Document) -> bool {
    page.hidden() && gate.habits().with_untracked(|habits| habits.when_hidden)
}

/// Listens until it is dropped.
struct Listener {
    document: Document,
    event: &'static str,
    heard: Closure<dyn FnMut(Event)>,
}

impl Listener {
    fn new(document: &Document, event: &'static str, mut act: impl FnMut() + 'static) -> Self {
        let heard = Closure::<dyn FnMut(Event)>::new(move |_| act());
        let function = heard.as_ref().unchecked_ref();
        // Fails on no browser; the journal would then be locked by hand.
        document
            .add_event_listener_with_callback_and_bool(event, function, true)
            .unwrap_or_default();
        Self {
            document: document.clone(),
            event,
            heard,
        }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let function = self.heard.as_ref().unchecked_ref();
        self.document
            .remove_event_listener_with_callback_and_bool(self.event, function, true)
            .unwrap_or_default();
    }
}
