//! What was being typed when a tab was killed, and whose name is another since because the host moved the start.

use leptos::prelude::*;

use super::State;
use crate::{
    context::{Context, Draft},
    programme::{Day, Programme},
    store::{Change, Stored},
    text::now,
    widgets::prompt::{
        model::begun,
        record::{self, Answer},
    },
};

/// Where the names are kept under which something was being typed last: once in the space, the newest last.
const KEY: &str = "prompt-begun";

/// Those names.
pub async fn names(context: Context) -> Vec<String> {
    let kept = context.store().meta(KEY).await.ok().flatten();
    kept.and_then(|kept| serde_json::from_value(kept).ok())
        .unwrap_or_default()
}

impl State {
    /// Keeps the name under which something begins to be typed, where a start is in it that may be moved.
    pub(super) fn note(&self, name: &str) {
        if Answer::to(name).start().is_none() {
            return;
        }
        let (context, name) = (self.context, name.to_owned());
        context.spawn(async move {
            if let Some(names) = begun::with(names(context).await, &name) {
                // Asked for again at the next visit's first keystroke.
                drop(context.store().set_meta(KEY, names.into()).await);
            }
        });
    }

    /// What was being typed to the same week in the same round under another start; it is kept in this draft from now on.
    pub(super) async fn begun(&self, name: &str, draft: &Draft) -> Option<String> {
        let programme = self.context.programme()?;
        let week = Answer::to(name).week;
        let mut names = self.names_begun();
        names.retain(|other| other != name && Answer::to(other).week == week);
        for other in names.iter().rev() {
            if self
                .left(other)
                .await
                .is_some_and(|left| goes_on(&programme, other, &left))
            {
                return draft.take_over(&Answer::id_of(other)).await;
            }
        }
        None
    }

    /// Stores what was begun in a round that is over, or to a week that left the programme, as the answer it would have
    /// been: it stands among the member's earlier ones.
    pub(super) async fn store_begun(self) {
        let Some(programme) = self.context.programme() else {
            return;
        };
        for name in self.names_begun() {
            let Some(left) = self.left(&name).await else {
                continue;
            };
            if !goes_on(&programme, &name, &left) {
                let (id, at) = (Answer::id_of(&name), left.at);
                let one = Stored::new(id.clone(), left.answer(&name), at);
                let change = Change::of(one.write(now())).spending(&id);
                // Another tab may have been first; what could not be stored is still a draft.
                drop(self.context.store().save(change).await);
            }
        }
    }

    fn names_begun(&self) -> Vec<String> {
        self.held.with_value(|held| held.begun.clone())
    }

    /// What was left behind under a name that has no answer.
    async fn left(&self, name: &str) -> Option<record::Draft> {
        let id = Answer::id_of(name);
        if self.answers.find(&id).is_some() {
            return None;
        }
        let left = Draft::new(self.context.store(), &id).read().await?;
        Some(record::Draft::read(left)).filter(|left| !left.text.trim().is_empty())
    }
}

fn goes_on(programme: &Programme, name: &str, left: &record::Draft) -> bool {
    let answer = Answer::to(name);
    begun::goes_on(
        programme,
        &answer.week,
        answer.start(),
        Day::parse(&left.until),
    )
}
