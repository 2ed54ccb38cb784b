//! The address of the page, and what tells that it changed without a new page.

use js_sys::Reflect;
use wasm_bindgen::JsCast;
use web_sys::{EventTarget, HtmlAnchorElement};

use crate::programme::PagePattern;

/// An address of this site.
pub struct Address {
    path: String,
    query: String,
    fragment: String,
}

impl Address {
    /// The address of the page.
    pub fn here() -> Option<Self> {
        let location = web_sys::window()?.location();
        Some(Self {
            path: location.pathname().ok()?,
            query: location.search().ok()?,
            fragment: location.hash().ok()?,
        })
    }

    /// The address a link leads to, if it stays on this site.
    pub fn of(link: &HtmlAnchorElement) -> Option<Self> {
        let here = web_sys::window()?.location().host().ok()?;
        (link.host() == here).then(|| Self {
            path: link.pathname(),
            query: link.search(),
            fragment: link.hash(),
        })
    }

    /// Whether a pattern means it.
    pub fn fits(&self, pattern: &PagePattern) -> bool {
        pattern.matches(&self.path, &self.query, &self.fragment)
    }
}

/// What tells of another address: the window, and the Navigation API where the browser has it
/// (<https://html.spec.whatwg.org/multipage/nav-history-apis.html#navigation-interface>).
pub(super) fn tellers() -> Vec<(EventTarget, &'static [&'static str])> {
    let Some(window) = web_sys::window() else {
        return Vec::new();
    };
    let navigation = Reflect::get(&window, &"navigation".into())
        .ok()
        .and_then(|found| found.dyn_into::<EventTarget>().ok());
    let mut tellers: Vec<(EventTarget, &[&str])> =
        vec![(window.into(), &["popstate", "hashchange"])];
    tellers.extend(navigation.map(|navigation| (navigation, &["currententrychange"] as &[_])));
    tellers
}
