//! Pages for the printer that are not the host's page: an empty frame beside the element, filled piece by piece, printed
//! by the browser's own dialogue and gone after that.
//!
//! A frame without an address is fetched from nowhere and asks no policy; its style is adopted, not inline.

use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Document, Element, HtmlCanvasElement};

use crate::{
    context::spoken,
    error::{Error, Result},
    text::markdown::{self, Kind, Node},
};

mod blocks;
pub mod cards;
pub mod codes;

pub use blocks::{Block, print};

/// How long the pages stay after the print dialogue was asked for: some browsers answer at once and read them later.
const KEPT_MILLIS: i32 = 60_000;

/// How long a browser may take to make an empty frame, in milliseconds.
const FRAME_MILLIS: i32 = 500;

const STYLE: &str = "
@page { margin: 20mm; }
body { margin: 0; font: 11pt/1.5 serif; color: #000; background: #fff; }
h1, h2, h3 { font-weight: 600; break-after: avoid; }
h1 { break-before: page; font-size: 28pt; }
h1:first-child { break-before: auto; }
h2 { font-size: 16pt; margin-block: 2em 0.5em; }
h3 { font-size: 11pt; margin-block: 1.5em 0.25em; }
p { margin-block: 0 0.5em; white-space: pre-line; overflow-wrap: break-word; orphans: 3; widows: 3; }
pre { margin-block: 0 0.5em; white-space: pre-wrap; overflow-wrap: break-word; }
blockquote { margin-inline: 1em; font-style: italic; }
canvas { display: block; max-width: 100%; max-height: 120mm; margin-block: 0.5em; break-inside: avoid; }
.drawing { position: relative; break-inside: avoid; }
.drawing svg { display: block; width: 100%; }
.drawing canvas { position: absolute; margin: 0; max-height: none; }
";

/// Drawings that are a sheet each. A hair lower than the sheet: rounded up, they would begin another one.
const SHEETS: &str = "
@page { size: A4; margin: 0; }
body { margin: 0; background: #fff; }
svg { display: block; width: 210mm; height: 296.9mm; }
.drawing + .drawing { break-before: page; }
";

/// Pages being written; gone when dropped before they are printed.
pub struct Paper {
    frame: Element,
    window: JsValue,
    document: Document,
    body: Element,
    printed: bool,
}

impl Drop for Paper {
    fn drop(&mut self) {
        if !self.printed {
            self.frame.remove();
        }
    }
}

impl Paper {
    /// Begins empty pages of this title in this language, in a frame within an element that is on the page.
    ///
    /// # Errors
    /// `Browser` when the browser gives no frame.
    pub async fn begin(near: &Element, title: &str, language: &str) -> Result<Self> {
        Self::make(near, title, language, STYLE)
            .await
            .map_err(|thrown| refused(&thrown))
    }

    /// The same for drawings that are a sheet each.
    ///
    /// # Errors
    /// `Browser` when the browser gives no frame.
    pub async fn begin_sheets(near: &Element, title: &str, language: &str) -> Result<Self> {
        Self::make(near, title, language, SHEETS)
            .await
            .map_err(|thrown| refused(&thrown))
    }

    async fn make(
        near: &Element,
        title: &str,
        language: &str,
        style: &str,
    ) -> std::result::Result<Self, JsValue> {
        let frame = near
            .owner_document()
            .ok_or(JsValue::NULL)?
            .create_element("iframe")?;
        for (name, value) in [
            ("class", "visually-hidden"),
            ("aria-hidden", "true"),
            ("tabindex", "-1"),
            ("title", title),
        ] {
            frame.set_attribute(name, value)?;
        }
        // Some browsers put another empty document in place of the first one.
        JsFuture::from(loaded(near, &frame)).await?;
        let get = |of: &JsValue, name: &str| Reflect::get(of, &JsValue::from_str(name));
        let window = get(&frame, "contentWindow")?;
        // What is of the frame is of the frame's classes, of which ours are none: a checked cast would refuse it.
        let document = get(&frame, "contentDocument")?;
        if !document.is_object() {
            // The place went meanwhile, and the frame with it.
            return Err(JsValue::NULL);
        }
        let document: Document = document.unchecked_into();
        let root = document.document_element().ok_or(JsValue::NULL)?;
        root.set_attribute("lang", language)?;
        document.set_title(title);
        let sheet: Function = get(&window, "CSSStyleSheet")?.dyn_into()?;
        let sheet = Reflect::construct(&sheet, &Array::new())?;
        let replace: Function = get(&sheet, "replaceSync")?.dyn_into()?;
        replace.call1(&sheet, &JsValue::from_str(style))?;
        let sheets = Array::of1(&sheet);
        Reflect::set(&document, &"adoptedStyleSheets".into(), &sheets)?;
        let body = document.body().ok_or(JsValue::NULL)?.into();
        Ok(Self {
            frame,
            window,
            document,
            body,
            printed: false,
        })
    }

    /// Adds a heading, 1 to 3.
    pub fn heading(&self, level: u8, text: &str) {
        let name = ["h", &level.to_string()].concat();
        self.add(&name, text);
    }

    /// Adds words that are another's: a question.
    pub fn quotation(&self, text: &str) {
        self.add("blockquote", text);
    }

    /// Adds a text in the Markdown subset.
    pub fn text(&self, text: &str) {
        for node in markdown::parse(text) {
            // What the frame refuses is nowhere else to go.
            self.node(&self.body, &node).unwrap_or_default();
        }
    }

    /// Adds a place to draw a picture, with what is to be seen below it.
    pub fn picture(&self, description: &str) -> Option<HtmlCanvasElement> {
        let canvas = self.document.create_element("canvas").ok()?;
        self.body.append_child(&canvas).ok()?;
        if !description.is_empty() {
            self.add("p", description);
        }
        Some(canvas.unchecked_into())
    }

    /// Hands the pages to the browser's print dialogue, after which they go.
    ///
    /// # Errors
    /// `Browser` when the browser has none.
    pub fn print(mut self) -> Result<()> {
        let print = Reflect::get(&self.window, &JsValue::from_str("print"));
        let print = print.and_then(JsCast::dyn_into::<Function>);
        let printed = print.and_then(|print| print.call0(&self.window));
        printed.map_err(|thrown| refused(&thrown))?;
        let frame = self.frame.clone();
        let gone = Closure::once_into_js(move || frame.remove());
        let later = web_sys::window().map(|window| {
            let gone = gone.unchecked_ref();
            window.set_timeout_with_callback_and_timeout_and_arguments_0(gone, KEPT_MILLIS)
        });
        // Without a clock the pages go at once.
        self.printed = matches!(later, Some(Ok(_)));
        Ok(())
    }

    fn add(&self, name: &str, text: &str) {
        self.child(&self.body, name, text);
    }

    fn child(&self, of: &Element, name: &str, text: &str) -> Option<Element> {
        let element = self.document.create_element(name).ok()?;
        element.set_text_content(Some(text));
        of.append_child(&element).ok()?;
        Some(element)
    }

    fn node(&self, to: &Element, node: &Node) -> std::result::Result<(), JsValue> {
        let (kind, inside) = match node {
            Node::Text(text) => {
                to.append_child(&self.document.create_text_node(text))?;
                return Ok(());
            }
            Node::Break => {
                to.append_child(&self.document.create_element("br")?.into())?;
                return Ok(());
            }
            Node::Element(kind, inside) => (kind, inside),
        };
        let name = match kind {
            Kind::Paragraph | Kind::Heading => "p",
            Kind::Strong => "strong",
            Kind::Emphasis => "em",
            Kind::Bullets => "ul",
            Kind::Numbers(_) => "ol",
            Kind::Entry => "li",
            Kind::Quote => "blockquote",
            Kind::Code => "code",
            Kind::CodeBlock => "pre",
            // Paper leads nowhere.
            Kind::Link(_) | Kind::Plain => "span",
        };
        let mut element = self.document.create_element(name)?;
        to.append_child(&element)?;
        if let Kind::Numbers(first) = kind
            && *first != 1
        {
            element.set_attribute("start", &first.to_string())?;
        }
        if *kind == Kind::Heading {
            let strong = self.document.create_element("strong")?;
            element.append_child(&strong)?;
            element = strong;
        }
        for node in inside {
            self.node(&element, node)?;
        }
        Ok(())
    }
}

/// Puts the frame in its place; resolves when it has its document.
fn loaded(near: &Element, frame: &Element) -> Promise {
    Promise::new(&mut |resolve, reject| {
        let listening = frame.add_event_listener_with_callback("load", &resolve);
        let placed = listening.and_then(|()| near.append_child(frame));
        let window = web_sys::window();
        let waiting = window.map(|window| {
            window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, FRAME_MILLIS)
        });
        if let Err(thrown) = placed.map(|_| waiting) {
            reject.call1(&JsValue::NULL, &thrown).ok();
        }
    })
}

#[cold]
fn refused(thrown: &JsValue) -> Error {
    Error::Browser {
        what: "print",
        cause: spoken(thrown),
    }
}
