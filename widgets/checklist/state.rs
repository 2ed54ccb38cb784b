//! The one door: what the member does to the checklist, and what the other widgets did for it.

use leptos::prelude::*;

use super::{
    model::{self, Mark, Moment, Section},
    record::ItemMark,
};
use crate::{
    context::{Collection, Context},
    error::Result,
    programme::{Completion, Mode, Widget},
    store::{Notice, Query, Watch, kinds},
    text::today,
};

/// The checklist's state.
#[derive(Clone, Copy)]
pub struct State {
    context: Context,
    marks: Collection<ItemMark>,
    _watch: StoredValue<Watch, LocalStorage>,
}

/// What a member can do.
pub enum Command {
    /// Decides about an item, or takes the decision back.
    Mark(String, Option<Mark>),
    /// Changes the way of taking part.
    TakePart(Mode),
}

impl State {
    /// Loads the marks and ticks what other widgets completed meanwhile.
    pub async fn open(context: Context) -> Result<Self> {
        let marks = Collection::open(context, Query::kind(kinds::CHECKLIST_ITEM)).await?;
        for widget in Widget::ALL {
            let used = Query {
                limit: Some(1),
                ..Query::kind(kinds::of(*widget))
            };
            if context
                .store()
                .list(used)
                .await
                .is_ok_and(|found| !found.records.is_empty())
            {
                complete(context, marks, *widget);
            }
        }
        let watch = context.store().watch(Box::new(move |notice| {
            let Notice::Changed { kind, .. } = notice else {
                return;
            };
            if let Some(widget) = Widget::ALL
                .iter()
                .find(|widget| kinds::of(**widget) == kind)
            {
                complete(context, marks, *widget);
            }
        }));
        Ok(Self {
            context,
            marks,
            _watch: StoredValue::new_local(watch),
        })
    }

    /// The phases to show, following marks and mode.
    pub fn sections(&self) -> Vec<Section> {
        let Some(programme) = self.context.programme() else {
            return Vec::new();
        };
        let moment = Moment {
            today: today(),
            arrival: self.context.arrival(),
            mode: self.context.mode().get(),
        };
        self.marks.with(|marks| {
            let marked = |id: &str| {
                marks
                    .iter()
                    .find(|one| one.data.item == id)
                    .and_then(|one| one.data.mark)
            };
            model::sections(&programme, marked, moment)
        })
    }

    /// The widget that ticked an item, if one did.
    pub fn ticked_by(&self, item: &str) -> Option<String> {
        self.marks.with(|marks| {
            marks
                .iter()
                .find(|one| one.data.item == item)
                .and_then(|one| one.data.by.clone())
        })
    }

    /// Carries out what the member does.
    pub fn send(&self, command: Command) {
        match command {
            Command::Mark(item, mark) => {
                self.marks.put(
                    ItemMark::id_of(&item),
                    ItemMark {
                        item,
                        mark,
                        by: None,
                    },
                );
            }
            Command::TakePart(mode) => self.context.set_mode(mode),
        }
    }
}

/// Ticks the items a widget's use completes, once: an item the member has decided about stays as decided.
fn complete(context: Context, marks: Collection<ItemMark>, widget: Widget) {
    let Some(programme) = context.programme() else {
        return;
    };
    for item in &programme.checklist {
        let id = ItemMark::id_of(&item.id);
        if item.completion == Completion::Widget(widget) && marks.find(&id).is_none() {
            let by = Some(widget.as_str().to_owned());
            marks.put(
                id,
                ItemMark {
                    item: item.id.to_string(),
                    mark: Some(Mark::Done),
                    by,
                },
            );
        }
    }
}
