//! Taking the card along: every form it leaves in, made from one [`Person`] and shown before it leaves.

mod forms;
mod painted;
mod printed;

use std::rc::Rc;

use leptos::{prelude::*, tachys::view::any_view::AnyView};
use wasm_split_helpers::wasm_split;

use super::card::caution_for;
use crate::{
    context::Context,
    error::Result,
    share::{
        person::{Person, Photo, qr, spoken},
        picture::{Bounds, MEDIA, square::paint},
    },
    text::{Spoken, utc},
    ui::{
        button, code,
        late::Inside,
        preview::{Outgoing, preview_with},
    },
    widgets::introduction::{
        model::{
            Picture,
            card::{Beside, person},
            crop::{MOST, MOST_BYTES},
            drawing::{Drawing, SIDE, drawing},
            outgoing::{Shown, Version},
            words,
        },
        state::State,
    },
};
use forms::{FORMS, Form};

#[wasm_split(introduction_take, fallible)]
pub fn code(context: Context, state: State, version: RwSignal<Version>) -> Result<Inside> {
    Ok(Rc::new(move || take(context, state, version)))
}

fn take(context: Context, state: State, version: RwSignal<Version>) -> AnyView {
    let words = words::of_take(&context.language());
    let outgoing = RwSignal::new(None::<Outgoing>);
    let code = RwSignal::new(None::<Person>);
    let picture = RwSignal::new_local(None);
    let print = RwSignal::new(None::<Person>);
    let caution_of = move || caution_for(context, state.shown(version.get()).contacts());
    let caution = Signal::derive(move || {
        outgoing.with(Option::is_some).then_some(())?;
        caution_of()
    });
    // What leaves from here and not from the preview leaves beside the same caution.
    let beside = move || {
        let is_out = code.with(Option::is_some)
            || picture.with(Option::is_some)
            || print.with(Option::is_some);
        is_out.then(caution_of).flatten()
    };
    let groups = FORMS.map(|(group, forms)| {
        let buttons = forms.iter().map(|form| {
            let see = move |_| {
                context.spawn(async move {
                    let person = made(context, state, untrack(|| state.shown(version.get()))).await;
                    match form {
                        Form::Code => drop(code.try_set(Some(person))),
                        Form::Print => drop(print.try_set(Some(person))),
                        Form::Png => painted::paint(context, person, picture).await,
                        _ => drop(outgoing.try_set(Some(form.outgoing(context, &person)))),
                    }
                });
            };
            button(None, words.get(form.key()), see)
        });
        view! {
            <div class="stack tight" role="group" aria-label=words.get(group)>
                <span class="muted small" aria-hidden="true">{words.get(group)}</span>
                <div class="row">{buttons.collect::<Vec<_>>()}</div>
            </div>
        }
    });
    // What is on screen is the card as it was when it was asked for; another version asks again.
    Effect::new(move |_| {
        state.shown(version.get());
        code.set(None);
        picture.set(None);
        print.set(None);
    });
    let lead = words.get("lead");
    let words = StoredValue::new(words);
    view! {
        <div class="stack" part="take">
            <p class="muted small">{lead}</p>
            {groups.into_iter().collect::<Vec<_>>()}
            {move || beside().map(|sentence| view! { <p class="notice">{sentence}</p> })}
            {move || print.get().map(|person| words.with_value(|words| printed::printed(context, words, person, print)))}
            {move || code.get().map(|person| words.with_value(|words| scanned(context, words, &person, outgoing)))}
            {move || picture.get().map(|one| words.with_value(|words| painted::painted(context, words, one, picture)))}
            {preview_with(context, outgoing, caution)}
        </div>
    }
    .into_any()
}

/// The version of the card as a person, with its picture.
async fn made(context: Context, state: State, shown: Shown) -> Person {
    let photo = match shown.picture.clone() {
        Some((picture, alt)) => photo(state, picture, alt).await,
        None => None,
    };
    let uid = untrack(|| state.with(|now| now.uid.clone()));
    let beside = Beside {
        uid: if uid.is_empty() {
            uid
        } else {
            ["urn:uuid:", &uid].concat()
        },
        revised: untrack(|| state.stored_at()).map(utc).unwrap_or_default(),
        language: context.language(),
        photo,
    };
    person(&shown, beside)
}

/// The picture as a file. One that cannot be had is left out: the preview shows what leaves.
async fn photo(state: State, picture: Picture, alt: String) -> Option<Photo> {
    let bytes = match picture {
        Picture::Photo => state.photo().await.ok()??.bytes.to_vec(),
        Picture::Drawn(seed) => {
            let Drawing(shapes) = drawing(seed);
            let bounds = Bounds {
                side: MOST / 2,
                bytes: MOST_BYTES,
            };
            paint(&shapes, SIDE, bounds).await.ok()?.bytes
        }
    };
    Some(Photo {
        bytes,
        mime: MEDIA.to_owned(),
        alt,
    })
}

/// The code on screen, and what is not in it.
fn scanned(
    context: Context,
    words: &Spoken,
    person: &Person,
    outgoing: RwSignal<Option<Outgoing>>,
) -> AnyView {
    let Some(coded) = qr::code(person) else {
        let none = words.get("qr-none");
        context.announce(&none);
        return view! { <p class="notice">{none}</p> }.into_any();
    };
    let names = spoken(&context.language());
    let without: Vec<_> = coded.left_out.iter().map(|name| names.get(name)).collect();
    let without = (!without.is_empty()).then(|| {
        let sentence = words.get("qr-without");
        sentence.replace("{what}", &without.join(", "))
    });
    let code = coded.code;
    let drawn = code::drawn(&code, words.get("qr"));
    let hint = words.get("qr-hint");
    context.announce(&hint);
    let file = code.svg(&person.name);
    let see = move |_| {
        outgoing.set(Some(Outgoing {
            kind: "introduction",
            format: "svg",
            text: file.clone(),
        }));
    };
    view! {
        <figure class="stack tight">
            {drawn}
            <figcaption class="small">{hint} " " {without} " " {words.get("qr-holds")}</figcaption>
            <pre class="preview" part="preview" tabindex="0">{code.text}</pre>
            <div class="row">{button(None, words.get("qr-see"), see)}</div>
        </figure>
    }
    .into_any()
}
