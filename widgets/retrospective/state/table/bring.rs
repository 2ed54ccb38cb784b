//! A board from a file: what it would bring, and how it is put on the table and among the member's own.

use leptos::prelude::*;

use super::Shared;
use crate::widgets::retrospective::model::{
    Commitment,
    after::{
        bring::{Brought, fresh_own},
        json::{Meant, OwnCard},
    },
    table::guard,
};

/// What a file would bring that is not here yet.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct News {
    /// Cards for the table, as column and text.
    pub cards: Vec<(String, String)>,
    /// How many cards are there already.
    pub known: usize,
    /// How many weathers people came with that are not there.
    pub weathers: usize,
    /// Cards of the member's own.
    pub own: Vec<OwnCard>,
    /// What they would like to try.
    pub ahead: Vec<Meant>,
}

impl News {
    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.cards.is_empty() && self.weathers == 0 && self.own.is_empty() && self.ahead.is_empty()
    }
}

impl Shared {
    /// What a file would bring.
    pub fn news(&self, brought: &Brought) -> News {
        self.follow();
        let (cards, weathers) = self.document.with_value(|document| {
            let fresh = brought.fresh(document).into_iter();
            let cards = fresh.map(|card| (card.column.clone(), card.text.clone()));
            (cards.collect::<Vec<_>>(), brought.arriving(document).len())
        });
        let own: Vec<_> = self
            .own
            .cards()
            .all()
            .into_iter()
            .map(|(card, _)| card)
            .collect();
        let made = self.own.ahead().made_here().into_iter();
        let made: Vec<_> = made.map(|(one, _)| one).collect();
        let (own, ahead) = fresh_own(brought, &self.name.get_value(), &own, &made);
        News {
            known: brought.cards.len() - cards.len(),
            cards,
            weathers,
            own,
            ahead,
        }
    }

    /// Brings it: all of it, or nothing.
    ///
    /// # Errors
    /// Why the table does not take it.
    pub fn bring(&self, brought: &Brought) -> Result<(), guard::Refused> {
        let news = self.news(brought);
        if !brought.cards.is_empty() || !brought.weathers.is_empty() {
            let brought = self
                .document
                .try_update_value(|document| document.bring(brought));
            brought.unwrap_or(Ok(()))?;
            self.changed();
        }
        for OwnCard {
            column,
            text,
            source,
            ..
        } in news.own
        {
            self.own.cards().bring(column, text, source);
        }
        for Meant {
            text,
            step,
            when,
            state,
            ..
        } in news.ahead
        {
            self.own.ahead().bring(Commitment {
                board: self.name.get_value(),
                text,
                step,
                when,
                state,
            });
        }
        Ok(())
    }
}
