//! What two people have in common, from what both wrote on their cards, and why: nothing is guessed, nobody is ranked.

use super::Fold;
use crate::share::person::Person;

/// A subject two people meet in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Common {
    /// How.
    pub why: Why,
    /// The subject as the other person wrote it.
    pub theirs: String,
    /// The subject as the member wrote it.
    pub mine: String,
}

/// How two people meet in a subject.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// They can be asked what the member is learning or looking for.
    TheyKnow,
    /// The member can be asked what they are learning or looking for.
    IKnow,
    /// Both are learning it.
    BothLearn,
    /// Both can be asked about it, or are near to it.
    Both,
}

/// Words too common to be a subject.
const SMALL: [&str; 30] = [
    "and", "about", "avec", "comment", "dans", "des", "les", "une", "pour", "sur", "the", "for",
    "from", "how", "into", "with", "aux", "leur", "mes", "mon", "par", "plus", "que", "qui", "ses",
    "son", "some", "that", "your", "you",
];
/// The most that is said of two people.
const MOST: usize = 12;

impl Why {
    /// The key of its sentence.
    pub fn key(self) -> &'static str {
        match self {
            Self::TheyKnow => "meet.they-know",
            Self::IKnow => "meet.i-know",
            Self::BothLearn => "meet.both-learn",
            Self::Both => "meet.both",
        }
    }
}

/// What the member and somebody else have in common; what complements comes before what is shared.
pub fn common(mine: &Person, theirs: &Person, fold: Fold) -> Vec<Common> {
    let words = |texts: &[&Vec<String>]| {
        let texts = texts.iter().flat_map(|list| list.iter());
        texts
            .map(|text| (text.clone(), words(text, fold)))
            .collect::<Vec<_>>()
    };
    let knows = |person: &Person| words(&[&person.ask, &person.offers]);
    let wants = |person: &Person| words(&[&person.learning, &person.seeks]);
    let near = |person: &Person| words(&[&person.ask, &person.topics, &person.offers]);
    let mut all: Vec<Common> = Vec::new();
    for (why, mine, theirs) in [
        (Why::TheyKnow, wants(mine), knows(theirs)),
        (Why::IKnow, knows(mine), wants(theirs)),
        (
            Why::BothLearn,
            words(&[&mine.learning]),
            words(&[&theirs.learning]),
        ),
        (Why::Both, near(mine), near(theirs)),
    ] {
        for (own, own_words) in &mine {
            for (other, other_words) in &theirs {
                let is_told = all
                    .iter()
                    .any(|one| one.theirs == *other && one.mine == *own);
                if !is_told && all.len() < MOST && meet(own_words, other_words) {
                    let (mine, theirs) = (own.clone(), other.clone());
                    all.push(Common { why, theirs, mine });
                }
            }
        }
    }
    all
}

/// Whether all words of the shorter of two subjects are in the other.
fn meet(one: &[String], other: &[String]) -> bool {
    let (few, many) = if one.len() <= other.len() {
        (one, other)
    } else {
        (other, one)
    };
    !few.is_empty() && few.iter().all(|word| many.contains(word))
}

fn words(text: &str, fold: Fold) -> Vec<String> {
    let folded = fold(text);
    let words = folded.split(|sign: char| !sign.is_alphanumeric());
    let telling = words
        .filter(|word| !SMALL.contains(word) && (word.chars().count() > 2 || !word.is_ascii()));
    telling.map(singular).collect()
}

/// A word without the mark of the plural that French and English write.
fn singular(word: &str) -> String {
    let bare = word.strip_suffix(['s', 'x']).unwrap_or(word);
    if bare.chars().count() < 3 { word } else { bare }.to_owned()
}
