//! The entries of the journal by title: only here, and on the path once they are ticked. Of a locked journal nothing is
//! shown.

use leptos::{prelude::*, tachys::view::any_view::AnyView};

use super::choice;
use crate::{
    context::Context,
    text::DateStyle,
    ui::button_quiet,
    widgets::path::{model::Title, state::State},
};

/// The fold; a sentence in its place while the journal is locked.
pub fn titles(context: Context, state: State) -> AnyView {
    let is_locked = Memo::new(move |_| state.is_locked());
    let inside = move || {
        if is_locked.get() {
            view! { <p class="notice">{context.text("path.locked")}</p> }.into_any()
        } else {
            open(context, state)
        }
    };
    view! { {inside} }.into_any()
}

fn open(context: Context, state: State) -> AnyView {
    let is_any = Memo::new(move |_| !state.titles().is_empty());
    let has_earlier = Memo::new(move |_| state.has_earlier());
    let lead = move || {
        let key = if is_any.get() {
            "path.journal.lead"
        } else if state.is_unread() {
            return String::new();
        } else {
            "path.journal.none"
        };
        context.text(key)
    };
    let earlier = move || {
        has_earlier.get().then(|| {
            let more = move |_| state.show_earlier();
            button_quiet(None, context.text("path.journal.earlier"), more)
        })
    };
    view! {
        <details class="titles" part="titles">
            <summary>{context.text("path.journal")}</summary>
            <div class="stack tight">
                <p class="muted small">{lead}</p>
                <ul>
                    <For
                        each=move || state.titles()
                        key=Title::clone
                        children=move |title| row(context, state, title)
                    />
                </ul>
                <div class="row">{earlier}</div>
            </div>
        </details>
    }
    .into_any()
}

fn row(context: Context, state: State, title: Title) -> AnyView {
    let Title { id, day, title } = title;
    let is_chosen = {
        let id = id.clone();
        Memo::new(move |_| state.is_chosen(&id))
    };
    let said = view! {
        <span class="said">
            <span class="muted small">{context.date(day, DateStyle::Long)}</span>
            <span>{title}</span>
        </span>
    };
    view! { <li>{choice(context, state, id, is_chosen.into(), said.into_any())}</li> }.into_any()
}
