//! Prints a few paragraphs on their own: the host's page would print all around them.
//!
//! They stand in a frame of no size within our shadow root, with the browser's own styles, and leave with it. No address
//! is loaded, so no policy has to allow it.

use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{Document, Element, HtmlElement, HtmlIFrameElement, Node};

use crate::{
    context::spoken,
    error::{Error, Result},
};

/// How long the paragraphs stay after the print dialog was asked for; some browsers read them only then.
const KEPT_MILLIS: i32 = 60_000;

/// A paragraph of what is printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A heading; the first one is also what the document is called.
    Heading(String),
    /// A heading below it.
    Subheading(String),
    /// A paragraph.
    Text(String),
    /// An entry of a list, with what stands under it.
    Entry(String, Vec<String>),
}

/// Opens the browser's print dialog for these paragraphs. The frame stands in `place`, a node of ours. What goes wrong
/// once the frame is there is told to `failed`.
///
/// # Errors
/// `Browser` when the browser gives no frame.
pub fn print(
    place: &Node,
    language: String,
    blocks: Vec<Block>,
    failed: impl FnOnce(Error) + 'static,
) -> Result<()> {
    let frame = frame(place).map_err(|thrown| refused(&thrown))?;
    let loaded = frame.clone();
    // Firefox puts a new document into the frame a moment later, the others have it there at once.
    let ready = Closure::once_into_js(move || {
        loaded.set_onload(None);
        if let Err(thrown) = fill_and_print(&loaded, &language, &blocks) {
            failed(refused(&thrown));
        }
    });
    frame.set_onload(Some(ready.unchecked_ref()));
    place
        .append_child(&frame)
        .map_err(|thrown| refused(&thrown))?;
    let leave = Closure::once_into_js(move || frame.remove());
    if let Some(window) = web_sys::window() {
        window
            .set_timeout_with_callback_and_timeout_and_arguments_0(
                leave.unchecked_ref(),
                KEPT_MILLIS,
            )
            .map_err(|thrown| refused(&thrown))?;
    }
    Ok(())
}

/// A frame of no size, for the paper alone.
fn frame(place: &Node) -> std::result::Result<HtmlIFrameElement, JsValue> {
    let document = place.owner_document().ok_or("no document")?;
    let frame: HtmlIFrameElement = document.create_element("iframe")?.dyn_into()?;
    let style = HtmlElement::style(&frame);
    for (name, value) in [
        ("position", "fixed"),
        ("inset", "auto auto 0 0"),
        ("width", "0"),
        ("height", "0"),
        ("border", "0"),
    ] {
        style.set_property(name, value)?;
    }
    frame.set_attribute("aria-hidden", "true")?;
    frame.set_attribute("tabindex", "-1")?;
    Ok(frame)
}

fn fill_and_print(
    frame: &HtmlIFrameElement,
    language: &str,
    blocks: &[Block],
) -> std::result::Result<(), JsValue> {
    let document = frame.content_document().ok_or("no frame")?;
    let root = document.document_element().ok_or("no frame")?;
    root.set_attribute("lang", language)?;
    if let Some(Block::Heading(title)) = blocks.first() {
        document.set_title(title);
    }
    let body = document.body().ok_or("no frame")?;
    HtmlElement::style(&body).set_property("font-family", "sans-serif")?;
    fill(&document, &body, blocks)?;
    let window = frame.content_window().ok_or("no frame")?;
    window.focus()?;
    window.print()
}

fn fill(
    document: &Document,
    body: &HtmlElement,
    blocks: &[Block],
) -> std::result::Result<(), JsValue> {
    let mut list: Option<Element> = None;
    for block in blocks {
        let (name, text, under): (_, _, &[String]) = match block {
            Block::Heading(text) => ("h1", text, &[]),
            Block::Subheading(text) => ("h2", text, &[]),
            Block::Text(text) => ("p", text, &[]),
            Block::Entry(text, under) => ("li", text, under),
        };
        let element = document.create_element(name)?;
        element.set_text_content(Some(text));
        for line in under {
            let paragraph = document.create_element("div")?;
            paragraph.set_text_content(Some(line));
            element.append_child(&paragraph)?;
        }
        if name == "li" {
            let open = list
                .take()
                .map_or_else(|| document.create_element("ul"), Ok)?;
            // A list that is in the page stays where it is, at the end.
            body.append_child(&open)?;
            open.append_child(&element)?;
            list = Some(open);
        } else {
            list = None;
            body.append_child(&element)?;
        }
    }
    Ok(())
}

#[cold]
fn refused(thrown: &JsValue) -> Error {
    Error::Browser {
        what: "print",
        cause: spoken(thrown),
    }
}
