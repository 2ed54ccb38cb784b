//! The board as it may leave, read afresh each time it is asked for: the member's own cards, what is stored of the table,
//! what the member would like to try.

use std::collections::BTreeMap;

use leptos::prelude::*;

use super::{State, title};
use crate::{
    context::Context,
    error::Result,
    store::{Query, Stored, kinds},
    text::{DateStyle, local_day, today},
    widgets::retrospective::model::{
        Commitment, Stand,
        after::{
            Own, Promise, Whole,
            trends::{Board, Trends},
        },
        table::{
            Table,
            document::Document,
            kept::{self, Kept},
        },
    },
};

/// What of a board is wanted.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a tick of its own on screen"
)]
#[derive(Debug, Clone, Copy)]
pub struct Wanted {
    /// The member's own cards.
    pub own: bool,
    /// The table.
    pub table: bool,
    /// What the member would like to try.
    pub ahead: bool,
    /// The names that stand on cards.
    pub names: bool,
}

impl State {
    /// The board, as far as it is wanted and may leave.
    ///
    /// # Errors
    /// When the table cannot be read.
    pub async fn whole(self, wanted: Wanted) -> Result<Whole> {
        let context = self.0.with_value(|parts| parts.context);
        let table = if wanted.table {
            let name = self.board_name();
            let found = tables(context, Some(&name)).await?.remove(&name);
            Some(found.unwrap_or_default())
        } else {
            None
        };
        Ok(untrack(|| self.made(context, wanted, table.as_ref())))
    }

    /// What is to be seen across the boards of the space.
    ///
    /// # Errors
    /// When the tables cannot be read.
    pub async fn trends(self) -> Result<Trends> {
        let context = self.0.with_value(|parts| parts.context);
        let tables = tables(context, None).await?;
        let mut boards: BTreeMap<String, Board> = BTreeMap::new();
        for card in self.cards().everywhere() {
            let board = boards.entry(card.board).or_default();
            board.cards.push((card.column, card.text));
        }
        for (name, table) in tables {
            let groups = table.outward(false).groups.into_iter();
            let seen = groups.flat_map(|group| group.cards);
            let board = boards.entry(name).or_default();
            for card in seen.map(|card| (card.column, card.text)) {
                // What a member gave away is theirs, and on the table too.
                if !board.cards.contains(&card) {
                    board.cards.push(card);
                }
            }
            board.weathers = table.weathers();
        }
        let named = |(name, board)| Board { name, ..board };
        let boards: Vec<_> = boards.into_iter().map(named).collect();
        let own = self.cards().columns().into_iter();
        let own: Vec<_> = match self.template() {
            Some(_) => Vec::new(),
            None => own.map(|column| column.id).collect(),
        };
        Ok(Trends::of(&boards, &own, &self.ahead().everywhere()))
    }

    fn made(self, context: Context, wanted: Wanted, table: Option<&Table>) -> Whole {
        let (cards, ahead) = (self.cards(), self.ahead());
        let columns = cards.columns();
        let columns = columns.iter();
        let mut whole = Whole {
            name: self.board_name(),
            title: self.sheet_title(context),
            day: today().to_string(),
            date: context.date(today(), DateStyle::Long),
            columns: columns
                .map(|column| (column.id.clone(), title(context, column)))
                .collect(),
            table: table.map(|table| (table.outward(wanted.names), table.round.limits)),
            ..Whole::default()
        };
        if wanted.own {
            let own = cards.all().into_iter().map(|(card, made)| Own {
                column: card.column,
                text: card.text,
                source: card.source,
                made: local_day(made).to_string(),
            });
            whole.own = own.collect();
        }
        if wanted.ahead {
            let promise = |(what, made): (Commitment, f64)| Promise {
                notes: notes(context, ahead.notes(&what), what.state),
                made: local_day(made).to_string(),
                what,
            };
            whole.commitments = ahead.made_here().into_iter().map(promise).collect();
        }
        whole
    }
}

/// The lines under a commitment, and what became of it.
fn notes(context: Context, mut notes: Vec<String>, state: Stand) -> Vec<String> {
    if state != Stand::Open {
        notes.push(context.text(&["retrospective.stand.", state.as_str()].concat()));
    }
    notes
}

/// What is stored of tables, by board: of one, or of all. States that this version cannot read stay where they are.
async fn tables(context: Context, only: Option<&str>) -> Result<BTreeMap<String, Table>> {
    context.flush().await;
    let query = Query::kind(kinds::RETROSPECTIVE_BOARD);
    let listing = context.store().list(query).await?;
    let mut documents: BTreeMap<String, Document> = BTreeMap::new();
    for record in listing.records {
        let Ok(found) = Stored::<Kept>::read(record) else {
            continue;
        };
        let Kept { board, states, .. } = found.data;
        if only.is_some_and(|only| only != board) {
            continue;
        }
        // Nothing is written on it, so any client will do.
        let document = documents.entry(board).or_insert_with(|| Document::new(0));
        for state in states.iter().filter_map(|state| kept::read(state)) {
            // One that is refused leaves the document as it was.
            document.merge(&state).unwrap_or_default();
        }
    }
    let table = |(board, document): (String, Document)| (board, document.table());
    Ok(documents.into_iter().map(table).collect())
}
