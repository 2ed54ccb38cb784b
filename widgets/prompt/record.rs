//! How answers are stored: one record a week and round of the programme, `prompt-answer:<week id>:<start>`, so that tabs
//! and devices agree. Two versions meet in it and nothing either of them wrote goes. And what of an answer is handed to the
//! journal.

use serde::{Deserialize, Serialize};

use super::model::{
    self,
    packet::{EDITIONS, PacketId},
};
use crate::{
    context::{
        collection::{Clash, Item},
        journal::{self, Handed},
    },
    programme::{AnswerKind, Day},
    store::{
        Kind, Record,
        kinds::{self, named},
    },
};

/// The answer to one week in one round of the programme. Version 2; version 1 knew no rounds.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// The week's id in the programme.
    pub week: String,
    /// The start of the programme when the member answered, which names the round; empty where each member has dates of
    /// their own, and in what version 1 kept.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub start: String,
    /// The last day of that round when the member wrote last; empty where there is no round, and in early records.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub until: String,
    /// What the member wrote.
    pub text: String,
    /// Whether the member skipped the week, which is an answer too.
    #[serde(default)]
    pub skipped: bool,
    /// The question as it was when the member answered.
    #[serde(default)]
    pub question: String,
    /// A number of the question, the same in every language and for every way to take part; empty in early records.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub asked: String,
    /// What the answer is made of, as the programme called it when something was picked; empty for words alone.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub kind: String,
    /// What was picked: a weather, a step of a scale (or why there is none), ids of options in the member's order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub picked: Vec<String>,
    /// The same in the words that stood on screen.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub said: String,
    /// What other tabs wrote at the same time, until the member takes it in.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aside: Vec<String>,
    /// The anonymous packet that was made of it last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub packed: Option<Packed>,
}

/// Stands behind an identifier, before what tells a record that is kept beside it from others.
const BESIDE: char = '~';

/// Which packet was made of an answer, so that one made later takes its place at the host. Private: the packet holds the
/// identifier and the edition, and nothing leads from them to the member but this.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Packed {
    /// The programme it was made for.
    pub programme: String,
    /// Its identifier.
    pub id: String,
    /// Which of the packets with this identifier it is.
    pub edition: u32,
    /// A number of what was in it.
    pub of: String,
}

impl Packed {
    /// The packet to make now: the one that was made before, as a later edition when there is something else in it; or one
    /// under a fresh identifier, for a programme that had none.
    pub fn after(before: Option<&Self>, programme: &str, of: &str, fresh: PacketId) -> Self {
        match before.filter(|before| before.programme == programme) {
            Some(before) if before.of == of => before.clone(),
            Some(before) => Self {
                edition: before.edition.saturating_add(1).min(EDITIONS),
                of: of.to_owned(),
                ..before.clone()
            },
            None => Self {
                programme: programme.to_owned(),
                id: fresh.write(),
                edition: 1,
                of: of.to_owned(),
            },
        }
    }
}

impl Answer {
    /// An answer with this name, with nothing in it.
    pub fn to(name: &str) -> Self {
        let (week, start) = name.split_once(':').unwrap_or((name, ""));
        Self {
            week: week.to_owned(),
            start: start.to_owned(),
            ..Self::default()
        }
    }

    /// What the answer to a week is called in the round that began on `start`; in a programme without rounds like the week.
    pub fn name_of(week: &str, start: Option<Day>) -> String {
        start.map_or_else(|| week.to_owned(), |start| named(week, &start.to_string()))
    }

    /// The record's identifier for a name.
    pub fn id_of(name: &str) -> String {
        named(kinds::PROMPT_ANSWER, name)
    }

    /// The name in a record's identifier.
    pub fn name_in(id: &str) -> &str {
        let name = id
            .strip_prefix(kinds::PROMPT_ANSWER)
            .and_then(|rest| rest.strip_prefix(':'))
            .unwrap_or(id);
        name.split(BESIDE).next().unwrap_or(name)
    }

    /// Whether the record with this identifier stands beside the answer with its name: it is what the member answered in
    /// another browser at the same time, which came in with a copy.
    pub fn is_beside(id: &str) -> bool {
        id.contains(BESIDE)
    }

    /// The start that names its round, where it is known.
    pub fn start(&self) -> Option<Day> {
        Day::parse(&self.start)
    }

    /// Keeps until when its round lasts, where that is known.
    pub fn lasts(&mut self, until: Option<Day>) {
        if let Some(until) = until {
            self.until = until.to_string();
        }
    }

    /// Whether there is anything to read.
    pub fn is_blank(&self) -> bool {
        self.text.trim().is_empty() && self.aside.is_empty() && self.picked.is_empty()
    }

    /// What was picked and what was written, as one text.
    pub fn whole(&self) -> String {
        let parts = [self.said.trim(), self.text.trim()];
        let parts = parts.into_iter().filter(|part| !part.is_empty());
        parts.collect::<Vec<_>>().join("\n\n")
    }

    /// Picks what an answer is made of; nothing takes it back. A pick takes a skip back.
    pub fn pick(&mut self, kind: &str, picked: Vec<String>, said: String, question: &str) {
        if self.text.trim().is_empty() {
            question.clone_into(&mut self.question);
        }
        self.kind = if picked.is_empty() {
            String::new()
        } else {
            kind.to_owned()
        };
        self.picked = picked;
        self.said = said;
        self.take_skip_back();
    }

    /// Writes what the member typed over `base`; what another tab stored meanwhile is not lost. A text takes a skip
    /// back.
    pub fn write(&mut self, base: &str, typed: &str, question: &str) {
        if self.text.trim().is_empty() {
            question.clone_into(&mut self.question);
        }
        let (text, aside) = model::meet(Some(base), typed, &self.text);
        self.text = text;
        self.keep_aside(aside);
        self.take_skip_back();
    }

    fn take_skip_back(&mut self) {
        self.skipped &= self.text.trim().is_empty() && self.picked.is_empty();
    }

    /// Keeps the number of the question, if these are the words in which it was answered.
    pub fn number(&mut self, words: &str, number: String) {
        if self.question == words {
            self.asked = number;
        }
    }

    /// Whether its record can go without losing anything.
    pub fn is_nothing(&self) -> bool {
        self.is_blank() && !self.skipped && self.packed.is_none()
    }

    /// Of two picks the one on screen stays, unless only the other tab picked since `origin`; the words of the other
    /// stand beside the answer.
    fn meet_picked(&mut self, origin: Option<&Self>, theirs: &Self) {
        let before = origin.map_or(&[][..], |origin| origin.picked.as_slice());
        if self.picked == before {
            self.kind.clone_from(&theirs.kind);
            self.picked.clone_from(&theirs.picked);
            self.said.clone_from(&theirs.said);
        } else if theirs.picked != self.picked && theirs.picked != before {
            self.keep_aside([theirs.said.clone()]);
        }
    }

    fn keep_aside(&mut self, more: impl IntoIterator<Item = String>) {
        model::add_aside(&mut self.aside, more, &self.text);
    }
}

impl Kind for Answer {
    const KIND: &'static str = kinds::PROMPT_ANSWER;
    // Version 1 had no `start`; when it was first kept tells its round.
    const VERSION: u32 = 2;

    fn order(&self) -> String {
        self.week.clone()
    }
}

impl Item for Answer {
    const CLASH: Clash = Clash::Merge;

    fn merge(&mut self, theirs: Self) {
        self.meet_picked(None, &theirs);
        self.meet(theirs);
    }

    fn merge_from(&mut self, origin: &Self, theirs: Self) {
        self.meet_picked(Some(origin), &theirs);
        self.meet(theirs);
    }
}

impl Answer {
    /// What is written, of two versions.
    fn meet(&mut self, theirs: Self) {
        let base = self.text.trim().is_empty().then(|| self.text.clone());
        let (text, aside) = model::meet(base.as_deref(), &self.text, &theirs.text);
        self.text = text;
        self.keep_aside(theirs.aside.into_iter().chain(aside));
        self.take_skip_back();
        if self.start.is_empty() {
            self.start = theirs.start;
        }
        self.until = std::mem::take(&mut self.until).max(theirs.until);
        if self.question.is_empty() {
            self.question = theirs.question;
            self.asked = theirs.asked;
        }
        let edition = |packed: &Option<Packed>| packed.as_ref().map_or(0, |packed| packed.edition);
        if edition(&theirs.packed) > edition(&self.packed) {
            self.packed = theirs.packed;
        }
    }
}

/// A draft of an answer: what is typed, and what it was typed over, so that it still fits when it is found again.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Draft {
    /// The stored answer it was typed over.
    pub base: String,
    /// What is on screen.
    pub text: String,
    /// When, in milliseconds since 1970; 0 in early drafts, as what follows is empty there.
    #[serde(default)]
    pub at: f64,
    /// The question it answers.
    #[serde(default)]
    pub question: String,
    /// A number of the question.
    #[serde(default)]
    pub asked: String,
    /// The last day of the round it is written in, where that is known.
    #[serde(default)]
    pub until: String,
}

impl Draft {
    /// The draft as it is kept.
    pub fn write(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// A kept draft; a text in another form is taken as it stands.
    pub fn read(kept: String) -> Self {
        serde_json::from_str(&kept).unwrap_or_else(|_| Self {
            text: kept,
            ..Self::default()
        })
    }

    /// The answer with this name that it would have been a moment later.
    pub fn answer(self, name: &str) -> Answer {
        Answer {
            text: self.text,
            question: self.question,
            asked: self.asked,
            until: self.until,
            ..Answer::to(name)
        }
    }
}

/// The identifier in the journal of the answer with this name.
pub fn journal_id(name: &str) -> String {
    journal::id("prompt", name)
}

/// An answer as an entry of the journal.
pub fn journal_entry(name: &str, answer: &Answer, day: Day, now: f64) -> Record {
    let is_weather = answer.kind == AnswerKind::Weather.as_str();
    let weather = answer.picked.first().filter(|_| is_weather);
    let handed = Handed {
        id: journal_id(name),
        widget: "prompt",
        week: &answer.week,
        question: &answer.question,
        text: &answer.whole(),
        weather: weather.map(String::as_str),
    };
    handed.entry(day, now)
}

#[cfg(test)]
mod tests;
