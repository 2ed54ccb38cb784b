//! Locks the journal by itself, and an entry under its own passphrase: when nothing was touched for a while, and when the
//! page is hidden, as the member chose.

use std::{
    cell::Cell,
    rc::{Rc, Weak},
};

use leptos::prelude::*;
use wasm_bindgen::{JsCast, prelude::Closure};
use web_sys::{Document, Event};

use crate::{
    context::{Context, keep},
    text::now,
    widgets::journal::model::locking::Habits,
};

/// How often it looks how long nothing was touched.
const LOOK_MILLIS: i32 = 5_000;
/// What counts as a touch.
const TOUCHES: [&str; 3] = ["pointerdown", "keydown", "input"];

/// Keeps watch until the owner of this moment is cleaned up; `lock` is called whenever it is time by these habits.
pub fn start(context: Context, habits: ReadSignal<Habits>, lock: impl Fn() + 'static) {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else {
        return;
    };
    let lock: Rc<dyn Fn()> = Rc::new(lock);
    let last = Rc::new(Cell::new(now()));
    let mut listeners: Vec<Listener> = Vec::new();
    for event in TOUCHES {
        let last = last.clone();
        listeners.push(Listener::new(&document, event, move || {
            // A machine that slept wakes with a touch; that one comes too late.
            if !is_over(habits, last.get()) {
                last.set(now());
            }
        }));
    }
    let (seen, page, hidden) = (last.clone(), document.clone(), lock.clone());
    listeners.push(Listener::new(&document, "visibilitychange", move || {
        if hides(habits, &page) || is_over(habits, seen.get()) {
            hidden();
        }
    }));
    let watching = Watching {
        context,
        habits,
        page: document,
        last,
        lock,
    };
    let alive = Rc::new(());
    watching.look(Rc::downgrade(&alive));
    keep((listeners, alive));
}

/// What it looks at.
struct Watching {
    context: Context,
    habits: ReadSignal<Habits>,
    page: Document,
    last: Rc<Cell<f64>>,
    lock: Rc<dyn Fn()>,
}

impl Watching {
    fn look(self, alive: Weak<()>) {
        let context = self.context;
        context.later(LOOK_MILLIS, move || {
            if alive.strong_count() == 0 {
                return;
            }
            // Looked at again: it may have been at work when the page was hidden.
            if hides(self.habits, &self.page) || is_over(self.habits, self.last.get()) {
                (self.lock)();
            }
            self.look(alive);
        });
    }
}

fn is_over(habits: ReadSignal<Habits>, last: f64) -> bool {
    let is_over = |habits: &Habits| habits.lock_after(last, now());
    habits.try_with_untracked(is_over).unwrap_or_default()
}

fn hides(habits: ReadSignal<Habits>, page: &Document) -> bool {
    let hides = |habits: &Habits| habits.when_hidden;
    page.hidden() && habits.try_with_untracked(hides).unwrap_or_default()
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
