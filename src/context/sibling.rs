//! Another element of ours, under the prefix that the page chose for all of them.

use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::Context;

impl Context {
    /// A new element with one of the widgets, not in the page yet.
    pub fn sibling(&self, name: &str) -> Option<HtmlElement> {
        let inner = self.inner();
        let own = inner.element.local_name();
        let prefix = own.strip_suffix(inner.name.as_str())?;
        let document = inner.element.owner_document()?;
        let made = document.create_element(&[prefix, name].concat()).ok()?;
        made.dyn_into().ok()
    }
}
