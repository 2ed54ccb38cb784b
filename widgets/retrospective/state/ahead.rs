//! Commitments: made, looked at again, kept, changed, done or let go; every decision can be taken back.

use leptos::prelude::*;

use super::{Editor, removed::Removed};
use crate::{
    context::{Collection, Context},
    error::Result,
    id::new_id,
    store::{Query, Stored, kinds},
    text::now,
    widgets::retrospective::model::{Commitment, Stand, Words, card::excerpt, commitment::Opening},
};

/// The commitments of the space.
#[derive(Clone, Copy)]
pub struct Ahead {
    context: Context,
    board: StoredValue<String>,
    all: Collection<Commitment>,
    removed: Removed<Commitment>,
    /// Commitments as they were before a decision of this visit.
    before: Removed<Commitment>,
    opening: StoredValue<Opening>,
    form: Editor,
    editor: Editor,
}

/// What a member can do with commitments. Each gives the commitment that focus goes to, if it has to go anywhere.
pub enum Decision {
    /// Makes the commitment that is typed.
    Make,
    /// Begins to word one anew.
    Reword(String),
    /// Stores the new wording.
    Save,
    /// Leaves the wording as it was.
    Leave,
    /// Says what becomes of one.
    Stand(String, Stand),
    /// Takes back what was decided in this visit.
    Undo(String),
    /// Deletes one.
    Delete(String),
    /// Brings a deleted one back.
    Restore(String),
}

impl Ahead {
    /// Reads the commitments and what was being typed.
    pub async fn open(context: Context, board: String) -> Result<Self> {
        let all = Collection::<Commitment>::open(context, Query::kind(kinds::COMMITMENT)).await?;
        let form = Editor::open(context, &board, "=commitment").await;
        let editor = Editor::open(context, &board, "=commitment-edit").await;
        let opening =
            all.with_untracked(|items| Opening::of(items.iter().map(|one| (&*one.id, &one.data))));
        let ahead = Self {
            context,
            board: StoredValue::new(board),
            all,
            removed: Removed::new(),
            before: Removed::new(),
            opening: StoredValue::new(opening),
            form,
            editor,
        };
        let there = move |id: &str| {
            all.track();
            all.find(id).is_some()
        };
        editor.rescue(context, there, move |words, draft| {
            let made = Commitment::made(&ahead.board.get_value(), words);
            all.add(new_id(now()), made, Some(draft));
        });
        Ok(ahead)
    }

    /// What is being typed as a new commitment.
    pub fn form(&self) -> Editor {
        self.form
    }

    /// What is being typed over a commitment.
    pub fn editor(&self) -> Editor {
        self.editor
    }

    /// Those still meant when the widget opened.
    pub fn last_time(&self) -> Vec<String> {
        self.opening
            .with_value(|opening| self.present(&opening.last_time))
    }

    /// Those done or let go by then.
    pub fn settled(&self) -> Vec<String> {
        self.opening
            .with_value(|opening| self.present(&opening.settled))
    }

    /// Those made since.
    pub fn since(&self) -> Vec<String> {
        let gone: Vec<(String, Commitment)> = self.removed.all();
        self.all.with(|items| {
            let here = items.iter().map(|one| (&*one.id, &one.data));
            let back = |id: &str| items.iter().any(|one| one.id == id);
            let gone = gone
                .iter()
                .filter(|(id, _)| !back(id))
                .map(|(id, one)| (&**id, one));
            let board = self.board.get_value();
            self.opening
                .with_value(|opening| opening.since(&board, here.chain(gone)))
        })
    }

    fn present(&self, ids: &[String]) -> Vec<String> {
        let here = |id: &&String| self.get(id).is_some() || self.removed.has(id);
        ids.iter().filter(here).cloned().collect()
    }

    /// A commitment as it is now.
    pub fn get(&self, id: &str) -> Option<Commitment> {
        self.all.with(|items| {
            items
                .iter()
                .find(|one| one.id == id)
                .map(|one| one.data.clone())
        })
    }

    /// The beginning of a commitment, also of a deleted one.
    pub fn excerpt(&self, id: &str) -> String {
        let one = self.get(id).or_else(|| self.removed.get(id));
        excerpt(&one.map(|one| one.text).unwrap_or_default())
    }

    /// Whether a commitment was deleted and can come back.
    pub fn is_removed(&self, id: &str) -> bool {
        self.removed.has(id) && self.get(id).is_none()
    }

    /// Whether something was decided about it in this visit.
    pub fn is_decided(&self, id: &str) -> bool {
        self.before.has(id)
    }

    /// The lines under a commitment: its first step and its day.
    pub fn notes(&self, one: &Commitment) -> Vec<String> {
        let line = |key: &str, name: &str, value: &str| {
            (!value.is_empty()).then(|| self.context.text_with(key, &[(name, value)]))
        };
        let day = self.context.written_date(&one.when);
        let step = line("retrospective.step.line", "step", &one.step);
        step.into_iter()
            .chain(line("retrospective.when.line", "when", &day))
            .collect()
    }

    /// All that was noted down on this board, and when.
    pub fn made_here(&self) -> Vec<(Commitment, f64)> {
        let board = self.board.get_value();
        self.all.with_untracked(|items| {
            let here = items.iter().filter(|one| one.data.board == board);
            here.map(|one| (one.data.clone(), one.created)).collect()
        })
    }

    /// All that was noted down in the space.
    pub fn everywhere(&self) -> Vec<Commitment> {
        let all = |items: &[Stored<Commitment>]| items.iter().map(|one| one.data.clone()).collect();
        self.all.with_untracked(all)
    }

    /// Takes in a commitment that comes from a file.
    pub fn bring(&self, one: Commitment) {
        self.all.add(new_id(now()), one, None);
    }

    /// Carries out what the member decides, says it, and gives the commitment that focus goes to.
    pub fn send(&self, decision: Decision) -> Option<String> {
        if self.context.read_only() {
            return None;
        }
        untrack(|| match decision {
            Decision::Make => self.make(),
            Decision::Reword(id) => self.reword(&id),
            Decision::Save => self.save(),
            Decision::Leave => {
                let edit = self.editor.at();
                self.editor.close();
                edit.map(|edit| edit.id)
            }
            Decision::Stand(id, stand) => self.decide(id, said(stand), |one| one.state = stand),
            Decision::Undo(id) => {
                let before = self.before.take(&id)?;
                self.say(said(before.state), &before.text);
                self.all.edit(&id, |one| *one = before);
                Some(id)
            }
            Decision::Delete(id) => {
                let one = self.all.find(&id)?.data;
                if self.editor.is_at(&id) {
                    self.editor.close();
                }
                self.say("retrospective.deleted", &one.text);
                self.removed.put(&id, one);
                self.all.delete(&id);
                Some(id)
            }
            Decision::Restore(id) => self.restore(&id),
        })
    }

    fn say(&self, key: &str, text: &str) {
        self.context
            .announce(&self.context.text_with(key, &[("text", &excerpt(text))]));
    }

    fn make(&self) -> Option<String> {
        let words = self.form.at()?.now.trimmed();
        if words.text.is_empty() {
            return None;
        }
        let (_, draft) = self.form.take()?;
        self.say("retrospective.said.made", &words.text);
        let made = Commitment::made(&self.board.get_value(), words);
        self.all.add(new_id(now()), made, Some(&draft));
        None
    }

    /// Makes a commitment of words that come from the group.
    pub fn take(&self, text: &str) {
        self.say("retrospective.said.made", text);
        let words = Words {
            text: text.to_owned(),
            ..Words::default()
        };
        let made = Commitment::made(&self.board.get_value(), words);
        self.all.add(new_id(now()), made, None);
    }

    fn reword(&self, id: &str) -> Option<String> {
        if self.editor.at().is_some_and(|edit| edit.id != id) {
            self.save();
        }
        self.editor.begin(id, self.all.find(id)?.data.words());
        None
    }

    /// A new wording counts as changed where the commitment is looked at again.
    fn save(&self) -> Option<String> {
        let edit = self.editor.at()?;
        let typed = edit.now.trimmed();
        if !edit.is_changed() || typed.text.is_empty() {
            self.editor.close();
            return Some(edit.id);
        }
        let (edit, draft) = self.editor.take()?;
        let again = self
            .opening
            .with_value(|opening| opening.last_time.contains(&edit.id));
        let here = self.all.find(&edit.id)?.data;
        if again && !self.before.has(&edit.id) {
            self.before.put(&edit.id, here);
        }
        self.say("retrospective.said.changed", &typed.text);
        self.all.edit_spending(&edit.id, Some(&draft), |one| {
            one.write(&edit.from, &typed);
            if again {
                one.state = Stand::Changed;
            }
        });
        Some(edit.id)
    }

    fn decide(
        &self,
        id: String,
        said: &str,
        change: impl FnOnce(&mut Commitment),
    ) -> Option<String> {
        let one = self.all.find(&id)?.data;
        self.say(said, &one.text);
        if !self.before.has(&id) {
            self.before.put(&id, one);
        }
        self.all.edit(&id, change);
        Some(id)
    }

    /// A deleted commitment comes back under a new name, at the place of the old one.
    fn restore(&self, id: &str) -> Option<String> {
        let one = self.removed.take(id)?;
        self.say("retrospective.said.restored", &one.text);
        let new = new_id(now());
        self.opening.update_value(|opening| {
            let lists = opening.last_time.iter_mut().chain(&mut opening.settled);
            lists
                .filter(|known| *known == id)
                .for_each(|known| known.clone_from(&new));
        });
        self.all.add(new.clone(), one, None);
        Some(new)
    }
}

fn said(stand: Stand) -> &'static str {
    match stand {
        Stand::Open => "retrospective.said.open",
        Stand::Kept => "retrospective.said.kept",
        Stand::Changed => "retrospective.said.changed",
        Stand::Done => "retrospective.said.done",
        Stand::LetGo => "retrospective.said.let-go",
    }
}
