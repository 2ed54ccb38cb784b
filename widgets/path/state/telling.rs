//! What is on the path in words, and the recognition a member gives themselves.

use leptos::prelude::*;

use super::State;
use crate::{
    id::new_id,
    programme::{Recognition, RecognitionKind, Rhythm, Text},
    share::credential::{Achievement, Credential, achievement_id, picture::Words, urn},
    text::{DateStyle, Spoken, now, today, utc},
    widgets::path::model::{Item, Line, What, take},
};

impl State {
    /// Something on the path as it is told.
    pub fn line(&self, item: &Item) -> Line {
        let context = self.context;
        let day = match item.until {
            Some(until) => context.days(item.day, until),
            None => context.date(item.day, DateStyle::Long),
        };
        let label = |key: &str| context.text(&["path.", key].concat());
        let mut notes = Vec::new();
        let (label, text) = match &item.what {
            What::Joined => (label("joined"), self.about()),
            What::Introduced => (label("introduced"), String::new()),
            What::Week {
                week,
                question,
                skipped,
            } => {
                let mut key = String::from(if *skipped { "skipped" } else { "week" });
                if self.goes_by_day() {
                    key.push_str(".day");
                }
                (
                    label(&key),
                    self.theme(week).unwrap_or_else(|| question.clone()),
                )
            }
            What::Entries(count) => (
                label("entries"),
                context.text_count("path.entries.count", *count),
            ),
            What::Entry(title) => (label("entry"), title.clone()),
            What::Board(name) => (label("board"), board(name)),
            What::Lesson(text) => (label("lesson"), text.clone()),
            What::Commitment { text, step, stand } => {
                notes.push(label(&["stand.", *stand].concat()));
                if !step.is_empty() {
                    notes.push(context.text_with("path.step", &[("step", step)]));
                }
                (label("commitment"), text.clone())
            }
        };
        Line {
            day,
            label,
            text,
            notes,
        }
    }

    /// The programme's title; empty without one.
    pub fn about(&self) -> String {
        let programme = self.context.programme();
        programme.map_or_else(String::new, |programme| self.context.pick(&programme.title))
    }

    /// What stands between a label and its text.
    pub fn colon(&self) -> String {
        self.context.text("path.line.between")
    }

    /// What the programme offers to say of oneself.
    pub fn recognition(&self) -> Option<Recognition> {
        self.context.programme()?.recognition.clone()
    }

    /// How the member calls themselves in their introduction; may be empty.
    pub fn name(&self) -> String {
        self.found.with_untracked(|found| found.name.clone())
    }

    /// What the member says of themselves, and what is on its picture. It rests on what is chosen, and says no more.
    pub fn credential(&self, words: &Spoken, name: &str) -> Option<(Credential, Words)> {
        let context = self.context;
        let programme = context.programme()?;
        let offered = programme.recognition.as_ref()?;
        let pick = |text: &Text| context.pick(text);
        let chosen = untrack(|| self.chosen());
        let uid = self.found.with_untracked(|found| found.uid.clone());
        let uid = take::known_as(&chosen, uid).unwrap_or_else(|| new_id(now()));
        let first = chosen.iter().find(|item| item.what == What::Joined);
        let lines: Vec<_> = chosen.iter().map(|item| self.line(item)).collect();
        let url = offered.url.as_deref().unwrap_or_default();
        let achievement = Achievement {
            id: achievement_id(&programme.id),
            name: pick(&offered.name),
            description: pick(&offered.description),
            criteria: pick(&offered.criteria),
            url: if is_whole(url) { url } else { "" }.to_owned(),
            kind: offered.kind.map(RecognitionKind::as_str),
            tags: offered.tags.iter().map(pick).collect(),
        };
        let picture = Words {
            programme: self.about(),
            name: achievement.name.clone(),
            member: name.trim().to_owned(),
            description: achievement.description.clone(),
            day: context.date(today(), DateStyle::Long),
            caution: words.get("caution"),
        };
        let credential = Credential {
            id: urn(&new_id(now())),
            member: urn(&uid),
            name: name.trim().to_owned(),
            valid_from: utc(now()),
            caution: words.get("caution"),
            language: context.language(),
            achievement,
            since: first.map(|item| item.day),
            evidence: take::evidence(&lines, &self.colon()),
        };
        Some((credential, picture))
    }

    fn goes_by_day(&self) -> bool {
        let rhythm = self
            .context
            .programme()
            .and_then(|programme| programme.rhythm);
        rhythm.is_some_and(|rhythm| rhythm != Rhythm::Week)
    }

    /// A week's theme, where the programme still has it.
    fn theme(&self, id: &str) -> Option<String> {
        let programme = self.context.programme()?;
        let week = programme.weeks.iter().find(|week| *week.id == *id)?;
        Some(self.context.pick(&week.theme))
    }
}

/// A board's name; the one a board has when the host gives it none says nothing.
fn board(name: &str) -> String {
    if name == "board" {
        String::new()
    } else {
        name.to_owned()
    }
}

/// Whether a link leads somewhere from a file too; one that is relative to this page does not.
fn is_whole(url: &str) -> bool {
    url.starts_with("https://") || url.starts_with("http://")
}
