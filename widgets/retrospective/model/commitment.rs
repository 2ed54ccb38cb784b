//! What a member means to try next, and what becomes of it: kept, changed, done or let go with thanks.

use serde::{Deserialize, Serialize};

use super::{Words, card::meet};

/// A commitment. Version 1 of what is stored.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Commitment {
    /// The board it was made on.
    pub board: String,
    /// What.
    pub text: String,
    /// The first small step; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub step: String,
    /// The day, as `YYYY-MM-DD`; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub when: String,
    /// What became of it.
    #[serde(default)]
    pub state: Stand,
}

/// What became of a commitment.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stand {
    /// It was made.
    #[default]
    Open,
    /// It was looked at again and kept.
    Kept,
    /// It was looked at again and worded anew.
    Changed,
    /// It was done.
    Done,
    /// It was let go, with thanks.
    LetGo,
}

impl Stand {
    /// Whether it is still meant.
    pub fn is_open(self) -> bool {
        !matches!(self, Self::Done | Self::LetGo)
    }

    /// Its name in what is stored and in the message keys.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Kept => "kept",
            Self::Changed => "changed",
            Self::Done => "done",
            Self::LetGo => "let-go",
        }
    }
}

impl Commitment {
    /// What was just made on a board.
    pub fn made(board: &str, words: Words) -> Self {
        let Words { text, step, when } = words;
        Self {
            board: board.to_owned(),
            text,
            step,
            when,
            state: Stand::Open,
        }
    }

    /// Its words.
    pub fn words(&self) -> Words {
        Words {
            text: self.text.clone(),
            step: self.step.clone(),
            when: self.when.clone(),
        }
    }

    /// Lays what was typed over `from` onto its words.
    pub fn write(&mut self, from: &Words, typed: &Words) {
        let mut words = self.words();
        words.write(from, typed);
        (self.text, self.step, self.when) = (words.text, words.step, words.when);
    }

    /// Takes in another version: of two texts both stay, of two decisions or days this one's, unless it is the one that did
    /// not change since `origin`.
    pub fn merge(&mut self, origin: Option<&Self>, theirs: Self) {
        let was = |read: fn(&Self) -> &str| origin.map(read);
        self.text = meet(was(|one| &one.text), &self.text, &theirs.text);
        self.step = meet(was(|one| &one.step), &self.step, &theirs.step);
        if was(|one| &one.when) == Some(&self.when) {
            self.when = theirs.when;
        }
        if origin.is_some_and(|origin| origin.state == self.state) {
            self.state = theirs.state;
        }
    }
}

/// Which commitments are shown where, decided once at opening so that nothing jumps away under the hand that decides.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Opening {
    /// Still meant when the widget opened, whatever the board: shown first.
    pub last_time: Vec<String>,
    /// Done or let go by then.
    pub settled: Vec<String>,
}

impl Opening {
    /// Sorts what was stored when the widget opened.
    pub fn of<'a>(stored: impl IntoIterator<Item = (&'a str, &'a Commitment)>) -> Self {
        let mut opening = Self::default();
        for (id, one) in stored {
            let list = if one.state.is_open() {
                &mut opening.last_time
            } else {
                &mut opening.settled
            };
            list.push(id.to_owned());
        }
        opening
    }

    /// What was made since, on this board, in the order it was made.
    pub fn since<'a>(
        &self,
        board: &str,
        now: impl IntoIterator<Item = (&'a str, &'a Commitment)>,
    ) -> Vec<String> {
        let known = |id: &str| {
            self.last_time
                .iter()
                .chain(&self.settled)
                .any(|known| known == id)
        };
        let mut made: Vec<_> = now
            .into_iter()
            .filter(|(id, one)| one.board == board && !known(id))
            .map(|(id, _)| id.to_owned())
            .collect();
        made.sort();
        made
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn commitment(board: &str, text: &str, state: Stand) -> Commitment {
        Commitment {
            state,
            ..Commitment::made(board, Words::of(text))
        }
    }

    #[test]
    fn what_is_still_meant_comes_back_whatever_the_board() {
        let stored = [
            ("1", commitment("march", "A", Stand::Open)),
            ("2", commitment("june", "B", Stand::Kept)),
            ("3", commitment("june", "C", Stand::Changed)),
            ("4", commitment("june", "D", Stand::Done)),
            ("5", commitment("june", "E", Stand::LetGo)),
        ];
        let opening = Opening::of(stored.iter().map(|(id, one)| (*id, one)));
        assert_eq!(opening.last_time, ["1", "2", "3"]);
        assert_eq!(opening.settled, ["4", "5"]);
    }

    #[test]
    fn a_decision_does_not_move_a_commitment_to_another_list() {
        let before = [("1", commitment("june", "A", Stand::Open))];
        let opening = Opening::of(before.iter().map(|(id, one)| (*id, one)));
        let now = [
            ("1", commitment("june", "A", Stand::Done)),
            ("3", commitment("june", "C", Stand::Done)),
            ("2", commitment("june", "B", Stand::Open)),
            ("4", commitment("march", "D", Stand::Open)),
        ];
        assert_eq!(
            opening.since("june", now.iter().map(|(id, one)| (*id, one))),
            ["2", "3"]
        );
    }

    #[test]
    fn a_decision_here_and_new_words_there_both_count() {
        let origin = commitment("june", "Run", Stand::Open);
        let mut mine = commitment("june", "Run", Stand::Done);
        mine.merge(Some(&origin), commitment("june", "Run twice", Stand::Open));
        assert_eq!(mine, commitment("june", "Run twice", Stand::Done));
        let mut mine = commitment("june", "Run twice", Stand::Open);
        mine.merge(Some(&origin), commitment("june", "Run", Stand::Kept));
        assert_eq!(mine, commitment("june", "Run twice", Stand::Kept));
    }
}
