//! The facilitator's sheet, on screen and on paper: a chunk of its own, for whoever opens the fold.

use std::rc::Rc;

use leptos::{html, prelude::*, tachys::view::any_view::AnyView};
use wasm_split_helpers::wasm_split;

use super::{Around, opening::opening};
use crate::{
    context::Context,
    error::Result,
    share::paper::{Block, print},
    ui::{
        Icon, button, heading,
        late::{Inside, Part, is_open},
        words::Words,
    },
    widgets::retrospective::model::table::{Phase, guide},
};

/// The fold.
pub fn guide(around: Around) -> AnyView {
    let part = Part::new(around.context);
    let node = NodeRef::<html::Details>::new();
    let open = move |_| {
        if is_open(node) {
            part.load(async move { load(around).await });
        }
    };
    view! {
        <details class="fold no-print guide" on:toggle=open node_ref=node>
            <summary>{around.words.text("table.guide")}</summary>
            {part.view()}
        </details>
    }
    .into_any()
}

#[wasm_split(retrospective_guide, fallible)]
fn load(around: Around) -> Result<Inside> {
    Ok(Rc::new(move || inside(around)))
}

fn inside(around: Around) -> AnyView {
    let words = Words::new(
        around.context,
        include_str!("../../model/table/guide/en.json"),
        include_str!("../../model/table/guide/fr.json"),
    );
    let place = NodeRef::<html::Div>::new();
    let blocks = Memo::new(move |_| {
        let phases = around.shared.with(|table| table.round.phases.clone());
        let name = |phase: Phase| {
            let key = ["table.phase.", phase.as_str()].concat();
            around.words.text(&key)
        };
        guide::sheet(&phases, &opening(around), |key| words.text(key), name)
    });
    let context = around.context;
    let on_paper = move |_| {
        let Some(place) = place.get_untracked() else {
            return;
        };
        let blocks = blocks.get_untracked();
        context.spawn(async move {
            match print((*place).clone().into(), context.language(), blocks).await {
                Ok(()) => context.shared("retrospective", "print"),
                Err(error) => context.fail(error),
            }
        });
    };
    let drawn = move || {
        let blocks = blocks.get();
        blocks
            .into_iter()
            .map(|one| block(context, one))
            .collect::<Vec<_>>()
    };
    view! {
        <div class="stack tight" node_ref=place>
            <p class="muted small">{words.text("guide.what")}</p>
            <div class="row">{button(Some(Icon::Download), words.text("guide.print"), on_paper)}</div>
            <div class="stack tight">{drawn}</div>
        </div>
    }
    .into_any()
}

/// A paragraph of the sheet; what it is called stands on the fold.
fn block(context: Context, block: Block) -> AnyView {
    match block {
        Block::Heading(_) => ().into_any(),
        Block::Subheading(text) => heading(context, 3, "label", text),
        Block::Text(text) => view! { <blockquote class="lines">{text}</blockquote> }.into_any(),
        Block::Entry(text, under) => {
            let under: Vec<_> = under
                .into_iter()
                .map(|line| view! { <li>{line}</li> })
                .collect();
            let list = (!under.is_empty()).then(|| view! { <ul>{under}</ul> });
            view! { <div><p>{text}</p> {list}</div> }.into_any()
        }
    }
}
