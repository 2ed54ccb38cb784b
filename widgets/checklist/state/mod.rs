//! The one door: what the member does to the list, what rules tick for them, and what is remembered of it.
//!
//! Nothing is written before the first use: what the programme held at a visit is remembered from the first decision on.

mod line;
mod place;
pub mod shelf;
mod taking;
mod ticking;
mod used;

use std::collections::BTreeMap;

use futures_util::future::join;
use leptos::prelude::*;

use super::{
    model::{self, Item, ItemMark, Mark, Moment, Section, Visit},
    record::VISIT,
    watch::Watching,
};
use crate::{
    context::{Collection, Context},
    error::Result,
    programme::{ChecklistItem, Mode},
    store::{Query, Watch, kinds},
    text::{now, today},
};
pub use line::Line;

/// The checklist's state.
#[derive(Clone, Copy)]
pub struct State {
    context: Context,
    marks: Collection<ItemMark>,
    visit: RwSignal<Visit>,
    new: StoredValue<Vec<String>>,
    remembered: StoredValue<bool>,
    shown: Memo<(Vec<Section>, Vec<Item>)>,
    open: RwSignal<Option<String>>,
    watching: StoredValue<Option<Watching>, LocalStorage>,
    watch: StoredValue<Option<Watch>, LocalStorage>,
}

/// What a member can do to an item or to the whole.
pub enum Command {
    /// Decides about an item, or takes the decision back.
    Mark(String, Option<Mark>),
    /// Changes the way of taking part.
    TakePart(Mode),
    /// Opens one item and closes the other, or closes it.
    Open(Option<String>),
}

impl State {
    /// Loads the marks, meets the programme as it is today, and ticks what other widgets completed meanwhile.
    ///
    /// # Errors
    /// What the store answered.
    pub async fn open(context: Context) -> Result<Self> {
        let store = context.store();
        let marks = Collection::open(context, Query::kind(kinds::CHECKLIST_ITEM));
        let (marks, kept) = join(marks, store.meta(VISIT)).await;
        let (marks, kept) = (marks?, kept.ok().flatten());
        let remembered = kept.is_some();
        let kept: Visit = kept
            .and_then(|kept| serde_json::from_value(kept).ok())
            .unwrap_or_default();
        let programme = context.programme();
        let (visit, new) = programme.as_ref().map_or_else(
            || (kept.clone(), Vec::new()),
            |programme| {
                let marked = |id: &str| mark_of(marks, id);
                let days = (today(), context.arrival());
                model::greet(programme, kept.clone(), marked, days)
            },
        );
        let changed = remembered && visit != kept;
        let (visit, new) = (RwSignal::new(visit), StoredValue::new(new));
        let state = Self {
            context,
            marks,
            visit,
            new,
            remembered: StoredValue::new(remembered),
            shown: Memo::new(move |_| shown(context, marks, visit, new)),
            open: RwSignal::new(None),
            watching: StoredValue::new_local(None),
            watch: StoredValue::new_local(None),
        };
        let watch = context.store().watch(Box::new(move |notice| {
            state.follow(notice);
        }));
        state.watch.set_value(Some(watch));
        if changed {
            state.remember();
        }
        if let Some(programme) = programme {
            state.catch_up(&programme).await;
        }
        Ok(state)
    }

    /// The phases to show and what came after its phase was finished, following marks and days.
    pub fn shown(&self) -> (Vec<Section>, Vec<Item>) {
        self.shown.get()
    }

    /// The items of a phase.
    pub fn items(&self, phase: &str) -> Vec<Item> {
        self.shown.with(|(phases, _)| {
            let section = phases.iter().find(|section| section.phase == phase);
            section
                .map(|section| section.items.clone())
                .unwrap_or_default()
        })
    }

    /// The programme's item at a place.
    pub fn source(&self, place: usize) -> Option<ChecklistItem> {
        self.context.programme()?.checklist.get(place).cloned()
    }

    /// What is known of an item, following it.
    pub fn known(&self, id: &str) -> Option<ItemMark> {
        self.marks.track();
        self.marks.find(&ItemMark::id_of(id)).map(|one| one.data)
    }

    /// The titles of what an item goes well after, following the marks.
    pub fn after(&self, source: &ChecklistItem) -> Vec<String> {
        self.marks.track();
        let Some(programme) = self.context.programme() else {
            return Vec::new();
        };
        let after = model::after(&programme, source, |id| mark_of(self.marks, id));
        after.iter().map(|item| self.title(item)).collect()
    }

    /// The words of an item for the member's way of taking part.
    pub fn title(&self, source: &ChecklistItem) -> String {
        self.context
            .pick(model::wording(source, self.context.mode().get()))
    }

    /// Whether the programme did not have an item at an earlier visit.
    pub fn is_new(&self, id: &str) -> bool {
        self.new.with_value(|new| new.iter().any(|new| new == id))
    }

    /// The item that is open.
    pub fn opened(&self) -> RwSignal<Option<String>> {
        self.open
    }

    /// Carries out what the member does.
    pub fn send(&self, command: Command) {
        match command {
            Command::Mark(item, mark) => {
                self.decide(&item, mark, None);
                self.watch_again();
            }
            Command::TakePart(mode) => self.context.set_mode(mode),
            Command::Open(item) => self.open.set(item),
        }
    }

    /// Decides about an item. The first decision of all, by whom or what ever, is when the list is remembered.
    fn decide(&self, item: &str, mark: Option<Mark>, by: Option<&str>) {
        let id = ItemMark::id_of(item);
        let known = self.marks.find(&id);
        let mut one = known.map_or_else(|| ItemMark::of(item), |one| one.data);
        one.decide(mark, by, now());
        self.marks.put(id, one);
        if self.remembered.try_get_value() == Some(false) {
            self.remember();
        }
    }
}

fn shown(
    context: Context,
    marks: Collection<ItemMark>,
    visit: RwSignal<Visit>,
    new: StoredValue<Vec<String>>,
) -> (Vec<Section>, Vec<Item>) {
    let Some(programme) = context.programme() else {
        return Default::default();
    };
    marks.with(|marks| {
        let marks: BTreeMap<&str, Mark> = marks
            .iter()
            .filter_map(|one| Some((one.data.item.as_str(), one.data.mark?)))
            .collect();
        visit.with(|visit| {
            new.with_value(|new| {
                let moment = Moment {
                    today: today(),
                    arrival: context.arrival(),
                    new,
                    added: &visit.added,
                };
                model::sections(&programme, |id| marks.get(id).copied(), moment)
            })
        })
    })
}

fn mark_of(marks: Collection<ItemMark>, item: &str) -> Option<Mark> {
    marks
        .find(&ItemMark::id_of(item))
        .and_then(|one| one.data.mark)
}
