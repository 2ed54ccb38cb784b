//! The table of a board: what the group does to it, kept as a Yjs document beside the member's own cards.
//!
//! All of this is in the chunk of the table; nothing of it is named by what a first view needs.

pub mod bring;
pub mod coming;
mod lanes;
pub mod leaving;
pub mod timers;
pub mod typed;

use std::{
    collections::BTreeMap,
    hash::{DefaultHasher, Hasher},
};

use leptos::prelude::*;

use super::State;
use crate::{
    context::{Collection, Context},
    error::Result,
    id::fill_random,
    store::{Listing, Query, kinds},
    widgets::retrospective::model::table::{
        Folded, Lane, MAX_CARDS, TEXT_CHARS, Table, Topics, Value, Write, bounded,
        closing::thank,
        comment,
        document::Document,
        history::History,
        kept::{self, Kept},
        on_card,
    },
};

/// The table.
#[derive(Clone, Copy)]
pub struct Shared {
    /// What the widget is given.
    pub context: Context,
    /// The member's own cards and commitments.
    pub own: State,
    name: StoredValue<String>,
    kept: Collection<Kept>,
    document: StoredValue<Document, LocalStorage>,
    table: RwSignal<Table>,
    topics: Memo<Topics>,
    lanes: Memo<BTreeMap<String, Lane>>,
    folded: Memo<Folded>,
    me: StoredValue<String>,
    history: RwSignal<History>,
    /// States that this version cannot read; they stay where they are.
    aside: StoredValue<Vec<String>>,
    /// The states that the document has taken in, by their hashes.
    taken: StoredValue<Vec<u64>>,
}

/// What is read before the table is on screen.
#[derive(Clone)]
pub struct Found {
    listing: Listing,
    client: u64,
    me: String,
}

impl Found {
    /// Reads what is stored of tables.
    pub async fn read(context: Context) -> Result<Self> {
        let listing = context.store().list(query()).await?;
        Ok(Self {
            listing,
            client: u64::from_le_bytes(random()?),
            me: hex(random()?),
        })
    }
}

impl Shared {
    /// The table of the board.
    pub fn of(context: Context, own: State, found: Found) -> Self {
        let kept = Collection::<Kept>::of(context, query(), found.listing);
        let table = RwSignal::new(Table::default());
        let topics = Memo::new(move |_| table.with(Topics::of));
        let columns = own.cards().columns().into_iter();
        let columns: Vec<String> = columns.map(|column| column.id).collect();
        let lanes = Memo::new(move |_| {
            topics.with(|topics| table.with(|table| table.lanes(topics.all(), &columns)))
        });
        let shared = Self {
            context,
            own,
            name: StoredValue::new(own.board_name()),
            kept,
            document: StoredValue::new_local(Document::new(found.client)),
            table,
            topics,
            lanes,
            folded: Memo::new(move |_| table.with(Folded::of)),
            me: StoredValue::new(found.me),
            history: RwSignal::default(),
            aside: StoredValue::default(),
            taken: StoredValue::default(),
        };
        untrack(|| shared.follow());
        Effect::new(move |_| {
            kept.track();
            untrack(|| shared.follow());
        });
        if !context.read_only() {
            context.spawn(async move { shared.gather().await });
        }
        shared
    }

    /// Reads the table, and follows its changes.
    pub fn with<T>(&self, read: impl FnOnce(&Table) -> T) -> T {
        self.table.with(read)
    }

    /// Reads the table as it is now.
    pub fn now<T>(&self, read: impl FnOnce(&Table) -> T) -> T {
        self.table.with_untracked(read)
    }

    /// The topics, by votes.
    pub fn topics(&self) -> Memo<Topics> {
        self.topics
    }

    /// The cards in which all these words are, and follows what they find. The texts are made ready at the first search.
    pub fn find(&self, words: &str) -> Vec<String> {
        self.folded.with(|folded| folded.find(words))
    }

    /// The identifier under which this member votes and reacts.
    pub fn me(&self) -> String {
        self.me.get_value()
    }

    /// Writes on the table, if there is something to write and it may be written on.
    pub fn write(&self, writes: impl IntoIterator<Item = Write>) -> bool {
        let writes: Vec<_> = writes.into_iter().collect();
        if writes.is_empty() || self.context.read_only() {
            return false;
        }
        self.follow();
        self.remember(&writes);
        self.put(writes);
        true
    }

    fn put(&self, writes: Vec<Write>) {
        self.document
            .with_value(|document| document.write(writes.iter().cloned()));
        // What does not touch the cards is not read through all of them.
        self.table.update(|table| {
            if !table.take_in(&writes) {
                *table = self.document.with_value(Document::table);
            }
        });
        self.store();
    }

    /// Puts a card on the table, for somebody who says it aloud; gives its identifier.
    pub fn add(&self, column: &str, text: &str) -> Option<String> {
        let text = bounded(text, TEXT_CHARS);
        let full = self.now(|table| table.cards.len() >= MAX_CARDS);
        let id = new_id().filter(|_| !text.is_empty() && !full)?;
        let written = self.write([
            on_card(&id, "text", Value::Text(text)),
            on_card(&id, "column", Value::Text(column.to_owned())),
        ]);
        written.then_some(id)
    }

    /// Comments on a card.
    pub fn comment(&self, card: &str, text: &str) -> bool {
        let text = bounded(text, TEXT_CHARS);
        let Some(id) = new_id().filter(|_| !text.is_empty()) else {
            return false;
        };
        self.write(comment(&id, card, &text))
    }

    /// Thanks somebody, or all.
    pub fn thank(&self, to: &str, text: &str) -> bool {
        match new_id().filter(|_| !text.trim().is_empty()) {
            Some(id) => self.write(thank(&id, to, text)),
            None => false,
        }
    }

    /// Brings in somebody who votes through this device.
    pub fn proxy(&self, name: &str) -> bool {
        let name = name.trim();
        match new_id().filter(|_| !name.is_empty()) {
            Some(id) => self.write([Table::proxy(&id, name)]),
            None => false,
        }
    }

    /// Takes what a topic says along to what comes next; one that is covered says nothing yet.
    pub fn keep(&self, lead: &str) {
        let words = self.now(|table| {
            if table.is_covered(lead) {
                return None;
            }
            let card = table.cards.get(lead)?;
            Some(card.title.clone().unwrap_or_else(|| card.text.clone()))
        });
        if let Some(words) = words
            && !self.context.read_only()
        {
            self.follow();
            // What it becomes stands elsewhere, so it is not undone here.
            self.put(vec![on_card(lead, "kept", Value::Flag(true))]);
            self.own.ahead().take(&words);
        }
    }

    /// The table on screen and in the store is the document's, which has taken in all that is stored: call
    /// [`Shared::follow`] before the document is changed.
    fn changed(&self) {
        self.table.set(self.document.with_value(Document::table));
        self.store();
    }

    fn store(&self) {
        let state = self
            .document
            .with_value(|document| kept::write(&document.bytes()));
        self.taken.set_value(vec![hash(&state)]);
        let mut states = vec![state];
        states.extend(self.aside.get_value());
        let now = Kept {
            board: self.name.get_value(),
            me: self.me.get_value(),
            states,
        };
        self.kept.put(self.id(), now);
    }

    /// Takes in what is stored and not in the document yet: at the beginning, when another tab or a copy brought it, and
    /// before every change, which otherwise would be stored over it.
    fn follow(&self) {
        let name = self.name.get_value();
        // What was taken in is not merged again, and to know it nothing is encoded.
        let is_new = |state: &&String| {
            let taken = self.taken.with_value(|known| known.contains(&hash(state)));
            !taken && !self.aside.with_value(|known| known.contains(state))
        };
        let (me, states) = self.kept.with_untracked(|items| {
            let here = items.iter().filter(|one| one.data.board == name);
            let me = here.clone().map(|one| &one.data.me);
            let states = here.flat_map(|one| &one.data.states);
            let fresh: Vec<String> = states.filter(is_new).cloned().collect();
            (me.filter(|me| !me.is_empty()).min().cloned(), fresh)
        });
        if let Some(me) = me {
            self.me.set_value(me);
        }
        if states.is_empty() {
            return;
        }
        let (mut aside, mut taken) = (Vec::new(), Vec::new());
        self.document.update_value(|document| {
            for state in states {
                match kept::read(&state).map(|bytes| document.merge(&bytes)) {
                    Some(Ok(())) => taken.push(hash(&state)),
                    _ => aside.push(state),
                }
            }
        });
        self.aside.update_value(|known| known.extend(aside));
        self.taken.update_value(|known| known.extend(taken));
        self.table.set(self.document.with_value(Document::table));
    }

    /// Makes one record of those that copies from other devices left beside this one.
    async fn gather(self) {
        let (name, id) = (self.name.get_value(), self.id());
        let beside: Vec<String> = self.kept.with_untracked(|items| {
            let others = items
                .iter()
                .filter(|one| one.data.board == name && one.id != id);
            others.map(|one| one.id.clone()).collect()
        });
        if beside.is_empty() {
            return;
        }
        self.follow();
        self.changed();
        self.kept.flush().await;
        if !self.kept.holds() {
            for id in beside {
                self.kept.delete(&id);
            }
        }
    }

    fn id(&self) -> String {
        kinds::named(kinds::RETROSPECTIVE_BOARD, &self.name.get_value())
    }
}

/// Tells one state from the few others there are.
fn hash(state: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    hasher.write(state.as_bytes());
    hasher.finish()
}

fn query() -> Query {
    Query::kind(kinds::RETROSPECTIVE_BOARD)
}

fn random<const N: usize>() -> Result<[u8; N]> {
    let mut bytes = [0; N];
    fill_random(&mut bytes)?;
    Ok(bytes)
}

/// A new identifier without a time in it.
fn new_id() -> Option<String> {
    random().ok().map(hex)
}

fn hex(bytes: [u8; 8]) -> String {
    format!("{:016x}", u64::from_le_bytes(bytes))
}
