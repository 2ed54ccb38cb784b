//! How long the browser keeps what is stored here: said in the member's fold, and asked of the browser from there.
//!
//! Storage is kept "best effort" unless a page asks for more (Storage Standard, 4.4): a browser may clear it when space
//! runs out, and Safari after a week of use without a visit. Nothing is asked unasked: Firefox shows a question of its
//! own. Pages that are no secure context cannot ask, and nothing is said there.

use js_sys::Promise;
use leptos::prelude::*;
use leptos::tachys::view::any_view::AnyView;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::StorageManager;

use super::{button, frame::sentence_key};
use crate::{context::Context, error::Code, store::Condition};

/// What the fold says about it, once [`Keeping::look`] was called.
#[derive(Clone, Copy)]
pub struct Keeping {
    context: Context,
    /// Whether the browser keeps the data until they are deleted; none when it does not say.
    kept: RwSignal<Option<bool>>,
    refused: RwSignal<bool>,
}

impl Keeping {
    /// Nothing is known yet.
    pub fn new(context: Context) -> Self {
        Self {
            context,
            kept: RwSignal::new(None),
            refused: RwSignal::new(false),
        }
    }

    /// Asks the browser how long it keeps what is stored.
    pub fn look(self) {
        self.context.spawn(async move {
            let answer = ask(StorageManager::persisted).await;
            self.kept.set(answer);
        });
    }

    /// Asks the browser to keep it.
    fn ask(self) {
        self.context.spawn(async move {
            let answer = ask(StorageManager::persist).await;
            let kept = answer == Some(true);
            self.kept.set(answer);
            self.refused.set(!kept);
            let told = if kept {
                "common.kept"
            } else {
                "common.not-kept"
            };
            self.context.announce(&self.context.text(told));
        });
    }

    /// The sentences and the button.
    pub fn view(self) -> AnyView {
        let context = self.context;
        let embedded = move || context.text(&sentence_key(Code::Partitioned.as_str()));
        let sentences = move || {
            // What is in memory, a notice says already.
            if matches!(context.store().condition(), Condition::Memory(_)) {
                return None;
            }
            let kept = self.kept.get()?;
            Some(if kept {
                view! { <p>{context.text("common.kept")}</p> }.into_any()
            } else {
                let keep = move |_| self.ask();
                view! {
                    <p>{context.text(&sentence_key(Code::Evictable.as_str()))}</p>
                    <div class="row">{button(None, context.text("common.keep"), keep)}</div>
                    {move || self.refused.get().then(|| view! { <p>{context.text("common.not-kept")}</p> })}
                }
                .into_any()
            })
        };
        view! {
            {is_embedded().then(|| view! { <p>{embedded()}</p> })}
            {sentences}
        }
        .into_any()
    }
}

/// Whether the page is shown within one of another site, whose visits it then shares no storage with.
fn is_embedded() -> bool {
    let top = web_sys::window().and_then(|window| window.top().ok().flatten());
    // Only a page of the same origin may be asked.
    top.is_some_and(|top| top.location().origin().is_err())
}

/// What the browser answers; nothing where it cannot be asked.
async fn ask(question: fn(&StorageManager) -> Result<Promise, JsValue>) -> Option<bool> {
    let manager = web_sys::window()?.navigator().storage();
    JsFuture::from(question(&manager).ok()?)
        .await
        .ok()?
        .as_bool()
}
