//! Parts of a view whose code and words are a chunk of their own, loaded when they are first asked for.

use std::{cell::Cell, rc::Rc};

use futures_util::future::LocalBoxFuture;
use leptos::{html, prelude::*, tachys::view::any_view::AnyView};

use super::frame::sentence;
use crate::{
    context::Context,
    error::{Error, Result},
};

/// What a chunk gives: makes the part, each time it is shown.
pub type Inside = Rc<dyn Fn() -> AnyView>;

/// A chunk on its way.
pub type Loading = LocalBoxFuture<'static, Result<Inside>>;

/// The place of a part.
#[derive(Clone, Copy)]
pub struct Part {
    context: Context,
    inside: RwSignal<Option<Inside>, LocalStorage>,
    failed: RwSignal<Option<String>>,
    under_way: StoredValue<Rc<Cell<bool>>, LocalStorage>,
}

impl Part {
    /// An empty place.
    pub fn new(context: Context) -> Self {
        Self {
            context,
            inside: RwSignal::new_local(None),
            failed: RwSignal::default(),
            under_way: StoredValue::new_local(Rc::default()),
        }
    }

    /// Fills the place, unless it is filled or being filled. What cannot be had is told there, and can be asked for again.
    pub fn load(&self, code: impl Future<Output = Result<Inside>> + 'static) {
        let part = *self;
        self.load_or(code, move |error| {
            let sentence = sentence(part.context, &error);
            part.context.announce(&sentence);
            part.failed.try_set(Some(sentence));
        });
    }

    fn load_or(
        &self,
        code: impl Future<Output = Result<Inside>> + 'static,
        tell: impl FnOnce(Error) + 'static,
    ) {
        // The browser may tell of an opened fold after it left the page.
        let Some(under_way) = self.under_way.try_get_value() else {
            return;
        };
        if under_way.get() || self.inside.with_untracked(Option::is_some) {
            return;
        }
        under_way.set(true);
        let part = *self;
        self.context.spawn(async move {
            let loaded = code.await;
            under_way.set(false);
            match loaded {
                Ok(inside) => {
                    part.failed.try_set(None);
                    part.inside.try_set(Some(inside));
                }
                Err(error) => tell(error),
            }
        });
    }

    /// What stands there.
    pub fn view(&self) -> AnyView {
        let failed = self.failed;
        view! {
            {move || failed.get().map(|sentence| view! { <p class="notice failed">{sentence}</p> })}
            {self.loaded()}
        }
        .into_any()
    }

    fn loaded(&self) -> AnyView {
        let inside = self.inside;
        (move || inside.get().map(|make| make())).into_any()
    }
}

/// A fold that says what it holds, and loads it when it is opened. What cannot be had is told in the line about saving,
/// and asked for again the next time the fold is opened.
pub fn fold(
    context: Context,
    label: &str,
    class: &'static str,
    node: NodeRef<html::Details>,
    load: impl Fn() -> Loading + 'static,
) -> AnyView {
    let part = Part::new(context);
    let open = move |_| {
        if is_open(node) {
            part.load_or(load(), move |error| context.fail(error));
        }
    };
    view! {
        <details class=class on:toggle=open node_ref=node>
            <summary>{context.text(label)}</summary>
            {part.loaded()}
        </details>
    }
    .into_any()
}

/// Whether a fold is on the page and open.
pub fn is_open(fold: NodeRef<html::Details>) -> bool {
    fold.try_get_untracked()
        .flatten()
        .is_some_and(|fold| fold.has_attribute("open"))
}
