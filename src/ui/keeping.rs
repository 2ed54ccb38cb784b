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

/// The sentences, and the button while the browser keeps nothing for sure.
pub fn keeping(context: Context) -> AnyView {
    // None while the browser has not said, and where it cannot be asked.
    let kept = RwSignal::new(None::<bool>);
    let refused = RwSignal::new(false);
    // What is in memory, a notice says already.
    if !matches!(context.store().condition(), Condition::Memory(_)) {
        context.spawn(async move {
            kept.set(ask(StorageManager::persisted).await);
        });
    }
    let keep = move |_| {
        context.spawn(async move {
            let agreed = ask(StorageManager::persist).await == Some(true);
            kept.set(Some(agreed));
            refused.set(!agreed);
            let told = if agreed {
                "common.kept"
            } else {
                "common.not-kept"
            };
            context.announce(&context.text(told));
        });
    };
    let said = move |code: Code| view! { <p>{context.text(&sentence_key(code.as_str()))}</p> };
    view! {
        {is_embedded().then(|| said(Code::Partitioned))}
        {move || (kept.get() == Some(true)).then(|| view! { <p>{context.text("common.kept")}</p> })}
        {move || {
            (kept.get() == Some(false)).then(|| {
                view! {
                    {said(Code::Evictable)}
                    <div class="row">{button(None, context.text("common.keep"), keep)}</div>
                }
            })
        }}
        {move || refused.get().then(|| view! { <p>{context.text("common.not-kept")}</p> })}
    }
    .into_any()
}

/// Whether the page is shown within one of another site, whose visits it then shares no storage with.
pub fn is_embedded() -> bool {
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
