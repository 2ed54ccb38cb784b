//! The card as a [`Person`], which every output is made from. Only what passed [`super::outgoing`] comes in.

use super::{
    field::{MODE, ONE_LINE, WHY},
    outgoing::{Said, Shown, one_line},
};
use crate::{
    programme::{Intention, Mode},
    share::person::{Agreement, Answer, Link, Manual, Person, Photo},
};

/// So many words a subject in a list has at most; longer pieces are a sentence with a comma in it.
const MOST_WORDS: usize = 6;

/// What goes with the answers.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Beside {
    /// Names the card for good: a URI.
    pub uid: String,
    /// The language of the questions, as a tag.
    pub language: String,
    /// When it was last changed, in UTC, as in `2026-01-01T12:00:00Z`.
    pub revised: String,
    /// The picture, as a file.
    pub photo: Option<Photo>,
}

/// A version of the card.
pub fn person(shown: &Shown, beside: Beside) -> Person {
    if shown.is_empty() {
        return Person::default();
    }
    let mut person = Person {
        uid: beside.uid,
        revised: beside.revised,
        language: beside.language,
        name: shown.name.clone(),
        photo: beside.photo,
        ..Person::default()
    };
    for said in &shown.said {
        take(&mut person, said);
    }
    person
}

fn take(person: &mut Person, said: &Said) {
    let text = said.text.clone();
    let Manual {
        work,
        needs,
        feedback,
        human,
    } = &mut person.manual;
    match said.id.as_str() {
        "pronunciation" => person.pronunciation = text,
        "pronouns" => person.pronouns = text,
        "agreement" => person.agreement = first(said, Agreement::parse),
        "role" => person.role = text,
        "organisation" => person.organisation = text,
        "place" => person.place = text,
        "zone" => person.time_zone = text,
        "hours" => person.hours = text,
        "languages" => person.languages = listed(&text),
        ONE_LINE => person.about = text,
        "ask" => person.ask = subjects(&text),
        "learn" => person.learning = subjects(&text),
        "offer" => person.offers = subjects(&text),
        "seek" => person.seeks = subjects(&text),
        "opener" => person.starter = text,
        "links" => person.links = text.lines().filter_map(link).collect(),
        "email" => person.emails = listed(&text),
        "phone" => person.phones = listed(&text),
        "address" => person.address = text,
        "manual-work" => *work = text,
        "manual-needs" => *needs = text,
        "manual-feedback" => *feedback = text,
        "manual-human" => *human = text,
        id => {
            if id == WHY {
                let words = said.chosen.iter();
                person.intentions = words.filter_map(|word| Intention::parse(word)).collect();
            } else if id == MODE {
                person.mode = first(said, Mode::parse);
            }
            if !text.is_empty() {
                let question = said.question.clone();
                person.answers.push(Answer { question, text });
            }
        }
    }
}

fn first<T>(said: &Said, parse: fn(&str) -> Option<T>) -> Option<T> {
    said.chosen.iter().find_map(|word| parse(word))
}

/// Things written one after the other, with commas, semicolons or lines between them.
fn listed(text: &str) -> Vec<String> {
    let parts = text.split([',', ';', '\n', '،', '、']);
    let parts = parts.map(one_line).filter(|part| !part.is_empty());
    parts.collect()
}

/// Subjects of a text: a list where it is one, the text as it stands where it is a sentence.
pub(super) fn subjects(text: &str) -> Vec<String> {
    let parts = listed(text);
    let is_short = |part: &String| part.split(' ').count() <= MOST_WORDS;
    let is_sentence = text.contains(". ") || text.ends_with(['.', '!', '?', '…']);
    if !is_sentence && parts.iter().all(is_short) {
        return parts;
    }
    let lines = text.lines().map(one_line);
    lines.filter(|line| !line.is_empty()).collect()
}

/// A line with an address in it, and before or after it what is there.
fn link(line: &str) -> Option<Link> {
    let is_address = |word: &&str| word.contains("://") || word.starts_with("mailto:");
    let words = line.split(' ');
    let address = words.clone().find(is_address);
    let Some(url) = address else {
        let url = one_line(line);
        return (!url.is_empty()).then(|| Link {
            label: String::new(),
            url,
        });
    };
    let label: Vec<_> = words.filter(|word| *word != url).collect();
    let label = label.join(" ");
    let label = label.trim_matches(|c: char| c.is_whitespace() || ":–-".contains(c));
    Some(Link {
        label: label.to_owned(),
        url: url.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(id: &str, text: &str, chosen: &[&str]) -> Said {
        Said {
            id: id.to_owned(),
            question: format!("{id}?"),
            text: text.to_owned(),
            chosen: chosen.iter().map(|word| (*word).to_owned()).collect(),
        }
    }

    fn of(said: Vec<Said>) -> Person {
        let shown = Shown {
            name: "Camille".to_owned(),
            said,
            picture: None,
        };
        person(&shown, Beside::default())
    }

    #[test]
    fn every_field_finds_its_place_and_other_answers_keep_their_question() {
        let made = of(vec![
            said("agreement", "", &["feminine"]),
            said(
                "why",
                "Pour voir",
                &["support", "a word of tomorrow", "learn"],
            ),
            said("mode", "", &["observe"]),
            said("tea", "Vert", &[]),
        ]);
        assert_eq!(made.agreement, Some(Agreement::Feminine));
        assert_eq!(made.intentions, [Intention::Support, Intention::Learn]);
        assert_eq!(made.mode, Some(Mode::Observe));
        let answers: Vec<_> = made
            .answers
            .iter()
            .map(|one| (one.question.as_str(), one.text.as_str()))
            .collect();
        assert_eq!(answers, [("why?", "Pour voir"), ("tea?", "Vert")]);
    }

    #[test]
    fn a_list_becomes_subjects_and_a_sentence_stays_whole() {
        assert_eq!(
            subjects("maps, tides; old boats"),
            ["maps", "tides", "old boats"]
        );
        assert_eq!(
            subjects("I like maps, tides and so on."),
            ["I like maps, tides and so on."]
        );
        let long = "how one reads a chart when the light is bad, and more";
        assert_eq!(subjects(long), [long]);
    }

    #[test]
    fn a_link_has_its_address_and_what_is_there() {
        let links = of(vec![said(
            "links",
            "Blog: https://example.org/a\nhttps://b.example\nexample.org",
            &[],
        )]);
        let links: Vec<_> = links
            .links
            .iter()
            .map(|one| (one.label.as_str(), one.url.as_str()))
            .collect();
        assert_eq!(
            links,
            [
                ("Blog", "https://example.org/a"),
                ("", "https://b.example"),
                ("", "example.org")
            ]
        );
    }

    #[test]
    fn a_card_nothing_is_said_on_is_no_person_at_all() {
        let beside = Beside {
            uid: "urn:uuid:1".to_owned(),
            ..Beside::default()
        };
        assert!(person(&Shown::default(), beside).is_empty());
    }
}
