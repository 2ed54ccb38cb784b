//! The page moves along while something is held near an edge of it.

use leptos::prelude::window;
use wasm_bindgen::JsCast;
use web_sys::{Element, ShadowRoot};

use super::place;

/// How far it moves in this frame, when the pointer is at this height.
#[expect(
    clippy::cast_possible_truncation,
    reason = "whole pixels of a bounded step"
)]
pub fn step(scroller: &Element, y: i32) -> i32 {
    let height = f64::from(scroller.client_height());
    let is_page = scroller.parent_element().is_none();
    let top = if is_page {
        0.0
    } else {
        scroller.get_bounding_client_rect().top()
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
    let by = place::scroll(f64::from(y), top.max(0.0), bottom);
    by as i32
}

/// What scrolls around an element: the nearest ancestor that can, also outside our root, or the page.
pub fn scroller(from: &Element) -> Option<Element> {
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
