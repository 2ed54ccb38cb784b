//! Hands a file to the browser's own download.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

use super::ics;
use crate::{
    context::spoken,
    error::{Error, Result},
};

/// How long the address of a file stays valid after the click.
const KEPT_MILLIS: i32 = 60_000;

/// Downloads a text file.
///
/// # Errors
/// `Browser` when the browser refuses.
pub fn text(name: &str, text: &str) -> Result<()> {
    let options = BlobPropertyBag::new();
    // A browser on a phone opens by its type what it does not put into a folder.
    let is_calendar = name.rsplit('.').next() == Some("ics");
    options.set_type(if is_calendar {
        ics::MIME
    } else {
        "text/plain;charset=utf-8"
    });
    let parts = Array::of1(&JsValue::from_str(text));
    let file =
        Blob::new_with_str_sequence_and_options(&parts, &options).map_err(|e| refused(&e))?;
    blob(name, &file)
}

/// Bytes as a file of this media type.
///
/// # Errors
/// `Browser` when the browser refuses.
pub fn file(bytes: &[u8], mime: &str) -> Result<Blob> {
    let options = BlobPropertyBag::new();
    options.set_type(mime);
    let parts = Array::of1(&Uint8Array::from(bytes));
    Blob::new_with_u8_slice_sequence_and_options(&parts, &options).map_err(|e| refused(&e))
}

/// Downloads a file.
///
/// # Errors
/// `Browser` when the browser refuses.
pub fn blob(name: &str, file: &Blob) -> Result<()> {
    let url = Url::create_object_url_with_blob(file).map_err(|e| refused(&e))?;
    let window = web_sys::window().ok_or_else(|| refused(&JsValue::NULL))?;
    let document = window.document().ok_or_else(|| refused(&JsValue::NULL))?;
    let link: HtmlAnchorElement = document
        .create_element("a")
        .map_err(|e| refused(&e))?
        .unchecked_into();
    link.set_href(&url);
    link.set_download(name);
    link.click();
    let free = wasm_bindgen::closure::Closure::once_into_js(move || {
        // An address freed twice stays freed.
        Url::revoke_object_url(&url).unwrap_or_default();
    });
    window
        .set_timeout_with_callback_and_timeout_and_arguments_0(free.unchecked_ref(), KEPT_MILLIS)
        .map_err(|e| refused(&e))?;
    Ok(())
}

#[cold]
fn refused(thrown: &JsValue) -> Error {
    Error::Browser {
        what: "download",
        cause: spoken(thrown),
    }
}
