//! An answer: its text, what was chosen with it, and how far it goes.

use serde::{Deserialize, Serialize};

use super::{Question, field::Control};
use crate::programme::Audience;

/// An answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// Its text.
    pub text: String,
    /// How far it goes.
    #[serde(with = "word")]
    pub audience: Audience,
    /// The question as it was worded, for the day it is no longer asked.
    #[serde(default)]
    pub question: String,
    /// The words of what was chosen: intentions, a form of agreement, a way to take part.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub chosen: Vec<String>,
}

impl Answer {
    /// An answer nothing was said in.
    pub fn to(question: &Question) -> Self {
        Self {
            text: String::new(),
            audience: question.audience,
            question: question.text.clone(),
            chosen: Vec::new(),
        }
    }

    /// Whether nothing is said in it.
    pub fn is_blank(&self) -> bool {
        self.chosen.is_empty() && self.text.trim().is_empty()
    }

    /// Chooses a word or takes it back. Of some controls one word at most is chosen.
    pub fn choose(&mut self, control: Control, word: &str) {
        let had = self.chosen.iter().any(|one| one == word);
        if control == Control::Intentions {
            self.chosen.retain(|one| one != word);
        } else {
            self.chosen.clear();
        }
        if !had {
            self.chosen.push(word.to_owned());
        }
    }
}

/// An audience as its word. A word of a later version keeps the answer here.
mod word {
    use serde::{Deserialize, Deserializer, Serializer};

    use crate::programme::Audience;

    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes it so")]
    pub fn serialize<S: Serializer>(audience: &Audience, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(audience.as_str())
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Audience, D::Error> {
        let word = String::deserialize(from)?;
        Ok(Audience::parse(&word).unwrap_or(Audience::Private))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_intentions_are_chosen_but_one_form_of_agreement() {
        let mut answer = Answer {
            text: String::new(),
            audience: Audience::Card,
            question: String::new(),
            chosen: Vec::new(),
        };
        answer.choose(Control::Intentions, "learn");
        answer.choose(Control::Intentions, "support");
        assert_eq!(answer.chosen, ["learn", "support"]);
        answer.choose(Control::Intentions, "learn");
        assert_eq!(answer.chosen, ["support"]);
        answer.choose(Control::Agreement, "feminine");
        assert_eq!(answer.chosen, ["feminine"]);
        answer.choose(Control::Agreement, "feminine");
        assert!(answer.is_blank());
    }
}
