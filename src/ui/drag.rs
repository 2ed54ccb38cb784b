//! Carrying a thing by hand to another place, beside the buttons or keys that do the same. A widget says what can be held
//! and where that lands; each thing has a `.grip` in it, the only part that takes touches away from scrolling.
//!
//! While a thing is held the page itself shows it, and nothing of the state changes until it is put: the thing has the
//! class `held` and in `--_x` and `--_y` how far it was carried, and what it would land at has the class of that
//! [`Landing`]. Escape puts it back.

mod along;
pub mod place;

use std::rc::Rc;

use leptos::prelude::*;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Element, HtmlElement, KeyboardEvent, NodeList, PointerEvent};

use crate::context::Context;

/// Where a held thing would land.
pub struct Landing {
    /// What shows it,
    pub mark: Element,
    /// by this class.
    pub class: &'static str,
    /// What is done when the thing is put there.
    pub put: Box<dyn FnOnce()>,
}

/// Where a thing lands that is let go at a point of the viewport.
type Find = Rc<dyn Fn(&HtmlElement, (i32, i32)) -> Option<Landing>>;

/// The hand over things.
#[derive(Clone, Copy)]
pub struct Drag {
    context: Context,
    /// The selector of a thing around its grip.
    things: &'static str,
    find: StoredValue<Find, LocalStorage>,
    held: StoredValue<Option<Held>, LocalStorage>,
}

/// A thing in the hand.
struct Held {
    pointer: i32,
    thing: HtmlElement,
    find: Find,
    scroller: Element,
    start: (i32, i32),
    at: (i32, i32),
    /// Whether it was carried since it was shown last.
    moved: bool,
    scrolled: i32,
    landing: Option<Landing>,
    _escape: Escape,
}

impl Drag {
    /// A hand with nothing in it.
    pub fn new(
        context: Context,
        things: &'static str,
        find: impl Fn(&HtmlElement, (i32, i32)) -> Option<Landing> + 'static,
    ) -> Self {
        let drag = Self {
            context,
            things,
            find: StoredValue::new_local(Rc::new(find)),
            held: StoredValue::new_local(None),
        };
        on_cleanup(move || drag.cancel());
        drag
    }

    /// Takes a thing by its grip.
    pub fn take(self, event: &PointerEvent) {
        let target: Option<Element> = event.target().and_then(|target| target.dyn_into().ok());
        let grip = target.and_then(|target| target.closest(".grip").ok().flatten());
        let is_free = self.held.try_with_value(Option::is_none) == Some(true);
        if !event.is_primary() || event.button() != 0 || !is_free {
            return;
        }
        let Some(held) = grip.and_then(|grip| self.hold(&grip, event)) else {
            return;
        };
        event.prevent_default();
        self.held.set_value(Some(held));
        self.follow();
    }

    fn hold(self, grip: &Element, event: &PointerEvent) -> Option<Held> {
        let thing: HtmlElement = grip.closest(self.things).ok()??.dyn_into().ok()?;
        let (find, scroller) = (self.find.try_get_value()?, along::scroller(&thing)?);
        // Without capture the thing still follows as long as the pointer stays over what listens.
        grip.set_pointer_capture(event.pointer_id())
            .unwrap_or_default();
        thing.class_list().add_1("held").unwrap_or_default();
        let at = (event.client_x(), event.client_y());
        Some(Held {
            pointer: event.pointer_id(),
            scrolled: scroller.scroll_top(),
            start: at,
            at,
            moved: false,
            thing,
            find,
            scroller,
            landing: None,
            // The listener goes with what is held, so it must have returned by then.
            _escape: Escape::new(move || self.context.later(0, move || self.cancel())),
        })
    }

    /// Carries it along. It is shown with the next frame, however many events come before that.
    pub fn carry(self, event: &PointerEvent) {
        self.held.try_update_value(|held| {
            let held = held
                .as_mut()
                .filter(|held| held.pointer == event.pointer_id());
            if let Some(held) = held {
                held.at = (event.client_x(), event.client_y());
                held.moved = true;
            }
        });
    }

    /// Puts it down.
    pub fn put(self, event: &PointerEvent) {
        let fits = |held: &Option<Held>| {
            held.as_ref()
                .is_some_and(|held| held.pointer == event.pointer_id())
        };
        if self.held.try_with_value(fits) != Some(true) {
            return;
        }
        let Some(mut held) = self.held.try_update_value(Option::take).flatten() else {
            return;
        };
        if held.moved {
            held.show();
        }
        held.hide();
        if let Some(landing) = held.landing {
            (landing.put)();
        }
    }

    /// Puts it back where it was.
    pub fn cancel(self) {
        if let Some(held) = self.held.try_update_value(Option::take).flatten() {
            held.hide();
        }
    }

    /// Shows the thing where it is carried, and moves the page along while it is near an edge, frame by frame until it is
    /// put, or gone from the page.
    fn follow(self) {
        request_animation_frame(move || {
            let is_there =
                |held: &Option<Held>| held.as_ref().is_some_and(|held| held.thing.is_connected());
            if self.held.try_with_value(is_there) != Some(true) {
                return self.cancel();
            }
            self.held.try_update_value(|held| {
                if let Some(held) = held {
                    held.scroll();
                    if held.moved {
                        held.show();
                    }
                }
            });
            self.follow();
        });
    }
}

impl Held {
    fn show(&mut self) {
        self.moved = false;
        let across = self.at.0 - self.start.0;
        let down = self.at.1 - self.start.1 + self.scroller.scroll_top() - self.scrolled;
        let style = self.thing.style();
        for (name, by) in [("--_x", across), ("--_y", down)] {
            // Fails only for names no browser knows.
            style
                .set_property(name, &[&*by.to_string(), "px"].concat())
                .unwrap_or_default();
        }
        let landing = (self.find)(&self.thing, self.at);
        self.mark(landing);
    }

    fn mark(&mut self, landing: Option<Landing>) {
        self.unmark();
        if let Some(new) = &landing {
            new.mark.class_list().add_1(new.class).unwrap_or_default();
        }
        self.landing = landing;
    }

    fn unmark(&self) {
        if let Some(landing) = &self.landing {
            landing
                .mark
                .class_list()
                .remove_1(landing.class)
                .unwrap_or_default();
        }
    }

    fn scroll(&mut self) {
        let by = along::step(&self.scroller, self.at.1);
        if by != 0 {
            self.scroller
                .set_scroll_top(self.scroller.scroll_top() + by);
            self.moved = true;
        }
    }

    fn hide(&self) {
        self.unmark();
        self.thing.class_list().remove_1("held").unwrap_or_default();
        for name in ["--_x", "--_y"] {
            self.thing.style().remove_property(name).unwrap_or_default();
        }
    }
}

/// One of the things a selector found.
pub fn nth(things: &NodeList, place: usize) -> Option<Element> {
    let place = u32::try_from(place).ok()?;
    things.item(place)?.dyn_into().ok()
}

/// Where a thing lands among others below each other; see [`place::landing`].
pub fn landing(others: &NodeList, y: i32) -> (usize, Option<usize>) {
    let edges = |place: usize| {
        let shape = nth(others, place).map(|other| other.get_bounding_client_rect());
        shape.map_or((0.0, 0.0), |shape| (shape.top(), shape.bottom()))
    };
    let count = usize::try_from(others.length()).unwrap_or_default();
    place::landing(count, edges, f64::from(y))
}

/// Listens for Escape in the whole page while a thing is held, and keeps it from the host.
struct Escape(Closure<dyn Fn(KeyboardEvent)>);

impl Escape {
    fn new(cancel: impl Fn() + Copy + 'static) -> Self {
        let listener = Closure::new(move |event: KeyboardEvent| {
            if event.key() == "Escape" {
                event.prevent_default();
                event.stop_propagation();
                cancel();
            }
        });
        let function = listener.as_ref().unchecked_ref();
        window()
            .add_event_listener_with_callback_and_bool("keydown", function, true)
            .unwrap_or_default();
        Self(listener)
    }
}

impl Drop for Escape {
    fn drop(&mut self) {
        let function = self.0.as_ref().unchecked_ref();
        window()
            .remove_event_listener_with_callback_and_bool("keydown", function, true)
            .unwrap_or_default();
    }
}
