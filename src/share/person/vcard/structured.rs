//! The properties of a card that have parts: names, addresses, pages, answers, moments.

use super::{line::Property, reading::Card, value::parts};
use crate::share::person::{Answer, Link};

/// The most entries of a list that are kept.
pub const ENTRIES: usize = 200;

impl Card {
    /// The parts of a value, as texts.
    pub(super) fn parts(&self, property: &Property, mark: char) -> Vec<String> {
        let parts = parts(&property.value, mark, self.escapes).into_iter();
        parts.map(|part| tidy(&part)).collect()
    }

    pub(super) fn names(&mut self, property: &Property) {
        let mut names = self.parts(property, ';').into_iter();
        self.person.family = names.next().unwrap_or_default();
        self.person.given = names.next().unwrap_or_default();
    }

    pub(super) fn address(&mut self, property: &Property) {
        let all = self.parts(property, ';');
        let part = |place: usize| all.get(place).map(String::as_str).unwrap_or_default();
        let [street, town, region, code, country] = [2, 3, 4, 5, 6].map(part);
        let join = |parts: &[&str], with| {
            let said = parts.iter().copied().filter(|part| !part.is_empty());
            said.collect::<Vec<_>>().join(with)
        };
        first(&mut self.person.place, join(&[town, region, country], ", "));
        if [part(0), part(1), street]
            .iter()
            .any(|part| !part.is_empty())
        {
            let whole = [
                part(0),
                part(1),
                street,
                &join(&[code, town], " "),
                region,
                country,
            ];
            first(&mut self.person.address, join(&whole, "\n"));
        }
    }

    pub(super) fn page(&mut self, property: &Property) {
        let url = property.value.trim().to_owned();
        let service = property.param("SERVICE-TYPE");
        let kind = property
            .param("TYPE")
            .filter(|_| property.name == "X-SOCIALPROFILE");
        let label = service.or(kind).unwrap_or_default().to_owned();
        let links = &mut self.person.links;
        if links.len() < ENTRIES && !url.is_empty() {
            self.pages.push((property.group.clone(), links.len()));
            links.push(Link { label, url });
        }
    }

    pub(super) fn answer(&mut self, property: &Property) {
        let mut both = self.parts(property, ';').into_iter();
        let question = both.next().unwrap_or_default();
        let text = both.next().unwrap_or_default();
        if self.person.answers.len() < ENTRIES {
            self.person.answers.push(Answer { question, text });
        }
    }

    /// A moment in either of its two ways of writing (RFC 6350, 4.3; RFC 2426, 3.6.4).
    pub(super) fn revised(&mut self, text: &str) -> bool {
        let digits: String = text.chars().filter(char::is_ascii_digit).collect();
        let Some((date, time)) = digits.split_at_checked(8).filter(|_| digits.len() >= 14) else {
            // A day without a time says too little to be kept, and is right.
            return digits.len() >= 8;
        };
        let at = |text: &str, from: usize, to: usize| text.get(from..to).unwrap_or("").to_owned();
        let parts = [
            at(date, 0, 4),
            "-".to_owned(),
            at(date, 4, 6),
            "-".to_owned(),
            at(date, 6, 8),
            "T".to_owned(),
            at(time, 0, 2),
            ":".to_owned(),
            at(time, 2, 4),
            ":".to_owned(),
            at(time, 4, 6),
            "Z".to_owned(),
        ];
        self.person.revised = parts.concat();
        true
    }
}

/// The first of several stays: it is the preferred one, or the only one that can be shown.
pub fn first(field: &mut String, text: String) {
    if field.is_empty() {
        *field = text;
    }
}

/// A text as it is kept: lines end in one way, and nothing is in it that no eye can see.
pub fn tidy(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let seen: String = text
        .chars()
        .filter(|sign| matches!(sign, '\n' | '\t') || !sign.is_control())
        .collect();
    seen.trim().to_owned()
}
