//! The card as a picture of dots: seen first, with what it says in words to copy, then it may be downloaded.

use leptos::{prelude::*, tachys::view::any_view::AnyView};

use crate::{
    context::Context,
    share::{
        clipboard,
        person::{Person, drawn, spoken},
        picture::card,
    },
    text::Spoken,
    ui::{
        Icon, button, button_quiet,
        painting::{painting, save_painting},
    },
};

/// The picture on screen.
#[derive(Debug, Clone)]
pub struct Painted {
    file: Vec<u8>,
    /// What it says, for who does not see it.
    alt: String,
}

/// The picture on screen, if there is one.
pub type Picture = RwSignal<Option<Painted>, LocalStorage>;

/// Makes the picture of a person's card, and shows it.
pub async fn paint(context: Context, person: Person, picture: Picture) {
    let language = context.language();
    let words = spoken(&language);
    match card::png(&person, &words).await {
        Ok(file) => {
            let alt = drawn::described(&person, &words);
            drop(picture.try_set(Some(Painted { file, alt })));
        }
        Err(refusal) => context.announce(&refusal.sentence(&language)),
    }
}

/// The picture, and the ways on.
pub fn painted(context: Context, words: &Spoken, painted: Painted, picture: Picture) -> AnyView {
    let copied = RwSignal::new(String::new());
    let Painted { file, alt } = painted;
    let file = StoredValue::new(file);
    let save = move |_| save_painting(context, file, "card.png", "introduction");
    let (label, shown) = (alt.clone(), alt.clone());
    let copy = move |_| {
        let alt = alt.clone();
        context.spawn(async move {
            let key = match clipboard::copy(&alt).await {
                Ok(()) => "common.copied",
                Err(_) => "common.copy-by-hand",
            };
            let sentence = context.text(key);
            context.announce(&sentence);
            drop(copied.try_set(sentence));
        });
    };
    view! {
        <div class="stack tight">
            {painting(context, file, label, drawn::WIDTH * 2)}
            <p class="muted small">{words.get("png-alt-hint")}</p>
            <pre class="preview" part="preview" tabindex="0">{shown}</pre>
            <p role="status" class="small">{copied}</p>
            <div class="row">
                {button(Some(Icon::Download), words.get("png-save"), save)}
                {button(None, words.get("png-alt"), copy)}
                {button_quiet(None, words.get("png-hide"), move |_| picture.set(None))}
            </div>
        </div>
    }
    .into_any()
}
