//! What is asked: the programme's questions and the card's own fields, in the words on screen; and the interview, which
//! asks some of them, one at a time.

use super::field::{self, Control, FIELDS, INTERVIEW, NAME, ONE_LINE};
use crate::programme::{Audience, IntroductionQuestion, Programme, Text};

/// A question in the words on screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// Names the answer.
    pub id: String,
    /// The question.
    pub text: String,
    /// Something that helps to answer.
    pub hint: Option<String>,
    /// The beginning of an answer.
    pub starter: Option<String>,
    /// How it is answered.
    pub control: Control,
    /// How far the answer goes unless the member decides otherwise.
    pub audience: Audience,
}

/// Everything that can be asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Form {
    /// The name to show; its audience is that of the answers it goes with.
    pub name: Question,
    /// The one line.
    pub line: Question,
    /// The programme's questions, in order.
    pub hosts: Vec<Question>,
    /// The fields no question of the programme stands for, in order.
    pub own: Vec<Question>,
}

/// The form of a programme. `pick` gives a host's text, `own` the widget's message for a kind (`question`, `hint`,
/// `starter`) and an id, if there is one.
pub fn form(
    programme: Option<&Programme>,
    pick: &dyn Fn(&Text) -> String,
    own: &dyn Fn(&str, &str) -> Option<String>,
) -> Form {
    let asked = programme.and_then(|programme| programme.introduction.as_ref());
    let asked = asked
        .map(|introduction| introduction.questions.as_slice())
        .unwrap_or_default();
    let hosts = |question: &IntroductionQuestion| {
        let free = if question.long {
            Control::Long
        } else {
            Control::Line
        };
        let known = field::find(&question.id).map(|field| field.control);
        Question {
            id: question.id.to_string(),
            text: pick(&question.text),
            hint: question.hint.as_ref().map(pick),
            starter: question.starter.as_ref().map(pick),
            control: known
                .filter(|known| *known != Control::Line)
                .unwrap_or(free),
            audience: question.audience.unwrap_or(Audience::Card),
        }
    };
    let ours = |id: &str, audience, control| Question {
        id: id.to_owned(),
        text: own("question", id).unwrap_or_default(),
        hint: own("hint", id),
        starter: own("starter", id),
        control,
        audience,
    };
    let fixed = |id: &str| {
        let found = asked.iter().find(|question| question.id.as_str() == id);
        found.map_or_else(|| ours(id, Audience::Card, Control::Line), hosts)
    };
    let is_asked = |id: &str| asked.iter().any(|question| question.id.as_str() == id);
    let is_fixed = |id: &str| id == NAME || id == ONE_LINE;
    let own = FIELDS.iter().filter(|field| !is_asked(field.id));
    Form {
        name: Question {
            starter: None,
            control: Control::Line,
            ..fixed(NAME)
        },
        line: Question {
            control: Control::Line,
            ..fixed(ONE_LINE)
        },
        own: own
            .map(|field| ours(field.id, field.audience, field.control))
            .collect(),
        hosts: asked
            .iter()
            .filter(|one| !is_fixed(&one.id))
            .map(hosts)
            .collect(),
    }
}

impl Form {
    /// An interview of so many questions: the name, the programme's questions, then those of the fields.
    pub fn interview(&self, length: usize) -> Vec<Question> {
        let ours = INTERVIEW
            .iter()
            .filter_map(|id| self.own.iter().find(|one| one.id == *id));
        let all = [&self.name].into_iter().chain(&self.hosts).chain(ours);
        all.take(length).cloned().collect()
    }

    /// The questions besides the name and the one line, the programme's first.
    pub fn questions(&self) -> impl Iterator<Item = &Question> {
        self.hosts.iter().chain(&self.own)
    }
}

/// The beginning of an answer as it goes into the field: without the dots, ready for the next word.
pub fn begin(starter: &str) -> String {
    let mut text = starter
        .trim()
        .trim_end_matches(['…', '.'])
        .trim_end()
        .to_owned();
    text.push(' ');
    text
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// The form of a programme with these questions.
    pub fn form_of(questions: &str) -> Form {
        let text = format!(
            r#"{{"escale": 1, "id": "p", "title": "P", "introduction": {{"questions": [{questions}]}}}}"#
        );
        let programme = crate::programme::read(&text)
            .map(|(programme, _)| programme)
            .ok();
        let own = |kind: &str, id: &str| Some(format!("{kind}.{id}"));
        form(programme.as_ref(), &|text| text.pick("en").to_owned(), &own)
    }

    fn ids(questions: &[Question]) -> Vec<&str> {
        questions.iter().map(|one| one.id.as_str()).collect()
    }

    #[test]
    fn an_interview_without_a_programme_asks_for_name_reason_and_subject_first() {
        let form = form_of("");
        assert_eq!(form.name.text, "question.name");
        assert_eq!(ids(&form.interview(3)), ["name", "why", "ask"]);
        assert_eq!(
            ids(&form.interview(7)),
            ["name", "why", "ask", "role", "learn", "offer", "opener"]
        );
        assert_eq!(form.interview(12).len(), 12);
    }

    #[test]
    fn the_programmes_questions_come_before_ours_in_every_length() {
        let form = form_of(
            r#"{"id": "tea", "text": "Tea?"}, {"id": "ask", "text": "What about?", "long": true}"#,
        );
        assert_eq!(ids(&form.interview(3)), ["name", "tea", "ask"]);
        assert_eq!(
            ids(&form.interview(7)),
            ["name", "tea", "ask", "why", "role", "learn", "offer"]
        );
        assert!(form.own.iter().all(|one| one.id != "ask"));
    }

    #[test]
    fn a_programme_words_a_field_and_the_field_stays_what_it_is() {
        let form = form_of(
            r#"{"id": "why", "text": "What brings you?", "long": true}, {"id": "role", "text": "Your trade?", "long": true}"#,
        );
        let found: Vec<_> = form.hosts.iter().map(|one| one.control).collect();
        assert_eq!(found, [Control::Intentions, Control::Long]);
    }

    #[test]
    fn a_question_about_the_name_words_the_name_field_instead_of_asking_twice() {
        let form = form_of(
            r#"{"id": "name", "text": "Who are you?", "starter": "I am…"}, {"id": "tea", "text": "Tea?"}"#,
        );
        assert_eq!(
            (form.name.text.as_str(), form.name.starter.as_deref()),
            ("Who are you?", None)
        );
        assert_eq!(ids(&form.hosts), ["tea"]);
    }

    #[test]
    fn a_starter_is_ready_for_the_next_word() {
        assert_eq!(begin("Je m’intéresse à …"), "Je m’intéresse à ");
        assert_eq!(begin("I am here to..."), "I am here to ");
    }
}
