//! Where the focus goes when a work has come to its next stage: along with it, unless the member is at something else by
//! now. A long work must not take the field away under a hand that writes.

use leptos::{html::ElementType, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{Element, ShadowRoot};

use crate::{
    context::Context,
    ui::{focus, still_there},
};

/// Puts the focus on what a selector finds in a part; says a sentence instead when the focus is elsewhere.
pub fn lead<E>(context: Context, part: NodeRef<E>, selector: &'static str, instead: String)
where
    E: ElementType + 'static,
    E::Output: JsCast + Clone + 'static,
{
    context.later(0, move || {
        let Some(part) = still_there(part) else {
            return;
        };
        if is_elsewhere(&part) {
            if !instead.is_empty() {
                context.announce(&instead);
            }
        } else if let Ok(Some(found)) = part.query_selector(selector) {
            focus(&found);
        }
    });
}

/// Whether the focus is on something outside of a part. A button that went with its stage leaves it on the body.
fn is_elsewhere(part: &Element) -> bool {
    let root = part.get_root_node().dyn_into::<ShadowRoot>().ok();
    if let Some(inside) = root.and_then(|root| root.active_element()) {
        return !part.contains(Some(&inside));
    }
    let document = web_sys::window().and_then(|window| window.document());
    let outside = document.and_then(|document| document.active_element());
    outside.is_some_and(|element| element.local_name() != "body")
}
