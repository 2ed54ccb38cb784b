//! Files that are given by pasting or dropping.

use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{Element, Event, File, FileList};

use crate::share::chosen::listed;

/// Takes pictures that are pasted or dropped in what is around an element, found by a selector. What else is pasted or dropped is the browser's.
pub fn listen(inside: &Element, around: &str, take: impl Fn(Vec<File>) + 'static) {
    let Ok(Some(around)) = inside.closest(around) else {
        return;
    };
    let hear = move |event: Event| {
        let is_paste = event.type_() == "paste";
        let brought = brought(
            &event,
            if is_paste {
                "clipboardData"
            } else {
                "dataTransfer"
            },
        );
        if event.type_() == "dragover" {
            // Without this a dropped file would replace the page.
            if brought.is_some() {
                event.prevent_default();
            }
            return;
        }
        let files = brought.map(|files| listed(&files)).unwrap_or_default();
        let pictures: Vec<File> = (files.into_iter())
            .filter(|file| !is_paste || file.type_().starts_with("image/"))
            .collect();
        if !pictures.is_empty() {
            event.prevent_default();
            take(pictures);
        }
    };
    // Belongs to the element, and goes with it.
    let hear = Closure::<dyn FnMut(Event)>::new(hear).into_js_value();
    for name in ["paste", "dragover", "drop"] {
        around
            .add_event_listener_with_callback(name, hear.unchecked_ref())
            .unwrap_or_default();
    }
}

/// The files an event brings; none when it brings something else.
fn brought(event: &Event, from: &str) -> Option<FileList> {
    let get = |of: &JsValue, name: &str| js_sys::Reflect::get(of, &JsValue::from_str(name)).ok();
    let data = get(event, from).filter(JsValue::is_object)?;
    let kinds: js_sys::Array = get(&data, "types").map(|kinds| js_sys::Array::from(&kinds))?;
    if !kinds.includes(&JsValue::from_str("Files"), 0) {
        return None;
    }
    get(&data, "files")?.dyn_into().ok()
}
