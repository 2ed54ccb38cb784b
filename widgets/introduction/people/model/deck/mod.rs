//! The deck: other people's cards, found again, with a note nobody else sees, and what there is in common.

mod common;
mod taking;

#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

pub use common::{Common, Why, common};
pub use taking::{Arriving, Fresh, Taking, taking};

use crate::share::person::Person;

/// A card of somebody else.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct DeckCard {
    /// Who it is of, as they said it.
    pub person: Person,
    /// What the member noted beside it, for themselves.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub note: String,
}

/// Makes texts comparable: small letters, no accents. The browser knows how; models are told.
pub type Fold<'a> = &'a dyn Fn(&str) -> String;

impl DeckCard {
    /// Whether every word of what is sought, folded, is somewhere on the card or in the note.
    pub fn has(&self, sought: &str, fold: Fold) -> bool {
        if sought.trim().is_empty() {
            return true;
        }
        let person = &self.person;
        let manual = &person.manual;
        let mut all: Vec<&str> = [
            &self.note,
            &person.name,
            &person.nickname,
            &person.pronunciation,
            &person.pronouns,
            &person.role,
            &person.organisation,
            &person.place,
            &person.address,
            &person.time_zone,
            &person.hours,
            &person.about,
            &person.starter,
            &manual.work,
            &manual.needs,
            &manual.feedback,
            &manual.human,
        ]
        .map(String::as_str)
        .to_vec();
        for list in [
            &person.ask,
            &person.learning,
            &person.offers,
            &person.seeks,
            &person.topics,
            &person.languages,
            &person.emails,
            &person.phones,
        ] {
            all.extend(list.iter().map(String::as_str));
        }
        for answer in &person.answers {
            all.extend([answer.question.as_str(), &answer.text]);
        }
        for link in &person.links {
            all.extend([link.label.as_str(), &link.url]);
        }
        all.extend(person.photo.iter().map(|photo| photo.alt.as_str()));
        let folded = fold(&all.join("\n"));
        sought.split_whitespace().all(|word| folded.contains(word))
    }
}
