//! The one door: what the member does to the list, what rules tick for them, and what is remembered of it.
//!
//! Nothing is written before the first use: what the programme held at a visit is remembered from the first decision on.

mod line;
mod place;
pub mod shelf;
mod taking;
mod used;

use std::{collections::BTreeMap, rc::Rc};

use futures_util::future::{join, join_all};
use leptos::prelude::*;

use super::{
    model::{self, Item, ItemMark, Mark, Moment, Section, Visit},
    record::VISIT,
    watch::Watching,
};
use crate::{
    context::{Collection, Context},
    error::Result,
    programme::{ChecklistItem, Completion, Mode, Programme, Widget},
    store::{META, Notice, Query, Watch, kinds},
    text::{now, today},
};
pub use line::Line;
use used::is_used;

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
    _watch: StoredValue<Watch, LocalStorage>,
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
                let settled = |id: &str| mark_of(marks, id).is_some_and(Mark::settles);
                model::greet(programme, kept.clone(), settled)
            },
        );
        let changed = remembered && visit != kept;
        let (visit, new) = (RwSignal::new(visit), StoredValue::new(new));
        let watch = context.store().watch(Box::new(move |notice| {
            follow(context, marks, visit, notice);
        }));
        let state = Self {
            context,
            marks,
            visit,
            new,
            remembered: StoredValue::new(remembered),
            shown: Memo::new(move |_| shown(context, marks, visit, new)),
            open: RwSignal::new(None),
            watching: StoredValue::new_local(None),
            _watch: StoredValue::new_local(watch),
        };
        if changed {
            state.remember();
        }
        if let Some(programme) = programme {
            state.catch_up(&programme).await;
        }
        Ok(state)
    }

    /// Ticks what the use of other widgets completed while no checklist was there.
    async fn catch_up(&self, programme: &Programme) {
        let waits = |widget: &Widget| {
            let by = Completion::Widget(*widget);
            let items = programme.checklist.iter();
            items
                .filter(|item| item.completion == by)
                .any(|item| may_be_ticked(self.marks, &item.id))
        };
        let used = Widget::ALL
            .iter()
            .filter(|widget| waits(widget))
            .map(|widget| {
                let store = self.context.store();
                async move { (*widget, is_used(&*store, *widget).await) }
            });
        for (widget, used) in join_all(used).await {
            if used {
                complete(self.context, self.marks, widget);
            }
        }
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
                decide(self.marks, &item, mark, None);
                if !self.remembered.get_value() {
                    self.remember();
                }
                self.watching
                    .try_with_value(|watching| watching.as_ref().map(Watching::refresh));
            }
            Command::TakePart(mode) => self.context.set_mode(mode),
            Command::Open(item) => self.open.set(item),
        }
    }

    /// Ticks an item because a rule says so, unless the member decided otherwise; says so where nobody looks.
    pub fn tick(&self, source: &ChecklistItem, by: &str) {
        if self.context.read_only() || !may_be_ticked(self.marks, &source.id) {
            return;
        }
        decide(self.marks, &source.id, Some(Mark::Done), Some(by));
        if !self.remembered.get_value() {
            self.remember();
        }
        let title = untrack(|| self.title(source));
        self.context.announce(
            &self
                .context
                .text_with("checklist.said.done", &[("title", &title)]),
        );
    }

    /// The items that a rule of the page may still tick.
    pub fn waiting(&self) -> Vec<ChecklistItem> {
        let waits = |item: &&ChecklistItem| {
            let of_the_page =
                !matches!(item.completion, Completion::Manual | Completion::Widget(_));
            of_the_page && may_be_ticked(self.marks, &item.id)
        };
        let programme: Option<Rc<Programme>> = self.context.programme();
        programme.map_or_else(Vec::new, |programme| {
            programme.checklist.iter().filter(waits).cloned().collect()
        })
    }

    /// Keeps what watches the page as long as the widget is there.
    pub fn watch_with(&self, watching: Watching) {
        self.watching.try_set_value(Some(watching));
    }

    /// Whether something of the page may still tick an item.
    pub fn waits(&self) -> bool {
        !self.context.read_only() && !self.waiting().is_empty()
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

fn follow(context: Context, marks: Collection<ItemMark>, visit: RwSignal<Visit>, notice: &Notice) {
    match notice {
        Notice::Changed { kind, ids } if kind == META && ids.iter().any(|id| id == VISIT) => {
            place::look_again(context, visit);
        }
        Notice::Changed { kind, .. } => {
            let widget = Widget::ALL
                .iter()
                .find(|widget| kinds::of(**widget) == kind.as_str());
            if let Some(widget) = widget {
                context.spawn(async move {
                    // What changed may have been deleted.
                    if is_used(&*context.store(), *widget).await {
                        complete(context, marks, *widget);
                    }
                });
            }
        }
        _ => {}
    }
}

/// Ticks the items a widget's use completes.
fn complete(context: Context, marks: Collection<ItemMark>, widget: Widget) {
    let Some(programme) = context.programme().filter(|_| !context.read_only()) else {
        return;
    };
    let by = Completion::Widget(widget);
    for item in programme
        .checklist
        .iter()
        .filter(|item| item.completion == by)
    {
        if may_be_ticked(marks, &item.id) {
            decide(marks, &item.id, Some(Mark::Done), Some(widget.as_str()));
        }
    }
}

fn decide(marks: Collection<ItemMark>, item: &str, mark: Option<Mark>, by: Option<&str>) {
    let id = ItemMark::id_of(item);
    let mut one = marks
        .find(&id)
        .map_or_else(|| ItemMark::of(item), |one| one.data);
    one.decide(mark, by, now());
    marks.put(id, one);
}

fn may_be_ticked(marks: Collection<ItemMark>, item: &str) -> bool {
    marks
        .find(&ItemMark::id_of(item))
        .is_none_or(|one| one.data.may_be_ticked())
}

fn mark_of(marks: Collection<ItemMark>, item: &str) -> Option<Mark> {
    marks
        .find(&ItemMark::id_of(item))
        .and_then(|one| one.data.mark)
}
