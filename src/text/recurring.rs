//! Counts in how many texts a word stands.
//!
//! Short words and those that say nothing by themselves are left out; a plural counts with its singular. What is held
//! grows with the words a member knows, not with how much they write.

use std::collections::{BTreeSet, HashMap, hash_map::Entry};

use super::{fold, stem, stop};

/// The shortest word that is counted, in letters.
const SHORTEST: usize = 4;

/// A word that comes back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recurring {
    /// Names it, however it is written.
    pub key: String,
    /// The word, as it is written most often.
    pub word: String,
    /// In how many texts it stands.
    pub entries: usize,
}

/// The words of the texts read.
#[derive(Debug, Default)]
pub struct Words {
    read: usize,
    words: HashMap<String, Word>,
}

#[derive(Debug)]
struct Word {
    entries: usize,
    /// The last entry it was counted for.
    last: usize,
    /// How it is written, and how often.
    forms: Vec<(String, usize)>,
}

impl Words {
    /// Reads a text.
    pub fn read(&mut self, text: &str) {
        self.read += 1;
        // Accents typed apart belong to their letter.
        let is_gap = |c: char| !(c.is_alphanumeric() || ('\u{300}'..='\u{36f}').contains(&c));
        for word in text.split(is_gap) {
            if word.len() >= SHORTEST
                && let Some(key) = key(word)
            {
                self.count(key, word);
            }
        }
    }

    /// The words of at least so many texts that were not dismissed, by how many, so many of them.
    pub fn recurring(
        &self,
        at_least: usize,
        dismissed: &BTreeSet<String>,
        count: usize,
    ) -> Vec<Recurring> {
        let mut found: Vec<Recurring> = self
            .words
            .iter()
            .filter(|(key, word)| word.entries >= at_least && !dismissed.contains(*key))
            .filter(|(key, word)| !word.says_nothing(key))
            .map(|(key, word)| Recurring {
                key: key.clone(),
                word: word.usual_form().to_owned(),
                entries: word.entries,
            })
            .collect();
        found.sort_by(|one, other| (other.entries, &one.key).cmp(&(one.entries, &other.key)));
        found.truncate(count);
        found
    }

    fn count(&mut self, key: String, form: &str) {
        let word = match self.words.entry(key) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(new) => new.insert(Word {
                entries: 0,
                last: 0,
                forms: Vec::new(),
            }),
        };
        if word.last < self.read {
            word.last = self.read;
            word.entries += 1;
        }
        match word.forms.iter_mut().find(|(known, _)| known == form) {
            Some((_, times)) => *times += 1,
            None => word.forms.push((form.to_owned(), 1)),
        }
    }
}

impl Word {
    /// The form written most often; of two, the one written first.
    fn usual_form(&self) -> &str {
        let forms = self.forms.iter().rev();
        let usual = forms.max_by_key(|(_, times)| *times);
        usual.map(|(form, _)| form.as_str()).unwrap_or_default()
    }

    /// Asked of the few words that come back, not of every word that is read.
    fn says_nothing(&self, key: &str) -> bool {
        let usual = fold::words(self.usual_form());
        let usual = std::str::from_utf8(&usual).unwrap_or_default();
        stop::is_stop_word(key) || stop::is_stop_word(usual.trim_start())
    }
}

/// The word as it is counted: folded, in the singular. Nothing for short words and numbers.
fn key(word: &str) -> Option<String> {
    let folded = fold::words(word);
    let key = std::str::from_utf8(stem::stem(&folded)).ok()?.trim_start();
    let long = key.chars().nth(SHORTEST - 1).is_some();
    let number = key.starts_with(|c: char| c.is_ascii_digit());
    (long && !number).then(|| key.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn recurring(entries: &[&str], dismissed: &[&str]) -> Vec<(String, usize)> {
        let mut words = Words::default();
        for text in entries {
            words.read(text);
        }
        let dismissed = dismissed.iter().map(|key| (*key).to_owned()).collect();
        let found = words.recurring(3, &dismissed, 2);
        found
            .into_iter()
            .map(|one| (one.word, one.entries))
            .collect()
    }

    #[test]
    fn a_word_comes_back_from_one_entry_to_another() {
        let entries = [
            "Marée, marée, marée !",
            "La MARÉE avec Rosa",
            "une mare\u{301}e, une peur",
            "Rosa a peur",
            "Rosa : la peur, des peurs",
        ];
        let shown = |found: &[(&str, usize)]| -> Vec<(String, usize)> {
            found
                .iter()
                .map(|(word, entries)| ((*word).to_owned(), *entries))
                .collect()
        };
        assert_eq!(
            recurring(&entries, &[]),
            shown(&[("marée", 3), ("peur", 3)])
        );
        assert_eq!(
            recurring(&entries, &["peur"]),
            shown(&[("marée", 3), ("Rosa", 3)])
        );
        assert!(recurring(&entries[..2], &[]).is_empty());
    }

    #[test]
    fn words_that_say_nothing_are_left_out() {
        assert!(
            recurring(
                &["avec celle moins avons 2026 mer they would always"; 5],
                &[]
            )
            .is_empty()
        );
    }
}
