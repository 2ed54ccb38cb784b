//! A card, and what is being typed before it becomes one. Two versions of a text become one that holds both.

use serde::{Deserialize, Serialize};

/// How much of a text is said when something happens to it, in characters.
const EXCERPT: usize = 60;

/// A card of a board. Version 1 of what is stored.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Card {
    /// The board's name.
    pub board: String,
    /// The column's id; it may be gone from the template.
    pub column: String,
    /// What the member wrote.
    pub text: String,
    /// Where it stands in its column, as a key of `order`.
    pub order: String,
    /// Where it comes from, if another widget handed it over.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Provenance>,
}

/// Where a card comes from.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Provenance {
    /// The widget (`journal`).
    pub widget: String,
    /// The day it is about, `YYYY-MM-DD`.
    pub date: String,
}

impl Card {
    /// Takes in another version. Its words and its place go separately: what only one of the two changed since `origin`
    /// is taken from there, of two places this one's, of two texts both.
    pub fn merge(&mut self, origin: Option<&Self>, theirs: Self) {
        self.source = self.source.take().or_else(|| theirs.source.clone());
        self.text = meet(origin.map(|origin| &*origin.text), &self.text, &theirs.text);
        let place = |card: &Self| (card.column.clone(), card.order.clone());
        if origin.is_some_and(|origin| place(origin) == place(self)) {
            (self.column, self.order) = place(&theirs);
        }
    }
}

/// The words of a card, or of a commitment, which has all three.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Words {
    /// The text.
    pub text: String,
    /// The first small step.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub step: String,
    /// The day, as `YYYY-MM-DD`.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub when: String,
}

impl Words {
    /// Words that are a text alone.
    pub fn of(text: &str) -> Self {
        Self {
            text: text.to_owned(),
            ..Self::default()
        }
    }

    /// The words without space around them.
    pub fn trimmed(&self) -> Self {
        let trim = |text: &str| text.trim().to_owned();
        Self {
            text: trim(&self.text),
            step: trim(&self.step),
            when: trim(&self.when),
        }
    }

    /// Lays what was typed over `from` onto the words that are here now. What somebody else changed meanwhile stays.
    pub fn write(&mut self, from: &Self, typed: &Self) {
        let field = |from: &str, typed: &str, here: &mut String| {
            *here = meet(Some(from), typed, here);
        };
        field(&from.text, &typed.text, &mut self.text);
        field(&from.step, &typed.step, &mut self.step);
        // Two days cannot be joined; the one just chosen counts.
        if from.when != typed.when {
            self.when.clone_from(&typed.when);
        }
    }
}

/// What is being typed over something; also the form in which a draft is kept.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Edit {
    /// What it will change; empty for something new.
    pub id: String,
    /// The words it began with.
    pub from: Words,
    /// The words on screen.
    pub now: Words,
}

impl Edit {
    /// An edit of what is there, with nothing typed yet.
    pub fn of(id: &str, words: Words) -> Self {
        Self {
            id: id.to_owned(),
            from: words.clone(),
            now: words,
        }
    }

    /// Whether something was typed that is worth keeping.
    pub fn is_changed(&self) -> bool {
        self.from != self.now
    }

    /// The draft as it is kept; empty when nothing was typed.
    pub fn keep(&self) -> String {
        if self.is_changed() {
            serde_json::to_string(self).unwrap_or_default()
        } else {
            String::new()
        }
    }

    /// A draft found again.
    pub fn found(kept: &str) -> Option<Self> {
        serde_json::from_str(kept).ok().filter(Self::is_changed)
    }
}

/// Makes one text of two that were written at the same time over `base`: nothing that either holds goes.
pub fn meet(base: Option<&str>, mine: &str, theirs: &str) -> String {
    if base == Some(theirs) {
        return mine.to_owned();
    }
    if base == Some(mine) || theirs.contains(mine) {
        return theirs.to_owned();
    }
    if mine.contains(theirs) {
        return mine.to_owned();
    }
    [mine, theirs].join("\n\n")
}

/// The beginning of a text, on one line.
pub fn excerpt(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(EXCERPT) {
        Some((end, _)) => [line.get(..end).unwrap_or_default().trim_end(), "…"].concat(),
        None => line,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn card(column: &str, text: &str, order: &str) -> Card {
        let [column, text, order] = [column, text, order].map(str::to_owned);
        Card {
            board: "board".to_owned(),
            column,
            text,
            order,
            source: None,
        }
    }

    #[test]
    fn a_move_here_and_an_edit_there_both_count() {
        let origin = card("wind", "Tea", "V");
        let mut mine = card("rocks", "Tea", "k");
        mine.merge(Some(&origin), card("wind", "Tea at four", "V"));
        assert_eq!(mine, card("rocks", "Tea at four", "k"));
        let mut mine = card("wind", "Tea at four", "V");
        mine.merge(Some(&origin), card("rocks", "Tea", "k"));
        assert_eq!(mine, card("rocks", "Tea at four", "k"));
    }

    #[test]
    fn of_two_moves_the_later_wins() {
        let origin = card("wind", "Tea", "V");
        let mut mine = card("rocks", "Tea", "k");
        mine.merge(Some(&origin), card("island", "Tea", "V"));
        assert_eq!(mine, card("rocks", "Tea", "k"));
    }

    #[test]
    fn of_two_texts_both_stay() {
        let origin = card("wind", "Tea", "V");
        for origin in [Some(&origin), None] {
            let mut mine = card("wind", "Tea at four", "V");
            mine.merge(origin, card("wind", "Tea, and cake", "V"));
            assert_eq!(mine.text, "Tea at four\n\nTea, and cake");
        }
    }

    #[test]
    fn a_text_that_holds_the_other_is_enough() {
        assert_eq!(meet(None, "Tea", "Tea at four"), "Tea at four");
        assert_eq!(meet(Some("Te"), "Tea at four", "Tea"), "Tea at four");
    }

    #[test]
    fn taking_words_away_is_a_change_too() {
        assert_eq!(meet(Some("Tea at four"), "Tea", "Tea at four"), "Tea");
        assert_eq!(meet(Some("Tea at four"), "Tea at four", "Tea"), "Tea");
    }

    #[test]
    fn typing_over_what_changed_meanwhile_keeps_both() {
        let mut here = Words {
            step: "Ask Ana".to_owned(),
            ..Words::of("Run a clinic")
        };
        let from = Words::of("Run");
        here.write(
            &from,
            &Words {
                when: "2026-12-01".to_owned(),
                ..Words::of("Run a café")
            },
        );
        assert_eq!(here.text, "Run a café\n\nRun a clinic");
        assert_eq!(
            (here.step.as_str(), here.when.as_str()),
            ("Ask Ana", "2026-12-01")
        );
    }

    #[test]
    fn a_draft_is_found_as_it_was_kept_and_only_when_something_was_typed() {
        let mut edit = Edit::of("7", Words::of("Tea"));
        assert_eq!(edit.keep(), "");
        edit.now.text.push_str(" at \"four\"");
        assert_eq!(Edit::found(&edit.keep()), Some(edit));
        assert_eq!(Edit::found("not ours"), None);
    }

    #[test]
    fn an_excerpt_is_one_short_line() {
        assert_eq!(excerpt(" Tea\n at  four "), "Tea at four");
        let long = excerpt(&"é".repeat(100));
        assert_eq!(long.chars().count(), EXCERPT + 1);
    }
}
