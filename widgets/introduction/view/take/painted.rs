//! The card as a picture of dots: seen on a canvas first, as an image with an address of its own is what a strict policy
//! refuses; then it may be downloaded.

use leptos::{html, prelude::*, tachys::view::any_view::AnyView};

use crate::{
    context::Context,
    share::{
        download,
        person::{Person, Words, drawn},
        picture::{self, card},
    },
    text::Spoken,
    ui::{Icon, button, button_quiet},
};

/// The file on screen.
pub type Picture = RwSignal<Option<Vec<u8>>, LocalStorage>;

/// Makes the picture of a person's card, and shows it.
pub async fn paint(context: Context, person: Person, picture: Picture) {
    let language = context.language();
    match card::png(&person, &Words::new(&language)).await {
        Ok(file) => drop(picture.try_set(Some(file))),
        Err(refusal) => context.announce(&refusal.sentence(&language)),
    }
}

/// The picture, and the ways on.
pub fn painted(context: Context, words: &Spoken, file: Vec<u8>, picture: Picture) -> AnyView {
    let node = NodeRef::<html::Canvas>::new();
    let file = StoredValue::new(file);
    Effect::new(move |_| {
        let Some(node) = node.get() else { return };
        context.spawn(async move {
            let bytes = file.try_get_value().unwrap_or_default();
            match picture::show_as(card::MEDIA, &bytes, &node, drawn::WIDTH * 2).await {
                // The picture comes after the press that asked for it: the focus goes along.
                Ok(()) => node.focus().unwrap_or_default(),
                Err(refusal) => context.announce(&refusal.sentence(&context.language())),
            }
        });
    });
    let save = move |_| {
        let saved = file.with_value(|bytes| download::file(bytes, card::MEDIA));
        match saved.and_then(|file| download::blob("card.png", &file)) {
            Ok(()) => context.shared("introduction", "png"),
            Err(error) => context.fail(error),
        }
    };
    view! {
        <div class="stack tight">
            <canvas
                class="painted"
                part="painted"
                role="img"
                tabindex="-1"
                aria-label=words.get("png-label")
                node_ref=node
            ></canvas>
            <div class="row">
                {button(Some(Icon::Download), words.get("png-save"), save)}
                {button_quiet(None, words.get("png-hide"), move |_| picture.set(None))}
            </div>
        </div>
    }
    .into_any()
}
