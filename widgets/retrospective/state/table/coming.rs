//! What comes in: looked at first, put on the table when the member says so.

use std::collections::BTreeMap;

use leptos::prelude::*;
use web_sys::File;
use zeroize::Zeroizing;

use super::Shared;
use crate::{
    error::Result,
    share::{
        chosen,
        locked::{self, Told},
        packet::{Fault, MAX_GIVEN_BYTES},
    },
    widgets::retrospective::model::table::{
        Card,
        document::Document,
        guard,
        packet::{
            Brought, Packet, Refused,
            carried::{Given, given},
            found,
        },
    },
};

/// What waits to be put on the table, and what was not taken.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Coming {
    /// What is in it, packet by packet.
    pub seen: Vec<Seen>,
    /// What was refused, with the line where it begins (0 in a file that is one packet).
    pub refused: Vec<(usize, Refused)>,
    brought: Vec<Brought>,
}

impl Coming {
    /// Takes in what else comes.
    pub fn join(&mut self, other: Self) {
        self.seen.extend(other.seen);
        self.refused.extend(other.refused);
        self.brought.extend(other.brought);
    }
}

/// What a packet would bring.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Seen {
    /// Who it is from, if they said so.
    pub author: Option<String>,
    /// Whether it is all of a table.
    pub whole: bool,
    /// The board it was made for, where that is another one.
    pub other: Option<String>,
    /// The cards that are not here yet, as column and text; of those that will be covered here, no text.
    pub fresh: Vec<(String, Option<String>)>,
    /// How many cards are here already.
    pub known: usize,
    /// How many cards it would take off the table or say otherwise.
    pub changed: usize,
}

/// What was given, once it is looked at.
pub enum Looked {
    /// It waits to be put on the table.
    Coming(Coming),
    /// It needs a passphrase.
    Locked(Vec<u8>),
}

impl Shared {
    /// Looks what was given.
    pub fn look(&self, bytes: &[u8]) -> Looked {
        let bytes = match given(bytes) {
            Ok(Given::Locked(file)) => return Looked::Locked(file),
            Ok(Given::Open(bytes)) => bytes,
            Err(fault) => {
                return Looked::Coming(Coming {
                    refused: vec![(0, Refused::Frame(fault))],
                    ..Coming::default()
                });
            }
        };
        let mut coming = Coming::default();
        for (line, read) in found(&bytes) {
            match read.and_then(|brought| self.see(&brought).map(|seen| (brought, seen))) {
                Ok((brought, seen)) => {
                    coming.brought.push(brought);
                    coming.seen.push(seen);
                }
                Err(why) => coming.refused.push((line, why)),
            }
        }
        Looked::Coming(coming)
    }

    /// Reads a file that is not larger than what is looked at; none when it is.
    pub async fn read(self, file: &File) -> Result<std::result::Result<Vec<u8>, Refused>> {
        let max = MAX_GIVEN_BYTES;
        if file.size() > f64::from(u32::try_from(max).unwrap_or(u32::MAX)) {
            return Ok(Err(Refused::Frame(Fault::TooLarge { max })));
        }
        let read = chosen::bytes(file, || true).await?;
        Ok(Ok(read.unwrap_or_default()))
    }

    /// Opens what is locked; none when it was stopped.
    pub async fn unlock(
        self,
        file: Vec<u8>,
        passphrase: Zeroizing<String>,
        told: Told,
    ) -> Result<Option<Looked>> {
        let opened = locked::open_bytes(file, passphrase, told).await?;
        Ok(opened.map(|bytes| self.look(&bytes)))
    }

    /// Puts on the table what was looked at: all of it, or nothing.
    pub fn take(&self, coming: &Coming) -> std::result::Result<(), guard::Refused> {
        self.follow();
        let taken = self
            .document
            .try_update_value(|document| document.take(&coming.brought));
        taken.unwrap_or(Ok(()))?;
        self.changed();
        Ok(())
    }

    /// What a packet would bring, without bringing it.
    fn see(&self, brought: &Brought) -> std::result::Result<Seen, Refused> {
        match brought {
            Brought::Cards(packet) => Ok(self.see_cards(packet)),
            Brought::Board { name, update } => {
                let mut seen = self.see_board(update).map_err(Refused::Board)?;
                seen.other = self.other(name);
                Ok(seen)
            }
        }
    }

    fn see_cards(&self, packet: &Packet) -> Seen {
        let ids = packet.ids();
        let fresh = self.now(|table| {
            let is_open = !table.round.covered;
            let cards = ids.iter().zip(packet.cards());
            let new = cards.filter(|(id, _)| !table.cards.contains_key(*id));
            new.map(|(_, card)| (card.column.clone(), is_open.then(|| card.text.clone())))
                .collect::<Vec<_>>()
        });
        Seen {
            author: packet.author().map(str::to_owned),
            other: self.other(packet.board()),
            known: ids.len() - fresh.len(),
            fresh,
            ..Seen::default()
        }
    }

    fn see_board(&self, update: &[u8]) -> std::result::Result<Seen, guard::Refused> {
        // Nothing is written on it, so any client will do.
        let mut both = Document::new(0);
        both.merge(update)?;
        let before = self.now(|table| table.cards.clone());
        let theirs = both.table().cards;
        let known = theirs.keys().filter(|id| before.contains_key(*id)).count();
        both.merge(&self.document.with_value(Document::bytes))?;
        let after = both.table();
        let changed = changed(&before, &after.cards);
        let new = after.cards.iter();
        let new = new.filter(|(id, card)| !before.contains_key(*id) && !card.gone);
        let new = new.map(|(id, card)| {
            let is_open = !after.is_covered(id);
            (card.column.clone(), is_open.then(|| card.text.clone()))
        });
        Ok(Seen {
            whole: true,
            known,
            changed,
            fresh: new.collect(),
            ..Seen::default()
        })
    }

    fn other(&self, board: &str) -> Option<String> {
        (self.name.get_value() != board).then(|| board.to_owned())
    }
}

/// How many cards would be gone or say something else.
fn changed(before: &BTreeMap<String, Card>, after: &BTreeMap<String, Card>) -> usize {
    let differs = |(id, card): &(&String, &Card)| match after.get(*id) {
        Some(other) => (other.gone && !card.gone) || other.text != card.text,
        None => true,
    };
    before.iter().filter(differs).count()
}
