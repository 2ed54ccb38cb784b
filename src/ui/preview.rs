//! Nothing leaves unseen: the exact text, in a dialog, before it is copied or downloaded.

use leptos::{html, prelude::*, tachys::view::any_view::AnyView};

use super::{Icon, button, button_main, button_quiet};
use crate::{
    context::Context,
    share::{clipboard, download},
};

/// A text that may leave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outgoing {
    /// What it is a part of, for `escale-shared` (`introduction`).
    pub kind: &'static str,
    /// Its format, for `escale-shared` and the file's name (`md`).
    pub format: &'static str,
    /// The text, to the last character.
    pub text: String,
}

/// Copies what is on screen already; the sentence that says whether it went well, for beside the button. It is announced.
pub async fn copy_out(context: Context, out: &Outgoing) -> String {
    let sentence = match clipboard::copy(&out.text).await {
        Ok(()) => {
            context.shared(out.kind, out.format);
            context.text("common.copied")
        }
        Err(_) => context.text("common.copy-by-hand"),
    };
    context.announce(&sentence);
    sentence
}

/// A dialog that shows what is about to leave, and lets it leave. Set the signal to open it.
pub fn preview(context: Context, outgoing: RwSignal<Option<Outgoing>>) -> AnyView {
    preview_with(context, outgoing, Signal::stored(None))
}

/// The same with a calm sentence above the text, for what one may want to look at twice.
pub fn preview_with(
    context: Context,
    outgoing: RwSignal<Option<Outgoing>>,
    caution: Signal<Option<String>>,
) -> AnyView {
    let dialog = NodeRef::<html::Dialog>::new();
    let copied = RwSignal::new(String::new());
    Effect::new(move |_| {
        let open = outgoing.with(Option::is_some);
        let Some(dialog) = dialog.get() else { return };
        copied.set(String::new());
        if open && !dialog.open() {
            // Fails only when the dialog left the page meanwhile.
            dialog.show_modal().unwrap_or_default();
        } else if !open && dialog.open() {
            dialog.close();
        }
    });
    let text = move || outgoing.with(|o| o.as_ref().map(|o| o.text.clone()).unwrap_or_default());
    let copy = move |_| {
        let Some(out) = outgoing.get_untracked() else {
            return;
        };
        context.spawn(async move { copied.set(copy_out(context, &out).await) });
    };
    let save = move |_| {
        let Some(out) = outgoing.get_untracked() else {
            return;
        };
        let mut name = String::from(out.kind);
        name.push('.');
        name.push_str(out.format);
        let sentence = match download::text(&name, &out.text) {
            Ok(()) => {
                context.shared(out.kind, out.format);
                context.text_with("common.downloaded", &[("name", &name)])
            }
            Err(error) => super::frame::sentence(context, &error),
        };
        copied.set(sentence);
    };
    view! {
        <dialog node_ref=dialog aria-label=context.text("common.preview") on:close=move |_| outgoing.set(None)>
            <div class="stack">
                <div class="subheading">{context.text("common.preview")}</div>
                <p class="muted small">{context.text("common.preview-hint")}</p>
                {move || caution.get().map(|sentence| view! { <p class="notice">{sentence}</p> })}
                <pre class="preview" part="preview" tabindex="0">{text}</pre>
                <p role="status" class="small">{copied}</p>
                <div class="row">
                    {button_main(context.text("common.copy"), copy)}
                    {button(Some(Icon::Download), context.text("common.download"), save)}
                    {button_quiet(None, context.text("common.close"), move |_| outgoing.set(None))}
                </div>
            </div>
        </dialog>
    }
    .into_any()
}
