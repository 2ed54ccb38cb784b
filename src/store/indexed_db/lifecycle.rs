//! The page leaving the screen and coming back. A page with an open database or channel is not kept for
//! going back, or comes back with what others wrote unseen; so both are closed and opened again.
//!
//! The listeners come before those that ask widgets to store what they have: what these ask for is then
//! known to be written by a page that is going.

use std::rc::Rc;

use wasm_bindgen::{JsCast, prelude::Closure};
use web_sys::PageTransitionEvent;

use super::state::State;

/// Follows the page for as long as the state is in use.
pub fn follow(state: &Rc<State>) {
    listen(state, "pagehide", |state, kept| {
        state.prepare_to_leave();
        if kept {
            state.suspend();
        }
    });
    listen(state, "pageshow", |state, kept| {
        if kept {
            state.resume();
        }
    });
}

/// Whether nobody sees the page: it may be ended without a word.
pub fn hidden() -> bool {
    web_sys::window()
        .and_then(|window| window.document())
        .is_some_and(|document| document.hidden())
}

/// Acts when the page leaves or comes; told whether it is or was kept for going back.
fn listen(state: &Rc<State>, event: &str, act: fn(&Rc<State>, bool)) {
    let state = Rc::downgrade(state);
    let listener =
        Closure::<dyn FnMut(PageTransitionEvent)>::new(move |event: PageTransitionEvent| {
            if let Some(state) = state.upgrade() {
                act(&state, event.persisted());
            }
        });
    if let Some(window) = web_sys::window() {
        // Fails on no browser; the page would then read again when it is next asked to.
        window
            .add_event_listener_with_callback_and_bool(
                event,
                listener.as_ref().unchecked_ref(),
                true,
            )
            .ok();
    }
    // Spaces last as long as the page.
    listener.forget();
}
