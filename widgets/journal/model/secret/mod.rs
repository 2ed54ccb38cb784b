//! An entry under a passphrase of its own: what of it stays in the open, and what is sealed.
//!
//! Its day and whether it is in the bin stay, so that it has its place in the list; all else an entry has is sealed as
//! one text. Who has its passphrase reads and writes it; for everybody else, search, calendar, look back and the files
//! for other programs among them, nothing was written that day.

use serde_json::Value;

use super::{Entry, letter};
use crate::programme::Day;

/// Why an entry cannot be put under a passphrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hindrance {
    /// The bytes of its pictures are kept beside it, where the passphrase does not reach.
    Pictures,
}

/// What keeps an entry from being put under a passphrase.
pub fn hindrance(entry: &Entry) -> Option<Hindrance> {
    (!entry.pictures.is_empty()).then_some(Hindrance::Pictures)
}

/// The text that is to be sealed.
pub fn inside(entry: &Entry) -> String {
    let entry = Entry {
        secret: None,
        ..entry.clone()
    };
    // Strings as keys and finite numbers, which is all that JSON could refuse.
    serde_json::to_string(&entry).unwrap_or_default()
}

/// What is kept of an entry when its text is sealed as `sealed`.
pub fn outside(entry: &Entry, sealed: Value) -> Entry {
    Entry {
        date: entry.date.clone(),
        binned: entry.binned,
        secret: Some(sealed),
        ..Entry::default()
    }
}

/// The entry as it was before, from what is kept of it and the opened text; none when that is no entry.
pub fn joined(outside: &Entry, inside: &str) -> Option<Entry> {
    let entry: Entry = serde_json::from_str(inside).ok()?;
    Some(Entry {
        date: outside.date.clone(),
        binned: outside.binned,
        secret: None,
        ..entry
    })
}

/// Entries that stay when others leave for another program, counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Stays {
    /// Letters before their day.
    pub letters: usize,
    /// Entries under passphrases of their own.
    pub secrets: usize,
}

impl Stays {
    /// Whether an entry stays; counts it then.
    pub fn keeps(&mut self, entry: &Entry, today: Day) -> bool {
        if entry.secret.is_some() {
            self.secrets += 1;
        } else if letter::is_sealed(entry, today) {
            self.letters += 1;
        } else {
            return false;
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::widgets::journal::model::{
        Picture, Source, calendar::Summary, search::Corpus, synthesis::Synthesis,
    };

    const WORD: &str = "Chèvrefeuille";

    fn today() -> Day {
        Day::parse("2026-11-23").unwrap()
    }

    /// An entry with the word in everything that can be written.
    fn entry() -> Entry {
        let said = || WORD.to_owned();
        Entry {
            text: format!("{WORD}. Shall I? I will."),
            date: "2026-11-20".to_owned(),
            time: Some("08:05".to_owned()),
            tags: vec![said()],
            starred: true,
            source: Some(Source {
                widget: said(),
                week: said(),
                question: said(),
            }),
            ..Entry::default()
        }
    }

    fn kept() -> Entry {
        outside(&entry(), json!({ "sealed": "AAAA" }))
    }

    #[test]
    fn its_day_alone_stays_in_the_open() {
        let stored = serde_json::to_string(&kept()).unwrap();
        let expected = r#"{"text":"","date":"2026-11-20","tags":[],"source":null,"binned":null,"secret":{"sealed":"AAAA"}}"#;
        assert_eq!(stored, expected);
        assert_eq!(serde_json::from_str::<Entry>(&stored).unwrap(), kept());
        assert_eq!(kept().order(), "2026-11-20");
    }

    #[test]
    fn it_comes_back_whole_where_it_stands_now() {
        assert_eq!(joined(&kept(), &inside(&entry())), Some(entry()));
        let binned = Entry {
            binned: Some(1.0),
            ..kept()
        };
        let back = joined(&binned, &inside(&entry())).unwrap();
        assert_eq!((back.binned, back.text), (Some(1.0), entry().text));
        assert_eq!(joined(&kept(), "[]"), None);
    }

    #[test]
    fn an_entry_with_pictures_is_not_put_under_a_passphrase() {
        assert_eq!(hindrance(&entry()), None);
        let picture = Picture {
            blob: "1".to_owned(),
            description: String::new(),
        };
        let pictured = Entry {
            pictures: vec![picture],
            ..entry()
        };
        assert_eq!(hindrance(&pictured), Some(Hindrance::Pictures));
    }

    #[test]
    fn search_and_calendar_and_synthesis_pass_it_over() {
        assert!(Summary::of("a", &entry(), today()).is_some());
        assert_eq!(Summary::of("a", &kept(), today()), None);
        let mut corpus = Corpus::with_limit(1 << 20);
        corpus.put("a", &entry(), today());
        assert_eq!(corpus.coverage().entries, 1);
        corpus.put("a", &kept(), today());
        assert_eq!(corpus.coverage().entries, 0);
        let mut synthesis = Synthesis::default();
        synthesis.read("a", &kept(), today());
        let nothing = format!("{:?}", Synthesis::default());
        assert_eq!(format!("{synthesis:?}"), nothing);
        synthesis.read("a", &entry(), today());
        assert_ne!(format!("{synthesis:?}"), nothing);
    }

    #[test]
    fn what_leaves_for_other_programs_is_without_it_and_says_how_many_stay() {
        let mut stays = Stays::default();
        let letter = Entry {
            sealed: Some("2027-01-31".to_owned()),
            ..entry()
        };
        let kept = [entry(), kept(), letter, kept()].map(|one| stays.keeps(&one, today()));
        assert_eq!(kept, [false, true, true, true]);
        let expected = Stays {
            letters: 1,
            secrets: 2,
        };
        assert_eq!(stays, expected);
    }
}
