//! How easy a text is to read: a plain band and the longest sentence, never a mark for the writer.
//!
//! English: Flesch's reading ease, 206.835 − 1.015 × words per sentence − 84.6 × syllables per word (R. Flesch, “A new
//! readability yardstick”, Journal of Applied Psychology 32, 1948). French: its adaptation by Kandel and Moles, 207 −
//! 1.015 × words per sentence − 73.6 × syllables per word (L. Kandel and A. Moles, “Application de l’indice de Flesch à
//! la langue française”, Cahiers d’études de radio-télévision 19, 1958). The bands are Flesch's: 60 and above is
//! standard or easier, below 50 is difficult.

mod syllables;

use std::ops::Range;

pub use syllables::syllables;

/// The fewest words of which anything can be said.
pub const FEWEST: u32 = 30;
/// From this score on a text is easy.
const EASY: f64 = 60.0;
/// Below this one it is hard.
const HARD: f64 = 50.0;

/// How easy a text is to read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Band {
    /// At one go.
    Easy,
    /// With some attention.
    Fair,
    /// For who is used to reading.
    Hard,
}

impl Band {
    /// The word that stands for it.
    pub fn key(self) -> &'static str {
        match self {
            Band::Easy => "easy",
            Band::Fair => "fair",
            Band::Hard => "hard",
        }
    }
}

/// What can be said of how a text reads.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// The score, about 0 to 100; higher is easier.
    pub score: f64,
    /// What it means.
    pub band: Band,
    /// The words there are.
    pub words: u32,
    /// The bytes of the longest sentence.
    pub longest: Range<usize>,
    /// How many words that one has.
    pub longest_words: u32,
}

/// How a text reads in French or English; nothing for another language, or for fewer words than [`FEWEST`].
///
/// What is between two ends (a full stop, a mark, a line of its own) is a sentence; an elided article is one word with the
/// word behind it; addresses of links are not read.
pub fn reading(text: &str, language: &str) -> Option<Reading> {
    let is_french = match language.split('-').next().unwrap_or_default() {
        "fr" => true,
        "en" => false,
        _ => return None,
    };
    let (mut words, mut spoken, mut sentences) = (0_u32, 0_u32, 0_u32);
    let (mut longest, mut longest_words) = (0..0, 0_u32);
    for span in split(text) {
        let sentence = text.get(span.clone()).unwrap_or_default();
        let mut here = 0;
        for word in read_words(sentence) {
            here += 1;
            spoken += syllables(word, is_french);
        }
        if here > 0 {
            sentences += 1;
            words += here;
        }
        if here > longest_words {
            (longest, longest_words) = (span, here);
        }
    }
    if words < FEWEST {
        return None;
    }
    let length = f64::from(words) / f64::from(sentences);
    let sound = f64::from(spoken) / f64::from(words);
    let score = if is_french {
        207.0 - 1.015 * length - 73.6 * sound
    } else {
        206.835 - 1.015 * length - 84.6 * sound
    };
    let band = if score >= EASY {
        Band::Easy
    } else if score >= HARD {
        Band::Fair
    } else {
        Band::Hard
    };
    Some(Reading {
        score,
        band,
        words,
        longest,
        longest_words,
    })
}

/// The words of a sentence, without the addresses of its links.
fn read_words(sentence: &str) -> impl Iterator<Item = &str> {
    sentence
        .split_whitespace()
        .map(|word| word.split("](").next().unwrap_or(word))
        .filter(|word| !word.contains("://") && word.contains(char::is_alphabetic))
}

/// The bytes of the sentences, without the blanks around them.
fn split(text: &str) -> Vec<Range<usize>> {
    let mut sentences = Vec::new();
    let mut start = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let behind = at + c.len_utf8();
        let next = chars.peek().map(|(_, next)| *next);
        let ends = match c {
            '\n' => is_own_line(text, behind),
            '!' | '?' | '…' => next.is_none_or(char::is_whitespace),
            '.' => next.is_none_or(char::is_whitespace) && goes_on_large(text, behind),
            _ => false,
        };
        if ends {
            push(text, start..behind, &mut sentences);
            start = behind;
        }
    }
    push(text, start..text.len(), &mut sentences);
    sentences
}

/// Whether a line begins something new: it is empty, a heading, or an entry of a list.
fn is_own_line(text: &str, at: usize) -> bool {
    let line = text.get(at..).unwrap_or_default().lines().next();
    let line = line.unwrap_or_default().trim_start();
    let numbered = || {
        let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
        rest.len() < line.len() && rest.starts_with(". ")
    };
    line.is_empty() || line.starts_with(['#', '-', '*', '+', '>', '|']) || numbered()
}

/// Whether what follows begins like a sentence; behind an abbreviation it mostly does not.
fn goes_on_large(text: &str, at: usize) -> bool {
    let rest = text.get(at..).unwrap_or_default();
    let first = rest.chars().find(|c| c.is_alphanumeric());
    first.is_none_or(|first| !first.is_lowercase())
}

fn push(text: &str, span: Range<usize>, sentences: &mut Vec<Range<usize>>) {
    let sentence = text.get(span.clone()).unwrap_or_default();
    let start = span.start + (sentence.len() - sentence.trim_start().len());
    let end = start + sentence.trim().len();
    if end > start {
        sentences.push(start..end);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const EASY_ENGLISH: &str = "We meet on Monday. You can come and talk, or just listen. Some of us write a few words \
        each week. Some read them. Both are fine. Bring a cup of tea and a story from your day.";
    const HARD_ENGLISH: &str = "Organisational transformation initiatives necessitate comprehensive methodological \
        alignment between heterogeneous stakeholder communities, notwithstanding considerable institutional \
        constraints, contradictory managerial expectations, incompatible information infrastructures and \
        insufficiently documented interdepartmental responsibilities.";
    const EASY_FRENCH: &str = "Le lundi, nous nous voyons à midi. Vous venez, vous parlez, ou vous restez là sans rien \
        dire. On lit, on note, on rit un peu. Le reste du temps, chacun va à son pas. Tout se fait à votre heure.";
    const HARD_FRENCH: &str = "L’institutionnalisation progressive des communautés professionnelles interdépartementales \
        nécessite une harmonisation méthodologique approfondie, indépendamment des considérations organisationnelles \
        préexistantes, des responsabilités hiérarchiques contradictoires et des infrastructures informationnelles \
        incompatibles, insuffisamment documentées antérieurement par les collaborateurs.";

    #[test]
    fn simple_texts_are_easy_and_learned_ones_are_hard() {
        for (text, language, band) in [
            (EASY_ENGLISH, "en", Band::Easy),
            (HARD_ENGLISH, "en-GB", Band::Hard),
            (EASY_FRENCH, "fr", Band::Easy),
            (HARD_FRENCH, "fr-CA", Band::Hard),
        ] {
            let twice = [text, " ", text].concat();
            let read = reading(&twice, language).unwrap();
            assert_eq!(read.band, band, "{read:?}");
        }
    }

    #[test]
    fn the_score_is_that_of_the_formula() {
        // 36 words of one syllable in six sentences.
        let text = "The dog and the cat sat. ".repeat(6);
        let read = reading(&text, "en").unwrap();
        assert_eq!((read.words, read.longest_words), (36, 6));
        assert!((read.score - (206.835 - 6.09 - 84.6)).abs() < 1e-9);
        let text = "Le chat et le chien vont. ".repeat(6);
        let read = reading(&text, "fr").unwrap();
        assert!(
            (read.score - (207.0 - 6.09 - 73.6)).abs() < 1e-9,
            "{read:?}"
        );
    }

    #[test]
    fn of_few_words_and_of_other_languages_nothing_is_said() {
        assert_eq!(reading("A short text. Nothing more.", "en"), None);
        assert_eq!(reading("", "fr"), None);
        assert_eq!(reading(EASY_ENGLISH, "de"), None);
        assert_eq!(reading(EASY_ENGLISH, ""), None);
    }

    #[test]
    fn the_longest_sentence_is_shown_where_it_stands() {
        let text = format!("É ? {EASY_FRENCH}");
        let read = reading(&text, "fr").unwrap();
        let longest = "Vous venez, vous parlez, ou vous restez là sans rien dire.";
        assert_eq!(&text[read.longest], longest);
        assert_eq!(read.longest_words, 11);
    }

    #[test]
    fn headings_and_lists_are_sentences_and_addresses_are_no_words() {
        let spans = |text: &'static str| -> Vec<&str> {
            split(text).into_iter().map(|span| &text[span]).collect()
        };
        assert_eq!(
            spans("# A title\n\n- one\n- two, i.e. this one\ngoes on\n1. three"),
            [
                "# A title",
                "- one",
                "- two, i.e. this one\ngoes on",
                "1. three"
            ]
        );
        let words: Vec<_> =
            read_words("See [this](https://example.org/long) or https://example.org – now")
                .collect();
        assert_eq!(words, ["See", "[this", "or", "now"]);
    }
}
