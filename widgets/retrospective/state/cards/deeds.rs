//! What the member does with cards, each deed said and stored.

use leptos::prelude::*;

use super::{Cards, title};
use crate::{
    id::new_id,
    store::Stored,
    text::now,
    widgets::retrospective::model::{
        Card, OTHER, Words,
        card::{Provenance, excerpt},
        order,
    },
};

/// What a member can do with cards. Each gives the card it is about, where there is one to show: focus goes to it, but for
/// one that was added.
pub enum Command {
    /// Adds what is typed in a column, by the column's place.
    Add(usize),
    /// Begins to write a card anew.
    Edit(String),
    /// Stores what was typed over a card.
    Save,
    /// Leaves the card as it was.
    Leave,
    /// Moves a card.
    Move(String, Step),
    /// Deletes a card.
    Delete(String),
    /// Brings a deleted card back.
    Restore(String),
}

/// Where a card goes.
pub enum Step {
    /// One place up in its column.
    Up,
    /// One place down in its column.
    Down,
    /// To the end of a column.
    To(String),
    /// To a place of a column as it is drawn: deleted cards count, the card itself does not.
    At(String, usize),
}

impl Cards {
    /// Carries out what the member does, says it, and gives the card it is about.
    pub fn send(&self, command: Command) -> Option<String> {
        if self.context.read_only() {
            return None;
        }
        untrack(|| match command {
            Command::Add(place) => self.add(place),
            Command::Edit(id) => self.edit(&id),
            Command::Save => self.save(),
            Command::Leave => {
                let edit = self.editor.at();
                self.editor.close();
                edit.map(|edit| edit.id)
            }
            Command::Move(id, step) => self.go(id, step),
            Command::Delete(id) => self.delete(id),
            Command::Restore(id) => self.restore(&id),
        })
    }

    fn say(&self, key: &str, text: &str) {
        self.context
            .announce(&self.context.text_with(key, &[("text", &excerpt(text))]));
    }

    fn add(&self, place: usize) -> Option<String> {
        let column = self
            .columns
            .with_value(|columns| columns.get(place).cloned())?;
        let editor = self.adding(place)?;
        let text = editor.at()?.now.trimmed().text;
        if text.is_empty() {
            return None;
        }
        let (_, draft) = editor.take()?;
        let said = [
            ("text", &*excerpt(&text)),
            ("column", &title(self.context, &column)),
        ];
        self.context
            .announce(&self.context.text_with("retrospective.said.added", &said));
        let list = self.placed(&column.id);
        let card = Card {
            board: self.name.get_value(),
            column: column.id,
            text,
            order: String::new(),
            source: None,
        };
        Some(self.put_new(card, &list, Some(&draft)))
    }

    /// Puts a card that comes from a file at the end of its column.
    pub fn bring(&self, column: String, text: String, source: Option<Provenance>) {
        let list = self.placed(&column);
        let card = Card {
            board: self.name.get_value(),
            column,
            text,
            order: String::new(),
            source,
        };
        self.put_new(card, &list, None);
    }

    /// Stores a new card at the end of a list.
    fn put_new(&self, mut card: Card, list: &[(String, String)], draft: Option<&str>) -> String {
        let new = new_id(now());
        for (id, key) in order::placing(list, &new, list.len()) {
            if id == new {
                card.order = key;
            } else {
                self.stored.edit(&id, |card| card.order = key);
            }
        }
        self.stored.add(new.clone(), card, draft);
        new
    }

    fn edit(&self, id: &str) -> Option<String> {
        if self.editor.at().is_some_and(|edit| edit.id != id) {
            self.save();
        }
        let text = self.stored.find(id)?.data.text;
        self.editor.begin(id, Words::of(&text));
        None
    }

    fn save(&self) -> Option<String> {
        let edit = self.editor.at()?;
        let typed = edit.now.trimmed();
        if !edit.is_changed() || typed.text.is_empty() {
            self.editor.close();
            return Some(edit.id);
        }
        let (edit, draft) = self.editor.take()?;
        self.stored.edit_spending(&edit.id, Some(&draft), |card| {
            let mut words = Words::of(&card.text);
            words.write(&edit.from, &typed);
            card.text = words.text;
        });
        Some(edit.id)
    }

    /// When another tab deletes the card that is being written anew, what was typed goes into a new card.
    pub(super) fn rescue_edit(self) {
        let there = move |id: &str| {
            self.stored.track();
            self.stored.find(id).is_some()
        };
        self.editor
            .rescue(self.context, there, move |words, draft| {
                let columns = self.columns.get_value();
                let Some(column) = columns.into_iter().next().map(|column| column.id) else {
                    return;
                };
                let list = untrack(|| self.placed(&column));
                let card = Card {
                    board: self.name.get_value(),
                    column,
                    text: words.text,
                    order: String::new(),
                    source: None,
                };
                self.put_new(card, &list, Some(draft));
            });
    }

    fn go(&self, id: String, step: Step) -> Option<String> {
        let card = self.stored.find(&id)?.data;
        let from = card.column.clone();
        let column = match &step {
            Step::To(column) | Step::At(column, _) => column.clone(),
            Step::Up | Step::Down => from.clone(),
        };
        if column == OTHER {
            return Some(id);
        }
        let mut list = self.placed(&column);
        let place = list.iter().position(|(known, _)| *known == id);
        list.retain(|(known, _)| *known != id);
        let at = match step {
            Step::Up => place.and_then(|place| place.checked_sub(1)),
            Step::Down => place
                .map(|place| place + 1)
                .filter(|place| *place <= list.len()),
            Step::To(_) => Some(list.len()),
            Step::At(_, at) => {
                let lane = self.lane(&column).into_iter();
                let before = lane.filter(|known| *known != id).take(at);
                let is_there = |one: &String| list.iter().any(|(known, _)| known == one);
                Some(before.filter(is_there).count())
            }
        };
        let shown = (excerpt(&card.text), self.title(&column));
        let Some(at) = at else {
            let said = [("text", &*shown.0), ("column", &shown.1)];
            self.context
                .announce(&self.context.text_with("retrospective.said.edge", &said));
            return Some(id);
        };
        if from == column && place == Some(at) {
            return Some(id);
        }
        for (changed, key) in order::placing(&list, &id, at) {
            self.stored.edit(&changed, |card| {
                card.order = key;
                card.column.clone_from(&column);
            });
        }
        let position = (at + 1).to_string();
        let said = [
            ("text", &*shown.0),
            ("column", &shown.1),
            ("position", &position),
        ];
        self.context
            .announce(&self.context.text_with("retrospective.said.moved", &said));
        Some(id)
    }

    fn delete(&self, id: String) -> Option<String> {
        let card: Stored<Card> = self.stored.find(&id)?;
        if self.editor.at().is_some_and(|edit| edit.id == id) {
            self.editor.close();
        }
        self.say("retrospective.deleted", &card.data.text);
        self.removed.put(&id, card.data);
        self.stored.delete(&id);
        Some(id)
    }

    /// A card comes back under a new name: the old one belongs to the deletion, which other devices will learn of.
    fn restore(&self, id: &str) -> Option<String> {
        let card = self.removed.take(id)?;
        self.say("retrospective.said.restored", &card.text);
        let new = new_id(now());
        self.stored.add(new.clone(), card, None);
        Some(new)
    }
}
