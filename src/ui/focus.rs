//! Moves the keyboard's focus to what just appeared.

use std::borrow::Cow;

use leptos::{html::ElementType, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use crate::context::Context;

/// Puts the focus on an element. One that left the page takes none.
pub fn focus(element: &Element) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        element.focus().unwrap_or_default();
    }
}

/// The element of a place, unless it is gone: what waits for a turn may find that another tab locked its journal meanwhile.
pub fn still_there<E>(place: NodeRef<E>) -> Option<Element>
where
    E: ElementType,
    E::Output: JsCast + Clone + 'static,
{
    let found = place.try_get_untracked().flatten();
    found.map(JsCast::unchecked_into)
}

/// Puts the focus on the first of what a selector finds in a place, once what just changed is drawn.
pub fn focus_soon<E>(context: Context, place: NodeRef<E>, selector: impl Into<Cow<'static, str>>)
where
    E: ElementType + 'static,
    E::Output: JsCast + Clone + 'static,
{
    let selector = selector.into();
    context.later(0, move || focus_first(still_there(place), &selector));
}

fn focus_first(place: Option<Element>, selector: &str) {
    let found = place.and_then(|place| place.query_selector(selector).ok().flatten());
    if let Some(found) = found {
        focus(&found);
    }
}
