//! Watches the host's page for what completes items: events on the document, something that appears, a page that is
//! opened. Loaded only where the programme has such items, and at rest when none of them waits.
//!
//! Nothing of the host's is changed and none of its code is run: no function is wrapped, so a page that changes its
//! address without telling is noticed when its content changes, as it then does.

mod page;
mod selectors;

use std::{
    cell::{Cell, RefCell},
    rc::{Rc, Weak},
};

use wasm_bindgen::prelude::*;
use wasm_split_helpers::wasm_split;
use web_sys::{Document, EventTarget, MutationObserver, MutationObserverInit};

use super::state::State;
use crate::{context::Context, error::Result, programme::Completion};
pub use page::Address;
pub use selectors::{find, wrong};

/// How long changes of the page gather before they are looked at, in milliseconds.
const PAUSE: i32 = 250;

/// What watches the page, until it is dropped.
pub struct Watching(Rc<Inner>);

struct Inner {
    context: Context,
    state: State,
    document: Document,
    listening: RefCell<Vec<Listening>>,
    observer: RefCell<Option<Observing>>,
    due: Cell<bool>,
}

/// What is told of changes of the page, and what it then does.
type Observing = (MutationObserver, Closure<dyn FnMut()>);

/// A listener on something of the host's, until it is dropped.
struct Listening {
    on: EventTarget,
    name: String,
    heard: Closure<dyn FnMut()>,
}

impl Drop for Listening {
    fn drop(&mut self) {
        let heard = self.heard.as_ref().unchecked_ref();
        // A listener that was never added is not there to be removed.
        self.on
            .remove_event_listener_with_callback(&self.name, heard)
            .unwrap_or_default();
    }
}

impl Drop for Inner {
    fn drop(&mut self) {
        if let Some((observer, _)) = self.observer.take() {
            observer.disconnect();
        }
    }
}

/// Begins to watch, when the code is here.
pub fn begin(context: Context, state: State) {
    if !state.waits() {
        return;
    }
    context.spawn(async move {
        // Without its code the items are still ticked by hand.
        if let Ok(Some(watching)) = code(context, state).await {
            state.watch_with(watching);
        }
    });
}

#[wasm_split(checklist_watch, fallible)]
fn code(context: Context, state: State) -> Result<Option<Watching>> {
    let document = web_sys::window().and_then(|window| window.document());
    Ok(document.map(|document| {
        let inner = Rc::new(Inner {
            context,
            state,
            document,
            listening: RefCell::default(),
            observer: RefCell::default(),
            due: Cell::new(false),
        });
        inner.refresh();
        Watching(inner)
    }))
}

impl Watching {
    /// Looks again what waits: a decision was taken, or taken back.
    pub fn refresh(&self) {
        self.0.refresh();
    }
}

impl Inner {
    fn refresh(self: &Rc<Self>) {
        self.listen();
        self.look();
    }

    /// Listens to the events that items wait for, and to nothing else.
    fn listen(self: &Rc<Self>) {
        let waiting = self.state.waiting();
        let mut wanted: Vec<(EventTarget, String)> = waiting
            .iter()
            .filter_map(|item| match &item.completion {
                Completion::Event(name) => Some((self.document.clone().into(), name.clone())),
                _ => None,
            })
            .collect();
        let visits = |completion: &Completion| matches!(completion, Completion::Visit(_));
        if waiting.iter().any(|item| visits(&item.completion)) {
            wanted.extend(page::tellers().into_iter().flat_map(|(on, names)| {
                names
                    .iter()
                    .map(move |name| (on.clone(), (*name).to_owned()))
            }));
        }
        let is = |one: &Listening, (on, name): &(EventTarget, String)| {
            one.on == *on && one.name == *name
        };
        let mut listening = self.listening.borrow_mut();
        listening.retain(|one| wanted.iter().any(|wanted| is(one, wanted)));
        for want in wanted {
            if !listening.iter().any(|one| is(one, &want)) {
                listening.extend(self.listener(want));
            }
        }
    }

    fn listener(self: &Rc<Self>, (on, name): (EventTarget, String)) -> Option<Listening> {
        let (weak, told) = (Rc::downgrade(self), name.clone());
        let heard = Closure::<dyn FnMut()>::new(move || {
            if let Some(inner) = weak.upgrade() {
                inner.hear(&told);
            }
        });
        on.add_event_listener_with_callback(&name, heard.as_ref().unchecked_ref())
            .ok()?;
        Some(Listening { on, name, heard })
    }

    /// An event came: ticks the items it completes. The listeners stay for this turn, since one of them is running.
    fn hear(self: &Rc<Self>, name: &str) {
        for item in self.state.waiting() {
            if matches!(&item.completion, Completion::Event(wanted) if wanted == name) {
                self.state.tick(&item, "event");
            }
        }
        self.soon();
    }

    /// Looks at the page and its address now, and goes on watching only while something waits for them.
    fn look(self: &Rc<Self>) {
        let address = Address::here();
        let mut wait = false;
        for item in self.state.waiting() {
            match &item.completion {
                Completion::Visit(pattern) => {
                    if address
                        .as_ref()
                        .is_some_and(|address| address.fits(pattern))
                    {
                        self.state.tick(&item, "visit");
                    } else {
                        wait = true;
                    }
                }
                Completion::Element(selector) => match find(&self.document, selector) {
                    Ok(Some(_)) => self.state.tick(&item, "element"),
                    Ok(None) => wait = true,
                    Err(_) => {}
                },
                _ => {}
            }
        }
        if wait { self.observe() } else { self.rest() }
    }

    fn observe(self: &Rc<Self>) {
        if self.observer.borrow().is_some() {
            return;
        }
        let weak = Rc::downgrade(self);
        let changed = Closure::<dyn FnMut()>::new(move || {
            if let Some(inner) = Weak::upgrade(&weak) {
                inner.soon();
            }
        });
        let (Ok(observer), Some(whole)) = (
            MutationObserver::new(changed.as_ref().unchecked_ref()),
            self.document.document_element(),
        ) else {
            return;
        };
        let what = MutationObserverInit::new();
        what.set_child_list(true);
        what.set_subtree(true);
        what.set_attributes(true);
        if observer.observe_with_options(&whole, &what).is_ok() {
            *self.observer.borrow_mut() = Some((observer, changed));
        }
    }

    /// Never called from the observer's own callback, which only asks to look soon, so that it may be dropped here.
    fn rest(&self) {
        if let Some((observer, _)) = self.observer.take() {
            observer.disconnect();
        }
    }

    /// Looks after a pause, however much changes until then.
    fn soon(self: &Rc<Self>) {
        if self.due.replace(true) {
            return;
        }
        let weak = Rc::downgrade(self);
        self.context.later(PAUSE, move || {
            if let Some(inner) = Weak::upgrade(&weak) {
                inner.due.set(false);
                inner.refresh();
            }
        });
    }
}
