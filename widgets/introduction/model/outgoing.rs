//! What others would see, and the exact texts that leave: the card or the full version, plain or as Markdown.
//!
//! An answer that stays here is not in any of them; nor is an empty one, nor a starter nobody went on from. The name
//! goes along with answers, never alone.

use super::{Form, Introduction, form::begin, markdown::escaped};
use crate::programme::Audience;

/// Which of the two versions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Version {
    /// The answers on the card.
    Card,
    /// These and the answers of the full version.
    Full,
}

/// A format a version leaves in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Plain text.
    Plain,
    /// Markdown (CommonMark).
    Markdown,
}

/// What others would see.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Shown {
    /// The name; may be empty.
    pub name: String,
    /// Question and answer; the one line has no question.
    pub answers: Vec<(Option<String>, String)>,
}

/// A version of an introduction.
pub fn shown(introduction: &Introduction, form: &Form, version: Version) -> Shown {
    let goes = |audience| match version {
        Version::Card => audience == Audience::Card,
        Version::Full => audience != Audience::Private,
    };
    let fields = introduction.fields(form, &[]);
    let answers = fields.into_iter().filter_map(|question| {
        if !goes(introduction.audience(&question)) {
            return None;
        }
        let text = tidy(introduction.text(&question.id));
        let starter = question.starter.as_deref().map(begin).unwrap_or_default();
        let said = !text.is_empty() && text != starter.trim();
        said.then(|| {
            (
                (!introduction.short).then(|| one_line(&question.text)),
                text,
            )
        })
    });
    let answers: Vec<_> = answers.collect();
    let name = if answers.is_empty() {
        String::new()
    } else {
        one_line(&introduction.name)
    };
    Shown { name, answers }
}

impl Shown {
    /// Whether nothing would leave.
    pub fn is_empty(&self) -> bool {
        self.answers.is_empty()
    }

    /// The text to the last character.
    pub fn text(&self, format: Format) -> String {
        let (head, strong, written): (_, _, fn(&str) -> String) = match format {
            Format::Plain => ("", "", str::to_owned),
            Format::Markdown => ("## ", "**", escaped),
        };
        let mut text = String::new();
        if !self.name.is_empty() {
            push(&mut text, &[head, &written(&self.name), "\n\n"]);
        }
        for (question, answer) in &self.answers {
            if let Some(question) = question {
                let after = if format == Format::Plain {
                    "\n"
                } else {
                    "\n\n"
                };
                push(&mut text, &[strong, &written(question), strong, after]);
            }
            push(&mut text, &[&written(answer), "\n\n"]);
        }
        text.truncate(text.trim_end().len());
        if !text.is_empty() {
            text.push('\n');
        }
        text
    }
}

fn push(text: &mut String, parts: &[&str]) {
    for part in parts {
        text.push_str(part);
    }
}

/// The lines of a text without the space around them, and with one empty line at most between two.
pub(super) fn tidy(text: &str) -> String {
    let mut tidy = String::new();
    let mut gap = "";
    for line in text.split(['\n', '\r']) {
        let line = one_line(line);
        if line.is_empty() {
            gap = if tidy.is_empty() { "" } else { "\n\n" };
        } else {
            push(&mut tidy, &[gap, &line]);
            gap = "\n";
        }
    }
    tidy
}

/// A text in one line, without what no eye can see.
fn one_line(text: &str) -> String {
    let seen: String = text
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    seen.split(' ')
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
        .trim()
        .to_owned()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;
    use crate::widgets::introduction::model::{Answer, ONE_LINE, Question};

    fn question(id: &str) -> Question {
        Question {
            id: id.to_owned(),
            text: format!("{id}?"),
            hint: None,
            starter: Some("I like …".to_owned()),
            long: true,
            audience: Audience::Card,
        }
    }

    fn form() -> Form {
        let questions = ["a", "b", "c"].map(question).to_vec();
        Form {
            name: question("name"),
            line: question(ONE_LINE),
            questions,
        }
    }

    fn introduction(answers: &[(&str, &str, Audience)]) -> Introduction {
        let answers = answers.iter().map(|(id, text, audience)| {
            let answer = Answer {
                text: (*text).to_owned(),
                audience: *audience,
                question: String::new(),
            };
            ((*id).to_owned(), answer)
        });
        Introduction {
            name: "Camille".to_owned(),
            short: false,
            answers: answers.collect(),
        }
    }

    fn texts(introduction: &Introduction) -> [String; 4] {
        let of = |version, format| shown(introduction, &form(), version).text(format);
        [
            of(Version::Card, Format::Plain),
            of(Version::Card, Format::Markdown),
            of(Version::Full, Format::Plain),
            of(Version::Full, Format::Markdown),
        ]
    }

    #[test]
    fn the_card_and_the_full_version_are_plain_to_read() {
        let written = introduction(&[
            ("a", "Tea & *biscuits*", Audience::Card),
            ("b", "One\n\n\n  two  \nthree", Audience::Full),
            ("c", "Nobody's business", Audience::Private),
        ]);
        let [plain_card, card, plain_full, full] = texts(&written);
        assert_eq!(plain_card, "Camille\n\na?\nTea & *biscuits*\n");
        assert_eq!(card, "## Camille\n\n**a?**\n\nTea \\& \\*biscuits\\*\n");
        assert_eq!(
            plain_full,
            "Camille\n\na?\nTea & *biscuits*\n\nb?\nOne\n\ntwo\nthree\n"
        );
        assert_eq!(
            full,
            "## Camille\n\n**a?**\n\nTea \\& \\*biscuits\\*\n\n**b?**\n\nOne\n\ntwo  \nthree\n"
        );
    }

    #[test]
    fn empty_answers_and_bare_starters_are_left_out() {
        let written = introduction(&[
            ("a", " \n ", Audience::Card),
            ("b", "I like ", Audience::Card),
            ("c", "I like tea", Audience::Card),
        ]);
        let [plain, ..] = texts(&written);
        assert_eq!(plain, "Camille\n\nc?\nI like tea\n");
    }

    #[test]
    fn one_line_is_a_whole_introduction_and_goes_alone() {
        let mut written = introduction(&[
            (ONE_LINE, "I read along, I like tea.", Audience::Card),
            ("a", "Tea", Audience::Card),
        ]);
        written.short = true;
        assert_eq!(texts(&written)[0], "Camille\n\nI read along, I like tea.\n");
        written.short = false;
        assert_eq!(texts(&written)[0], "Camille\n\na?\nTea\n");
    }

    #[test]
    fn a_name_never_leaves_alone() {
        assert_eq!(
            texts(&introduction(&[("a", "Tea", Audience::Private)])),
            [""; 4]
        );
    }

    fn any_introduction() -> impl Strategy<Value = Introduction> {
        let ids = prop::sample::select(vec!["a", "b", "c", "gone", ONE_LINE]);
        let answer = ("\\PC{0,12}", prop::sample::select(Audience::ALL));
        (
            prop::collection::btree_map(ids, answer, 0..6),
            any::<bool>(),
        )
            .prop_map(|(answers, short)| {
                let answers = answers.into_iter().map(|(id, (text, audience))| {
                    // A mark that no other answer has and no format changes.
                    let text = format!("{text} mark{}", id.replace('-', ""));
                    (
                        id.to_owned(),
                        Answer {
                            text,
                            audience,
                            question: String::new(),
                        },
                    )
                });
                let answers: BTreeMap<_, _> = answers.collect();
                Introduction {
                    name: "Camille".to_owned(),
                    short,
                    answers,
                }
            })
    }

    proptest! {
        #[test]
        fn a_private_answer_is_in_no_output(written in any_introduction()) {
            let [plain_card, card, plain_full, full] = texts(&written);
            for (id, answer) in &written.answers {
                let mark = format!("mark{}", id.replace('-', ""));
                if answer.audience != Audience::Card {
                    prop_assert!(!plain_card.contains(&mark) && !card.contains(&mark));
                }
                if answer.audience == Audience::Private {
                    prop_assert!(!plain_full.contains(&mark) && !full.contains(&mark));
                }
                if answer.audience != Audience::Private && written.short == (id == ONE_LINE) {
                    prop_assert!(plain_full.contains(&mark) && full.contains(&mark));
                }
            }
        }

        #[test]
        fn no_output_depends_on_a_private_answer(written in any_introduction(), other in "\\PC{0,12}") {
            let mut changed = written.clone();
            for answer in changed.answers.values_mut().filter(|one| one.audience == Audience::Private) {
                answer.text.clone_from(&other);
            }
            prop_assert_eq!(texts(&changed), texts(&written));
        }
    }
}
