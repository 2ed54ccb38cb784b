//! What comes back in the journal: read once, newest entries first, when the member asks for it; and what they left out.

use std::{cell::RefCell, collections::BTreeSet, rc::Rc};

use leptos::prelude::*;

use super::{State, pace::rest, reading::Progress};
use crate::{
    context::{
        Collection, Context,
        collection::{Clash, Item, MANY},
    },
    error::Result,
    store::{Kind, Notice, Place, Query, Record, Stored, kinds},
    text::today,
    widgets::journal::{
        model::{
            Entry, day_of,
            synthesis::{self, Dismissed, Synthesis},
        },
        record::{self, READ},
    },
};

/// What comes back.
#[derive(Clone, Copy)]
pub struct Gathering {
    context: Context,
    synthesis: StoredValue<Rc<RefCell<Synthesis>>, LocalStorage>,
    /// Counts the pages read.
    read: RwSignal<usize>,
    progress: RwSignal<Progress>,
    before: StoredValue<Option<Place>>,
    /// Counts the beginnings; what was begun before the last one ends.
    turn: StoredValue<u32>,
    dismissed: RwSignal<Option<Collection<Dismissed>>, LocalStorage>,
}

impl Gathering {
    /// Begins to read.
    pub fn start(state: State) -> Self {
        let gathering = Self {
            context: state.context,
            synthesis: StoredValue::new_local(Rc::default()),
            read: RwSignal::new(0),
            progress: RwSignal::new(Progress::Reading(None)),
            before: StoredValue::new(None),
            turn: StoredValue::new(0),
            dismissed: RwSignal::new_local(None),
        };
        gathering.follow();
        gathering.go_on();
        gathering
    }

    /// Begins again when an entry that was read is gone, binned or put under a passphrase of its own, here or in another
    /// tab: what was gathered of it goes with it.
    fn follow(&self) {
        let gathering = *self;
        self.context.follow(move |notice| {
            let ids = match notice {
                // So many at once come in, or go out of the bin, which is not gathered.
                Notice::Changed { kind, ids }
                    if kind == kinds::JOURNAL_ENTRY && ids.len() < MANY =>
                {
                    ids.clone()
                }
                Notice::Replaced => return gathering.begin_again(),
                _ => return,
            };
            let context = gathering.context;
            context.spawn(async move {
                for id in ids {
                    let is_hidden = match context.store().get(&id).await {
                        Ok(Some(record)) => Stored::<Entry>::read(record)
                            .is_ok_and(|one| synthesis::hides(&one.data, today())),
                        Ok(None) => true,
                        Err(_) => false,
                    };
                    // It may have been folded away or locked meanwhile.
                    let Some(synthesis) = gathering.synthesis.try_get_value() else {
                        return;
                    };
                    if is_hidden && synthesis.borrow().has_read(&id) {
                        return gathering.begin_again();
                    }
                }
            });
        });
    }

    /// How far the journal is read.
    pub fn progress(&self) -> Progress {
        self.progress.get()
    }

    /// Reads what was found, without what was left out; follows both.
    pub fn with<T>(&self, read: impl FnOnce(&Synthesis, &BTreeSet<String>) -> T) -> T {
        self.read.track();
        let keys = self.keys();
        read(&self.synthesis.get_value().borrow(), &keys)
    }

    /// Leaves something out, or takes that back.
    pub fn dismiss(&self, key: &str, away: bool) {
        let Some(dismissed) = self.dismissed.get_untracked() else {
            return;
        };
        let id = kinds::JOURNAL_SYNTHESIS;
        let mut data = dismissed.find(id).map(|one| one.data).unwrap_or_default();
        if away {
            data.keys.insert(key.to_owned());
        } else {
            data.keys.remove(key);
        }
        dismissed.put(id.to_owned(), data);
    }

    /// Reads on from where it is.
    pub fn go_on(&self) {
        let this = *self;
        self.progress.set(Progress::Reading(None));
        self.turn.update_value(|turn| *turn += 1);
        let turn = self.turn.get_value();
        self.context.spawn(async move {
            if let Err(error) = this.read_on(turn).await {
                this.context.fail(error);
                this.progress.set(Progress::Stopped);
            }
        });
    }

    fn begin_again(&self) {
        self.synthesis.set_value(Rc::default());
        self.before.set_value(None);
        self.read.update(|read| *read += 1);
        self.go_on();
    }

    fn keys(&self) -> BTreeSet<String> {
        let Some(dismissed) = self.dismissed.get() else {
            return BTreeSet::new();
        };
        dismissed.with(|items| {
            items
                .first()
                .map(|one| one.data.keys.clone())
                .unwrap_or_default()
        })
    }

    async fn read_on(&self, turn: u32) -> Result<()> {
        let context = self.context;
        if self.dismissed.with_untracked(Option::is_none) {
            let query = Query::kind(kinds::JOURNAL_SYNTHESIS);
            self.dismissed
                .set(Some(Collection::open(context, query).await?));
        }
        loop {
            let query = Query {
                limit: Some(READ),
                ..record::newest(self.before.get_value())
            };
            let found = context.store().list(query).await?;
            if self.turn.get_value() != turn {
                return Ok(());
            }
            let ends = found.records.len() < READ;
            let last = found.records.last().map(Record::place);
            let synthesis = self.synthesis.get_value();
            for one in found.records {
                if let Ok(one) = Stored::<Entry>::read(one) {
                    synthesis.borrow_mut().read(&one.id, &one.data, today());
                }
            }
            let day = last.as_ref().and_then(|place| day_of(&place.order));
            let over = ends || last.is_none();
            self.before.set_value(last);
            self.read.update(|read| *read += 1);
            if over {
                self.progress.set(Progress::Over);
                return Ok(());
            }
            self.progress.set(Progress::Reading(day));
            rest(context).await;
            if self.turn.get_value() != turn {
                return Ok(());
            }
        }
    }
}

/// Exists once in a space, under its kind's name: kind `journal-synthesis`, version 1.
impl Kind for Dismissed {
    const KIND: &'static str = kinds::JOURNAL_SYNTHESIS;
    const VERSION: u32 = 1;

    fn order(&self) -> String {
        String::new()
    }
}

impl Item for Dismissed {
    const CLASH: Clash = Clash::Merge;

    fn merge(&mut self, theirs: Self) {
        Dismissed::merge(self, None, theirs);
    }

    fn merge_from(&mut self, origin: &Self, theirs: Self) {
        Dismissed::merge(self, Some(origin), theirs);
    }
}
