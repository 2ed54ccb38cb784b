//! The one door: what the other widgets left behind, read again whenever they store something; what the member chose.

mod reading;
mod telling;

use leptos::prelude::*;

use super::{
    model::{Booklet, Choice, Item, Line, Title, choice, item},
    record,
};
use crate::{
    context::{Collection, Context},
    error::Result,
    store::{META, Notice, Query, kinds, vault},
};
use reading::{Found, READ, Shelf, read};

/// How many titles of the journal are shown at once.
const PAGE: usize = 30;

/// The path's state.
#[derive(Clone, Copy)]
pub struct State {
    context: Context,
    found: RwSignal<Found>,
    choices: Collection<Choice>,
    /// Entries of the journal the member ticked since the page was opened: their rows stay, ticked or not.
    ticked: RwSignal<Vec<String>>,
    shown: RwSignal<usize>,
    items: Memo<Vec<Item>>,
    looking: StoredValue<Looking>,
}

#[derive(Clone, Copy, Default)]
struct Looking {
    under_way: bool,
    again: bool,
}

impl State {
    /// Reads what is there.
    pub async fn open(context: Context) -> Result<Self> {
        let found = RwSignal::new(read(context).await?);
        let choices = Collection::open(context, Query::kind(kinds::PATH_CHOICE)).await?;
        let (ticked, shown) = (RwSignal::new(Vec::new()), RwSignal::new(PAGE));
        let items = Memo::new(move |_| on_path(found, choices, ticked));
        Ok(Self {
            context,
            found,
            choices,
            ticked,
            shown,
            items,
            looking: StoredValue::default(),
        })
    }

    /// Reads again what changes elsewhere, until the widget goes.
    pub fn follow(&self) {
        let state = *self;
        let watch = self.context.store().watch(Box::new(move |notice| {
            let may_be_locked = match notice {
                Notice::Changed { kind, ids } => {
                    if READ.contains(&kind.as_str()) {
                        state.look();
                    }
                    kind == META && ids.iter().any(|id| id == vault::HEADER)
                }
                Notice::Replaced => true,
                Notice::Condition(_) => false,
            };
            if may_be_locked {
                // Gone at once; what may be seen is there again once it was read.
                state.found.try_update(|found| found.shelf = Shelf::Locked);
                state.look();
            }
        }));
        let watch = StoredValue::new_local(Some(watch));
        on_cleanup(move || drop(watch.try_update_value(Option::take)));
    }

    fn look(&self) {
        let state = *self;
        let begin = self.looking.try_update_value(|looking| {
            looking.again = looking.under_way;
            !std::mem::replace(&mut looking.under_way, true)
        });
        if begin != Some(true) {
            return;
        }
        self.context.spawn(async move {
            loop {
                match read(state.context).await {
                    Ok(found) => drop(state.found.try_set(found)),
                    Err(error) => state.context.fail(error),
                }
                let again = state.looking.try_update_value(|looking| {
                    looking.under_way = looking.again;
                    std::mem::take(&mut looking.again)
                });
                if again != Some(true) {
                    return;
                }
            }
        });
    }

    /// The years of the path, in order.
    pub fn years(&self) -> Vec<i32> {
        self.items.with(|items| item::years(items))
    }

    /// What came in a year, in order.
    pub fn of_year(&self, year: i32) -> Vec<Item> {
        let here = |item: &&Item| item.day.civil().0 == year;
        self.items
            .with(|items| items.iter().filter(here).cloned().collect())
    }

    /// Whether there is anything on the path.
    pub fn is_empty(&self) -> bool {
        self.items.with(Vec::is_empty)
    }

    /// Whether the journal is locked, so that nothing of it is shown.
    pub fn is_locked(&self) -> bool {
        self.found.with(|found| found.shelf == Shelf::Locked)
    }

    /// The journal's entries by title, last first, as many as are shown.
    pub fn titles(&self) -> Vec<Title> {
        let shown = self.shown.get();
        self.found.with(|found| match &found.shelf {
            Shelf::Open(journal) => journal.titles.iter().take(shown).cloned().collect(),
            Shelf::Locked => Vec::new(),
        })
    }

    /// Whether the journal has titles that are not shown.
    pub fn has_earlier(&self) -> bool {
        let shown = self.shown.get();
        self.found.with(
            |found| matches!(&found.shelf, Shelf::Open(journal) if journal.titles.len() > shown),
        )
    }

    /// Shows earlier titles too.
    pub fn show_earlier(&self) {
        self.shown.update(|shown| *shown += PAGE);
    }

    /// Whether something is chosen.
    pub fn is_chosen(&self, id: &str) -> bool {
        self.choices.with(|choices| is_chosen(choices, id))
    }

    /// Chooses something, or not.
    pub fn choose(&self, id: &str, chosen: bool) {
        self.ticked.update(|ticked| {
            if !ticked.iter().any(|one| one == id) {
                ticked.push(id.to_owned());
            }
        });
        let item = id.to_owned();
        self.choices.put(record::id(id), Choice { item, chosen });
    }

    /// Chooses all but what comes from the journal.
    pub fn choose_all(&self) {
        let items = self.items.get_untracked();
        let chosen = |id: &str| untrack(|| self.is_chosen(id));
        for id in choice::rest(&items, chosen) {
            self.choose(id, true);
        }
    }

    /// Chooses nothing of what is on screen.
    pub fn choose_none(&self) {
        for item in self.chosen() {
            self.choose(&item.id, false);
        }
    }

    /// What is chosen of what is on screen, in order. Nothing of a locked journal is.
    fn chosen(&self) -> Vec<Item> {
        let mut items = self.items.get();
        items.retain(|item| self.is_chosen(&item.id));
        items
    }

    /// What is chosen, by year, as it is told.
    pub fn booklet(&self) -> Booklet {
        let context = self.context;
        let chosen = self.chosen();
        let lines = |year: i32| -> Vec<Line> {
            let here = chosen.iter().filter(|item| item.day.civil().0 == year);
            here.map(|item| self.line(item)).collect()
        };
        let years = item::years(&chosen).into_iter();
        Booklet {
            title: context
                .attribute("label")
                .unwrap_or_else(|| context.text("path.title")),
            about: self.about(),
            years: years.map(|year| (year.to_string(), lines(year))).collect(),
        }
    }
}

fn is_chosen(choices: &[crate::store::Stored<Choice>], id: &str) -> bool {
    let mut choices = choices.iter().map(|one| &one.data);
    choices.any(|choice| choice.chosen && choice.item == id)
}

/// All that is on screen, in order: of the journal its months, and the entries the member ticked.
fn on_path(
    found: RwSignal<Found>,
    choices: Collection<Choice>,
    ticked: RwSignal<Vec<String>>,
) -> Vec<Item> {
    let mut items = found.with(|found| found.items.clone());
    found.with(|found| {
        let Shelf::Open(journal) = &found.shelf else {
            return;
        };
        items.extend(journal.months.iter().cloned());
        let ticked = ticked.get();
        let titles = choices.with(|choices| {
            let is_here =
                |title: &&Title| ticked.contains(&title.id) || is_chosen(choices, &title.id);
            journal
                .titles
                .iter()
                .filter(is_here)
                .map(Title::item)
                .collect::<Vec<_>>()
        });
        items.extend(titles);
    });
    item::order(&mut items);
    items
}
