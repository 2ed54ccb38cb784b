//! Reading one's own pages again without a machine that interprets: words that come back, tags over time, questions that
//! are open, things one said one would do.
//!
//! Entries are read one at a time, newest first, over whatever stretch the member looks at. Everything here is found by
//! plain rules, so it is offered, never asserted: each finding can be dismissed by its key and does not come back. Nothing
//! is scored, dated as late, or counted against anybody.

mod dismissed;
mod intentions;
mod sentences;

use std::collections::{BTreeMap, BTreeSet};

pub use dismissed::Dismissed;

use super::{Entry, Spoken, draft, search};
use crate::{
    programme::Day,
    text::recurring::{Recurring, Words},
};

/// In how many entries a word comes back.
const ENTRIES: usize = 3;

/// A sentence of an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Names it for dismissing: the same as long as its words are.
    pub key: String,
    /// The entry.
    pub entry: String,
    /// The entry's day, as it is kept.
    pub date: String,
    /// The sentence.
    pub text: String,
}

/// A tag and when it was used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TagLine {
    /// The tag, as it was written last.
    pub tag: String,
    /// The months with it, as year and month, earliest first. A month has it or not; nothing says how often.
    pub months: Vec<(i32, u8)>,
}

/// What was found in the entries read.
#[derive(Debug, Default)]
pub struct Synthesis {
    entries: BTreeSet<String>,
    words: Words,
    /// By their folded words.
    tags: BTreeMap<Vec<u8>, Tag>,
    questions: Vec<Finding>,
    commitments: Vec<Finding>,
}

#[derive(Debug)]
struct Tag {
    name: String,
    months: BTreeSet<(i32, u8)>,
}

/// The words around what is found, in a language.
pub fn words(language: &str) -> Spoken {
    Spoken::of(language, include_str!("en.json"), include_str!("fr.json"))
}

/// Whether nothing is read of an entry: one in the bin or under a passphrase of its own, or a letter before its day.
pub fn hides(entry: &Entry, today: Day) -> bool {
    entry.binned.is_some() || entry.is_closed(today)
}

impl Synthesis {
    /// Reads an entry, unless it is hidden.
    pub fn read(&mut self, id: &str, entry: &Entry, today: Day) {
        if hides(entry, today) {
            return;
        }
        self.entries.insert(id.to_owned());
        self.words.read(&entry.text);
        self.read_tags(entry);
        for sentence in sentences::sentences(&entry.text) {
            let found = if sentences::is_question(sentence) {
                &mut self.questions
            } else if intentions::is_commitment(sentence) {
                &mut self.commitments
            } else {
                continue;
            };
            let finding = Finding::of(id, entry, sentence);
            let mut of_entry = found.iter().rev().take_while(|one| one.entry == id);
            if of_entry.all(|one| one.key != finding.key) {
                found.push(finding);
            }
        }
    }

    /// Whether something of an entry was read.
    pub fn has_read(&self, id: &str) -> bool {
        self.entries.contains(id)
    }

    /// Words that stand in at least three entries, those of most entries first, at most `count`.
    pub fn recurring(&self, dismissed: &BTreeSet<String>, count: usize) -> Vec<Recurring> {
        self.words.recurring(ENTRIES, dismissed, count)
    }

    /// The tags, last used first, then by name.
    pub fn tags(&self) -> Vec<TagLine> {
        let mut lines: Vec<TagLine> = self
            .tags
            .values()
            .map(|tag| TagLine {
                tag: tag.name.clone(),
                months: tag.months.iter().copied().collect(),
            })
            .collect();
        // Stable: the map is in the order of the names.
        lines.sort_by(|one, other| other.months.last().cmp(&one.months.last()));
        lines
    }

    /// Questions of the member's own, in the order they were read.
    pub fn open_questions(&self, dismissed: &BTreeSet<String>) -> Vec<&Finding> {
        kept(&self.questions, dismissed)
    }

    /// What the member wrote they would do, in the order it was read.
    pub fn commitments(&self, dismissed: &BTreeSet<String>) -> Vec<&Finding> {
        kept(&self.commitments, dismissed)
    }

    fn read_tags(&mut self, entry: &Entry) {
        let Some(day) = Day::parse(&entry.date) else {
            return;
        };
        let (year, month, _) = day.civil();
        for name in entry.all_tags() {
            let known = self.tags.entry(search::folded(&name));
            let tag = known.or_insert_with(|| Tag {
                name,
                months: BTreeSet::new(),
            });
            tag.months.insert((year, month));
        }
    }
}

impl Finding {
    fn of(id: &str, entry: &Entry, sentence: &str) -> Self {
        let words = search::folded(sentence);
        let mut key = id.to_owned();
        key.push(':');
        key.push_str(&draft::fingerprint(&words).to_string());
        Self {
            key,
            entry: id.to_owned(),
            date: entry.date.clone(),
            text: sentence.to_owned(),
        }
    }
}

fn kept<'a>(findings: &'a [Finding], dismissed: &BTreeSet<String>) -> Vec<&'a Finding> {
    let stays = |one: &&Finding| !dismissed.contains(&one.key);
    findings.iter().filter(stays).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(date: &str, text: &str, tags: &[&str]) -> Entry {
        Entry {
            text: text.to_owned(),
            date: date.to_owned(),
            tags: tags.iter().map(|tag| (*tag).to_owned()).collect(),
            ..Entry::default()
        }
    }

    fn read(entries: &[Entry]) -> Synthesis {
        let mut synthesis = Synthesis::default();
        for (number, entry) in entries.iter().enumerate() {
            synthesis.read(&number.to_string(), entry, Day::MAX);
        }
        synthesis
    }

    fn texts<'a>(findings: &[&'a Finding]) -> Vec<&'a str> {
        findings.iter().map(|one| one.text.as_str()).collect()
    }

    #[test]
    fn questions_and_commitments_are_found_where_they_stand() {
        let synthesis = read(&[
            entry(
                "2026-03-14",
                "## Et maintenant ?\n\nJe vais appeler Rosa. Pourquoi si tard ?",
                &[],
            ),
            entry("2026-03-13", "I'll ask them. What if nobody comes?", &[]),
        ]);
        let none = BTreeSet::new();
        assert_eq!(
            texts(&synthesis.open_questions(&none)),
            ["Pourquoi si tard ?", "What if nobody comes?"]
        );
        let commitments = synthesis.commitments(&none);
        assert_eq!(
            texts(&commitments),
            ["Je vais appeler Rosa.", "I'll ask them."]
        );
        assert_eq!(
            (commitments[1].entry.as_str(), commitments[1].date.as_str()),
            ("1", "2026-03-13")
        );
    }

    #[test]
    fn what_was_dismissed_stays_away_while_its_words_are_the_same() {
        let of = |text: &str| read(&[entry("2026-03-14", text, &[])]);
        let dismissed = BTreeSet::from([of("Où aller ?").questions[0].key.clone()]);
        assert!(
            of("Enfin.\n- où  aller?")
                .open_questions(&dismissed)
                .is_empty()
        );
        assert_eq!(of("Où aller demain ?").open_questions(&dismissed).len(), 1);
        assert_eq!(
            of("Où aller ? Où aller ?")
                .open_questions(&BTreeSet::new())
                .len(),
            1
        );
    }

    #[test]
    fn a_tag_has_the_months_it_was_used_in() {
        let synthesis = read(&[
            entry("2026-03-14", "", &["Été", "port"]),
            entry("2026-03-01", "", &["été"]),
            entry("2025-12-31", "", &["ete", "mer"]),
            entry("soon", "", &["quai"]),
        ]);
        let line = |tag: &str, months: &[(i32, u8)]| TagLine {
            tag: tag.to_owned(),
            months: months.to_vec(),
        };
        assert_eq!(
            synthesis.tags(),
            [
                line("Été", &[(2025, 12), (2026, 3)]),
                line("port", &[(2026, 3)]),
                line("mer", &[(2025, 12)])
            ]
        );
    }

    #[test]
    fn what_is_binned_or_sealed_is_not_read() {
        let mut synthesis = Synthesis::default();
        let question = entry("2026-03-14", "Où ?", &["mer"]);
        let binned = Entry {
            binned: Some(1.0),
            ..question.clone()
        };
        let sealed = Entry {
            sealed: Some("2027-01-01".to_owned()),
            ..question
        };
        let today = Day::parse("2026-03-14").unwrap();
        synthesis.read("0", &entry("2026-03-14", "Là.", &[]), today);
        for hidden in [binned, sealed] {
            assert!(hides(&hidden, today));
            synthesis.read("1", &hidden, today);
        }
        assert!(synthesis.has_read("0") && !synthesis.has_read("1"));
        assert!(
            synthesis.open_questions(&BTreeSet::new()).is_empty() && synthesis.tags().is_empty()
        );
    }
}
