//! Where an answer may go besides staying here, when the member says so: shown to be copied, or kept in the journal.

use leptos::prelude::*;

use super::{Sheets, State};
use crate::{
    context::Context,
    error::Error,
    store::{Change, kinds},
    text::{now, today},
    ui::preview::Outgoing,
    widgets::prompt::{
        model::{self, Format, Piece},
        record::{self, Answer},
    },
};

impl State {
    pub(super) fn share(&self, week: &str, format: Format) {
        self.store(week);
        let programme = self.context.programme();
        let found = programme
            .as_ref()
            .and_then(|p| p.weeks.iter().find(|one| one.id.as_str() == week));
        let theme = found
            .map(|week| self.context.pick(&week.theme))
            .unwrap_or_default();
        let stored = self.answers.find(&Answer::id_of(week));
        let question = stored.map(|one| one.data.question).unwrap_or_default();
        let answer = self.text(week).get_untracked();
        let piece = Piece {
            theme: &theme,
            question: &question,
            answer: &answer,
        };
        self.outgoing.set(Some(Outgoing {
            kind: kinds::PROMPT_ANSWER,
            format: format.extension(),
            text: model::written(piece, format),
        }));
    }

    /// Keeps an answer in the journal, once. One that is there stays as the member left it; one in the journal's bin
    /// comes back as the answer is now.
    pub(super) async fn keep(self, week: &str) {
        let Some(answer) = self.answers.find(&Answer::id_of(week)) else {
            return;
        };
        let context = self.context;
        let mut entry = record::journal_entry(&answer.data, today(), now());
        match context.store().get(&entry.id).await {
            Ok(Some(found)) if record::is_in_journal(&found) => {}
            Ok(found) => {
                if let Some(found) = found {
                    (entry.rev, entry.created) = (found.rev, found.created);
                }
                match context.commit(Change::of(entry)).await {
                    Ok(_) => context.announce(&context.text("prompt.said.kept")),
                    // Another tab kept it first. Nothing is left to store, and the line under the widget says so.
                    Err(Error::Conflict { .. }) => drop(context.commit(Change::default()).await),
                    Err(_) => {}
                }
            }
            Err(error) => context.fail(error),
        }
        let kept = in_journal(context, week).await;
        self.in_journal(week).set(kept);
    }
}

/// Looks again whether open answers are in the journal.
pub(super) fn refresh(context: Context, sheets: Sheets, changed: &[String]) {
    for (week, sheet) in sheets.get_value() {
        if changed.contains(&record::journal_id(&week)) {
            context.spawn(async move { sheet.in_journal.set(in_journal(context, &week).await) });
        }
    }
}

pub(super) async fn in_journal(context: Context, week: &str) -> bool {
    let entry = context.store().get(&record::journal_id(week)).await;
    entry
        .ok()
        .flatten()
        .is_some_and(|entry| record::is_in_journal(&entry))
}
