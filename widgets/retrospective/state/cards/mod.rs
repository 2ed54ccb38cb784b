//! The cards of one board and where they stand, for the view to read. `deeds` is what the member does with them.

mod deeds;

use leptos::prelude::*;

use super::{Editor, removed::Removed, title};
use crate::{
    context::{Collection, Context},
    error::Result,
    programme::Day,
    store::{Query, Stored, kinds},
    text::DateStyle,
    widgets::retrospective::model::{Card, Column, Lane, board, card::excerpt},
};

pub use deeds::{Command, Step};

/// The cards and where they stand.
#[derive(Clone, Copy)]
pub struct Cards {
    context: Context,
    name: StoredValue<String>,
    columns: StoredValue<Vec<Column>>,
    stored: Collection<Card>,
    removed: Removed<Card>,
    lanes: Memo<Vec<Lane>>,
    adding: StoredValue<Vec<Editor>>,
    editor: Editor,
}

impl Cards {
    /// Reads the cards and what was being typed.
    pub async fn open(context: Context, name: String, columns: Vec<Column>) -> Result<Self> {
        let stored =
            Collection::<Card>::open(context, Query::kind(kinds::RETROSPECTIVE_CARD)).await?;
        let mut adding = Vec::with_capacity(columns.len());
        for column in &columns {
            adding.push(Editor::open(context, &name, &column.id).await);
        }
        let editor = Editor::open(context, &name, "=edit").await;
        let removed = Removed::new();
        let (name, columns) = (StoredValue::new(name), StoredValue::new(columns));
        let lanes = Memo::new(move |_| {
            let gone: Vec<(String, Card)> = removed.all();
            stored.with(|items| {
                let here = items.iter().map(|one| (&*one.id, &one.data));
                let back = |id: &str| items.iter().any(|one| one.id == id);
                let gone = gone
                    .iter()
                    .filter(|(id, _)| !back(id))
                    .map(|(id, card)| (&**id, card));
                name.with_value(|name| {
                    columns.with_value(|columns| board::lanes(name, columns, here.chain(gone)))
                })
            })
        });
        let adding = StoredValue::new(adding);
        let all = Self {
            context,
            name,
            columns,
            stored,
            removed,
            lanes,
            adding,
            editor,
        };
        all.rescue_edit();
        Ok(all)
    }

    /// The columns of the template, in order.
    pub fn columns(&self) -> Vec<Column> {
        self.columns.get_value()
    }

    /// The identifiers of a column's cards, in order; deleted ones are among them, where they stood.
    pub fn lane(&self, column: &str) -> Vec<String> {
        let lane = |lanes: &Vec<Lane>| {
            lanes
                .iter()
                .find(|lane| lane.column == column)
                .map(|lane| lane.cards.clone())
        };
        self.lanes.with(lane).unwrap_or_default()
    }

    /// What a card says.
    pub fn text(&self, id: &str) -> Option<String> {
        self.stored.with(|items| {
            items
                .iter()
                .find(|one| one.id == id)
                .map(|one| one.data.text.clone())
        })
    }

    /// Where a card comes from, in words.
    pub fn provenance(&self, id: &str) -> Option<String> {
        let source = self.stored.find(id)?.data.source?;
        let day = Day::parse(&source.date).filter(|_| source.widget == "journal")?;
        let day = self.context.date(day, DateStyle::Long);
        Some(
            self.context
                .text_with("retrospective.from-journal", &[("day", &day)]),
        )
    }

    /// The beginning of a card, also of a deleted one.
    pub fn excerpt(&self, id: &str) -> String {
        let text = self
            .text(id)
            .or_else(|| self.removed.get(id).map(|card| card.text));
        excerpt(&text.unwrap_or_default())
    }

    /// Whether a card was deleted and can come back.
    pub fn is_removed(&self, id: &str) -> bool {
        self.removed.has(id) && self.text(id).is_none()
    }

    /// The columns a card can move to, as id and title: all but its own.
    pub fn targets(&self, id: &str) -> Vec<(String, String)> {
        let own = self.stored.find(id).map(|one| one.data.column);
        let others = self
            .columns()
            .into_iter()
            .filter(|column| Some(&column.id) != own.as_ref());
        others
            .map(|column| (column.id.clone(), title(self.context, &column)))
            .collect()
    }

    /// Whether a card's column is one of the board's, so that it has a place among others.
    pub fn is_placed(&self, id: &str) -> bool {
        let column = self.stored.find(id).map(|one| one.data.column);
        self.columns
            .with_value(|columns| columns.iter().any(|one| Some(&one.id) == column.as_ref()))
    }

    /// The title of a column.
    pub fn title(&self, column: &str) -> String {
        let titled = |columns: &Vec<Column>| {
            columns
                .iter()
                .find(|one| one.id == column)
                .map(|one| title(self.context, one))
        };
        let found = self.columns.with_value(titled);
        found.unwrap_or_else(|| self.context.text("retrospective.other"))
    }

    /// What is being typed for a column, by the column's place.
    pub fn adding(&self, place: usize) -> Option<Editor> {
        self.adding.with_value(|adding| adding.get(place).copied())
    }

    /// What is being typed over a card.
    pub fn editor(&self) -> Editor {
        self.editor
    }

    /// Columns as title and texts, for the board as a text; cards whose column is gone come last.
    pub fn written(&self) -> Vec<(String, Vec<String>)> {
        let lanes = self.lanes.get_untracked();
        let texts = |ids: Vec<String>| {
            ids.iter()
                .filter_map(|id| self.stored.find(id).map(|one| one.data.text))
                .collect()
        };
        lanes
            .into_iter()
            .map(|lane| (self.title(&lane.column), texts(lane.cards)))
            .collect()
    }

    /// The cards as they may go to the others: identifier, column, text, and the widget they come from.
    pub fn offered(&self) -> Vec<(String, String, String, Option<String>)> {
        let lanes = self.lanes.get();
        let ids = lanes.into_iter().flat_map(|lane| lane.cards);
        let offer = |id: String| {
            let card = self.stored.find(&id)?.data;
            let origin = card.source.map(|source| source.widget);
            Some((id, card.column, card.text, origin))
        };
        ids.filter_map(offer).collect()
    }

    /// The cards as they are stored, in the order of the board, and when each was first saved.
    pub fn all(&self) -> Vec<(Card, f64)> {
        let lanes = self.lanes.get_untracked();
        let ids = lanes.into_iter().flat_map(|lane| lane.cards);
        let one = |id: String| {
            let stored = self.stored.find(&id)?;
            Some((stored.data, stored.created))
        };
        ids.filter_map(one).collect()
    }

    /// The cards of all boards of the space.
    pub fn everywhere(&self) -> Vec<Card> {
        let cards = |items: &[Stored<Card>]| items.iter().map(|one| one.data.clone()).collect();
        self.stored.with_untracked(cards)
    }

    /// The cards of a column as `(id, key)`, in order, without deleted ones.
    fn placed(&self, column: &str) -> Vec<(String, String)> {
        self.lane(column)
            .into_iter()
            .filter_map(|id| self.stored.find(&id).map(|one| (id, one.data.order)))
            .collect()
    }
}
