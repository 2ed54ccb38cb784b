//! The one door: what the member does to the board and to their commitments, and what is read of them.

pub mod after;
mod ahead;
mod cards;
mod editor;
pub mod keeping;
pub mod look;
mod removed;
mod sheet;
pub mod table;
mod templates;

use leptos::prelude::*;

pub use ahead::{Ahead, Decision};
pub use cards::{Cards, Command, Step};
pub use editor::Editor;

use super::model::{Column, board, keeping::Keeping};
use crate::{
    context::Context,
    error::Result,
    programme::{Stage, Template},
};

/// The board's name when the host gives none.
const BOARD: &str = "board";

/// The retrospective's state: a small handle, as every row of the view holds it.
#[derive(Clone, Copy)]
pub struct State(StoredValue<Parts>);

struct Parts {
    context: Context,
    name: String,
    board: board::Board,
    cards: Cards,
    ahead: Ahead,
    keeping: Keeping,
    sealed: StoredValue<bool>,
}

impl State {
    /// Reads the board, the commitments and what was being typed.
    pub async fn open(context: Context) -> Result<Self> {
        let name = context
            .attribute("board")
            .unwrap_or_else(|| BOARD.to_owned());
        let (keeping, sealed) = keeping::open(context, &name).await?;
        let attribute = context.attribute("template");
        let mut board = board::board(context.programme().as_deref(), attribute.as_deref());
        templates::spell(context, &mut board).await?;
        let cards = Cards::open(context, name.clone(), board.columns.clone()).await?;
        let ahead = Ahead::open(context, name.clone()).await?;
        Ok(Self(StoredValue::new(Parts {
            context,
            name,
            board,
            cards,
            ahead,
            keeping,
            sealed,
        })))
    }

    /// The board's cards.
    pub fn cards(&self) -> Cards {
        self.0.with_value(|parts| parts.cards)
    }

    /// The commitments.
    pub fn ahead(&self) -> Ahead {
        self.0.with_value(|parts| parts.ahead)
    }

    /// How long the board is kept, as it was decided when it opened.
    pub fn keeping(&self) -> Keeping {
        self.0.with_value(|parts| parts.keeping.clone())
    }

    /// Whether the board is sealed, as far as this tab knows.
    fn sealed(&self) -> StoredValue<bool> {
        self.0.with_value(|parts| parts.sealed)
    }

    /// The board's name, as its attribute has it.
    pub fn board_name(&self) -> String {
        self.0.with_value(|parts| parts.name.clone())
    }

    /// The stages, in order.
    pub fn stages(&self) -> Vec<Stage> {
        self.0.with_value(|parts| parts.board.stages.clone())
    }

    /// The template; none where the columns are the host's.
    pub fn template(&self) -> Option<Template> {
        self.0.with_value(|parts| parts.board.template)
    }

    /// The board's own name: its template's, or the programme's title where the columns are the host's.
    pub fn board_title(&self) -> String {
        self.0.with_value(|Parts { context, board, .. }| {
            let named = || {
                let template = board.template?;
                Some(context.text(&template_key(template)))
            };
            let template = board.name.clone().or_else(named);
            let programme = || {
                context
                    .programme()
                    .map(|programme| context.pick(&programme.title))
            };
            template.or_else(programme).unwrap_or_default()
        })
    }
}

fn template_key(template: Template) -> String {
    ["retrospective.template.", template.as_str()].concat()
}

/// A column's title in the language on screen.
fn title(context: Context, column: &Column) -> String {
    match &column.host {
        Some(host) => context.pick(&host.title),
        None => context.text(&["retrospective.column.", &column.id].concat()),
    }
}
