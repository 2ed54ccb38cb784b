//! Entries that change places: by one with buttons and keys, to any place by hand.
//!
//! The grip is for pointers only. It is in no order of keys and not read aloud, as both have the other ways.

use std::rc::Rc;

use leptos::{prelude::*, tachys::view::any_view::AnyView};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::fields::Form;
use crate::{
    ui::{
        Icon,
        drag::{Drag, Landing, landing, nth, place::nearest},
    },
    widgets::studio::model::moving,
};

/// What holds an entry says so with its place.
const THINGS: &str = "[data-place]";

/// Where something lands: at which place, what shows that, by which class.
type Found = (usize, Element, &'static str);

/// Moves an entry and says so; what was open stays open.
pub fn shift(form: Form, path: &str, open: RwSignal<Option<usize>>, from: usize, to: usize) {
    form.state.shift(path, from, to);
    let now = open.get_untracked();
    open.set(now.map(|place| moving::after(place, from, to)));
    let said = (to + 1).to_string();
    let said = form.state.words.with("said.moved", &[("place", &said)]);
    form.context.announce(&said);
}

/// The hand over a list, whose entries stand below each other; `put` is told from where to where.
pub fn in_list(form: Form, put: impl Fn(usize, usize) + 'static) -> Drag {
    drag(form, between, put)
}

/// The hand over a `.year`, whose entries stand beside and below each other.
pub fn in_year(form: Form, put: impl Fn(usize, usize) + 'static) -> Drag {
    drag(form, instead, put)
}

fn drag(
    form: Form,
    find: fn(&HtmlElement, (i32, i32)) -> Option<Found>,
    put: impl Fn(usize, usize) + 'static,
) -> Drag {
    let put = Rc::new(put);
    Drag::new(form.context, THINGS, move |held, at| {
        let from = place_of(held)?;
        let (to, mark, class) = find(held, at)?;
        let put = put.clone();
        let put = Box::new(move || put(from, to));
        (to != from).then_some(Landing { mark, class, put })
    })
}

/// What an entry is taken by; none where nothing can be moved. What it hears comes to it alone, as it captures the pointer.
pub fn grip(form: Form, drag: Drag) -> Option<AnyView> {
    let grip = || {
        view! {
            <span
                class="grip"
                aria-hidden="true"
                title=form.text("grip")
                on:pointerdown=move |event| drag.take(&event)
                on:pointermove=move |event| drag.carry(&event)
                on:pointerup=move |event| drag.put(&event)
                on:pointercancel=move |_| drag.cancel()
                on:lostpointercapture=move |_| drag.cancel()
            >
                {Icon::Grip.view()}
            </span>
        }
    };
    (!form.context.read_only()).then(|| grip().into_any())
}

fn place_of(thing: &Element) -> Option<usize> {
    thing.get_attribute("data-place")?.parse().ok()
}

/// The place between two entries of a list.
fn between(held: &HtmlElement, (_, y): (i32, i32)) -> Option<Found> {
    let list = held.parent_element()?;
    let others = list.query_selector_all(":scope > :not(.held)").ok()?;
    let (to, _) = landing(&others, y);
    match nth(&others, to) {
        Some(next) => Some((to, next, "landing-before")),
        None => Some((to, nth(&others, to.checked_sub(1)?)?, "landing-after")),
    }
}

/// The place of another entry of the year, which makes room.
fn instead(held: &HtmlElement, (x, y): (i32, i32)) -> Option<Found> {
    let year = held.closest(".year").ok()??;
    let entries = year.query_selector_all(THINGS).ok()?;
    let shape = |place: u32| {
        let entry: Element = entries.item(place)?.dyn_into().ok()?;
        let shape = entry.get_bounding_client_rect();
        Some([shape.left(), shape.top(), shape.right(), shape.bottom()])
    };
    let shapes = (0..entries.length()).filter_map(shape);
    let mark = nth(&entries, nearest(shapes, (f64::from(x), f64::from(y)))?)?;
    Some((place_of(&mark)?, mark, "landing"))
}
