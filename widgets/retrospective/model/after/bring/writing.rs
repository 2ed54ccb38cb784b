//! How what comes from a file is put on a table: each card, with all that hangs on it, as one client of the document.

use std::collections::BTreeMap;

use super::{Brought, Came, Each, Meant, OwnCard, Seen, Voter, digest};
use crate::widgets::retrospective::model::{
    Card, Commitment,
    table::{
        Round, Table, Value, Write, arrive, comment, document::Document, guard, on_card,
        votes::Limits,
    },
};

impl Brought {
    /// The cards that are not on a table yet.
    pub fn fresh(&self, document: &Document) -> Vec<&Seen> {
        let is_new = |card: &&Seen| !document.has(&["card/", &card.id, "/text"].concat());
        self.cards.iter().filter(is_new).collect()
    }

    /// The weathers of people who named none on a table.
    pub fn arriving(&self, document: &Document) -> Vec<&Came> {
        let is_new = |came: &&Came| {
            let (key, _) = arrive(&came.who, None);
            !document.has(&key)
        };
        self.weathers.iter().filter(is_new).collect()
    }
}

impl Document {
    /// Puts on the table what a file brings: all that is not there yet, or, where it is refused, nothing.
    ///
    /// # Errors
    /// Why it is refused.
    pub fn bring(&mut self, brought: &Brought) -> Result<(), guard::Refused> {
        let mut units: Vec<Vec<Write>> = brought.fresh(self).into_iter().map(card).collect();
        let is_new = |voter: &&Voter| !self.has(&["voter/", &voter.id].concat());
        let voters = brought.voters.iter().filter(is_new);
        units.extend(voters.map(|voter| vec![Table::proxy(&voter.id, &voter.name)]));
        let came = brought.arriving(self).into_iter();
        units.extend(came.map(|one| vec![arrive(&one.who, Some(one.weather))]));
        // How a round is run is not changed by what comes to it.
        if let Some(limits) = brought.limits.filter(|_| !self.has("round/votes")) {
            units.push(Round::limit(limits.into()).to_vec());
        }
        self.merge_all(units.iter().map(|writes| update(writes)))
    }
}

/// All that a card brings, always in the same order.
fn card(card: &Seen) -> Vec<Write> {
    let text = |field: &str, text: &str| on_card(&card.id, field, Value::Text(text.to_owned()));
    let mut writes = vec![text("text", &card.text), text("column", &card.column)];
    let more = [
        ("author", &card.author),
        ("origin", &card.origin),
        ("with", &card.with),
        ("title", &card.title),
    ];
    for (field, value) in more {
        writes.extend(value.as_ref().map(|value| text(field, value)));
    }
    for (field, is) in [("kept", card.kept), ("paused", card.paused)] {
        writes.extend(is.then(|| on_card(&card.id, field, Value::Flag(true))));
    }
    for vote in &card.votes {
        let key = ["vote", &vote.voter, &card.id].join("/");
        writes.push((key, Value::Count(vote.count)));
    }
    for one in &card.reactions {
        let key = ["react", &one.who, &card.id, &one.kind].join("/");
        writes.push((key, Value::Flag(true)));
    }
    for one in &card.comments {
        writes.extend(comment(&one.id, &card.id, &one.text));
    }
    writes
}

/// Writes as an update whose client only they decide.
fn update(writes: &[Write]) -> Vec<u8> {
    let mut parts = vec!["import".to_owned()];
    for (key, value) in writes {
        parts.push(key.clone());
        parts.push(match value {
            Value::Text(text) => ["t", text].concat(),
            Value::Flag(flag) => flag.to_string(),
            Value::Count(count) => count.to_string(),
        });
    }
    let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
    let document = Document::new(u64::from_le_bytes(digest(&parts)));
    document.write(writes.iter().cloned());
    document.bytes()
}

impl From<Each> for Limits {
    fn from(
        Each {
            votes,
            most,
            single,
        }: Each,
    ) -> Self {
        Self {
            votes,
            most,
            single,
        }
    }
}

/// Cards and commitments of the member's own that are not here yet: those that say the same in the same place count as
/// here, each of them for one.
pub fn fresh_own(
    brought: &Brought,
    board: &str,
    cards: &[Card],
    made: &[Commitment],
) -> (Vec<OwnCard>, Vec<Meant>) {
    let mut here: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for card in cards {
        *here.entry((&card.column, &card.text)).or_default() += 1;
    }
    let mut own = Vec::new();
    for card in &brought.own {
        match here.get_mut(&(card.column.as_str(), card.text.as_str())) {
            Some(left) if *left > 0 => *left -= 1,
            _ => own.push(card.clone()),
        }
    }
    let mut meant: Vec<Meant> = Vec::new();
    for one in &brought.commitments {
        let is_same = |text: &str, step: &str| text == one.text && step == one.step;
        let is_here = made
            .iter()
            .any(|other| other.board == board && is_same(&other.text, &other.step));
        if !is_here && !meant.iter().any(|other| is_same(&other.text, &other.step)) {
            meant.push(one.clone());
        }
    }
    (own, meant)
}
