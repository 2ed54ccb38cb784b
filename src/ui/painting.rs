//! A picture of dots that was made in the page: seen on a canvas, as an image with an address of its own is what a strict
//! policy refuses; then it may be downloaded.

use leptos::{html, prelude::*, tachys::view::any_view::AnyView};

use crate::{
    context::Context,
    share::{
        download,
        picture::{self, card},
    },
};

/// The bytes of a picture, of the type [`card::MEDIA`].
pub type Dots = StoredValue<Vec<u8>>;

/// A picture, at most so many dots wide and high, and what it is called. It takes the focus once it is there: it comes
/// after the press that asked for it.
pub fn painting(context: Context, file: Dots, label: String, side: u32) -> AnyView {
    let node = NodeRef::<html::Canvas>::new();
    Effect::new(move |_| {
        let Some(node) = node.get() else { return };
        context.spawn(async move {
            let bytes = file.try_get_value().unwrap_or_default();
            match picture::show_as(card::MEDIA, &bytes, &node, side).await {
                Ok(()) => node.focus().unwrap_or_default(),
                Err(refusal) => context.announce(&refusal.sentence(&context.language())),
            }
        });
    });
    view! {
        <canvas
            class="painted"
            part="painted"
            role="img"
            tabindex="-1"
            aria-label=label
            node_ref=node
        ></canvas>
    }
    .into_any()
}

/// Downloads a picture under a name; `kind` is what `escale-shared` calls it.
pub fn save_painting(context: Context, file: Dots, name: &str, kind: &'static str) {
    let saved = file.with_value(|bytes| download::file(bytes, card::MEDIA));
    match saved.and_then(|file| download::blob(name, &file)) {
        Ok(()) => context.shared(kind, "png"),
        Err(error) => context.fail(error),
    }
}
