//! Moving a card by hand, beside the menu that does the same, on the member's own board and on the table, where a card
//! that is put on another joins it. Pointer events on the board serve every card; while a card
//! is held the page itself shows it, with classes and two properties, and nothing of the state changes until it is put.
//!
//! In a shadow root only the root knows what is under a point. Escape puts the card back.

use std::rc::Rc;

use leptos::prelude::*;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Element, HtmlElement, KeyboardEvent, PointerEvent, ShadowRoot};

use crate::{context::Context, widgets::retrospective::model::place};

const CARDS: &str = ":scope > .card:not(.held)";

/// Where a card is put.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// At this place of this column.
    At(String, usize),
    /// On this card.
    On(String),
}

/// What is done with a card that was put somewhere.
type Put = Rc<dyn Fn(String, Place)>;

/// The hand over a board.
#[derive(Clone, Copy)]
pub struct Drag {
    context: Context,
    /// Whether cards are put on others.
    joins: bool,
    put: StoredValue<Put, LocalStorage>,
    held: StoredValue<Option<Held>, LocalStorage>,
}

/// A card in the hand.
struct Held {
    pointer: i32,
    id: String,
    card: HtmlElement,
    root: ShadowRoot,
    scroller: Element,
    start: (i32, i32),
    at: (i32, i32),
    /// Whether it was carried since it was shown last.
    moved: bool,
    scrolled: i32,
    joins: bool,
    landing: Option<Landing>,
    _escape: Escape,
}

/// Where the card would land.
struct Landing {
    place: Place,
    mark: Element,
    class: &'static str,
}

impl Drag {
    /// A hand with nothing in it.
    pub fn new(context: Context, joins: bool, put: impl Fn(String, Place) + 'static) -> Self {
        let drag = Self {
            context,
            joins,
            put: StoredValue::new_local(Rc::new(put)),
            held: StoredValue::new_local(None),
        };
        on_cleanup(move || drag.cancel());
        drag
    }

    /// Takes a card by its grip.
    pub fn take(self, event: &PointerEvent) {
        let target: Option<Element> = event.target().and_then(|target| target.dyn_into().ok());
        let grip = target.and_then(|target| target.closest(".grip").ok().flatten());
        if !event.is_primary() || event.button() != 0 || self.held.with_value(Option::is_some) {
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
        let card: HtmlElement = grip.closest("[data-id]").ok()??.dyn_into().ok()?;
        let root: ShadowRoot = grip.get_root_node().dyn_into().ok()?;
        // Without capture the card still follows as long as the pointer stays over the board.
        grip.set_pointer_capture(event.pointer_id())
            .unwrap_or_default();
        card.class_list().add_1("held").unwrap_or_default();
        let at = (event.client_x(), event.client_y());
        let scroller = scroller(&card)?;
        Some(Held {
            pointer: event.pointer_id(),
            id: card.get_attribute("data-id")?,
            scrolled: scroller.scroll_top(),
            start: at,
            at,
            moved: false,
            card,
            root,
            scroller,
            joins: self.joins,
            landing: None,
            // The listener goes with the card, so it must have returned by then.
            _escape: Escape::new(move || self.context.later(0, move || self.cancel())),
        })
    }

    /// Carries it along. It is shown with the next frame, however many events come before that.
    pub fn carry(self, event: &PointerEvent) {
        self.held.update_value(|held| {
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
        if !self.held.with_value(fits) {
            return;
        }
        let Some(mut held) = self.held.try_update_value(Option::take).flatten() else {
            return;
        };
        if held.moved {
            held.show();
        }
        held.hide();
        if let Some(landing) = held.landing
            && let Some(put) = self.put.try_get_value()
        {
            put(held.id, landing.place);
        }
    }

    /// Puts it back where it was.
    pub fn cancel(self) {
        if let Some(held) = self.held.try_update_value(Option::take).flatten() {
            held.hide();
        }
    }

    /// Shows the card where it is carried, and moves the page along while it is near an edge, frame by frame until it is
    /// put.
    fn follow(self) {
        request_animation_frame(move || {
            let goes_on = self.held.try_update_value(|held| {
                if let Some(held) = held {
                    held.scroll();
                    if held.moved {
                        held.show();
                    }
                }
                held.is_some()
            });
            if goes_on == Some(true) {
                self.follow();
            }
        });
    }
}

impl Held {
    fn show(&mut self) {
        self.moved = false;
        let across = self.at.0 - self.start.0;
        let down = self.at.1 - self.start.1 + self.scroller.scroll_top() - self.scrolled;
        let style = self.card.style();
        for (name, by) in [("--_x", across), ("--_y", down)] {
            // Fails only for names no browser knows.
            style
                .set_property(name, &[&*by.to_string(), "px"].concat())
                .unwrap_or_default();
        }
        let landing = self.find();
        self.mark(landing);
    }

    fn mark(&mut self, landing: Option<Landing>) {
        if let Some(old) = &self.landing {
            old.mark
                .class_list()
                .remove_1(old.class)
                .unwrap_or_default();
        }
        if let Some(new) = &landing {
            new.mark.class_list().add_1(new.class).unwrap_or_default();
        }
        self.landing = landing;
    }

    /// The column under the pointer, and the place between its cards; or the card under it, where they are put together.
    #[expect(clippy::cast_precision_loss, reason = "a point of a screen")]
    fn find(&self) -> Option<Landing> {
        let under = self
            .root
            .element_from_point(self.at.0 as f32, self.at.1 as f32)?;
        let column = under.closest("[data-column]").ok()??;
        let list = column.query_selector(".cards").ok()??;
        let cards = list.query_selector_all(CARDS).ok()?;
        let card = |place: usize| -> Option<Element> {
            let place = u32::try_from(place).ok()?;
            cards.item(place)?.dyn_into().ok()
        };
        let edges = |place: usize| {
            let shape = card(place).map(|card| card.get_bounding_client_rect());
            shape.map_or((0.0, 0.0), |shape| (shape.top(), shape.bottom()))
        };
        let count = usize::try_from(cards.length()).unwrap_or_default();
        let (place, on) = place::landing(count, edges, f64::from(self.at.1));
        if let Some(card) = on.filter(|_| self.joins).and_then(card) {
            return Some(Landing {
                place: Place::On(card.get_attribute("data-id")?),
                mark: card,
                class: "landing-on",
            });
        }
        // Of a long column a part is drawn, which says where it begins.
        let first = list.get_attribute("data-first");
        let first: usize = first.and_then(|first| first.parse().ok()).unwrap_or(0);
        let (mark, class) = match card(place) {
            Some(next) => (next, "landing-before"),
            None => (list, "landing-end"),
        };
        Some(Landing {
            place: Place::At(column.get_attribute("data-column")?, first + place),
            mark,
            class,
        })
    }

    fn scroll(&mut self) {
        let height = f64::from(self.scroller.client_height());
        let is_page = self.scroller.parent_element().is_none();
        let top = if is_page {
            0.0
        } else {
            self.scroller.get_bounding_client_rect().top()
        };
        let seen = window()
            .inner_height()
            .ok()
            .and_then(|height| height.as_f64())
            .unwrap_or(height);
        let bottom = if is_page {
            seen
        } else {
            (top + height).min(seen)
        };
        let by = place::scroll(f64::from(self.at.1), top.max(0.0), bottom);
        #[expect(
            clippy::cast_possible_truncation,
            reason = "whole pixels of a bounded step"
        )]
        let by = by as i32;
        if by != 0 {
            self.scroller
                .set_scroll_top(self.scroller.scroll_top() + by);
            self.moved = true;
        }
    }

    fn hide(&self) {
        if let Some(landing) = &self.landing {
            landing
                .mark
                .class_list()
                .remove_1(landing.class)
                .unwrap_or_default();
        }
        self.card.class_list().remove_1("held").unwrap_or_default();
        for name in ["--_x", "--_y"] {
            self.card.style().remove_property(name).unwrap_or_default();
        }
    }
}

/// What scrolls around an element: the nearest ancestor that can, also outside our root, or the page.
fn scroller(from: &Element) -> Option<Element> {
    let mut next = Some(from.clone());
    while let Some(element) = next {
        let scrolls = window()
            .get_computed_style(&element)
            .ok()
            .flatten()
            .is_some_and(|style| {
                matches!(
                    style.get_property_value("overflow-y").as_deref(),
                    Ok("auto" | "scroll")
                )
            });
        if scrolls && element.scroll_height() > element.client_height() {
            return Some(element);
        }
        next = element.parent_element().or_else(|| {
            let root: ShadowRoot = element.get_root_node().dyn_into().ok()?;
            Some(root.host())
        });
    }
    window().document()?.scrolling_element()
}

/// Listens for Escape in the whole page while a card is held, and keeps it from the host.
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
