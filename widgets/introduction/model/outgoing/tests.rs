//! Nothing passes the door that is to stay here, whatever was written.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;
use crate::{
    share::person::Person,
    widgets::introduction::model::{
        Answer,
        card::{Beside, person},
        field::{ONE_LINE, WHY},
        form::tests::form_of,
    },
};

fn form() -> Form {
    form_of(
        r#"{"id": "a", "text": "a?", "starter": "I like …"}, {"id": "b", "text": "b?", "starter": "I like …"},
           {"id": "c", "text": "c?", "starter": "I like …"}"#,
    )
}

fn introduction(answers: &[(&str, &str, Audience)]) -> Introduction {
    let answers = answers.iter().map(|(id, text, audience)| {
        let answer = Answer {
            text: (*text).to_owned(),
            audience: *audience,
            question: String::new(),
            chosen: Vec::new(),
        };
        ((*id).to_owned(), answer)
    });
    Introduction {
        name: "Camille".to_owned(),
        answers: answers.collect(),
        ..Introduction::default()
    }
}

fn texts(written: &Introduction, version: Version) -> Vec<(String, String)> {
    let shown = shown(written, &form(), version);
    let texts = shown.said.into_iter();
    texts.map(|one| (one.question, one.text)).collect()
}

fn pair(question: &str, text: &str) -> (String, String) {
    (question.to_owned(), text.to_owned())
}

#[test]
fn the_card_shows_less_than_the_full_version_and_both_leave_out_what_stays() {
    let written = introduction(&[
        ("a", "Tea & biscuits", Audience::Card),
        ("b", "One\n\n\n  two  \nthree", Audience::Full),
        ("c", "Nobody's business", Audience::Private),
    ]);
    let tea = pair("a?", "Tea & biscuits");
    assert_eq!(texts(&written, Version::Card), std::slice::from_ref(&tea));
    assert_eq!(
        texts(&written, Version::Full),
        [tea, pair("b?", "One\n\ntwo\nthree")]
    );
}

#[test]
fn empty_answers_and_bare_starters_are_left_out() {
    let written = introduction(&[
        ("a", " \n ", Audience::Card),
        ("b", "I like ", Audience::Card),
        ("c", "I like tea", Audience::Card),
    ]);
    assert_eq!(texts(&written, Version::Card), [pair("c?", "I like tea")]);
}

#[test]
fn one_line_is_a_whole_introduction_and_goes_alone() {
    let mut written = introduction(&[
        (ONE_LINE, "I read along, I like tea.", Audience::Card),
        ("a", "Tea", Audience::Card),
    ]);
    written.short = true;
    assert_eq!(
        texts(&written, Version::Card),
        [pair("", "I read along, I like tea.")]
    );
    written.short = false;
    assert_eq!(texts(&written, Version::Card), [pair("a?", "Tea")]);
}

#[test]
fn neither_a_name_nor_a_picture_leaves_alone() {
    let mut written = introduction(&[("a", "Tea", Audience::Private)]);
    written.picture = Picture::Drawn(7).word();
    assert_eq!(shown(&written, &form(), Version::Full), Shown::default());
    written.answers.clear();
    let why = form();
    let why = why.own.iter().find(|one| one.id == WHY).expect("why");
    written.choose(why, "learn");
    let shown = shown(&written, &form(), Version::Card);
    assert_eq!(
        (shown.name.as_str(), shown.picture),
        ("Camille", Some((Picture::Drawn(7), String::new())))
    );
}

#[test]
fn what_leads_to_the_member_is_named_once_wherever_it_stands() {
    let written = introduction(&[
        ("email", "not an address", Audience::Full),
        ("a", "or me@example.org, 0612345678", Audience::Card),
    ]);
    let of = |version| shown(&written, &form(), version).contacts();
    assert_eq!(of(Version::Card), [Contact::Email, Contact::Phone]);
    assert_eq!(of(Version::Full), [Contact::Email, Contact::Phone]);
    let quiet = introduction(&[("a", "Tea", Audience::Card)]);
    assert_eq!(shown(&quiet, &form(), Version::Full).contacts(), []);
}

/// The mark of an answer, which no other text has in it.
fn mark(id: &str) -> String {
    format!("mark{}end", id.replace('-', ""))
}

fn any_introduction() -> impl Strategy<Value = Introduction> {
    let ids = vec![
        "a",
        "gone",
        "one-line",
        "ask",
        "email",
        "address",
        "links",
        "zone",
        "manual-work",
        "why",
    ];
    let answer = ("\\PC{0,12}", prop::sample::select(Audience::ALL));
    let answers = prop::collection::btree_map(prop::sample::select(ids), answer, 0..8);
    (answers, any::<bool>()).prop_map(|(answers, short)| {
        let answers = answers.into_iter().map(|(id, (text, audience))| {
            let answer = Answer {
                text: format!("{text} {}", mark(id)),
                audience,
                question: String::new(),
                chosen: Vec::new(),
            };
            (id.to_owned(), answer)
        });
        Introduction {
            name: "Camille".to_owned(),
            short,
            answers: answers.collect::<BTreeMap<_, _>>(),
            ..Introduction::default()
        }
    })
}

fn made(written: &Introduction, version: Version) -> Person {
    person(&shown(written, &form(), version), Beside::default())
}

fn all_of(person: &Person) -> String {
    serde_json::to_string(person).expect("JSON")
}

proptest! {
    #[test]
    fn a_private_answer_is_in_no_card_and_every_other_is(written in any_introduction()) {
        let (card, full) = (all_of(&made(&written, Version::Card)), all_of(&made(&written, Version::Full)));
        for (id, answer) in &written.answers {
            let is_in = |text: &str| text.contains(&mark(id));
            if answer.audience != Audience::Card {
                prop_assert!(!is_in(&card));
            }
            if answer.audience == Audience::Private {
                prop_assert!(!is_in(&full));
            }
            if answer.audience != Audience::Private && written.short == (id == ONE_LINE) {
                prop_assert!(is_in(&full), "{} is not in {}", id, full);
            }
        }
    }

    #[test]
    fn no_card_depends_on_a_private_answer(written in any_introduction(), other in "\\PC{0,12}") {
        let mut changed = written.clone();
        for answer in changed.answers.values_mut().filter(|one| one.audience == Audience::Private) {
            answer.text.clone_from(&other);
        }
        for version in [Version::Card, Version::Full] {
            prop_assert_eq!(made(&changed, version), made(&written, version));
        }
    }
}

#[test]
fn what_leads_to_the_member_is_found_in_the_words_about_the_picture_too() {
    let shown = Shown {
        picture: Some((Picture::Photo, "A badge with camille@exemple.fr".to_owned())),
        ..Shown::default()
    };
    assert_eq!(shown.contacts(), [Contact::Email]);
}
