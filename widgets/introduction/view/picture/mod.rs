//! The picture: a photo that is cut here, or a drawing; chosen in a fold, shown on the card.

mod choose;
mod crop;
mod face;

use std::rc::Rc;

use leptos::{html, prelude::*, tachys::view::any_view::AnyView};
use wasm_split_helpers::wasm_split;

use crate::{
    context::Context,
    error::Result,
    ui::late::{self, Inside, Part},
    widgets::introduction::{
        model::{Picture, outgoing::Shown, words},
        state::State,
    },
};

/// A picture and what is in it.
type Described = Option<(Picture, String)>;

#[wasm_split(introduction_picture, fallible)]
fn choose_code(context: Context, state: State) -> Result<Inside> {
    Ok(Rc::new(move || {
        choose::choose(context, state, words::of_picture(&context.language()))
    }))
}

#[wasm_split(introduction_picture, fallible)]
fn face_code(context: Context, state: State, picture: Memo<Described>) -> Result<Inside> {
    Ok(Rc::new(move || {
        face::face(
            context,
            state,
            picture,
            &words::of_picture(&context.language()),
        )
    }))
}

/// The fold in which a picture is chosen.
pub fn fold(context: Context, state: State) -> AnyView {
    let node = NodeRef::<html::Details>::new();
    late::fold(
        context,
        "introduction.picture",
        "no-print",
        node,
        move || Box::pin(choose_code(context, state)),
    )
}

/// The picture on the card.
pub fn shown(context: Context, state: State, shown: Memo<Shown>) -> AnyView {
    let part = Part::new(context);
    let picture = Memo::new(move |_| shown.with(|shown| shown.picture.clone()));
    let any = Memo::new(move |_| picture.with(Option::is_some));
    let face = move || {
        any.get().then(|| {
            part.load(face_code(context, state, picture));
            part.view()
        })
    };
    view! { {face} }.into_any()
}
