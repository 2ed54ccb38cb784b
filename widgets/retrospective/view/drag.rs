//! Moving a card by hand, beside the menu that does the same, on the member's own board and on the table, where a card
//! that is put on another joins it. Pointer events on the board serve every card.
//!
//! In a shadow root only the root knows what is under a point.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, ShadowRoot};

use crate::{
    context::Context,
    ui::drag::{Drag, Landing, landing, nth},
};

const CARDS: &str = ":scope > .card:not(.held)";

/// Where a card is put.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// At this place of this column.
    At(String, usize),
    /// On this card.
    On(String),
}

/// The hand over a board; `joins` says whether cards are put on others.
pub fn drag(context: Context, joins: bool, put: impl Fn(String, Place) + 'static) -> Drag {
    let put = Rc::new(put);
    Drag::new(context, "[data-id]", move |card, at| {
        let id = card.get_attribute("data-id")?;
        let (place, mark, class) = find(card, at, joins)?;
        let put = put.clone();
        let put = Box::new(move || put(id, place));
        Some(Landing { mark, class, put })
    })
}

/// The column under the pointer, and the place between its cards; or the card under it, where they are put together.
#[expect(clippy::cast_precision_loss, reason = "a point of a screen")]
fn find(held: &HtmlElement, at: (i32, i32), joins: bool) -> Option<(Place, Element, &'static str)> {
    let root: ShadowRoot = held.get_root_node().dyn_into().ok()?;
    let under = root.element_from_point(at.0 as f32, at.1 as f32)?;
    let column = under.closest("[data-column]").ok()??;
    let list = column.query_selector(".cards").ok()??;
    let cards = list.query_selector_all(CARDS).ok()?;
    let (place, on) = landing(&cards, at.1);
    if let Some(card) = on.filter(|_| joins).and_then(|on| nth(&cards, on)) {
        return Some((
            Place::On(card.get_attribute("data-id")?),
            card,
            "landing-on",
        ));
    }
    // Of a long column a part is drawn, which says where it begins.
    let first = list.get_attribute("data-first");
    let first: usize = first.and_then(|first| first.parse().ok()).unwrap_or(0);
    let (mark, class) = match nth(&cards, place) {
        Some(next) => (next, "landing-before"),
        None => (list, "landing-end"),
    };
    let column = column.get_attribute("data-column")?;
    Some((Place::At(column, first + place), mark, class))
}
