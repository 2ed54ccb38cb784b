//! Holds searching to a plain reading of its rules: every entry taken apart into words, every word compared.

use proptest::prelude::*;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

use super::*;
use crate::{programme::Day, widgets::journal::model::Entry};

const TODAY: Day = Day::MAX;

/// A term as the plain reading understands it, and how it is typed.
#[derive(Debug, Clone)]
enum Asked {
    Word(String),
    Phrase(Vec<String>),
    Tag(String),
    Year(u16),
    Without(String),
}

impl Asked {
    fn typed(&self) -> String {
        match self {
            Self::Word(word) => word.clone(),
            Self::Phrase(words) => std::format!("\"{}\"", words.join(" ")),
            Self::Tag(tag) => std::format!("#{tag}"),
            Self::Year(year) => year.to_string(),
            Self::Without(word) => std::format!("-{word}"),
        }
    }

    fn meets(&self, entry: &Entry) -> bool {
        let mut parts = vec![words_of(&entry.text)];
        parts.extend(entry.tags.iter().map(|tag| words_of(tag)));
        let mut words = parts.iter().flatten();
        match self {
            Self::Word(word) => words.any(|one| one.starts_with(&folded(word))),
            Self::Phrase(phrase) => {
                let phrase: Vec<String> = phrase.iter().map(|word| folded(word)).collect();
                parts
                    .iter()
                    .any(|part| part.windows(phrase.len()).any(|words| words == phrase))
            }
            Self::Tag(tag) => entry
                .tags
                .iter()
                .any(|one| words_of(one).join("-").starts_with(&folded(tag))),
            Self::Year(year) => {
                entry.date.starts_with(&year.to_string())
                    || words.any(|one| one.starts_with(&year.to_string()))
            }
            Self::Without(word) => !words.any(|one| *one == folded(word)),
        }
    }
}

fn folded(text: &str) -> String {
    let bare = text
        .nfd()
        .filter(|c| !is_combining_mark(*c))
        .collect::<String>();
    bare.to_lowercase().replace('œ', "oe")
}

fn words_of(text: &str) -> Vec<String> {
    folded(text)
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

prop_compose! {
    fn entry()(
        words in prop::collection::vec("[abAéœ]{1,3}[,’ \n]{1,2}", 0..12),
        tags in prop::collection::vec("[abé]{1,2}( [ab])?", 0..2),
        year in 2024..2028,
        day in 1..4,
        time in prop::option::of("0[89]:[05]0"),
    ) -> Entry {
        Entry { text: words.concat(), tags, date: std::format!("{year}-03-0{day}"), time, ..Entry::default() }
    }
}

fn asked() -> impl Strategy<Value = Asked> {
    prop_oneof![
        4 => "[abéœÀ]{1,3}".prop_map(Asked::Word),
        2 => prop::collection::vec("[abé]{1,2}", 1..3).prop_map(Asked::Phrase),
        1 => "[abé]{1,2}(-[ab])?".prop_map(Asked::Tag),
        1 => (2024_u16..2028).prop_map(Asked::Year),
        1 => "[abé]{1,2}".prop_map(Asked::Without),
    ]
}

fn corpus_of(entries: &[Entry]) -> Corpus {
    let mut corpus = Corpus::default();
    for (number, entry) in entries.iter().enumerate() {
        corpus.put(&number.to_string(), entry, TODAY);
    }
    corpus
}

fn all(corpus: &Corpus, typed: &str) -> Vec<String> {
    ask(&mut Search::default(), corpus, typed)
}

fn ask(search: &mut Search, corpus: &Corpus, typed: &str) -> Vec<String> {
    let found = search.ask(corpus, Query::parse(typed), usize::MAX);
    assert_eq!(found.total, found.first.len());
    found.first.iter().map(|id| (*id).to_owned()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn what_is_found_is_what_a_plain_reading_finds(
        entries in prop::collection::vec(entry(), 0..20),
        asked in prop::collection::vec(asked(), 1..4),
    ) {
        let typed: Vec<String> = asked.iter().map(Asked::typed).collect();
        let mut expected: Vec<(String, String)> = entries
            .iter()
            .enumerate()
            .filter(|(_, entry)| asked.iter().all(|one| one.meets(entry)))
            .map(|(number, entry)| (entry.order(), number.to_string()))
            .collect();
        expected.sort_unstable_by(|one, other| other.cmp(one));
        let expected: Vec<String> = expected.into_iter().map(|(_, id)| id).collect();
        prop_assert_eq!(all(&corpus_of(&entries), &typed.join(" ")), expected);
    }

    #[test]
    fn going_on_from_the_keystroke_before_finds_the_same_as_asking_anew(
        entries in prop::collection::vec(entry(), 1..30),
        keys in prop::collection::vec((prop::option::weighted(0.8, "[abé \"#-]|2024|mars"), 0_usize..40), 1..30),
    ) {
        let mut corpus = Corpus::default();
        let (mut search, mut typed, mut read) = (Search::default(), String::new(), 0);
        for (key, deed) in keys {
            match key {
                Some(key) => typed.push_str(&key),
                None => drop(typed.pop()),
            }
            // A page arrives, an entry changes, one goes, or nothing happens meanwhile.
            if let Some(entry) = entries.get(read).filter(|_| deed < 20) {
                corpus.put(&read.to_string(), entry, TODAY);
                read += 1;
            } else if deed < 25 {
                let other = &entries[deed % entries.len()];
                corpus.put(&(deed % (read + 1)).to_string(), other, TODAY);
            } else if deed < 28 {
                corpus.remove(&(deed % (read + 1)).to_string());
            }
            prop_assert_eq!(ask(&mut search, &corpus, &typed), all(&corpus, &typed), "{}", typed);
        }
    }

    #[test]
    fn a_corpus_that_was_changed_finds_what_a_fresh_one_does(
        deeds in prop::collection::vec((0_usize..8, prop::option::of(entry())), 0..40),
    ) {
        let mut changed = Corpus::default();
        let mut kept = std::collections::BTreeMap::new();
        for (id, entry) in deeds {
            if let Some(entry) = entry {
                changed.put(&id.to_string(), &entry, TODAY);
                kept.insert(id, entry);
            } else {
                changed.remove(&id.to_string());
                kept.remove(&id);
            }
        }
        let mut fresh = Corpus::default();
        for (id, entry) in &kept {
            fresh.put(&id.to_string(), entry, TODAY);
        }
        for typed in ["a", "b", "e", "oe", "\"a b\"", "2025", "#a"] {
            prop_assert_eq!(all(&changed, typed), all(&fresh, typed));
        }
        prop_assert_eq!(changed.coverage(), fresh.coverage());
    }
}

fn entry_of(date: &str, text: &str) -> Entry {
    Entry {
        date: date.to_owned(),
        text: text.to_owned(),
        ..Entry::default()
    }
}

#[test]
fn questions_and_descriptions_are_searched_too() {
    let entry: Entry = serde_json::from_str(
        r#"{"text": "", "date": "2026-11-23",
            "source": {"widget": "prompt", "week": "1", "question": "Qu’avez-vous essayé ?"},
            "pictures": [{"blob": "1", "description": "Un phare"}]}"#,
    )
    .unwrap();
    let corpus = corpus_of(&[entry]);
    for typed in ["essaye", "phare", "\"qu'avez-vous essayé\""] {
        assert_eq!(all(&corpus, typed), ["0"], "{typed}");
    }
    // A phrase does not go from one into the other.
    assert!(all(&corpus, "\"essayé un\"").is_empty());
}

#[test]
fn what_is_binned_or_sealed_is_not_found() {
    let mut corpus = corpus_of(&[entry_of("2026-11-23", "port")]);
    let binned = Entry {
        binned: Some(1.0),
        ..entry_of("2026-11-23", "port")
    };
    corpus.put("0", &binned, TODAY);
    let letter = Entry {
        sealed: Some("2027-01-01".to_owned()),
        ..entry_of("2026-11-23", "port")
    };
    let today = |text| Day::parse(text).unwrap();
    corpus.put("1", &letter, today("2026-12-31"));
    assert!(all(&corpus, "port").is_empty());
    corpus.put("1", &letter, today("2027-01-01"));
    assert_eq!(all(&corpus, "port"), ["1"]);
}

#[test]
fn the_first_are_named_and_all_are_counted() {
    let entries: Vec<Entry> = (10..30)
        .map(|day| entry_of(&std::format!("2026-03-{day}"), "port"))
        .collect();
    let corpus = corpus_of(&entries);
    let found = Search::default();
    let mut search = found;
    let found = search.ask(&corpus, Query::parse("port"), 3);
    assert_eq!((found.total, found.first), (20, vec!["19", "18", "17"]));
    assert_eq!(search.ask(&corpus, Query::parse(""), 3).total, 0);
}

#[test]
fn when_it_is_full_the_oldest_stay_out_and_it_is_said() {
    let mut corpus = Corpus::with_limit(100);
    let text = "a".repeat(20);
    for day in [
        "2026-03-03",
        "2026-03-02",
        "2026-03-05",
        "2026-03-01",
        "2026-03-04",
    ] {
        corpus.put(day, &entry_of(day, &text), TODAY);
    }
    corpus.put("2026-03-06", &entry_of("2026-03-06", &text), TODAY);
    assert_eq!(
        all(&corpus, "a"),
        ["2026-03-06", "2026-03-05", "2026-03-04", "2026-03-03"]
    );
    let coverage = corpus.coverage();
    assert_eq!((coverage.entries, coverage.shortened), (4, 0));
    assert_eq!(coverage.since, Day::parse("2026-03-03"));
    // Where there is room again, what comes before that day is still not searched, and still said so.
    corpus.remove("2026-03-06");
    corpus.put("2026-03-01", &entry_of("2026-03-01", "a"), TODAY);
    assert_eq!(corpus.coverage().entries, 3);
}

#[test]
fn the_beginning_of_a_very_long_entry_is_searched_and_it_is_said() {
    let text = "é".repeat(ENTRY_LIMIT / 2) + " port";
    let corpus = corpus_of(&[entry_of("2026-03-03", &text)]);
    assert_eq!(all(&corpus, "eee"), ["0"]);
    assert!(all(&corpus, "port").is_empty());
    assert_eq!(corpus.coverage().shortened, 1);
}

#[test]
fn a_long_day_of_writing_does_not_fill_the_buffers() {
    let mut corpus = Corpus::with_limit(1 << 20);
    let text = "mot ".repeat(2000);
    for _ in 0..400 {
        corpus.put("1", &entry_of("2026-03-03", &text), TODAY);
    }
    assert_eq!(all(&corpus, "mot"), ["1"]);
    assert_eq!(corpus.coverage().since, None);
    assert!(corpus.bytes() < 1 << 20);
}
