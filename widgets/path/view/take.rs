//! Taking the path along: what was chosen as a booklet, seen first, and what the community offers to say of oneself.

use std::{rc::Rc, sync::Arc};

use leptos::{prelude::*, tachys::view::any_view::AnyView};
use wasm_split_helpers::wasm_split;

use super::badge::badge;
use crate::{
    context::Context,
    error::Result,
    share::paper::Block,
    text::Spoken,
    ui::{
        button, button_quiet,
        late::Inside,
        preview::{Outgoing, preview},
        sheet::{Sheet, sheet},
    },
    widgets::path::{
        model::{
            Booklet,
            booklet::{markdown, plainly},
            take::words,
        },
        state::State,
    },
};

/// What `escale-shared` and files call the booklet.
const KIND: &str = "path";

/// The code.
#[wasm_split(path_take, fallible)]
pub fn code(context: Context, state: State) -> Result<Inside> {
    Ok(Rc::new(move || whole(context, state)))
}

fn whole(context: Context, state: State) -> AnyView {
    let words = Arc::new(words(&context.language()));
    let outgoing = RwSignal::new(None::<Outgoing>);
    let booklet = Memo::new(move |_| state.booklet());
    // Made once: a name that was taken off does not come back.
    let name = RwSignal::new(state.name());
    let is_any = Memo::new(move |_| booklet.with(|booklet| !booklet.years.is_empty()));
    // What is on screen is the path as it was when it was asked for; a locked journal takes it away as well.
    Effect::new(move |_| {
        booklet.track();
        outgoing.set(None);
    });
    let own = words.clone();
    let inside = move || {
        if !is_any.get() {
            return view! { <p class="muted small">{own.get("nothing")}</p> }.into_any();
        }
        view! {
            <p class="muted small">{own.get("lead")}</p>
            {along(context, state, booklet, outgoing, &own)}
            {state.recognition().map(|offered| badge(context, state, (booklet, name, outgoing), &own, &offered))}
        }
        .into_any()
    };
    view! {
        <div class="stack" part="take">
            {inside}
            {preview(context, outgoing)}
        </div>
    }
    .into_any()
}

fn along(
    context: Context,
    state: State,
    booklet: Memo<Booklet>,
    outgoing: RwSignal<Option<Outgoing>>,
    words: &Arc<Spoken>,
) -> AnyView {
    let paper = RwSignal::new(false);
    Effect::new(move |_| {
        booklet.track();
        paper.set(false);
    });
    let text = move |_| {
        outgoing.set(Some(Outgoing {
            kind: KIND,
            format: "md",
            text: markdown(&booklet.get_untracked(), &state.colon()),
        }));
    };
    let (see, own) = (words.get("paper"), words.clone());
    let seen = move || {
        paper
            .get()
            .then(|| on_paper(context, state, booklet, paper, &own))
    };
    view! {
        <div class="stack tight">
            <div class="row">
                {button(None, words.get("booklet"), text)}
                {button(None, see, move |_| paper.set(true))}
            </div>
            {seen}
        </div>
    }
    .into_any()
}

/// What is printed, and the way to the printer.
fn on_paper(
    context: Context,
    state: State,
    booklet: Memo<Booklet>,
    paper: RwSignal<bool>,
    words: &Spoken,
) -> AnyView {
    let read = Sheet::of(KIND, blocks(&booklet.get_untracked(), &state.colon()));
    let (go, hide) = (words.get("print"), words.get("hide"));
    sheet(context, read, words.get("paper-hint"), |print| {
        view! {
            {button(None, go, print)}
            {button_quiet(None, hide, move |_| paper.set(false))}
        }
        .into_any()
    })
}

fn blocks(booklet: &Booklet, colon: &str) -> Vec<Block> {
    let mut blocks = vec![Block::Heading(booklet.title.clone())];
    if !booklet.about.is_empty() {
        blocks.push(Block::Text(booklet.about.clone()));
    }
    for (year, lines) in &booklet.years {
        blocks.push(Block::Subheading(year.clone()));
        for line in lines {
            let entry = [&line.day, " · ", &plainly(line, colon)].concat();
            blocks.push(Block::Entry(entry, line.notes.clone()));
        }
    }
    blocks
}
