//! The table: what a group has before it. Cards that were brought, how they are grouped, votes, reactions, comments and
//! where the round stands, read from a flat list of keys and values.
//!
//! [`document`] keeps that list as a Yjs document, one root map named `board`. Flat keys (`card/<id>/text`) rather than
//! nested maps: two who begin the same card, group or vote at the same time would each make a map, and one of the two
//! would be lost with all that is in it; of two values under one key, one counts, and nothing else goes with it.
//!
//! | key | value |
//! |---|---|
//! | `card/<card>/text`, `column`, `author`, `origin` | what a card came with |
//! | `card/<card>/with` | the card it was put with; empty when it stands alone |
//! | `card/<card>/order` | where the topic it leads stands in its column, a text that sorts between its neighbours' |
//! | `card/<card>/title` | what the group calls the topic it leads |
//! | `card/<card>/hidden`, `gone`, `kept`, `paused` | yes or no |
//! | `vote/<voter>/<card>` | how many votes |
//! | `voter/<voter>` | for whom one votes who has no device here |
//! | `react/<who>/<card>/<kind>` | yes or no |
//! | `comment/<comment>/card`, `text`, `gone` | a comment |
//! | `round/phases`, `at`, `covered`, `votes`, `most`, `single` | how the round is run |
//! | `open/<who>/weather` | the weather somebody came with; empty when they took it back |
//! | `close/<who>/worth`, `word` | what the time was worth to somebody, 1 to 5, and their word at the end |
//! | `thanks/<card>/to`, `text`, `gone` | a card of thanks |
//! | `round/intention`, `note` | what it opens with; empty when it is the programme's |

mod arrival;
pub mod closing;
pub mod document;
mod entries;
mod face;
mod finding;
pub mod guard;
pub mod guide;
pub mod history;
pub mod kept;
mod lanes;
pub mod outward;
pub mod packet;
mod placing;
pub mod round;
pub mod timer;
pub mod topic;
pub mod votes;

use std::collections::{BTreeMap, BTreeSet};

pub use arrival::arrive;
pub use face::Face;
pub use finding::Folded;
pub use lanes::Lane;
pub use round::{Phase, Round};
pub use topic::{Topic, Topics};

use crate::text::Weather;
use closing::{Closing, Thanks};
use votes::Cast;

/// The most cards on a table.
pub const MAX_CARDS: usize = 10_000;
/// The most characters of a text.
pub const TEXT_CHARS: usize = 2_000;
/// The most characters of a name.
pub const NAME_CHARS: usize = 80;
/// The reactions there are.
pub const REACTIONS: [&str; 3] = ["same", "thanks", "idea"];

/// What stands beside the cards: nothing else of a table hangs on it.
const BESIDE: [&str; 6] = ["vote", "voter", "react", "open", "close", "thanks"];

/// A value under a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Words.
    Text(String),
    /// Yes or no.
    Flag(bool),
    /// How many.
    Count(u32),
}

/// A value that is written under a key.
pub type Write = (String, Value);

/// A card as it lies on the table.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a mark of its own, under a key of its own"
)]
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Card {
    /// What it says.
    pub text: String,
    /// The id of its column; it stays when the card is grouped.
    pub column: String,
    /// Who says so, if they wanted that to be known.
    pub author: Option<String>,
    /// Where it comes from: `journal`, or nothing when it was typed.
    pub origin: Option<String>,
    /// The card it was put with.
    pub with: Option<String>,
    /// Where the topic it leads stands in its column, once somebody placed it.
    pub order: Option<String>,
    /// What the group calls the topic it leads.
    pub title: Option<String>,
    /// Covered by whoever runs the round, who need not know whose it is.
    pub hidden: bool,
    /// Taken off the table; it can come back.
    pub gone: bool,
    /// Taken along to what comes next.
    pub kept: bool,
    /// Somebody asked not to go on with this now.
    pub paused: bool,
}

/// A comment on a card.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Comment {
    /// The card.
    pub card: String,
    /// What it says.
    pub text: String,
    /// Taken back.
    pub gone: bool,
}

/// All of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Table {
    /// The cards by identifier, also those that are gone.
    pub cards: BTreeMap<String, Card>,
    /// The comments by identifier.
    pub comments: BTreeMap<String, Comment>,
    /// For whom somebody else votes.
    pub proxies: BTreeMap<String, String>,
    /// How the round is run.
    pub round: Round,
    /// The weather each came with, who named one.
    pub weathers: BTreeMap<String, Weather>,
    /// What each says at its end.
    pub closings: BTreeMap<String, Closing>,
    /// The cards of thanks, also those that are gone.
    pub thanks: BTreeMap<String, Thanks>,
    votes: Cast,
    reactions: BTreeSet<(String, String, String)>,
    /// The comments of each card: card, comment.
    said: BTreeSet<(String, String)>,
    /// Which card leads each that does not lead itself.
    leads: BTreeMap<String, String>,
}

impl Table {
    /// Reads keys and values. What nobody knows, or what has another shape, is left aside: a newer version may have
    /// written it.
    pub fn read(entries: impl IntoIterator<Item = Write>) -> Self {
        let mut table = Self::default();
        for (key, value) in entries {
            table.put(&key, value);
        }
        table.cards.retain(|_, card| !card.text.is_empty());
        let known: BTreeSet<&String> = table.cards.keys().collect();
        table
            .comments
            .retain(|_, comment| known.contains(&comment.card) && !comment.text.is_empty());
        let said = table.comments.iter();
        table.said = said
            .map(|(id, comment)| (comment.card.clone(), id.clone()))
            .collect();
        table.leads = topic::leads(&table.cards);
        table
    }

    /// Takes in what was written since, where all of it stands beside the cards; else nothing, and the table is to be read
    /// anew.
    pub fn take_in(&mut self, writes: &[Write]) -> bool {
        let kind = |key: &str| {
            key.split('/')
                .next()
                .is_some_and(|kind| BESIDE.contains(&kind))
        };
        let is_beside = writes.iter().all(|(key, _)| kind(key));
        if is_beside {
            for (key, value) in writes {
                self.put(key, value.clone());
            }
        }
        is_beside
    }

    fn put(&mut self, key: &str, value: Value) {
        let parts: Vec<&str> = key.split('/').collect();
        self.take(&parts, value);
    }

    fn take(&mut self, parts: &[&str], value: Value) {
        match (parts, value) {
            (["card", id, field], Value::Text(text)) => {
                let card = self.cards.entry((*id).to_owned()).or_default();
                let some = (!text.is_empty()).then(|| text.clone());
                match *field {
                    "text" => card.text = text,
                    "column" => card.column = text,
                    "author" => card.author = some,
                    "origin" => card.origin = some,
                    "with" => card.with = some,
                    "order" => card.order = some,
                    "title" => card.title = some,
                    _ => {}
                }
            }
            (["card", id, field], Value::Flag(flag)) => {
                let card = self.cards.entry((*id).to_owned()).or_default();
                match *field {
                    "hidden" => card.hidden = flag,
                    "gone" => card.gone = flag,
                    "kept" => card.kept = flag,
                    "paused" => card.paused = flag,
                    _ => {}
                }
            }
            (["vote", voter, card], Value::Count(count)) => self.votes.put(voter, card, count),
            (["voter", voter], Value::Text(name)) => {
                self.proxies.insert((*voter).to_owned(), name);
            }
            (["react", who, card, kind], Value::Flag(flag)) if REACTIONS.contains(kind) => {
                let reaction = [card, kind, who].map(|part| (*part).to_owned()).into();
                if flag {
                    self.reactions.insert(reaction);
                } else {
                    self.reactions.remove(&reaction);
                }
            }
            (["comment", id, field], Value::Text(text)) => {
                let comment = self.comments.entry((*id).to_owned()).or_default();
                match *field {
                    "card" => comment.card = text,
                    "text" => comment.text = text,
                    _ => {}
                }
            }
            (["comment", id, "gone"], Value::Flag(gone)) => {
                self.comments.entry((*id).to_owned()).or_default().gone = gone;
            }
            (["round", field], value) => self.round.take(field, value),
            (["open", who, "weather"], Value::Text(word)) => {
                match Weather::parse(&word) {
                    Some(weather) => self.weathers.insert((*who).to_owned(), weather),
                    None => self.weathers.remove(*who),
                };
            }
            (["close", who, field], value) => {
                let closing = self.closings.entry((*who).to_owned()).or_default();
                closing.take(field, value);
            }
            (["thanks", id, field], value) => {
                let thanks = self.thanks.entry((*id).to_owned()).or_default();
                thanks.take(field, value);
            }
            _ => {}
        }
    }

    /// The cards that lie there.
    pub fn there(&self) -> impl Iterator<Item = (&String, &Card)> {
        self.cards.iter().filter(|(_, card)| !card.gone)
    }

    /// Whether what a card says is covered: by itself, or because the round has not come to that.
    pub fn is_covered(&self, id: &str) -> bool {
        self.round.covered || self.cards.get(id).is_some_and(|card| card.hidden)
    }

    /// How many reacted to a card in this way.
    pub fn reactions(&self, card: &str, kind: &str) -> usize {
        self.reactions_on(card).filter(|one| one.0 == kind).count()
    }

    /// The reactions to a card: which, and whose.
    fn reactions_on(&self, card: &str) -> impl Iterator<Item = (&str, &str)> {
        let from = (card.to_owned(), String::new(), String::new());
        let here = self.reactions.range(from..);
        let here = here.take_while(move |one| one.0 == card);
        here.map(|(_, kind, who)| (kind.as_str(), who.as_str()))
    }

    /// Whether somebody did.
    pub fn reacts(&self, who: &str, card: &str, kind: &str) -> bool {
        let reaction = [card, kind, who].map(str::to_owned);
        self.reactions.contains(&reaction.into())
    }

    /// Reacts, or takes it back.
    pub fn react(&self, who: &str, card: &str, kind: &str) -> Write {
        let now = self.reacts(who, card, kind);
        (["react", who, card, kind].join("/"), Value::Flag(!now))
    }

    /// The comments on a card, in an order that says nothing of who wrote them or when.
    pub fn comments_on(&self, card: &str) -> Vec<(&String, &Comment)> {
        let here = self.said.range((card.to_owned(), String::new())..);
        let here = here.take_while(|(on, _)| on == card);
        let comments = here.filter_map(|(_, id)| self.comments.get_key_value(id));
        comments.filter(|(_, comment)| !comment.gone).collect()
    }
}

/// Writes a field of a card.
pub fn on_card(card: &str, field: &str, value: Value) -> Write {
    (["card", card, field].join("/"), value)
}

/// Writes a comment.
pub fn comment(id: &str, card: &str, text: &str) -> [Write; 2] {
    let field = |field: &str, text: &str| {
        let key = ["comment", id, field].join("/");
        (key, Value::Text(text.to_owned()))
    };
    [field("card", card), field("text", text)]
}

/// A text as it may be written: without blanks around it and not longer than it may be.
pub fn bounded(text: &str, chars: usize) -> String {
    text.trim().chars().take(chars).collect()
}

#[cfg(test)]
mod tests;
