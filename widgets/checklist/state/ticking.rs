//! What rules tick for the member: the use of other widgets, and what the page shows or tells.

use futures_util::future::join_all;
use leptos::prelude::*;

use super::{State, place, used::is_used};
use crate::{
    programme::{ChecklistItem, Completion, Programme, Widget},
    store::{META, Notice, kinds},
    widgets::checklist::{
        model::{ItemMark, Mark},
        record::VISIT,
        watch::{self, Watching},
    },
};

impl State {
    /// Ticks what the use of other widgets completed while no checklist was there.
    pub(super) async fn catch_up(&self, programme: &Programme) {
        let waits = |widget: &Widget| {
            let by = Completion::Widget(*widget);
            let items = programme.checklist.iter();
            items
                .filter(|item| item.completion == by)
                .any(|item| self.may_be_ticked(&item.id))
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
                self.complete(widget);
            }
        }
    }

    /// Follows what is stored: the use of other widgets, and what another tab remembers of the list.
    pub(super) fn follow(self, notice: &Notice) {
        match notice {
            Notice::Changed { kind, ids } if kind == META && ids.iter().any(|id| id == VISIT) => {
                place::look_again(self.context, self.visit);
            }
            Notice::Changed { kind, .. } => {
                let widget = Widget::ALL
                    .iter()
                    .find(|widget| kinds::of(**widget) == kind.as_str());
                if let Some(widget) = widget {
                    self.context.spawn(async move {
                        // What changed may have been deleted.
                        if is_used(&*self.context.store(), *widget).await {
                            self.complete(*widget);
                        }
                    });
                }
            }
            _ => {}
        }
    }

    /// Ticks the items a widget's use completes.
    fn complete(&self, widget: Widget) {
        let Some(programme) = self
            .context
            .programme()
            .filter(|_| !self.context.read_only())
        else {
            return;
        };
        let by = Completion::Widget(widget);
        for item in &programme.checklist {
            if item.completion == by && self.may_be_ticked(&item.id) {
                self.decide(&item.id, Some(Mark::Done), Some(widget.as_str()));
            }
        }
    }

    /// Ticks an item because a rule says so, unless the member decided otherwise; says so where nobody looks.
    pub fn tick(&self, source: &ChecklistItem, by: &str) {
        if self.context.read_only() || !self.may_be_ticked(&source.id) {
            return;
        }
        self.decide(&source.id, Some(Mark::Done), Some(by));
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
            of_the_page && self.may_be_ticked(&item.id)
        };
        let programme = self.context.programme();
        programme.map_or_else(Vec::new, |programme| {
            programme.checklist.iter().filter(waits).cloned().collect()
        })
    }

    /// Keeps what watches the page as long as the widget is there.
    pub fn watch_with(&self, watching: Watching) {
        self.watching.try_set_value(Some(watching));
    }

    /// Looks again what is to be watched, after a decision. Where nothing waited so far the code is not here yet.
    pub(super) fn watch_again(&self) {
        let looked = self
            .watching
            .try_with_value(|watching| watching.as_ref().map(Watching::refresh));
        if looked == Some(None) {
            watch::begin(self.context, *self);
        }
    }

    /// Whether something of the page may still tick an item.
    pub fn waits(&self) -> bool {
        !self.context.read_only() && !self.waiting().is_empty()
    }

    fn may_be_ticked(&self, item: &str) -> bool {
        self.marks
            .find(&ItemMark::id_of(item))
            .is_none_or(|one| one.data.may_be_ticked())
    }
}
