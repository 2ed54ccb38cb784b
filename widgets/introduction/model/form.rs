//! What is asked: the programme's questions or our own, in the words on screen.

use crate::programme::{Audience, IntroductionQuestion, Programme, Text};

/// The field for the name. A programme's question with this id gives it its words.
pub const NAME: &str = "name";
/// The answer that is a whole introduction by itself. A programme's question with this id gives it its words.
pub const ONE_LINE: &str = "one-line";

/// What is asked where the programme asks nothing: id, audience, several lines.
const BUILT_IN: [(&str, Audience, bool); 4] = [
    ("role", Audience::Card, false),
    ("why", Audience::Card, false),
    ("ask", Audience::Card, false),
    ("learn", Audience::Full, true),
];

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
    /// Whether the answer may take several lines.
    pub long: bool,
    /// How far the answer goes unless the member decides otherwise.
    pub audience: Audience,
}

/// Everything that is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Form {
    /// The name to show; its audience is that of the answers it goes with.
    pub name: Question,
    /// The one line.
    pub line: Question,
    /// The questions, in order.
    pub questions: Vec<Question>,
}

/// The form of a programme. `pick` gives a host's text, `own` the widget's message under a key, if there is one.
pub fn form(
    programme: Option<&Programme>,
    pick: &dyn Fn(&Text) -> String,
    own: &dyn Fn(&str, &str) -> String,
) -> Form {
    let asked = programme.and_then(|programme| programme.introduction.as_ref());
    let asked = asked
        .map(|introduction| introduction.questions.as_slice())
        .unwrap_or_default();
    let hosts = |question: &IntroductionQuestion| Question {
        id: question.id.to_string(),
        text: pick(&question.text),
        hint: question.hint.as_ref().map(pick),
        starter: question.starter.as_ref().map(pick),
        long: question.long,
        audience: question.audience.unwrap_or(Audience::Card),
    };
    let ours = |id: &str, audience, long| Question {
        id: id.to_owned(),
        text: own("question", id),
        hint: Some(own("hint", id)),
        starter: Some(own("starter", id)),
        long,
        audience,
    };
    let fixed = |id: &str| {
        let found = asked.iter().find(|question| question.id.as_str() == id);
        found.map_or_else(|| ours(id, Audience::Card, false), hosts)
    };
    let is_fixed = |id: &str| id == NAME || id == ONE_LINE;
    let mut questions: Vec<_> = asked
        .iter()
        .filter(|one| !is_fixed(&one.id))
        .map(hosts)
        .collect();
    if questions.is_empty() {
        questions.extend(BUILT_IN.map(|(id, audience, long)| ours(id, audience, long)));
    }
    Form {
        name: Question {
            starter: None,
            ..fixed(NAME)
        },
        line: Question {
            long: false,
            ..fixed(ONE_LINE)
        },
        questions,
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
        let own = |kind: &str, id: &str| format!("{kind}.{id}");
        form(programme.as_ref(), &|text| text.pick("en").to_owned(), &own)
    }

    #[test]
    fn a_programme_without_questions_gets_ours() {
        let form = form_of("");
        assert_eq!(form.name.text, "question.name");
        let ids: Vec<_> = form.questions.iter().map(|one| one.id.as_str()).collect();
        assert_eq!(ids, ["role", "why", "ask", "learn"]);
    }

    #[test]
    fn a_question_about_the_name_words_the_name_field_instead_of_asking_twice() {
        let form = form_of(
            r#"{"id": "name", "text": "Who are you?", "starter": "I am…"}, {"id": "tea", "text": "Tea?"}"#,
        );
        assert_eq!(
            (form.name.text.as_str(), form.name.starter),
            ("Who are you?", None)
        );
        assert_eq!(
            (form.questions.len(), form.questions[0].id.as_str()),
            (1, "tea")
        );
    }

    #[test]
    fn a_starter_is_ready_for_the_next_word() {
        assert_eq!(begin("Je m’intéresse à …"), "Je m’intéresse à ");
        assert_eq!(begin("I am here to..."), "I am here to ");
    }
}
