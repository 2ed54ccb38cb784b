//! What leaves: cards the member chose, or all of the table, as a text or a link, open or locked.

use leptos::prelude::*;
use zeroize::Zeroizing;

use super::{Shared, random};
use crate::{
    error::{Error, Result},
    share::{
        locked::{self, Told},
        packet::Form,
    },
    ui::preview::Outgoing,
    widgets::retrospective::model::table::{
        document::Document,
        packet::{self, BOARD, CARDS, Card, Packet, carried::Carried},
    },
};

/// A passphrase any shorter is tried out in no time.
pub const SHORTEST: usize = 8;

/// What is to leave.
pub enum Leaving {
    /// These cards, with a name or without.
    Cards(Vec<String>, String),
    /// All of the table.
    Board,
}

/// What is about to leave.
pub struct Made {
    /// It, on its way.
    pub carried: Carried,
    /// What is in it, to be read by the member; nothing for a table, which is on screen.
    pub content: Option<String>,
}

impl Shared {
    /// Makes a packet; none when it was stopped. An empty passphrase locks nothing.
    pub async fn make(
        self,
        leaving: Leaving,
        passphrase: Zeroizing<String>,
        told: Told,
    ) -> Result<Option<Made>> {
        let (form, content) = self.content(leaving)?;
        let readable = (form == CARDS).then(|| String::from_utf8_lossy(&content).into_owned());
        let open = Carried::open(form, &content).map_err(|fault| refused(fault.to_string()))?;
        let carried = if passphrase.is_empty() {
            Some(open)
        } else {
            let file = locked::close(open.file().to_vec(), passphrase, told).await?;
            file.map(Carried::locked)
        };
        Ok(carried.map(|carried| Made {
            carried,
            content: readable,
        }))
    }

    fn content(&self, leaving: Leaving) -> Result<(Form, Vec<u8>)> {
        let name = self.name.get_value();
        let (chosen, author) = match leaving {
            Leaving::Cards(chosen, author) => (chosen, author),
            Leaving::Board => {
                let board = |document: &Document| packet::board(&name, document);
                return Ok((BOARD, self.document.with_value(board)));
            }
        };
        let offered = untrack(|| self.own.cards().offered());
        let cards = offered.into_iter().filter(|one| chosen.contains(&one.0));
        let cards = cards.map(|(_, column, text, origin)| Card {
            column,
            text,
            origin,
        });
        let author = Some(author.as_str()).filter(|name| !name.trim().is_empty());
        let packet = Packet::new(&name, author, cards.collect(), random()?);
        let packet = packet.map_err(|why| refused(why.to_string()))?;
        Ok((CARDS, packet.content()))
    }
}

/// What is shown before it leaves: the text to the last character.
pub fn outgoing(text: String) -> Outgoing {
    Outgoing {
        kind: "retrospective-packet",
        format: "txt",
        text,
    }
}

fn refused(cause: String) -> Error {
    Error::Browser {
        what: "packet",
        cause,
    }
}
