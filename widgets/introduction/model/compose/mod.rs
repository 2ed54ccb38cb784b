//! A text of three lengths and two tones, composed of what is said on a version of the card, in French or English.
//!
//! Templates, no more: every sentence is written by hand beside this file, the member's words stand in them as they are.
//! French agrees with the member in the form they chose; without one the wording needs no agreement. What is said first
//! counts most: where a text would grow too long, what counts least is left out.

mod pieces;

use crate::{programme::Programme, share::person::Agreement, text::Spoken};

use super::outgoing::{Shown, Version, one_line};
use pieces::{Piece, pieces};

/// How long a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Length {
    /// About 280 characters.
    Short,
    /// About 600 characters.
    Medium,
    /// About 1 500 characters.
    Long,
}

/// How a text speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Register {
    /// To the point.
    Plain,
    /// As one speaks to people one is glad to meet.
    Warm,
}

/// A language there are templates for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// English.
    English,
    /// French.
    French,
}

/// What a text is composed as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wanted {
    /// Of which version of the card.
    pub version: Version,
    /// In which language.
    pub language: Language,
    /// How long.
    pub length: Length,
    /// In which tone.
    pub register: Register,
}

impl Length {
    /// All of them, the shortest first.
    pub const ALL: [Self; 3] = [Self::Short, Self::Medium, Self::Long];

    /// Its name in keys.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Short => "short",
            Self::Medium => "medium",
            Self::Long => "long",
        }
    }

    /// The most characters of such a text.
    pub fn limit(self) -> usize {
        match self {
            Self::Short => 280,
            Self::Medium => 600,
            Self::Long => 1500,
        }
    }
}

impl Register {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Plain, Self::Warm];

    /// Its name in keys.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Warm => "warm",
        }
    }
}

impl Language {
    /// Both.
    pub const ALL: [Self; 2] = [Self::English, Self::French];

    /// The one for a language tag; English for any but French.
    pub fn of(tag: &str) -> Self {
        if tag.starts_with("fr") {
            Self::French
        } else {
            Self::English
        }
    }

    /// Its tag.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::French => "fr",
        }
    }
}

impl Wanted {
    /// The name under which the member's own text is kept.
    pub fn name(self) -> String {
        let parts = [
            self.version.as_str(),
            self.language.as_str(),
            self.length.as_str(),
            self.register.as_str(),
        ];
        parts.join(".")
    }
}

/// The words of the templates and around them, in a language.
pub fn words(language: &str) -> Spoken {
    Spoken::of(language, include_str!("en.json"), include_str!("fr.json"))
}

/// What is said, with the programme's questions in the language of the text. One it has not in that language, or no longer
/// asks, stays as it was asked.
pub fn worded(mut shown: Shown, programme: Option<&Programme>, language: Language) -> Shown {
    let asked = programme.and_then(|programme| programme.introduction.as_ref());
    for question in asked.iter().flat_map(|asked| &asked.questions) {
        let id = question.id.as_str();
        let said = shown.said.iter_mut().find(|one| one.id == id);
        if let Some(said) = said.filter(|said| !said.question.is_empty()) {
            said.question = one_line(question.text.pick(language.as_str()));
        }
    }
    shown
}

/// The text; empty when nothing is said. It ends without a line break.
pub fn compose(shown: &Shown, agreement: Option<Agreement>, wanted: Wanted) -> String {
    let all = pieces(shown, agreement, wanted);
    let limit = wanted.length.limit();
    let mut by_weight: Vec<&Piece> = all.iter().collect();
    by_weight.sort_by_key(|piece| piece.weight);
    let mut taken: Vec<(usize, String)> = Vec::new();
    let mut used = 0;
    for piece in by_weight {
        // A line break and a space before each piece, at most.
        let room = limit.saturating_sub(used + 2);
        let Some(text) = fitted(piece, room, wanted.length, taken.is_empty()) else {
            continue;
        };
        used += text.chars().count() + 2;
        taken.push((piece.place, text));
    }
    taken.sort_by_key(|(place, _)| *place);
    joined(&taken, &all, wanted.length)
}

/// A piece where there is room for it. What counts most is shortened rather than left out.
fn fitted(piece: &Piece, room: usize, length: Length, first: bool) -> Option<String> {
    const LEAST: usize = 60;
    if length == Length::Short && piece.is_detail {
        return None;
    }
    if piece.text.chars().count() <= room {
        return Some(piece.text.clone());
    }
    (first || (piece.weight <= 3 && room >= LEAST)).then(|| clipped(&piece.text, room))
}

/// The beginning of a text, up to the last whole word within so many characters.
fn clipped(text: &str, room: usize) -> String {
    let end = text.char_indices().nth(room.saturating_sub(1));
    let head = end.map_or(text, |(end, _)| text.get(..end).unwrap_or_default());
    let word = head.rfind(char::is_whitespace).filter(|end| *end > 0);
    let head = word.map_or(head, |end| head.get(..end).unwrap_or_default());
    let head = head.trim_end_matches(|c: char| c.is_whitespace() || ",;:.–-".contains(c));
    [head, "…"].concat()
}

fn joined(taken: &[(usize, String)], all: &[Piece], length: Length) -> String {
    let mut text = String::new();
    let mut before = None;
    for (place, piece) in taken {
        let paragraph = all.iter().find(|one| one.place == *place);
        let paragraph = paragraph.map(|one| one.paragraph);
        if before.is_some() {
            let breaks = length != Length::Short && before != Some(paragraph);
            text.push_str(if breaks { "\n\n" } else { " " });
        }
        text.push_str(piece);
        before = Some(paragraph);
    }
    text
}

#[cfg(test)]
mod tests;
