//! A picture as it is shown: a drawing as SVG, a photo on a canvas, for which no `img-src` has to allow anything.

use leptos::{html, prelude::*, svg, tachys::view::any_view::AnyView};

use super::Described;
use crate::{
    context::Context,
    share::picture,
    text::Spoken,
    widgets::introduction::{
        model::{
            Picture,
            crop::MOST,
            drawing::{Drawing, SIDE, drawing},
        },
        state::State,
    },
};

/// The picture, following what is chosen.
pub fn face(context: Context, state: State, shown: Memo<Described>, words: &Spoken) -> AnyView {
    let (photo_of, drawing_of) = (words.get("photo-of"), words.get("drawing-of"));
    let face = move || {
        shown.get().map(|(picture, said)| match picture {
            Picture::Drawn(seed) => drawn(seed, or(said, &drawing_of)),
            Picture::Photo => photo(context, state, or(said, &photo_of)),
        })
    };
    view! { {face} }.into_any()
}

/// What the member said is in it, or what is known of it.
fn or(said: String, known: &str) -> String {
    if said.is_empty() {
        known.to_owned()
    } else {
        said
    }
}

/// A drawing.
pub fn drawn(seed: u32, alt: String) -> AnyView {
    let side = SIDE.to_string();
    let Drawing(shapes) = drawing(seed);
    let shapes = shapes
        .into_iter()
        .map(|(outline, colour)| svg::path().attr("d", outline).attr("fill", colour));
    svg::svg()
        .attr("class", "face")
        .attr("part", "picture")
        .attr("viewBox", ["0 0 ", &side, " ", &side].concat())
        .attr("role", "img")
        .attr("aria-label", alt)
        .child(shapes.collect::<Vec<_>>())
        .into_any()
}

fn photo(context: Context, state: State, alt: String) -> AnyView {
    let canvas = NodeRef::<html::Canvas>::new();
    Effect::new(move |_| {
        state.photos().track();
        let Some(canvas) = canvas.get() else { return };
        context.spawn(async move {
            // One that cannot be shown is said where it is chosen; the card goes on without it.
            if let Ok(Some(photo)) = state.photo().await {
                drop(picture::show(&photo.bytes, &canvas, MOST).await);
            }
        });
    });
    view! { <canvas class="face" part="picture" role="img" aria-label=alt node_ref=canvas></canvas> }
        .into_any()
}
