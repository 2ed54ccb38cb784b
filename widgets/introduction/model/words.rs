//! The words of parts that are loaded only when they are asked for: they travel in the chunks of their parts.

use super::{Form, Group, Question, field};
use crate::text::Spoken;

/// The words of the form with all fields.
pub fn of_form(language: &str) -> Spoken {
    Spoken::of(
        language,
        include_str!("form/en.json"),
        include_str!("form/fr.json"),
    )
}

/// The words of the picture.
pub fn of_picture(language: &str) -> Spoken {
    Spoken::of(
        language,
        include_str!("picture/en.json"),
        include_str!("picture/fr.json"),
    )
}

/// The words of what can be taken along.
pub fn of_take(language: &str) -> Spoken {
    Spoken::of(
        language,
        include_str!("take/en.json"),
        include_str!("take/fr.json"),
    )
}

/// The words of the earlier states.
pub fn of_versions(language: &str) -> Spoken {
    Spoken::of(
        language,
        include_str!("versions/en.json"),
        include_str!("versions/fr.json"),
    )
}

/// The fields of a group, in words: those that only the form asks get theirs here.
pub fn group(form: &Form, words: &Spoken, group: Group) -> Vec<Question> {
    let belongs = |one: &&Question| field::find(&one.id).is_some_and(|field| field.group == group);
    let worded = form.own.iter().filter(belongs).cloned();
    worded.map(|question| worded_as(question, words)).collect()
}

fn worded_as(question: Question, words: &Spoken) -> Question {
    if !question.text.is_empty() {
        return question;
    }
    Question {
        text: words.get(&["question.", &question.id].concat()),
        hint: Some(words.get(&["hint.", &question.id].concat())),
        ..question
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::widgets::introduction::model::{Control, form::form};

    #[test]
    fn every_field_has_words_in_the_widget_or_in_the_form() {
        for (language, own) in [
            ("en", include_str!("../en.json")),
            ("fr", include_str!("../fr.json")),
        ] {
            let own: std::collections::BTreeMap<String, String> =
                serde_json::from_str(own).expect("JSON");
            let own = |kind: &str, id: &str| own.get(&format!("{kind}.{id}")).cloned();
            let form = form(None, &|_| String::new(), &own);
            let words = of_form(language);
            let groups = [Group::Me, Group::Exchange, Group::Reach, Group::Manual];
            let all = groups.map(|one| group(&form, &words, one)).concat();
            assert_eq!(all.len(), form.own.len());
            for one in all.iter().filter(|one| one.control != Control::Picture) {
                assert!(
                    !one.text.is_empty() && !one.text.contains("question."),
                    "{one:?}"
                );
                assert!(
                    one.hint
                        .as_ref()
                        .is_some_and(|hint| !hint.contains("hint.")),
                    "{one:?}"
                );
            }
            for one in form.interview(12) {
                assert!(!one.text.is_empty(), "{one:?}");
            }
        }
    }
}
