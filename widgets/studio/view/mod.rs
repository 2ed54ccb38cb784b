//! The studio on screen: the programmes there are, and the open one step by step.

mod dates;
mod desk;
mod entries;
mod fields;
mod kinds;
mod list;
mod moving;
mod paper;
mod publish;
mod said;
mod steps;
mod trial;
mod versions;

use leptos::{html, prelude::*, tachys::view::any_view::AnyView};

use super::state::State;
use crate::{context::Context, ui::focus_soon};
use fields::Form;

/// The whole widget.
pub fn studio(context: Context, state: State) -> AnyView {
    let form = Form { context, state };
    let node = NodeRef::<html::Div>::new();
    let opened = Memo::new(move |_| state.opened());
    // The button that opened or closed a programme is gone: the focus goes on with what took its place.
    Effect::new(move |before: Option<Option<String>>| {
        let now = opened.get();
        if before.is_some_and(|before| before != now) {
            let target = if now.is_some() {
                ".steps [aria-current]"
            } else {
                ".programmes .open"
            };
            focus_soon(context, node, target);
        }
        now
    });
    let shown = move || match opened.get() {
        Some(_) => desk::desk(form),
        None => list::list(form),
    };
    view! { <div class="stack loose" node_ref=node>{shown}</div> }.into_any()
}
