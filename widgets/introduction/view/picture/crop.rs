//! A photo on a canvas, moved and resized by dragging, by keys and by buttons, until its part is taken.

use std::rc::Rc;

use leptos::{html, prelude::*, tachys::view::any_view::AnyView};
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent, PointerEvent};

use crate::{
    context::Context,
    share::picture::{
        Bounds, MEDIA,
        square::{Opened, Square},
    },
    text::Spoken,
    ui::{button, button_main, button_quiet},
    widgets::introduction::{
        model::crop::{Crop, MOST, MOST_BYTES},
        state::State,
    },
};

/// How far one key or button moves, in sides of the square.
const STEP: f64 = 0.08;
/// How much closer one key or button goes.
const CLOSER: f64 = 0.85;
/// Side of the canvas in pixels.
const CANVAS: u32 = 384;

/// What a button does, under the key of its name.
type Step = (&'static str, fn(Crop) -> Crop);

/// A photo that is being cut.
#[derive(Clone)]
pub struct Cutting {
    /// The photo.
    pub opened: Rc<Opened>,
    /// The square of it that is shown first.
    pub crop: Crop,
}

/// The photo, and what can be done to it.
pub fn crop(
    context: Context,
    state: State,
    cutting: Cutting,
    place: RwSignal<Option<Cutting>, LocalStorage>,
    refused: RwSignal<String>,
    words: &Spoken,
) -> AnyView {
    let crop = RwSignal::new(cutting.crop);
    let canvas = NodeRef::<html::Canvas>::new();
    let drawn = cutting.opened.clone();
    Effect::new(move |_| {
        let square = square(crop.get());
        if let Some(canvas) = canvas.get()
            && let Err(refusal) = drawn.draw(&canvas, square, CANVAS)
        {
            refused.set(refusal.sentence(&context.language()));
        }
    });
    let used = words.get("used");
    let take = move |_| {
        let (opened, used) = (cutting.opened.clone(), used.clone());
        let square = square(crop.get_untracked());
        context.spawn(async move {
            let bounds = Bounds {
                side: MOST,
                bytes: MOST_BYTES,
            };
            match opened.cut(square, bounds).await {
                // A failure to store was shown by the line about saving; the photo is still here.
                Ok(photo) => {
                    if state.set_photo(MEDIA, photo.bytes).await.is_ok() {
                        context.announce(&used);
                        place.try_set(None);
                    }
                }
                Err(refusal) => {
                    refused.try_set(refusal.sentence(&context.language()));
                }
            }
        });
    };
    view! {
        <div class="stack" part="crop">
            {surface(canvas, crop, words)}
            {steps(crop, words)}
            <div class="row">
                {button_main(words.get("use"), take)}
                {button_quiet(None, words.get("cancel"), move |_| place.set(None))}
            </div>
        </div>
    }
    .into_any()
}

fn square(crop: Crop) -> Square {
    Square {
        left: crop.left,
        top: crop.top,
        side: crop.side,
    }
}

fn surface(canvas: NodeRef<html::Canvas>, crop: RwSignal<Crop>, words: &Spoken) -> AnyView {
    let from = StoredValue::new(None::<(i32, i32)>);
    let down = move |event: PointerEvent| {
        from.set_value(Some((event.client_x(), event.client_y())));
        if let Some(canvas) = event
            .current_target()
            .and_then(|it| it.dyn_into::<Element>().ok())
        {
            // Without it a drag ends at the edge, which is no harm.
            canvas
                .set_pointer_capture(event.pointer_id())
                .unwrap_or_default();
        }
    };
    let drag = move |event: PointerEvent| {
        let (Some((x, y)), Some(canvas)) = (from.get_value(), canvas.get_untracked()) else {
            return;
        };
        let side = f64::from(canvas.client_width().max(1));
        let right = f64::from(x - event.client_x()) / side;
        let down = f64::from(y - event.client_y()) / side;
        from.set_value(Some((event.client_x(), event.client_y())));
        crop.update(|crop| *crop = crop.moved(right, down));
    };
    let key = move |event: KeyboardEvent| {
        let now = crop.get_untracked();
        let next = match event.key().as_str() {
            "ArrowLeft" => now.moved(-STEP, 0.0),
            "ArrowRight" => now.moved(STEP, 0.0),
            "ArrowUp" => now.moved(0.0, -STEP),
            "ArrowDown" => now.moved(0.0, STEP),
            "+" | "=" => now.resized(CLOSER),
            "-" => now.resized(1.0 / CLOSER),
            _ => return,
        };
        event.prevent_default();
        crop.set(next);
    };
    view! {
        <p class="muted small" id="crop-hint">{words.get("crop-hint")}</p>
        <canvas
            class="cropped"
            tabindex="0"
            role="group"
            aria-label=words.get("crop")
            aria-describedby="crop-hint"
            node_ref=canvas
            on:pointerdown=down
            on:pointermove=drag
            on:pointerup=move |_| from.set_value(None)
            on:pointercancel=move |_| from.set_value(None)
            on:keydown=key
        ></canvas>
    }
    .into_any()
}

fn steps(crop: RwSignal<Crop>, words: &Spoken) -> AnyView {
    let steps: [Step; 6] = [
        ("closer", |crop| crop.resized(CLOSER)),
        ("farther", |crop| crop.resized(1.0 / CLOSER)),
        ("left", |crop| crop.moved(-STEP, 0.0)),
        ("right", |crop| crop.moved(STEP, 0.0)),
        ("up", |crop| crop.moved(0.0, -STEP)),
        ("down", |crop| crop.moved(0.0, STEP)),
    ];
    let buttons = steps.map(|(key, step)| {
        button(None, words.get(key), move |_| {
            crop.update(|crop| *crop = step(*crop));
        })
    });
    view! { <div class="row">{buttons.into_iter().collect::<Vec<_>>()}</div> }.into_any()
}
