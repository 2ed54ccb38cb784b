//! Words in a host's texts that blame, count, press, rank or praise from above: where they stand, and what to do instead.
//!
//! In the spirit of the words that Escale refuses in its own texts (`tests/texts.rs` holds both lists together), read
//! the way searching reads: whole words, in any case, with or without accents.

mod phrases;
#[cfg(test)]
mod tests;

use std::ops::Range;

use serde_json::Value;

use super::passages;
use crate::text::{Spoken, fold};
use phrases::{DENIED, ENGLISH, EXCUSED, FRENCH, Phrases};

/// The suggestions, by [`Kind::key`], in a language.
pub fn words(language: &str) -> Spoken {
    Spoken::of(language, include_str!("en.json"), include_str!("fr.json"))
}

/// What some words do to who reads them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// They say what somebody has not done.
    Blame,
    /// They count a member's days, points or progress, or what is missing of it.
    Count,
    /// They hurry, remind unasked, or threaten with an end.
    Press,
    /// They compare members.
    Rank,
    /// They grade from above.
    Praise,
}

impl Kind {
    /// All of them.
    pub const ALL: [Kind; 5] = [
        Kind::Blame,
        Kind::Count,
        Kind::Press,
        Kind::Rank,
        Kind::Praise,
    ];

    /// The key of the suggestion.
    pub fn key(self) -> &'static str {
        match self {
            Kind::Blame => "blame",
            Kind::Count => "count",
            Kind::Press => "press",
            Kind::Rank => "rank",
            Kind::Praise => "praise",
        }
    }
}

/// Some words of a text of the document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The path of the text, its language included.
    pub path: String,
    /// The bytes of the text, on the bounds of characters.
    pub span: Range<usize>,
    /// What the words do.
    pub kind: Kind,
}

/// What there is in all texts of a document.
pub fn lint(document: &Value) -> Vec<Finding> {
    let mut found = Vec::new();
    for passage in passages(document) {
        let spans = spans(passage.text, passage.language);
        found.extend(spans.into_iter().map(|(span, kind)| Finding {
            path: passage.path.clone(),
            span,
            kind,
        }));
    }
    found
}

/// What there is in one text; in no language (an empty one) both lists count, in an unknown one none does.
pub fn spans(text: &str, language: &str) -> Vec<(Range<usize>, Kind)> {
    let lists: &[Phrases] = match language.split('-').next().unwrap_or_default() {
        "fr" => &[FRENCH],
        "en" => &[ENGLISH],
        "" => &[ENGLISH, FRENCH],
        _ => &[],
    };
    let traced = fold::trace(text);
    let words = tokens(text, &traced.text, &traced.origins);
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(rest) = words.get(at..).filter(|rest| !rest.is_empty()) {
        let excused = longest(rest, EXCUSED);
        let best = lists
            .iter()
            .flat_map(|list| list.iter())
            .map(|(kind, phrases)| (longest(rest, phrases), *kind))
            .max_by_key(|(length, _)| *length)
            .filter(|(length, _)| *length > excused);
        let Some((length, kind)) = best else {
            at += excused.max(1);
            continue;
        };
        let span = rest.first().zip(rest.get(length - 1));
        if let Some((first, last)) = span.filter(|_| !is_denied(&words, at)) {
            found.push((first.span.start..last.span.end, kind));
        }
        at += length;
    }
    found
}

/// A word of a text.
struct Token<'t> {
    folded: &'t [u8],
    span: Range<usize>,
    /// Whether a sentence ends between it and the next one.
    ends: bool,
    /// Whether it is a number in percent.
    percent: bool,
}

fn tokens<'t>(text: &str, folded: &'t [u8], origins: &[usize]) -> Vec<Token<'t>> {
    let mut words = Vec::new();
    let mut at = 0;
    for word in folded.split(|byte| *byte == b' ') {
        let end = at + word.len();
        if let (false, Some(first), Some(last)) =
            (word.is_empty(), origins.get(at), origins.get(end))
        {
            // The gap behind a word starts where the word ends.
            let after = text.get(*last..).unwrap_or_default();
            let gap = after
                .split(char::is_alphanumeric)
                .next()
                .unwrap_or_default();
            words.push(Token {
                folded: word,
                span: *first..*last,
                ends: gap.contains(['.', '!', '?', ';', ':', '…']) || gap.contains("\n\n"),
                percent: gap.trim_start().starts_with('%'),
            });
        }
        at = end + 1;
    }
    words
}

/// How many words of the longest phrase a text begins with; none without any.
fn longest(words: &[Token<'_>], phrases: &[&str]) -> usize {
    let begins = |phrase: &&&str| {
        let mut left = words.iter();
        let mut over = false;
        phrase.split(' ').all(|wanted| {
            let Some(word) = left.next().filter(|_| !over) else {
                return false;
            };
            over = word.ends;
            let is_number = word.folded.iter().all(u8::is_ascii_digit);
            match wanted {
                "#" => is_number && !word.percent,
                "#%" => is_number && word.percent,
                _ => word.folded == wanted.as_bytes(),
            }
        })
    };
    let lengths = phrases.iter().filter(begins);
    lengths
        .map(|phrase| phrase.split(' ').count())
        .max()
        .unwrap_or(0)
}

/// Whether what stands just before a place takes back what is said there.
fn is_denied(words: &[Token<'_>], at: usize) -> bool {
    DENIED.iter().any(|denial| {
        let length = denial.split(' ').count();
        let before = at.checked_sub(length).and_then(|from| words.get(from..at));
        before.is_some_and(|before| {
            let mut pairs = before.iter().zip(denial.split(' '));
            pairs.all(|(word, wanted)| word.folded == wanted.as_bytes() && !word.ends)
        })
    })
}
