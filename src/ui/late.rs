//! A fold whose inside is code and words that are loaded when it is first opened.

use std::rc::Rc;

use futures_util::future::LocalBoxFuture;
use leptos::{html, prelude::*, tachys::view::any_view::AnyView};

use crate::{context::Context, error::Result};

/// Makes what is inside a fold, each time it is shown.
pub type Inside = Rc<dyn Fn() -> AnyView>;

/// A fold that says what it holds. What cannot be had is told in the line about saving, and tried again the next time
/// the fold is opened.
pub fn fold(
    context: Context,
    label: &str,
    class: &'static str,
    node: NodeRef<html::Details>,
    load: impl Fn() -> LocalBoxFuture<'static, Result<Inside>> + 'static,
) -> AnyView {
    let inside = RwSignal::new_local(None::<Inside>);
    let asked = StoredValue::new(false);
    let open = move |_| {
        // The browser may tell of it after the fold left the page.
        if asked.try_get_value() != Some(false) {
            return;
        }
        let is_open = node
            .get_untracked()
            .is_some_and(|fold| fold.has_attribute("open"));
        if !is_open || inside.with_untracked(Option::is_some) {
            return;
        }
        asked.set_value(true);
        let loading = load();
        context.spawn(async move {
            match loading.await {
                Ok(made) => drop(inside.try_set(Some(made))),
                Err(error) => context.fail(error),
            }
            asked.try_set_value(false);
        });
    };
    view! {
        <details class=class on:toggle=open node_ref=node>
            <summary>{context.text(label)}</summary>
            {move || inside.get().map(|make| make())}
        </details>
    }
    .into_any()
}
