//! The page leaving the screen and coming back. A page with an open database or channel is not kept for
//! going back, or comes back with what others wrote unseen; so both are closed and opened again.

use std::rc::Rc;

use wasm_bindgen::{JsCast, prelude::Closure};
use web_sys::PageTransitionEvent;

use super::state::State;

/// Follows the page for as long as the state is in use.
pub fn follow(state: &Rc<State>) {
    listen(state, "pagehide", |state| state.suspend());
    listen(state, "pageshow", State::resume);
}

fn listen(state: &Rc<State>, event: &str, act: fn(&Rc<State>)) {
    let state = Rc::downgrade(state);
    let listener =
        Closure::<dyn FnMut(PageTransitionEvent)>::new(move |event: PageTransitionEvent| {
            if let Some(state) = state.upgrade().filter(|_| event.persisted()) {
                act(&state);
            }
        });
    if let Some(window) = web_sys::window() {
        // Fails on no browser; the page would then read again when it is next asked to.
        window
            .add_event_listener_with_callback(event, listener.as_ref().unchecked_ref())
            .ok();
    }
    // Spaces last as long as the page.
    listener.forget();
}
