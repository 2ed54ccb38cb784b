//! Copies text. Where the page has no clipboard (plain http), the browser's old command does it.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{HtmlDocument, HtmlElement, HtmlTextAreaElement};

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
