//! The one door: what the other widgets left behind, read again whenever they store something; what the member chose.

mod following;
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
    store::{Query, Stored, kinds},
};
use following::Reads;
use reading::{Found, Shelf};

/// How many titles of the journal are shown at once.
const PAGE: usize = 30;

/// The path's state.
#[derive(Clone, Copy)]
pub struct State {
    context: Context,
    found: RwSignal<Found>,
    shelf: RwSignal<Shelf>,
    choices: Collection<Choice>,
    /// Entries of the journal the member ticked since the page was opened: their rows stay, ticked or not.
    ticked: RwSignal<Vec<String>>,
    shown: RwSignal<usize>,
    items: Memo<Vec<Item>>,
    reads: StoredValue<Reads>,
}

impl State {
    /// Reads what is there but for the journal, which is read once the path is shown.
    pub async fn open(context: Context) -> Result<Self> {
        let (found, shelf) = (RwSignal::default(), RwSignal::default());
        let choices = Collection::open(context, Query::kind(kinds::PATH_CHOICE)).await?;
        let (ticked, shown) = (RwSignal::new(Vec::new()), RwSignal::new(PAGE));
        let items = Memo::new(move |_| on_path(found, shelf, choices, ticked));
        let state = Self {
            context,
            found,
            shelf,
            choices,
            ticked,
            shown,
            items,
            reads: StoredValue::default(),
        };
        // What is stored while the first reading is under way is not in it.
        state.watch();
        state.read_found().await?;
        Ok(state)
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
        self.items.with(Vec::is_empty) && self.shelf.with(|shelf| *shelf != Shelf::Unread)
    }

    /// Whether the journal is locked, so that nothing of it is shown.
    pub fn is_locked(&self) -> bool {
        self.shelf.with(|shelf| *shelf == Shelf::Locked)
    }

    /// Whether the journal was not read yet.
    pub fn is_unread(&self) -> bool {
        self.shelf.with(|shelf| *shelf == Shelf::Unread)
    }

    /// The journal's entries by title, last first, as many as are shown.
    pub fn titles(&self) -> Vec<Title> {
        let shown = self.shown.get();
        self.shelf.with(|shelf| match shelf {
            Shelf::Open(journal) => journal.titles.iter().take(shown).cloned().collect(),
            Shelf::Locked | Shelf::Unread => Vec::new(),
        })
    }

    /// Whether the journal has titles that are not shown.
    pub fn has_earlier(&self) -> bool {
        let shown = self.shown.get();
        self.shelf
            .with(|shelf| matches!(shelf, Shelf::Open(journal) if journal.titles.len() > shown))
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

    /// Chooses nothing, not even of what is not on screen: a locked journal has no ticks that come back with it.
    pub fn choose_none(&self) {
        // Rows that are on screen stay there.
        for item in untrack(|| self.chosen()) {
            self.choose(&item.id, false);
        }
        let all = self.choices.with_untracked(|choices| {
            choice::all(choices.iter().map(|one| (one.id.as_str(), &one.data)))
        });
        for (id, item) in all {
            let chosen = false;
            self.choices.put(id, Choice { item, chosen });
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

fn is_chosen(choices: &[Stored<Choice>], id: &str) -> bool {
    let mut choices = choices.iter().map(|one| &one.data);
    choices.any(|choice| choice.chosen && choice.item == id)
}

/// All that is on screen, in order: of the journal its months, and the entries the member ticked.
fn on_path(
    found: RwSignal<Found>,
    shelf: RwSignal<Shelf>,
    choices: Collection<Choice>,
    ticked: RwSignal<Vec<String>>,
) -> Vec<Item> {
    let ticked = ticked.get();
    choices.with(|choices| {
        let is_here = |title: &Title| ticked.contains(&title.id) || is_chosen(choices, &title.id);
        found.with(|found| shelf.with(|shelf| found.with(shelf, is_here)))
    })
}
