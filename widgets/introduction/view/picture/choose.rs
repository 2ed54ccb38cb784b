//! Where a picture is chosen: a photo to cut, a drawing, or none; what is in it, and how far it goes.

use std::{rc::Rc, sync::Arc};

use leptos::{html, prelude::*, tachys::view::any_view::AnyView};
use web_sys::File;

use super::crop::{Cutting, crop};
use crate::{
    context::Context,
    share::{
        chosen,
        picture::{Bounds, Refusal, remake, square::Opened},
    },
    text::Spoken,
    ui::{Icon, button, button_quiet, field, focus_soon},
    widgets::introduction::{
        model::{Picture, Question, crop::Crop, field::PICTURE},
        state::{Command, State},
        view::answer::aim,
    },
};

/// What a photo is brought to before it is cut: enough for any square of it, little enough for a phone.
const OPENED: Bounds = Bounds {
    side: 1600,
    bytes: 4_000_000,
};

/// The choice.
pub fn choose(context: Context, state: State, words: Spoken) -> AnyView {
    let cutting = RwSignal::new_local(None::<Cutting>);
    let refused = RwSignal::new(String::new());
    let (chooser, place) = (NodeRef::<html::Input>::new(), NodeRef::<html::Div>::new());
    // A photo that is opened takes the focus; used or left, it gives it back.
    Effect::new(move |before: Option<bool>| {
        let open = cutting.with(Option::is_some);
        if before.is_some_and(|before| before != open) {
            focus_soon(context, place, if open { "canvas" } else { "button" });
        }
        open
    });
    let opened = words.get("opened");
    let open = move |_| {
        let Some(input) = chooser.get_untracked() else {
            return;
        };
        let file = chosen::files(&input).into_iter().next();
        let (Some(file), opened) = (file, opened.clone()) else {
            return;
        };
        context.spawn(async move {
            match opened_photo(&file).await {
                Ok(photo) => {
                    refused.try_set(String::new());
                    cutting.try_set(Some(photo));
                    context.announce(&opened);
                }
                Err(refusal) => {
                    let sentence = refusal.sentence(&context.language());
                    context.announce(&sentence);
                    refused.try_set(sentence);
                }
            }
        });
    };
    let ask = move |_| {
        if let Some(input) = chooser.get_untracked() {
            input.click();
        }
    };
    let read_only = context.read_only();
    let buttons = (!read_only).then(|| buttons(context, state, &words, place, ask));
    let label = words.get("choose");
    let whole = Arc::new(words.clone());
    let cut = move || {
        cutting
            .get()
            .map(|one| crop(context, state, one, cutting, refused, &whole))
    };
    view! {
        <div class="stack" node_ref=place>
            <p class="muted small">{words.get("lead")}</p>
            {buttons}
            <input
                type="file"
                accept="image/*"
                hidden
                node_ref=chooser
                on:change=open
                aria-label=label
            />
            {move || {
                let sentence = refused.get();
                (!sentence.is_empty()).then(|| view! { <p class="notice" role="status">{sentence}</p> })
            }}
            {cut}
            {described(context, state, &words)}
        </div>
    }
    .into_any()
}

async fn opened_photo(file: &File) -> Result<Cutting, Refusal> {
    let photo = remake(file, OPENED).await?;
    let opened = Opened::of(&photo).await?;
    Ok(Cutting {
        opened: Rc::new(opened),
        crop: Crop::of(photo.width, photo.height),
    })
}

fn buttons(
    context: Context,
    state: State,
    words: &Spoken,
    place: NodeRef<html::Div>,
    ask: impl FnMut(web_sys::MouseEvent) + 'static,
) -> AnyView {
    let [drawn, gone, first, another] =
        ["drawn", "gone", "draw", "draw-another"].map(|key| words.get(key));
    let draw = move |_| {
        context.announce(&drawn);
        // A failure is shown by the line about saving.
        context.spawn(async move { state.draw(any_number()).await.unwrap_or_default() });
    };
    let drop_it = move |_| {
        let gone = gone.clone();
        context.spawn(async move {
            // A failure was shown by the line about saving.
            if state.drop_photo().await.is_ok() {
                context.announce(&gone);
                focus_soon(context, place, "button");
            }
        });
    };
    let is_drawn = Memo::new(move |_| {
        state.with(|now| matches!(Picture::parse(&now.picture), Some(Picture::Drawn(_))))
    });
    let any = Memo::new(move |_| state.with(|now| !now.picture.is_empty()));
    let none = words.get("none");
    view! {
        <div class="row">
            {button(Some(Icon::Plus), words.get("choose"), ask)}
            <button type="button" class="button" part="button" on:click=draw>
                {move || if is_drawn.get() { another.clone() } else { first.clone() }}
            </button>
            {move || any.get().then(|| button_quiet(Some(Icon::Bin), none.clone(), drop_it.clone()))}
        </div>
    }
    .into_any()
}

/// A number nobody chose.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "between 0 and 2^32"
)]
fn any_number() -> u32 {
    (js_sys::Math::random() * f64::from(u32::MAX)) as u32
}

/// What is in the picture, and how far it goes.
fn described(context: Context, state: State, words: &Spoken) -> AnyView {
    let any = Memo::new(move |_| state.with(|now| !now.picture.is_empty()));
    let (alt, hint) = (words.get("alt"), words.get("alt-hint"));
    let form = state.form();
    let question = form.own.into_iter().find(|one| one.id == PICTURE);
    let shown = move || {
        let question: Question = question.clone().filter(|_| any.get())?;
        let question = Question {
            text: alt.clone(),
            ..question
        };
        let written = question.clone();
        let text = Signal::derive(move || state.with(|now| now.text(PICTURE).to_owned()));
        let write = move |text| state.send(Command::Write(written.clone(), text));
        Some(view! {
            <div class="answer stack tight" part="answer">
                {field(alt.clone(), Some(hint.clone()), false, text, write)}
                <div class="row">{aim(context, state, question)}</div>
            </div>
        })
    };
    (!context.read_only()).then(|| view! { {shown} }).into_any()
}
