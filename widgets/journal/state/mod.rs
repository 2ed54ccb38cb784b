//! The one door: what the member does to the journal, and what of it is read.
//!
//! Two texts can be under a hand at once: the new one at the top and the entry that is open in the list; each is a
//! [`Writing`]. The list holds the pages read so far, never the whole journal.

#![allow(
    clippy::large_types_passed_by_value,
    reason = "the state is a handful of handles; in what ships they are small enough"
)]

pub mod account;
mod arrivals;
mod back;
pub mod bringing;
mod carrying;
pub mod finding;
pub mod gate;
pub mod gathering;
mod gone;
mod letter;
mod line;
pub mod locking;
pub mod looking;
mod pace;
mod pages;
mod passages;
pub mod past;
pub mod pictures;
pub mod printing;
pub mod reading;
mod rows;
mod salts;
mod secret;
mod seeking;
mod stock;
pub mod taking;
mod versions;
mod watching;
mod whole;
mod writing;

use futures_util::{
    FutureExt,
    future::{LocalBoxFuture, join3},
};
use leptos::prelude::*;

use secret::Secret;
use seeking::Seeking;
pub use writing::Writing;

use super::{
    model::{self, Entry, Held, Source},
    record,
};
use crate::{
    context::{Collection, Context, Draft, Status},
    error::Result,
    programme::Day,
    store::{Place, Stored, kinds},
    text::{DateStyle, now},
    ui::preview::Outgoing,
};

/// The draft of the new entry at the top.
const NEW: &str = "journal:new";
/// Which entry was opened last, so that its draft is found.
const OPEN: &str = "journal:open";

/// The journal's state.
#[derive(Clone, Copy)]
pub struct State {
    context: Context,
    entries: Collection<Entry>,
    top: Writing,
    open: Writing,
    secret: Secret,
    held: RwSignal<Option<Held>>,
    older: RwSignal<Option<Place>>,
    older_binned: RwSignal<Option<Place>>,
    arrived: RwSignal<Option<String>>,
    list: Memo<Vec<String>>,
    bin: Memo<Vec<String>>,
    seeking: Seeking,
    adrift: RwSignal<Vec<Stored<Entry>>>,
    /// How much is on its way in or out.
    carrying: StoredValue<u32>,
}

/// What a member can do, besides writing.
pub enum Command {
    /// Ends the entry at the top; it goes into the list.
    Finish,
    /// Opens an entry of the list, in place.
    Open(String),
    /// Closes it again.
    Close,
    /// Puts the open entry into the bin.
    Bin(String),
    /// Takes an entry out of the bin.
    Restore(String),
    /// Deletes an entry in the bin for good.
    Delete(String),
    /// Reads older entries.
    Older,
    /// Reads more of the bin.
    OlderBinned,
}

/// An entry's moments, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moments {
    /// When it was first saved.
    pub created: String,
    /// When it was last saved.
    pub updated: String,
    /// When it was put into the bin.
    pub binned: String,
}

impl State {
    /// Reads the newest page and what was left behind, and lets the bin go of what is over.
    pub async fn open(context: Context) -> Result<Self> {
        let mut listing = context.store().list(record::newest(None)).await?;
        let older = record::cut(&mut listing, false);
        let entries = Collection::<Entry>::of(context, record::newest(None), listing);
        let draft = || Draft::new(context.store(), NEW);
        let top = Writing::new(context, entries, draft());
        let open = Writing::new(context, entries, draft());
        let held = RwSignal::new(None);
        let all =
            move |read: &dyn Fn(&[Stored<Entry>]) -> Vec<String>| entries.with(|items| read(items));
        let (older, seeking) = (RwSignal::new(older), Seeking::new());
        let list = Memo::new(move |_| {
            let (writing, older) = (top.id().get(), older.get());
            held.with(|held: &Option<Held>| {
                all(&|items| {
                    let read =
                        pairs(items).filter(|(id, entry)| seeking.lists(id, entry, older.as_ref()));
                    model::listed(read, writing.as_deref(), held.as_ref())
                })
            })
        });
        let bin = Memo::new(move |_| all(&|items| model::binned(pairs(items))));
        let state = Self {
            context,
            entries,
            top,
            open,
            secret: Secret::new(context, entries),
            held,
            older,
            older_binned: RwSignal::new(None),
            arrived: RwSignal::new(None),
            list,
            bin,
            seeking,
            adrift: RwSignal::default(),
            carrying: StoredValue::new(0),
        };
        state.let_go_of_gone();
        if !context.read_only() {
            state.come_back().await;
            state.stay_true();
            context.spawn(async move {
                pages::empty_bin(context).await;
                state.read_binned(None).await;
            });
        }
        Ok(state)
    }

    /// The new entry at the top.
    pub fn top(&self) -> Writing {
        self.top
    }

    /// The text of the entry that is open.
    pub fn opened(&self) -> Writing {
        self.open
    }

    /// The entry that is open under its own passphrase.
    pub fn secret(&self) -> Secret {
        self.secret
    }

    /// The identifiers of the list, newest first.
    pub fn list(&self) -> Memo<Vec<String>> {
        self.list
    }

    /// The identifiers of the bin, last binned first.
    pub fn bin(&self) -> Memo<Vec<String>> {
        self.bin
    }

    /// Whether an entry of the list is open.
    pub fn is_open(&self, id: &str) -> bool {
        self.held
            .with(|held| held.as_ref().is_some_and(|held| held.open && held.id == id))
    }

    /// Whether an entry of the list was just put into the bin.
    pub fn was_binned(&self, id: &str) -> bool {
        self.held.with(|held| {
            held.as_ref()
                .is_some_and(|held| !held.open && held.id == id)
        })
    }

    /// Whether there are older entries than those read.
    pub fn has_older(&self) -> bool {
        self.older.with(Option::is_some)
    }

    /// Whether more is in the bin than was read.
    pub fn has_older_binned(&self) -> bool {
        self.older_binned.with(Option::is_some)
    }

    /// The first entry of the page that was read last.
    pub fn arrived(&self) -> ReadSignal<Option<String>> {
        self.arrived.read_only()
    }

    /// A kept date in words; one that is none stays as it is.
    pub fn day(&self, date: &str) -> String {
        Day::parse(date).map_or_else(
            || date.to_owned(),
            |day| self.context.date(day, DateStyle::Full),
        )
    }

    /// Where an entry came from.
    pub fn source(&self, id: &str) -> Option<Source> {
        self.entry(id, |entry| entry.data.source.clone()).flatten()
    }

    /// When an entry was written, changed and binned.
    pub fn moments(&self, id: &str) -> Option<Moments> {
        self.entry(id, |entry| Moments {
            created: self.context.moment(entry.created),
            updated: self.context.moment(entry.updated),
            binned: entry
                .data
                .binned
                .map(|at| self.context.moment(at))
                .unwrap_or_default(),
        })
    }

    /// The entry that is open as it would leave, to the last keystroke.
    pub fn outgoing(&self, id: &str) -> Option<Outgoing> {
        let mut entry = self.entries.find(id)?.data;
        if self
            .open
            .id()
            .with_untracked(|open| open.as_deref() == Some(id))
        {
            entry.text = self.open.text().get_untracked();
        }
        Some(Outgoing {
            kind: kinds::JOURNAL_ENTRY,
            format: "md",
            text: model::markdown(&entry, &self.day(&entry.date)),
        })
    }

    /// Carries out what the member does.
    pub fn send(&self, command: Command) {
        match command {
            Command::Finish => self.finish(),
            Command::Open(id) => {
                self.turn_to(&id);
                let state = *self;
                self.context.spawn(async move {
                    if state.fetch(&id).await && state.held.with_untracked(Option::is_none) {
                        state.turn_to(&id);
                    }
                    state.recover(&id).await;
                });
            }
            Command::Close => self.close(),
            Command::Bin(id) => {
                let held = self.held.get_untracked();
                self.close();
                self.entries.edit(&id, |entry| entry.binned = Some(now()));
                self.held.set(held.map(|held| Held {
                    open: false,
                    ..held
                }));
            }
            Command::Restore(id) => {
                self.let_go(&id);
                self.entries.edit(&id, |entry| entry.binned = None);
            }
            Command::Delete(id) => {
                self.let_go(&id);
                self.delete(id);
            }
            Command::Older => self.read_more(false),
            Command::OlderBinned => self.read_more(true),
        }
    }

    fn entry<T>(&self, id: &str, read: impl FnOnce(&Stored<Entry>) -> T) -> Option<T> {
        self.entries
            .with(|items| items.iter().find(|one| one.id == id).map(read))
    }

    /// The entry at the top goes into the list; one with nothing in it into the bin.
    fn finish(&self) {
        self.top.save();
        if let Some(id) = self.top.id().get_untracked()
            && self.top.is_blank()
        {
            self.entries.edit(&id, |entry| entry.binned = Some(now()));
        }
        self.turn_to_new();
    }

    /// The top turns to what will be a new entry.
    fn turn_to_new(&self) {
        let draft = Draft::new(self.context.store(), NEW);
        self.top.turn_to(None, Entry::default(), draft);
    }

    fn let_go(&self, id: &str) {
        self.held.update(|held| {
            held.take_if(|held| held.id == id);
        });
    }

    fn turn_to(&self, id: &str) {
        self.close();
        let Some(one) = self.entries.find(id) else {
            return;
        };
        let order = one.data.order();
        self.open.turn_to(Some(one.id), one.data, self.draft_of(id));
        self.held.set(Some(Held {
            id: id.to_owned(),
            order,
            open: true,
        }));
        let open = self.open;
        self.context
            .spawn(async move { open.learn_versions().await });
        if !self.context.read_only() {
            Draft::new(self.context.store(), OPEN).keep(id.to_owned());
        }
    }

    fn close(&self) {
        self.open.save();
        self.secret.close();
        self.held.set(None);
        let draft = Draft::new(self.context.store(), NEW);
        self.open.turn_to(None, Entry::default(), draft);
    }

    /// Follows other tabs, says "saved" only when all is, and stores everything before the widget goes.
    fn stay_true(&self) {
        let (context, entries, top, open) = (self.context, self.entries, self.top, self.open);
        let secret = self.secret;
        Effect::new(move |_| {
            entries.track();
            top.follow();
            open.follow();
            secret.follow();
        });
        Effect::new(move |_| {
            let waits = || top.unsaved() || open.unsaved() || secret.unsaved();
            if context.status().get() == Status::Saved && waits() {
                top.say_unsaved();
            }
        });
        self.follow_many();
        let state = *self;
        context.on_flush(move || state.settle());
    }

    /// Stores what is being written, and resolves when all is.
    fn settle(&self) -> LocalBoxFuture<'static, ()> {
        let (entries, top, open) = (self.entries, self.top, self.open);
        top.save();
        open.save();
        self.secret.save();
        join3(top.flush(), open.flush(), entries.flush())
            .map(|_| ())
            .boxed_local()
    }
}

fn pairs(items: &[Stored<Entry>]) -> impl Iterator<Item = (&str, &Entry)> {
    items.iter().map(|one| (one.id.as_str(), &one.data))
}
