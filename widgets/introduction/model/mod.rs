//! An introduction: what is asked, what was answered, and how far each answer goes.
//!
//! Pure. What is asked comes from [`form`] and [`field`]; what leaves passes through [`outgoing`] and nothing else, and is
//! made a [`Person`](crate::share::person::Person) of in [`card`] and a text in [`compose`]; two tabs meet in [`merge`],
//! earlier states are compared in [`versions`], and [`contacts`] finds what one may want to look at twice.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::programme::Audience;

mod answer;
pub mod card;
pub mod compose;
pub mod contacts;
pub mod crop;
pub mod drawing;
pub mod field;
pub mod form;
pub mod merge;
pub mod outgoing;
mod picture;
mod preset;
pub mod versions;
pub mod words;

pub use answer::Answer;
pub use field::{Control, Group};
use field::{NAME, ONE_LINE};
pub use form::{Form, Question};
pub use picture::Picture;
pub use preset::Preset;

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
    /// The composed texts the member made their own, by the name of what they were composed as.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub texts: BTreeMap<String, Rewritten>,
    /// The word of the picture ([`Picture`]); empty for none.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub picture: String,
    /// Names the card for good, so that who has it knows the next one for the same; made when writing began.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub uid: String,
}

/// A composed text that the member changed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Rewritten {
    /// The member's text.
    pub text: String,
    /// What had been composed when they began to change it.
    pub from: String,
}

impl Introduction {
    /// The fields in view: the one line, or the questions and after them what was answered when other questions were
    /// asked. `kept` names fields that stay in view although they were emptied.
    pub fn fields(&self, form: &Form, kept: &[String]) -> Vec<Question> {
        if self.short {
            return vec![form.line.clone()];
        }
        let earlier = self.earlier(form, kept);
        form.questions().cloned().chain(earlier).collect()
    }

    /// What was answered when other questions were asked.
    pub fn earlier(&self, form: &Form, kept: &[String]) -> Vec<Question> {
        let asked = |id: &str| id == ONE_LINE || form.questions().any(|one| one.id == id);
        let earlier = self.answers.iter().filter(|(id, answer)| {
            !asked(id) && (!answer.text.trim().is_empty() || kept.iter().any(|one| one == *id))
        });
        let question = |(id, answer): (&String, &Answer)| Question {
            id: id.clone(),
            text: if answer.question.is_empty() {
                id.clone()
            } else {
                answer.question.clone()
            },
            hint: None,
            starter: None,
            control: Control::Long,
            audience: answer.audience,
        };
        earlier.map(question).collect()
    }

    /// What was written in answer to a question.
    pub fn text(&self, id: &str) -> &str {
        if id == NAME {
            return &self.name;
        }
        self.answers
            .get(id)
            .map(|answer| answer.text.as_str())
            .unwrap_or_default()
    }

    /// What was chosen in answer to a question.
    pub fn chosen(&self, id: &str) -> &[String] {
        self.answers
            .get(id)
            .map(|answer| answer.chosen.as_slice())
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
        if question.id == NAME {
            self.name = text;
            return;
        }
        let answer = self.answer(question);
        answer.text = text;
        answer.question.clone_from(&question.text);
    }

    /// Chooses a word in answer to a question, or takes it back.
    pub fn choose(&mut self, question: &Question, word: &str) {
        let answer = self.answer(question);
        answer.choose(question.control, word);
        answer.question.clone_from(&question.text);
    }

    /// Sets how far the answer to a question goes.
    pub fn aim(&mut self, question: &Question, audience: Audience) {
        self.answer(question).audience = audience;
    }

    /// Whether nothing at all is written or chosen; how far answers would go is no answer.
    pub fn is_blank(&self) -> bool {
        self.name.trim().is_empty()
            && self.picture.is_empty()
            && self.texts.is_empty()
            && self.answers.values().all(Answer::is_blank)
    }

    fn answer(&mut self, question: &Question) -> &mut Answer {
        self.answers
            .entry(question.id.clone())
            .or_insert_with(|| Answer::to(question))
    }
}

#[cfg(test)]
mod tests {
    use super::{form::tests::form_of, *};

    fn ids(fields: &[Question]) -> Vec<&str> {
        let known = |one: &&Question| field::find(&one.id).is_none();
        let asked = fields.iter().filter(known);
        asked.map(|one| one.id.as_str()).collect()
    }

    #[test]
    fn an_answer_outlives_its_question_and_is_shown_after_the_others() {
        let before = form_of(r#"{"id": "tea", "text": "Tea or coffee?", "audience": "full"}"#);
        let mut introduction = Introduction::default();
        introduction.write(&before.hosts[0], "Tea".to_owned());
        let after = form_of(r#"{"id": "lunch", "text": "Lunch?"}"#);
        let fields = introduction.fields(&after, &[]);
        assert_eq!(ids(&fields), ["lunch", "tea"]);
        let last = fields.last().expect("the earlier one");
        assert_eq!(
            (last.text.as_str(), last.audience),
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
        let of = |introduction: &Introduction, n: usize| introduction.audience(&form.hosts[n]);
        assert_eq!(
            (of(&introduction, 0), of(&introduction, 1)),
            (Audience::Private, Audience::Card)
        );
        introduction.aim(&form.hosts[0], Audience::Full);
        introduction.write(&form.hosts[0], "text".to_owned());
        assert_eq!(of(&introduction, 0), Audience::Full);
    }

    #[test]
    fn how_far_answers_would_go_is_no_introduction_but_a_choice_is() {
        let form = form_of("");
        let mut introduction = Introduction::default();
        introduction.arrange(form.questions(), Preset::Stays);
        assert!(introduction.is_blank());
        let why = form.own.iter().find(|one| one.id == field::WHY);
        introduction.choose(why.expect("the question"), "learn");
        assert!(!introduction.is_blank());
    }
}
