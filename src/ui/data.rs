//! The member's data in one fold: take a copy away, bring one in.

mod coming;
mod erasing;
mod kept;
mod locked;
mod rolling;

use std::rc::Rc;

use futures_util::{FutureExt, future::LocalBoxFuture};
use leptos::{html, prelude::*, tachys::view::any_view::AnyView};
use serde_json::Value;
use wasm_split_helpers::wasm_split;

use super::{
    Icon, button,
    frame::sentence,
    keeping::keeping,
    late::{self, Inside},
};
use crate::{
    context::Context,
    error::{Error, Refusal, Result},
    share::{backup, download, rolling::ROLLING},
};

/// The fold under a widget. Few open it, so its code is a chunk of its own.
pub fn menu(context: Context) -> AnyView {
    go_on_copying(context);
    late::fold(
        context,
        "common.my-data",
        "data",
        NodeRef::new(),
        move || Box::pin(inside(context)),
    )
}

/// Where the member chose a folder for copies, they go on in every page; few do, so the code is in the chunk.
fn go_on_copying(context: Context) {
    context.later(rolling::CALM, move || {
        context.spawn(async move {
            let chosen = context.store().meta(ROLLING).await;
            if let Ok(Some(Value::Object(_))) = chosen
                && let Ok(copying) = copying(context).await
            {
                copying.await;
            }
        });
    });
}

#[wasm_split(data, fallible)]
fn copying(context: Context) -> Result<LocalBoxFuture<'static, ()>> {
    Ok(rolling::go_on(context).boxed_local())
}

#[wasm_split(data, fallible)]
fn inside(context: Context) -> Result<Inside> {
    Ok(Rc::new(move || copies(context)))
}

fn copies(context: Context) -> AnyView {
    let report = RwSignal::new(String::new());
    let chooser = NodeRef::<html::Input>::new();
    let tell = move |told: String| {
        context.announce(&told);
        report.set(told);
    };
    let kept = kept::Kept::new(context);
    let export = move |_| {
        context.spawn(async move {
            let outcome = backup::export(&context.space()).await;
            let outcome = outcome
                .and_then(|blob| download::blob(&backup::file_name(&context.space_name()), &blob));
            match outcome {
                Ok(()) => {
                    kept.taken();
                    context.shared("space", "zip");
                    tell(context.text("common.exported"));
                }
                Err(error) => tell(sentence(context, &error)),
            }
        });
    };
    let asking = locked::Asking::new(context);
    let offer = coming::Offer::new(context);
    let import = move |_| {
        let input = chooser.get_untracked();
        let file = input
            .as_ref()
            .and_then(web_sys::HtmlInputElement::files)
            .and_then(|files| files.get(0));
        let (Some(input), Some(file)) = (input, file) else {
            return;
        };
        input.set_value("");
        report.set(String::new());
        context.spawn(async move {
            if asking.needs_passphrase(&file).await {
                return;
            }
            match offer.file(&file).await {
                Ok(()) => {}
                Err(Error::Vault(Refusal::Foreign)) => asking.ask(file, true),
                Err(error) => tell(sentence(context, &error)),
            }
        });
    };
    let choose = move |_| {
        if let Some(input) = chooser.get_untracked() {
            input.click();
        }
    };
    view! {
        <div class="stack tight">
            <p>{context.text_with("common.where", &[("space", &context.space_name())])}</p>
            {kept.view()}
            <div class="row">
                {button(Some(Icon::Download), context.text("common.export"), export)}
                {button(Some(Icon::Plus), context.text("common.import"), choose)}
            </div>
            <p class="muted small">{locked::words(context).text("data.plain")}</p>
            <input
                type="file"
                accept=".zip,.age,application/zip"
                hidden
                node_ref=chooser
                on:change=import
                aria-label=context.text("common.import")
            />
            {asking.view(tell, offer)}
            {offer.view(tell)}
            <p role="status">{report}</p>
            {locked::take(context, kept)}
            {rolling::view(context, kept)}
            {keeping(context)}
            {erasing::erase(context)}
        </div>
    }
    .into_any()
}
