//! The board on its way to the printer: what is printed is read first.

use leptos::{html, prelude::*, tachys::view::any_view::AnyView};

use super::{After, KIND};
use crate::{
    share::paper::{Block, print},
    ui::{button_main, button_quiet, still_there},
    widgets::retrospective::model::after::page::{Piece, as_text, ticked},
};

/// What is printed.
#[derive(Clone)]
pub struct Sheet {
    blocks: Vec<Block>,
    text: String,
}

impl Sheet {
    /// Of a page.
    pub fn of(page: &[Piece]) -> Self {
        Self {
            blocks: page.iter().map(block).collect(),
            text: as_text(page),
        }
    }

    /// It, and the way to the printer.
    pub fn view(self, after: After) -> AnyView {
        let Self { blocks, text } = self;
        let context = after.context;
        let place = NodeRef::<html::Div>::new();
        let go = move |_| {
            let Some(place) = still_there(place) else {
                return;
            };
            let blocks = blocks.clone();
            context.spawn(async move {
                match print(place, context.language(), blocks).await {
                    Ok(()) => context.shared(KIND, "print"),
                    Err(error) => context.fail(error),
                }
            });
        };
        let hint = after.say("print-hint");
        context.announce(&hint);
        view! {
            <div class="stack tight" node_ref=place>
                <p class="small">{hint}</p>
                <pre class="preview" part="preview" tabindex="0">{text}</pre>
                <div class="row">
                    {button_main(after.say("print-go"), go)}
                    {button_quiet(None, after.say("hide"), move |_| after.hide())}
                </div>
            </div>
        }
        .into_any()
    }
}

fn block(piece: &Piece) -> Block {
    match piece {
        Piece::Title(text) => Block::Heading(text.clone()),
        Piece::Line(text) => Block::Text(text.clone()),
        Piece::Part(text) | Piece::Column(text) => Block::Subheading(text.clone()),
        Piece::Entry(text, under, tick) => Block::Entry(ticked(text, *tick), under.clone()),
    }
}
