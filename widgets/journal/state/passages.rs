//! Passages of the open entry become private cards of the member's own retrospective.
//!
//! The journal and the retrospective meet in the record kind of a card. A passage has one identifier as long as its words
//! are the same, so that it is among the cards once; a card the member deleted comes back only when asked for again.

use leptos::prelude::*;
use serde_json::json;

use super::State;
use crate::{
    error::Result,
    store::{Change, Record, kinds},
    text::now,
    widgets::journal::model::passage,
};

/// The board of a page that names none.
const BOARD: &str = "board";

/// The column of cards that come from here. No board has it: such cards wait in a column of their own to be placed.
const COLUMN: &str = "from-journal";

/// The version of a card's payload that is written here.
const CARD_VERSION: u32 = 1;

/// Where a card comes from and where it goes.
struct Origin<'a> {
    board: &'a str,
    entry: &'a str,
    date: &'a str,
}

impl State {
    /// The passages of the open entry, to the last keystroke.
    pub fn passages(&self) -> Vec<String> {
        self.open.text().with(|text| passage::passages(text))
    }

    /// Keeps passages of the open entry as cards; how many of them are new.
    ///
    /// # Errors
    /// What the store answered; the member was told.
    pub async fn keep_as_cards(&self, passages: Vec<String>) -> Result<usize> {
        let Some(entry) = self.open.id().get_untracked() else {
            return Ok(0);
        };
        let date = untrack(|| self.open.date());
        let board = self.context.attribute("board");
        let origin = Origin {
            board: board.as_deref().unwrap_or(BOARD),
            entry: &entry,
            date: &date,
        };
        let mut records = Vec::new();
        for card in cards(&origin, &passages, now()) {
            if self.context.store().get(&card.id).await?.is_none() {
                records.push(card);
            }
        }
        let count = records.len();
        if count > 0 {
            self.context.commit(Change::all(records)).await?;
        }
        Ok(count)
    }
}

/// Passages as cards; those that say the same are one.
fn cards(origin: &Origin<'_>, passages: &[String], now: f64) -> Vec<Record> {
    let mut cards: Vec<Record> = Vec::new();
    for (place, text) in passages.iter().enumerate() {
        let card = card(origin, text, place, now);
        if cards.iter().all(|one| one.id != card.id) {
            cards.push(card);
        }
    }
    cards
}

/// A passage as a card. The kind's shape is the retrospective's; this is the version we know.
fn card(origin: &Origin<'_>, text: &str, place: usize, now: f64) -> Record {
    let Origin { board, entry, date } = origin;
    let named = [board, ":", &passage::key(entry, text)].concat();
    let order = order(now, place);
    Record {
        id: [kinds::RETROSPECTIVE_CARD, ":journal:", &named].concat(),
        kind: kinds::RETROSPECTIVE_CARD.to_owned(),
        v: CARD_VERSION,
        order: [board, COLUMN, &order].join("/"),
        created: now,
        updated: now,
        rev: 0,
        deleted: false,
        blobs: Vec::new(),
        saves: crate::store::Saves::new(),
        payload: json!({
            "board": board,
            "column": COLUMN,
            "text": text,
            "order": order,
            "source": { "widget": "journal", "date": date },
        }),
    }
}

/// A key after those of earlier moments, with room before and behind it.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "moments are whole and after 1970"
)]
fn order(now: f64, place: usize) -> String {
    let (moment, place) = ((now as u64).to_string(), place.to_string());
    let zeros = "0".repeat(4_usize.saturating_sub(place.len()));
    [&moment, &*zeros, &place, "V"].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_card_knows_its_day_and_has_the_same_name_for_the_same_words() {
        let origin = Origin {
            board: "spring",
            entry: "e",
            date: "2026-11-23",
        };
        let one = card(&origin, "Oui.", 0, 1_763_932_676_123.0);
        assert_eq!((one.kind.as_str(), one.rev), ("retrospective-card", 0));
        assert_eq!(one.order, "spring/from-journal/17639326761230000V");
        assert_eq!(
            one.payload["source"],
            json!({ "widget": "journal", "date": "2026-11-23" })
        );
        let later = card(&origin, "Oui.", 3, 1_763_932_676_124.0);
        assert_eq!(later.id, one.id);
        assert!(later.order > one.order);
        assert_ne!(card(&origin, "Non.", 0, 0.0).id, one.id);
    }

    #[test]
    fn two_passages_that_say_the_same_are_one_card() {
        let origin = Origin {
            board: "spring",
            entry: "e",
            date: "2026-11-23",
        };
        let passages = ["Oui.", "Non.", "Oui."].map(str::to_owned);
        let cards = cards(&origin, &passages, 0.0);
        let texts: Vec<_> = cards.iter().map(|card| &card.payload["text"]).collect();
        assert_eq!(texts, ["Oui.", "Non."]);
    }

    #[test]
    fn passages_of_one_moment_stand_in_their_order() {
        let orders: Vec<String> = (0..12).map(|place| order(1.0, place)).collect();
        assert!(orders.is_sorted());
    }
}
