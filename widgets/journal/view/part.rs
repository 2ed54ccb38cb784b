//! A part of the view whose code is a chunk of its own, loaded when it is first asked for.

use std::{cell::Cell, rc::Rc};

use leptos::{prelude::*, tachys::view::any_view::AnyView};

use crate::{context::Context, error::Result, ui::frame::sentence};

/// What a chunk gives: the part, to be built where it stands.
pub type Build = Rc<dyn Fn() -> AnyView>;

/// The place of the part.
#[derive(Clone, Copy)]
pub struct Part {
    context: Context,
    build: RwSignal<Option<Build>, LocalStorage>,
    failed: RwSignal<Option<String>>,
    under_way: StoredValue<Rc<Cell<bool>>, LocalStorage>,
}

impl Part {
    /// An empty place.
    pub fn new(context: Context) -> Self {
        Self {
            context,
            build: RwSignal::new_local(None),
            failed: RwSignal::default(),
            under_way: StoredValue::new_local(Rc::default()),
        }
    }

    /// Fills the place, unless it is filled or being filled. What failed can be tried again.
    pub fn load(&self, code: impl Future<Output = Result<Build>> + 'static) {
        let under_way = self.under_way.get_value();
        if under_way.get() || self.build.with_untracked(Option::is_some) {
            return;
        }
        under_way.set(true);
        let part = *self;
        self.context.spawn(async move {
            let loaded = code.await;
            under_way.set(false);
            match loaded {
                Ok(build) => {
                    part.failed.try_set(None);
                    part.build.try_set(Some(build));
                }
                Err(error) => {
                    let sentence = sentence(part.context, &error);
                    part.context.announce(&sentence);
                    part.failed.try_set(Some(sentence));
                }
            }
        });
    }

    /// What stands there.
    pub fn view(&self) -> AnyView {
        let (build, failed) = (self.build, self.failed);
        view! {
            {move || failed.get().map(|sentence| view! { <p class="notice">{sentence}</p> })}
            {move || build.get().map(|build| build())}
        }
        .into_any()
    }
}
