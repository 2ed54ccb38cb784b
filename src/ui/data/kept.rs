//! When the last copy was taken, and what this browser does with what is kept: said where a copy is taken.

use js_sys::Reflect;
use leptos::{prelude::*, tachys::view::any_view::AnyView};
use wasm_bindgen::JsValue;

use super::locked::words;
use crate::{context::Context, share::backup::LAST_COPY, text::now};

/// When a copy was last taken here.
#[derive(Clone, Copy)]
pub struct Kept {
    context: Context,
    last: RwSignal<Option<f64>>,
    known: RwSignal<bool>,
}

impl Kept {
    /// Reads when that was.
    pub fn new(context: Context) -> Self {
        let kept = Self {
            context,
            last: RwSignal::new(None),
            known: RwSignal::new(false),
        };
        context.spawn(async move {
            let found = context.store().meta(LAST_COPY).await;
            kept.last
                .set(found.ok().flatten().and_then(|at| at.as_f64()));
            kept.known.set(true);
        });
        kept
    }

    /// Takes down that a copy was handed to the browser's downloads now.
    pub fn taken(self) {
        let at = now();
        self.last.try_set(Some(at));
        // The task goes on by itself; a date that could not be kept is an older one.
        drop(self.context.store().set_meta(LAST_COPY, at.into()));
    }

    /// The line about it, and those about this browser.
    pub fn view(self) -> AnyView {
        let words = words(self.context);
        let line = move || {
            self.known.get().then(|| {
                let told = match self.last.get() {
                    Some(at) => {
                        let date = self.context.moment(at);
                        words.with("data.last-copy", &[("date", &date)])
                    }
                    None => words.text("data.no-copy"),
                };
                view! { <p>{told}</p> }
            })
        };
        let here: Vec<_> = about(&Page::here())
            .into_iter()
            .map(|key| view! { <p class="muted small">{words.text(key)}</p> })
            .collect();
        view! { {line} {here} }.into_any()
    }
}

/// What matters of the page for how long things are kept.
struct Page {
    /// Whether the browser is Safari, or built on the same engine.
    webkit: bool,
    /// Whether it is opened from the home screen, as a program.
    installed: bool,
    /// Whether it came over a line that nobody else reads or writes.
    secure: bool,
}

impl Page {
    fn here() -> Self {
        let window = web_sys::window();
        let navigator = window.as_ref().map(web_sys::Window::navigator);
        let says = |name: &str| {
            let navigator = navigator.as_ref()?;
            Reflect::get(navigator, &JsValue::from_str(name)).ok()
        };
        let vendor = says("vendor").and_then(|vendor| vendor.as_string());
        let displayed = window.as_ref().and_then(|window| {
            window
                .match_media("(display-mode: standalone)")
                .ok()
                .flatten()
        });
        Self {
            webkit: vendor.is_some_and(|vendor| vendor.starts_with("Apple")),
            installed: displayed.is_some_and(|query| query.matches())
                || says("standalone").and_then(|is| is.as_bool()) == Some(true),
            secure: window.is_some_and(|window| window.is_secure_context()),
        }
    }
}

/// The keys of what there is to say.
fn about(page: &Page) -> Vec<&'static str> {
    let mut keys = Vec::new();
    if page.webkit && !page.installed {
        keys.push("data.seven-days");
    }
    if !page.secure {
        keys.push("data.plain-http");
    }
    keys
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_true_of_the_page_is_said() {
        let page = |webkit, installed, secure| {
            about(&Page {
                webkit,
                installed,
                secure,
            })
        };
        assert!(page(false, false, true).is_empty());
        assert_eq!(page(true, false, true), ["data.seven-days"]);
        assert!(page(true, true, true).is_empty());
        assert_eq!(page(false, false, false), ["data.plain-http"]);
    }
}
