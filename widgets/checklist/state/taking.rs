//! Gathers the list as it leaves.

use leptos::prelude::*;

use super::State;
use crate::{
    programme::ChecklistItem,
    widgets::checklist::model::{
        self, ItemMark, Standing,
        take::{Line, Phase, Taken},
    },
};

impl State {
    /// The whole list in the language on screen; with how it went only when the member wants it to leave.
    pub fn taken(&self, with_lines: bool) -> Option<Taken> {
        let context = self.context;
        let programme = context.programme()?;
        let title = |id: &str| context.text(&context.own(id));
        let phases = programme.phases.iter().map(|phase| {
            let of_phase = |item: &&ChecklistItem| item.phase == phase.id;
            let items = programme.checklist.iter().filter(of_phase);
            Phase {
                id: phase.id.to_string(),
                title: phase
                    .title
                    .as_ref()
                    .map_or_else(|| title(&phase.id), |title| context.pick(title)),
                items: items.map(|item| self.line(item, with_lines)).collect(),
            }
        });
        Some(Taken {
            programme: programme.id.to_string(),
            title: context.text("checklist.title"),
            phases: phases.filter(|phase| !phase.items.is_empty()).collect(),
        })
    }

    fn line(&self, source: &ChecklistItem, with_lines: bool) -> Line {
        let known = self.marks.find(&ItemMark::id_of(&source.id));
        let known = known.map(|one| one.data).unwrap_or_default();
        let item = model::Item {
            place: 0,
            id: source.id.to_string(),
            mark: known.mark,
            ready: true,
            new: self.is_new(&source.id),
        };
        Line {
            title: untrack(|| self.title(source)),
            why: source.why.as_ref().map(|why| self.context.pick(why)),
            minutes: source.minutes,
            url: source.href.as_ref().map(|url| absolute(url.as_str())),
            standing: Standing::of(&item),
            by: known.by,
            opens: model::opens_on(source, self.context.arrival()),
            line: Some(known.line).filter(|line| with_lines && !line.trim().is_empty()),
            id: item.id,
        }
    }
}

/// A full address, as it is elsewhere.
fn absolute(url: &str) -> String {
    let base = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.base_uri().ok().flatten());
    base.and_then(|base| web_sys::Url::new_with_base(url, &base).ok())
        .map_or_else(|| url.to_owned(), |url| url.href())
}
