//! An introduction: what is asked, what was answered, and how far each answer goes.
//!
//! Pure. What is asked comes from [`form`], what leaves is made in [`outgoing`], two tabs meet in [`merge`], and
//! [`contacts`] finds what one may want to look at twice.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::programme::Audience;

pub mod contacts;
pub mod form;
mod markdown;
pub mod merge;
pub mod outgoing;

use form::ONE_LINE;
pub use form::{Form, Question};

/// What a member wrote about themselves.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Introduction {
    /// The name to show.
    pub name: String,
    /// Whether one line is the whole introduction; the other answers are kept and stay here meanwhile.
    pub short: bool,
    /// The answers by the id of their question.
    pub answers: BTreeMap<String, Answer>,
}

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
}

/// Audiences for all answers at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Preset {
    /// Everything stays in the browser.
    Stays,
    /// What is meant for the card goes there, the rest stays.
    Card,
    /// Every answer goes as far as its question suggests.
    Full,
}

impl Introduction {
    /// The fields in view: the one line, or the questions and after them what was answered when other questions were
    /// asked. `kept` names fields that stay in view although they were emptied.
    pub fn fields(&self, form: &Form, kept: &[String]) -> Vec<Question> {
        if self.short {
            return vec![form.line.clone()];
        }
        let asked = |id: &str| id == ONE_LINE || form.questions.iter().any(|one| one.id == id);
        let earlier = self.answers.iter().filter(|(id, answer)| {
            !asked(id) && (!answer.text.trim().is_empty() || kept.iter().any(|one| one == *id))
        });
        let earlier = earlier.map(|(id, answer)| Question {
            id: id.clone(),
            text: if answer.question.is_empty() {
                id.clone()
            } else {
                answer.question.clone()
            },
            hint: None,
            starter: None,
            long: true,
            audience: answer.audience,
        });
        form.questions.iter().cloned().chain(earlier).collect()
    }

    /// What was written in answer to a question.
    pub fn text(&self, id: &str) -> &str {
        self.answers
            .get(id)
            .map(|answer| answer.text.as_str())
            .unwrap_or_default()
    }

    /// How far the answer to a question goes.
    pub fn audience(&self, question: &Question) -> Audience {
        self.answers
            .get(&question.id)
            .map_or(question.audience, |answer| answer.audience)
    }

    /// Sets what is written in answer to a question.
    pub fn write(&mut self, question: &Question, text: String) {
        let answer = self.answer(question);
        answer.text = text;
        answer.question.clone_from(&question.text);
    }

    /// Sets how far the answer to a question goes.
    pub fn aim(&mut self, question: &Question, audience: Audience) {
        self.answer(question).audience = audience;
    }

    /// Sets how far the answers to these questions go.
    pub fn arrange(&mut self, fields: &[Question], preset: Preset) {
        for question in fields {
            self.aim(question, preset.audience(question.audience));
        }
    }

    /// The preset these questions' audiences are like, if there is one.
    pub fn preset(&self, fields: &[Question]) -> Option<Preset> {
        let like = |preset: &Preset| {
            fields
                .iter()
                .all(|one| self.audience(one) == preset.audience(one.audience))
        };
        Preset::ALL.into_iter().find(like)
    }

    /// Whether nothing at all is written.
    pub fn is_blank(&self) -> bool {
        let mut texts = self.answers.values().map(|answer| &answer.text);
        self.name.trim().is_empty() && texts.all(|text| text.trim().is_empty())
    }

    fn answer(&mut self, question: &Question) -> &mut Answer {
        self.answers
            .entry(question.id.clone())
            .or_insert_with(|| Answer {
                text: String::new(),
                audience: question.audience,
                question: question.text.clone(),
            })
    }
}

impl Preset {
    /// Every preset, from the closest to the widest.
    pub const ALL: [Self; 3] = [Self::Stays, Self::Card, Self::Full];

    /// Last part of its message key.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Stays => "stays",
            Self::Card => "card",
            Self::Full => "full",
        }
    }

    fn audience(self, suggested: Audience) -> Audience {
        match (self, suggested) {
            (Self::Full, _) | (Self::Card, Audience::Card) => suggested,
            (Self::Card | Self::Stays, _) => Audience::Private,
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
    use super::{form::tests::form_of, *};

    fn ids(fields: &[Question]) -> Vec<&str> {
        fields.iter().map(|one| one.id.as_str()).collect()
    }

    #[test]
    fn an_answer_outlives_its_question_and_is_shown_after_the_others() {
        let before = form_of(r#"{"id": "tea", "text": "Tea or coffee?", "audience": "full"}"#);
        let mut introduction = Introduction::default();
        introduction.write(&before.questions[0], "Tea".to_owned());
        let after = form_of(r#"{"id": "lunch", "text": "Lunch?"}"#);
        let fields = introduction.fields(&after, &[]);
        assert_eq!(ids(&fields), ["lunch", "tea"]);
        assert_eq!(
            (fields[1].text.as_str(), fields[1].audience),
            ("Tea or coffee?", Audience::Full)
        );
    }

    #[test]
    fn a_field_does_not_vanish_while_it_is_being_emptied() {
        let form = form_of(r#"{"id": "lunch", "text": "Lunch?"}"#);
        let mut introduction = Introduction::default();
        let tea = Question {
            id: "tea".to_owned(),
            ..form.line.clone()
        };
        introduction.write(&tea, String::new());
        assert_eq!(
            ids(&introduction.fields(&form, &["tea".to_owned()])),
            ["lunch", "tea"]
        );
        assert_eq!(ids(&introduction.fields(&form, &[])), ["lunch"]);
    }

    #[test]
    fn the_programme_proposes_an_audience_and_the_member_decides() {
        let form = form_of(
            r#"{"id": "a", "text": "A?", "audience": "private"}, {"id": "b", "text": "B?"}"#,
        );
        let mut introduction = Introduction::default();
        let of = |introduction: &Introduction, n: usize| introduction.audience(&form.questions[n]);
        assert_eq!(
            (of(&introduction, 0), of(&introduction, 1)),
            (Audience::Private, Audience::Card)
        );
        introduction.aim(&form.questions[0], Audience::Full);
        introduction.write(&form.questions[0], "text".to_owned());
        assert_eq!(of(&introduction, 0), Audience::Full);
    }

    #[test]
    fn a_preset_never_sends_further_than_the_question_suggests() {
        let form = form_of(
            r#"{"id": "a", "text": "A?", "audience": "private"},
               {"id": "b", "text": "B?", "audience": "card"},
               {"id": "c", "text": "C?", "audience": "full"}"#,
        );
        let mut introduction = Introduction::default();
        let mut after = |preset| {
            introduction.arrange(&form.questions, preset);
            assert_eq!(introduction.preset(&form.questions), Some(preset));
            form.questions
                .iter()
                .map(|one| introduction.audience(one).as_str())
                .collect::<Vec<_>>()
        };
        assert_eq!(after(Preset::Stays), ["private", "private", "private"]);
        assert_eq!(after(Preset::Card), ["private", "card", "private"]);
        assert_eq!(after(Preset::Full), ["private", "card", "full"]);
    }
}
