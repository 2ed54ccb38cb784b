//! What the elements tell the page. No detail ever holds what a member wrote.

use js_sys::{Object, Reflect};
use web_sys::{CustomEvent, CustomEventInit, HtmlElement};

use crate::store::Condition;

/// Dispatches a bubbling, composed event from the element.
pub fn emit(element: &HtmlElement, name: &str, detail: &[(&str, &str)]) {
    let object = Object::new();
    for (key, value) in detail {
        // Setting a property of a fresh object cannot fail.
        Reflect::set(&object, &(*key).into(), &(*value).into()).unwrap_or_default();
    }
    let init = CustomEventInit::new();
    init.set_bubbles(true);
    init.set_composed(true);
    init.set_detail(&object);
    if let Ok(event) = CustomEvent::new_with_event_init_dict(name, &init) {
        // The answer says whether a listener cancelled it; ours cannot be cancelled.
        element.dispatch_event(&event).unwrap_or_default();
    }
}

/// Tells the page how the storage is doing.
pub fn storage(element: &HtmlElement, condition: Condition) {
    let (state, code) = condition.names();
    emit(
        element,
        "escale-storage",
        &[("state", state), ("code", code)],
    );
}
