//! Work that stops with its widget: a future that is polled only while a flag holds.

use std::{cell::Cell, future::poll_fn, pin::Pin, rc::Rc, task::Poll};

/// Runs the work until it ends or the flag falls. A fallen flag drops it at its next wake-up, before any of its
/// code runs, so that nothing of a widget is touched after the widget is gone.
pub fn spawn_while(alive: Rc<Cell<bool>>, mut work: Pin<Box<dyn Future<Output = ()>>>) {
    wasm_bindgen_futures::spawn_local(poll_fn(move |cx| {
        if alive.get() {
            work.as_mut().poll(cx)
        } else {
            Poll::Ready(())
        }
    }));
}
