//! How answers are stored: one record a week, `prompt-answer:<week id>`, so that tabs and devices agree. Two versions
//! meet in it and nothing either of them wrote goes. And the one shape in which an answer is handed to the journal.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::model;
use crate::{
    context::collection::{Clash, Item},
    programme::Day,
    store::{Kind, Record, kinds},
};

/// The answer to one week. Version 1.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// The week's id in the programme.
    pub week: String,
    /// What the member wrote.
    pub text: String,
    /// Whether the member skipped the week, which is an answer too.
    #[serde(default)]
    pub skipped: bool,
    /// The question as it was when the member answered.
    #[serde(default)]
    pub question: String,
    /// What other tabs wrote at the same time, until the member takes it in.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aside: Vec<String>,
}

impl Answer {
    /// An answer to a week, with nothing in it.
    pub fn to(week: &str) -> Self {
        Self {
            week: week.to_owned(),
            ..Self::default()
        }
    }

    /// The record's identifier for a week.
    pub fn id_of(week: &str) -> String {
        named(kinds::PROMPT_ANSWER, week)
    }

    /// Whether there is anything to read.
    pub fn is_blank(&self) -> bool {
        self.text.trim().is_empty() && self.aside.is_empty()
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
        self.skipped &= self.text.trim().is_empty();
    }

    fn keep_aside(&mut self, more: impl IntoIterator<Item = String>) {
        model::add_aside(&mut self.aside, more, &self.text);
    }
}

impl Kind for Answer {
    const KIND: &'static str = kinds::PROMPT_ANSWER;
    const VERSION: u32 = 1;

    fn order(&self) -> String {
        self.week.clone()
    }
}

impl Item for Answer {
    const CLASH: Clash = Clash::Merge;

    fn merge(&mut self, theirs: Self) {
        let base = self.text.trim().is_empty().then(|| self.text.clone());
        let (text, aside) = model::meet(base.as_deref(), &self.text, &theirs.text);
        self.text = text;
        self.keep_aside(theirs.aside.into_iter().chain(aside));
        self.skipped &= self.text.trim().is_empty();
        if self.question.is_empty() {
            self.question = theirs.question;
        }
    }
}

/// A draft of an answer: what is typed, and what it was typed over, so that it still fits when it is found again.
#[derive(Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// The stored answer it was typed over.
    pub base: String,
    /// What is on screen.
    pub text: String,
}

impl Draft {
    /// The draft as it is kept.
    pub fn write(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// A kept draft; a text in another form is taken as it stands.
    pub fn read(kept: String) -> Self {
        serde_json::from_str(&kept).unwrap_or_else(|_| Self {
            base: String::new(),
            text: kept,
        })
    }
}

/// The identifier of a week's answer in the journal: always the same, so that it is there once.
pub fn journal_id(week: &str) -> String {
    named(kinds::JOURNAL_ENTRY, &named("prompt", week))
}

/// An answer as an entry of the journal. The kind's shape is the journal's; this is the version we know.
pub fn journal_entry(answer: &Answer, day: Day, now: f64) -> Record {
    let date = day.to_string();
    let source = json!({ "widget": "prompt", "week": answer.week, "question": answer.question });
    let (text, tags) = (answer.text.trim(), Vec::<String>::new());
    Record {
        id: journal_id(&answer.week),
        kind: kinds::JOURNAL_ENTRY.to_owned(),
        v: 1,
        order: date.clone(),
        created: now,
        updated: now,
        rev: 0,
        deleted: false,
        payload: json!({ "text": text, "date": date, "tags": tags, "source": source, "binned": null }),
    }
}

/// Whether a journal entry is in the journal, not in its bin.
pub fn is_in_journal(entry: &Record) -> bool {
    entry.payload.get("binned").is_none_or(Value::is_null)
}

fn named(kind: &str, name: &str) -> String {
    let mut id = String::from(kind);
    id.push(':');
    id.push_str(name);
    id
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Stored;

    fn answer(text: &str) -> Answer {
        Answer {
            text: text.to_owned(),
            question: "Q?".to_owned(),
            ..Answer::to("week-1")
        }
    }

    #[test]
    fn an_answer_reads_as_it_was_written() {
        let skipped = Answer {
            skipped: true,
            ..Answer::to("week-1")
        };
        for answer in [answer("A map."), skipped] {
            let record = Stored::new(Answer::id_of("week-1"), answer.clone(), 1.0).write(1.0);
            assert_eq!(record.id, "prompt-answer:week-1");
            assert_eq!(
                Stored::<Answer>::read(record).expect("an answer").data,
                answer
            );
        }
        let payload = serde_json::to_value(answer("A.")).expect("json");
        let known = json!({ "week": "week-1", "text": "A.", "skipped": false, "question": "Q?" });
        assert_eq!(payload, known);
    }

    #[test]
    fn the_question_is_the_one_that_was_answered() {
        let mut one = Answer::to("week-1");
        one.write("", "A map.", "What helped?");
        one.write("A map.", "A map and time.", "What helped you?");
        assert_eq!(
            (one.text.as_str(), one.question.as_str()),
            ("A map and time.", "What helped?")
        );
    }

    #[test]
    fn writing_takes_a_skip_back_and_an_empty_answer_does_not() {
        let mut one = Answer {
            skipped: true,
            ..Answer::to("week-1")
        };
        one.write("", " ", "Q?");
        assert!(one.skipped);
        one.write(" ", "After all", "Q?");
        assert!(!one.skipped);
    }

    #[test]
    fn typing_over_what_another_tab_stored_keeps_both() {
        let mut stored = answer("A map, they say.");
        stored.write("A map.", "A compass.", "Q?");
        assert_eq!(stored.text, "A compass.");
        assert_eq!(stored.aside, ["A map, they say."]);
    }

    #[test]
    fn two_tabs_that_saved_at_once_end_with_both_texts_whoever_was_first() {
        let (here, there) = (answer("A map."), answer("A compass."));
        let mut one = here.clone();
        one.merge(there.clone());
        let mut other = there.clone();
        other.merge(here.clone());
        assert_eq!(
            (one.text.as_str(), one.aside.as_slice()),
            ("A map.", ["A compass.".to_owned()].as_slice())
        );
        assert_eq!(
            (other.text, other.aside),
            ("A compass.".to_owned(), vec!["A map.".to_owned()])
        );
        // The later of the two saves reaches the first tab; merging again changes nothing.
        one.merge(there);
        assert_eq!(one.aside, ["A compass."]);
    }

    #[test]
    fn taking_the_other_version_in_leaves_nothing_aside() {
        let mut one = Answer {
            aside: vec!["A compass.".into()],
            ..answer("A map.")
        };
        one.write("A map.", "A map.\n\nA compass.", "Q?");
        assert!(one.aside.is_empty());
    }

    #[test]
    fn a_skip_here_gives_way_to_words_from_another_tab() {
        let mut skipped = Answer {
            skipped: true,
            ..Answer::to("week-1")
        };
        skipped.merge(answer("A map."));
        assert_eq!((skipped.text.as_str(), skipped.skipped), ("A map.", false));
        assert_eq!(skipped.question, "Q?");
    }

    #[test]
    fn a_draft_knows_what_it_was_typed_over() {
        let draft = Draft {
            base: "A".into(),
            text: "A\n\"map\"".into(),
        };
        assert_eq!(Draft::read(draft.write()), draft);
        assert_eq!(Draft::read("as it stands".into()).text, "as it stands");
    }

    #[test]
    fn an_answer_is_in_the_journal_once_with_its_week_and_question() {
        let day = Day::parse("2026-11-24").expect("a day");
        let entry = journal_entry(&answer(" A map.\n"), day, 5.0);
        assert_eq!(entry.id, "journal-entry:prompt:week-1");
        assert_eq!((entry.order.as_str(), entry.v), ("2026-11-24", 1));
        let payload = json!({
            "text": "A map.", "date": "2026-11-24", "tags": [],
            "source": { "widget": "prompt", "week": "week-1", "question": "Q?" }, "binned": null
        });
        assert_eq!(entry.payload, payload);
        assert!(is_in_journal(&entry));
        let binned = Record {
            payload: json!({ "binned": 5 }),
            ..entry
        };
        assert!(!is_in_journal(&binned));
    }
}
