//! The board as a text, for the others: what is on screen, in the member's language.

use leptos::prelude::*;

use super::State;
use crate::{
    context::Context,
    text::{DateStyle, today},
    ui::preview::Outgoing,
    widgets::retrospective::model::{
        Stand,
        markdown::{self, Sheet, Task},
    },
};

impl State {
    /// The text that may leave.
    pub fn sheet(&self) -> Outgoing {
        let (context, cards) = (self.0.with_value(|parts| parts.context), self.cards());
        let sheet = Sheet {
            title: self.sheet_title(context),
            date: context.date(today(), DateStyle::Long),
            columns: cards.written(),
            ahead: context.text("retrospective.ahead"),
            commitments: untrack(|| self.tasks(context)),
        };
        Outgoing {
            kind: "retrospective",
            format: "md",
            text: markdown::write(&sheet),
        }
    }

    /// What the board is called where it is taken along.
    pub(super) fn sheet_title(&self, context: Context) -> String {
        let title = context
            .attribute("label")
            .unwrap_or_else(|| context.text("retrospective.title"));
        let named = [("title", &*title), ("board", &self.board_title())];
        context.text_with("retrospective.sheet.title", &named)
    }

    /// The commitments in view: those of last time and those made since.
    fn tasks(&self, context: Context) -> Vec<Task> {
        let ahead = self.ahead();
        let ids = ahead.last_time().into_iter().chain(ahead.since());
        let task = |id: String| {
            let one = ahead.get(&id)?;
            let mut notes = ahead.notes(&one);
            if one.state == Stand::LetGo {
                notes.push(context.text("retrospective.stand.let-go"));
            }
            Some(Task {
                ticked: !one.state.is_open(),
                text: one.text,
                notes,
            })
        };
        ids.filter_map(task).collect()
    }
}
