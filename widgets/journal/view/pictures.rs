//! The pictures of an entry, under its text: shown, described, removed and brought back; chosen, pasted or dropped.
//!
//! A fold that stands open where there are pictures. Its code is loaded when it opens.

#![allow(
    clippy::large_types_passed_by_value,
    reason = "the state is a handful of handles; in what ships they are small enough"
)]

use std::rc::Rc;

use leptos::{html, prelude::*, tachys::view::any_view::AnyView};
use wasm_split_helpers::wasm_split;
use web_sys::{Event, File};

use super::{given::listen, transfer::hand};
use crate::{
    context::Context,
    error::Result,
    share::chosen,
    ui::{
        Icon, button_quiet, focus_soon,
        late::{self, Inside},
    },
    widgets::journal::{
        model::{Spoken, pictures::words},
        state::{Writing, pictures::Pictures},
    },
};

/// Pixels of a picture's longer side on screen: sharp on dense screens as well.
const SIDE: u32 = 1200;

/// Around what is written, where pictures may be pasted and dropped.
const AROUND: &str = ".pictured";

/// The fold.
pub fn pictures(context: Context, writing: Writing) -> AnyView {
    let node = NodeRef::<html::Details>::new();
    let has = Memo::new(move |_| !writing.pictures().is_empty());
    Effect::new(move |_| {
        if has.get()
            && let Some(fold) = node.get()
        {
            fold.set_attribute("open", "").unwrap_or_default();
        }
    });
    let fold = late::fold(context, "journal.pictures", "", node, move || {
        Box::pin(inside(context, writing, node))
    });
    view! { <div class="folds" hidden=move || context.read_only() && !has.get()>{fold}</div> }
        .into_any()
}

#[wasm_split(journal_pictures, fallible)]
fn inside(context: Context, writing: Writing, fold: NodeRef<html::Details>) -> Result<Inside> {
    let words = Rc::new(words(&context.language()));
    Ok(Rc::new(move || shown(context, writing, fold, &words)))
}

/// What each part of the view needs.
#[derive(Clone, Copy)]
struct Place {
    context: Context,
    pictures: Pictures,
    fold: NodeRef<html::Details>,
    whole: NodeRef<html::Div>,
    words: StoredValue<Rc<Spoken>, LocalStorage>,
}

impl Place {
    fn say(&self, key: &str) -> String {
        self.words.with_value(|words| words.get(key))
    }

    fn lead(&self, selector: &'static str) {
        focus_soon(self.context, self.whole, selector);
    }

    /// The same, unless the member writes on meanwhile: what was pasted is made while they do.
    fn follow(&self, selector: &'static str) {
        hand::lead(self.context, self.fold, selector, String::new());
    }

    fn take(&self, files: Vec<File>) {
        // Asked for now: the entry may be closed before the last one is made.
        let (place, added) = (*self, self.say("added"));
        self.pictures.take(files, move |taken| {
            if taken > 0 {
                place.context.announce(&added);
                place.follow(".picture:last-child input");
            } else {
                place.follow(".refused");
            }
        });
    }
}

fn shown(
    context: Context,
    writing: Writing,
    fold: NodeRef<html::Details>,
    words: &Rc<Spoken>,
) -> AnyView {
    let place = Place {
        context,
        pictures: Pictures::of(context, writing),
        fold,
        whole: NodeRef::new(),
        words: StoredValue::new_local(words.clone()),
    };
    let pictures = place.pictures;
    let may_write = !context.read_only();
    if may_write {
        Effect::new(move |_| {
            if let Some(whole) = place.whole.get() {
                listen(&whole, AROUND, move |files| place.take(files));
            }
        });
    }
    view! {
        <div class="stack tight" node_ref=place.whole>
            <ul class="stack pictures">
                <For
                    each=move || pictures.list()
                    key=String::clone
                    children=move |blob| picture(place, blob)
                />
            </ul>
            {move || pictures.can_undo().then(|| removed(place))}
            {may_write.then(|| chooser(place))}
        </div>
    }
    .into_any()
}

/// One picture, what it is said to show, and the way to remove it.
fn picture(place: Place, blob: String) -> AnyView {
    let pictures = place.pictures;
    let canvas = NodeRef::<html::Canvas>::new();
    let missing = RwSignal::new(false);
    let drawn = blob.clone();
    Effect::new(move |_| {
        let Some(canvas) = canvas.get() else { return };
        let blob = drawn.clone();
        place.context.spawn(async move {
            if !pictures.draw(&blob, &canvas, SIDE).await {
                missing.try_set(true);
            }
        });
    });
    let of = blob.clone();
    let label = move || {
        let said = pictures.description(&of);
        if said.trim().is_empty() {
            place.say("picture")
        } else {
            said
        }
    };
    view! {
        <li class="stack tight picture">
            <canvas role="img" aria-label=label hidden=missing node_ref=canvas></canvas>
            {move || missing.get().then(|| view! { <p class="muted">{place.say("missing")}</p> })}
            {description(place, blob.clone())}
            {(!place.context.read_only()).then(|| {
                button_quiet(Some(Icon::Bin), place.say("remove"), move |_| {
                    let removed = place.say("removed");
                    pictures.remove(blob.clone(), move || {
                        place.context.announce(&removed);
                        place.lead(".undo button");
                    });
                })
            })}
        </li>
    }
    .into_any()
}

fn description(place: Place, blob: String) -> AnyView {
    let (pictures, of) = (place.pictures, blob.clone());
    if place.context.read_only() {
        let said = move || pictures.description(&of);
        return view! { <p class="small muted" aria-hidden="true">{said}</p> }.into_any();
    }
    view! {
        <label class="field">
            <span class="small">{place.say("describe")}</span>
            <input
                class="input"
                part="input"
                autocomplete="off"
                prop:value=move || pictures.description(&of)
                on:input=move |event| pictures.describe(&blob, event_target_value(&event))
                on:blur=move |_| pictures.keep_descriptions()
            />
        </label>
    }
    .into_any()
}

fn removed(place: Place) -> AnyView {
    let undo = move |_| {
        if place.pictures.undo().is_some() {
            place.context.announce(&place.say("restored"));
            place.lead(".picture input");
        }
    };
    view! {
        <div class="row undo">
            <span class="muted">{place.say("removed")}</span>
            {button_quiet(Some(Icon::Undo), place.context.text("common.undo"), undo)}
        </div>
    }
    .into_any()
}

/// The browser's own field, which takes dropped files too, and what could not be taken.
fn chooser(place: Place) -> AnyView {
    let pictures = place.pictures;
    let language = place.context.language();
    let choose = move |event: Event| {
        place.take(chosen::files(&event_target(&event)));
    };
    let refused = move || {
        let refused = pictures.refused().get();
        let lines: Vec<_> = refused
            .into_iter()
            .map(|(name, refusal)| {
                view! { <p class="notice"><b>{name}</b>" "{refusal.sentence(&language)}</p> }
            })
            .collect();
        (!lines.is_empty()).then(
            || view! { <div class="stack tight refused" tabindex="-1" role="alert">{lines}</div> },
        )
    };
    view! {
        <label class="field">
            <span class="small">{place.say("add")}</span>
            <input
                type="file"
                class="input files"
                part="input"
                accept="image/*"
                multiple
                disabled=move || pictures.is_busy()
                on:change=choose
            />
        </label>
        <p class="small muted">
            {move || place.say(if pictures.is_busy() { "preparing" } else { "hint" })}
        </p>
        {refused}
    }
    .into_any()
}
