//! The board on its way to the printer.

use leptos::{prelude::*, tachys::view::any_view::AnyView};

use super::{After, KIND};
use crate::{
    share::paper::Block,
    ui::{
        button_main, button_quiet,
        sheet::{Sheet, sheet},
    },
    widgets::retrospective::model::after::page::{Piece, as_text, ticked},
};

/// What is printed of a page.
pub fn laid_out(page: &[Piece]) -> Sheet {
    Sheet {
        kind: KIND,
        blocks: page.iter().map(block).collect(),
        text: as_text(page),
    }
}

/// It, and the way to the printer.
pub fn on_paper(after: After, read: Sheet) -> AnyView {
    sheet(after.context, read, after.say("print-hint"), |print| {
        view! {
            {button_main(after.say("print-go"), print)}
            {button_quiet(None, after.say("hide"), move |_| after.hide())}
        }
        .into_any()
    })
}

fn block(piece: &Piece) -> Block {
    match piece {
        Piece::Title(text) => Block::Heading(text.clone()),
        Piece::Line(text) => Block::Text(text.clone()),
        Piece::Part(text) | Piece::Column(text) => Block::Subheading(text.clone()),
        Piece::Entry(text, under, tick) => Block::Entry(ticked(text, *tick), under.clone()),
    }
}
