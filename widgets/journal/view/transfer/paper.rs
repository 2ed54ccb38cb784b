//! Prints the journal as a book: a button, how far it is, and what became of it.

use leptos::{html, prelude::*, tachys::view::any_view::AnyView};

use super::take::stays;
use crate::{
    context::Context,
    ui::{button, focus_soon, frame::sentence, words::Words},
    widgets::journal::{
        state::{
            State,
            printing::{Printing, Stage},
        },
        view::named::names,
    },
};

/// The part that prints.
pub fn paper(context: Context, state: State, words: Words) -> AnyView {
    let printing = Printing::new(context, state);
    let reached = printing.stage();
    let part = NodeRef::<html::Section>::new();
    let is_writing = Memo::new(move |_| reached.with(|stage| matches!(stage, Stage::Writing(_))));
    let told = Memo::new(move |_| reached.with(|stage| told(context, words, stage)));
    let lead = move || {
        focus_soon(context, part, "button");
    };
    Effect::new(move |before: Option<bool>| {
        let writing = is_writing.get();
        if before.is_some_and(|before| before && !writing) {
            context.announce(&told.get_untracked());
            lead();
        }
        writing
    });
    let print = move |_| {
        if let Some(part) = part.get_untracked() {
            printing.print(part.into(), names(context));
            lead();
        }
    };
    let choice = move || {
        if is_writing.get() {
            button(None, words.text("export.stop"), move |_| printing.stop())
        } else {
            button(None, words.text("export.print"), print)
        }
    };
    view! {
        <section class="stack tight" node_ref=part>
            <p class="muted small">{words.text("export.print-what")}</p>
            <div class="row">{choice}</div>
            <p class="lines">{told}</p>
        </section>
    }
    .into_any()
}

/// What there is to say at a stage.
fn told(context: Context, words: Words, stage: &Stage) -> String {
    match stage {
        Stage::Waiting => String::new(),
        Stage::Writing(entries) => words
            .some("export.read", *entries)
            .unwrap_or_else(|| words.text("export.reading")),
        Stage::Printed { closed } => {
            let mut lines = vec![words.text("export.printed")];
            lines.extend(stays(words, *closed));
            lines.join("\n")
        }
        Stage::Empty => words.text("export.empty"),
        Stage::Stopped => words.text("export.print-stopped"),
        Stage::Failed(error) => sentence(context, error),
    }
}
