//! Copies text. Where the page has no clipboard (plain http), the browser's old command does it.

use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{HtmlDocument, HtmlElement, HtmlTextAreaElement};

use super::download;
use crate::{
    context::spoken,
    error::{Error, Result},
};

const WHAT: &str = "clipboard";

/// Copies a text.
///
/// # Errors
/// `Browser` when the browser refuses; the text is on screen to be copied by hand.
pub async fn copy(text: &str) -> Result<()> {
    let window = web_sys::window().ok_or_else(|| refused("no window"))?;
    if window.is_secure_context() {
        let written = JsFuture::from(window.navigator().clipboard().write_text(text)).await;
        if written.is_ok() {
            return Ok(());
        }
    }
    by_command(text)
}

/// Copies a text with its formatting, and without for what takes none.
///
/// # Errors
/// `Browser` where the browser or the page has no clipboard for that.
pub async fn copy_formatted(html: &str, text: &str) -> Result<()> {
    let window = web_sys::window().ok_or_else(|| refused("no window"))?;
    if !window.is_secure_context() {
        return Err(refused("no secure context"));
    }
    let forms = [("text/html", html), ("text/plain", text)];
    let mut files = Vec::new();
    for (mime, text) in forms {
        files.push((mime, download::file(text.as_bytes(), mime)?));
    }
    // Some browsers have one half of this and not the other: each is asked for by name.
    let get = |of: &JsValue, name: &str| Reflect::get(of, &JsValue::from_str(name));
    let write = || -> std::result::Result<Promise, JsValue> {
        let parts = Object::new();
        for (mime, file) in &files {
            Reflect::set(&parts, &JsValue::from_str(mime), file)?;
        }
        let item: Function = get(&window, "ClipboardItem")?.dyn_into()?;
        let item = Reflect::construct(&item, &Array::of1(&parts))?;
        let clipboard = get(&window.navigator(), "clipboard")?;
        let write: Function = get(&clipboard, "write")?.dyn_into()?;
        write.call1(&clipboard, &Array::of1(&item))?.dyn_into()
    };
    let written = write().map_err(|thrown| refused(spoken(&thrown)))?;
    let written = JsFuture::from(written).await;
    written.map_err(|thrown| refused(spoken(&thrown)))?;
    Ok(())
}

fn by_command(text: &str) -> Result<()> {
    let document = web_sys::window()
        .and_then(|w| w.document())
        .ok_or_else(|| refused("no document"))?;
    let document: HtmlDocument = document
        .dyn_into()
        .map_err(|_| refused("no HTML document"))?;
    let focused = document.active_element();
    // Inside an open dialog everything else is inert, so the carrier stands in the innermost open dialog.
    let place = innermost_dialog(focused.clone()).or_else(|| document.body().map(Into::into));
    let place = place.ok_or_else(|| refused("no body"))?;
    let carrier: HtmlTextAreaElement = document
        .create_element("textarea")
        .map_err(|thrown| refused(spoken(&thrown)))?
        .unchecked_into();
    carrier.set_value(text);
    carrier.set_read_only(true);
    for (name, value) in [
        ("position", "fixed"),
        ("opacity", "0"),
        ("inset", "0 auto auto 0"),
    ] {
        carrier
            .style()
            .set_property(name, value)
            .map_err(|thrown| refused(spoken(&thrown)))?;
    }
    place
        .append_child(&carrier)
        .map_err(|thrown| refused(spoken(&thrown)))?;
    carrier.select();
    let done = document.exec_command("copy").unwrap_or(false);
    carrier.remove();
    if let Some(back) = focused.and_then(|e| e.dyn_into::<HtmlElement>().ok()) {
        // Focus lands on the body when the element went meanwhile.
        back.focus().unwrap_or_default();
    }
    if done {
        Ok(())
    } else {
        Err(refused("copy command refused"))
    }
}

/// The open dialog around the focused element, looked for inside shadow roots.
fn innermost_dialog(mut focused: Option<web_sys::Element>) -> Option<web_sys::Node> {
    let mut found = None;
    while let Some(element) = focused {
        if let Ok(Some(dialog)) = element.closest("dialog[open]") {
            found = Some(dialog.into());
        }
        focused = element.shadow_root().and_then(|root| root.active_element());
    }
    found
}

#[cold]
fn refused(cause: impl Into<String>) -> Error {
    Error::Browser {
        what: WHAT,
        cause: cause.into(),
    }
}
