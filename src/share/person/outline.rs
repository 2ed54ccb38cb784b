//! What a card says, as lines with a label: what every form that is read by people is written from.

use super::Person;
use crate::text::Spoken;

/// What a card says, in the order it is read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Outline {
    /// The name to show.
    pub name: String,
    /// Right beside the name: the pronouns.
    pub beside: String,
    /// Right under the name: role and organisation.
    pub under: String,
    /// Who they are, in their own words.
    pub about: String,
    /// The rest.
    pub lines: Vec<Line>,
}

/// A thing that is said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Which field it is; of a link or an answer, what kind.
    pub field: Field,
    /// What stands before it; empty for a link without a name.
    pub label: String,
    /// What is said: one text, or the entries of a list.
    pub values: Vec<String>,
}

/// The field of a line, for the formats that mark fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// What the card says of subjects: ask, learning, offers, seeks, topics.
    Subjects,
    /// Where they are.
    Place,
    /// Their time zone.
    TimeZone,
    /// What friends say.
    Nickname,
    /// E-mail addresses.
    Email,
    /// Phone numbers.
    Phone,
    /// A postal address.
    Address,
    /// A page.
    Link,
    /// Anything else.
    Other,
}

impl Outline {
    /// The outline of a person.
    pub fn of(person: &Person, words: &Spoken) -> Self {
        let under = [&person.role, &person.organisation];
        let under = under.into_iter().filter(|one| !one.is_empty());
        let mut outline = Self {
            name: person.name.clone(),
            beside: person.pronouns.clone(),
            under: under.cloned().collect::<Vec<_>>().join(", "),
            about: person.about.clone(),
            lines: Vec::new(),
        };
        outline.said(person, words);
        outline.subjects(person, words);
        outline.rest(person, words);
        outline
    }

    fn said(&mut self, person: &Person, words: &Spoken) {
        let agreement = person.agreement.map(|one| {
            let key = ["agreement.", one.as_str()].concat();
            words.get(&key)
        });
        let agreement = agreement.unwrap_or_default();
        for (field, key, text) in [
            (Field::Nickname, "nickname", &person.nickname),
            (Field::Other, "pronunciation", &person.pronunciation),
            (Field::Other, "agreement", &agreement),
            (Field::Place, "place", &person.place),
            (Field::TimeZone, "time-zone", &person.time_zone),
            (Field::Other, "hours", &person.hours),
        ] {
            self.line(field, words.get(key), std::slice::from_ref(text));
        }
        self.line(Field::Other, words.get("languages"), &person.languages);
    }

    fn subjects(&mut self, person: &Person, words: &Spoken) {
        let intentions = person.intentions.iter().map(|one| {
            let key = ["intention.", one.as_str()].concat();
            words.get(&key)
        });
        let intentions: Vec<_> = intentions.collect();
        self.line(Field::Other, words.get("intentions"), &intentions);
        for (key, list) in [
            ("ask", &person.ask),
            ("learning", &person.learning),
            ("offers", &person.offers),
            ("seeks", &person.seeks),
            ("topics", &person.topics),
        ] {
            self.line(Field::Subjects, words.get(key), list);
        }
    }

    fn rest(&mut self, person: &Person, words: &Spoken) {
        let mode = person
            .mode
            .map(|one| words.get(&["mode.", one.as_str()].concat()));
        let manual = &person.manual;
        for (key, text) in [
            ("starter", &person.starter),
            ("mode", &mode.unwrap_or_default()),
            ("work", &manual.work),
            ("needs", &manual.needs),
            ("feedback", &manual.feedback),
            ("human", &manual.human),
        ] {
            self.line(Field::Other, words.get(key), std::slice::from_ref(text));
        }
        for answer in &person.answers {
            let text = std::slice::from_ref(&answer.text);
            self.line(Field::Other, answer.question.clone(), text);
        }
        for link in &person.links {
            let url = std::slice::from_ref(&link.url);
            self.line(Field::Link, link.label.clone(), url);
        }
        self.line(Field::Email, words.get("mail"), &person.emails);
        self.line(Field::Phone, words.get("phone"), &person.phones);
        let address = std::slice::from_ref(&person.address);
        self.line(Field::Address, words.get("address"), address);
    }

    fn line(&mut self, field: Field, label: String, values: &[String]) {
        let values: Vec<_> = values
            .iter()
            .filter(|one| !one.is_empty())
            .cloned()
            .collect();
        if !values.is_empty() {
            self.lines.push(Line {
                field,
                label,
                values,
            });
        }
    }
}

impl Line {
    /// What is said, as one text.
    pub fn text(&self) -> String {
        self.values.join(", ")
    }
}
