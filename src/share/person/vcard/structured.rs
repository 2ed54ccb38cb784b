//! The properties of a card that have parts: names, addresses, pages, answers, moments.

use super::{line::Property, reading::Card, value::parts};
use crate::{
    programme::Day,
    share::person::{Answer, Link},
};

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
        // Version 3 writes some of an address's own signs with a backslash.
        let mut url = property.value.trim().to_owned();
        for sign in [":", ",", ";"] {
            url = url.replace(&["\\", sign].concat(), sign);
        }
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

    /// A moment in either of its two ways of writing (RFC 6350, 4.3; RFC 2426, 3.6.4). One on another clock than that of
    /// UTC is right, and not kept: it cannot be told here whether it is before another.
    pub(super) fn revised(&mut self, text: &str) -> bool {
        let digits: String = text.chars().filter(char::is_ascii_digit).collect();
        let part = |from: usize, to: usize| digits.get(from..to).unwrap_or_default();
        let day = [part(0, 4), part(4, 6), part(6, 8)].join("-");
        if Day::parse(&day).is_none() {
            return false;
        }
        let after = text.split_once(['T', 't']).map_or("", |(_, time)| time);
        if digits.len() < 14 || after.contains(['+', '-']) {
            // A day without a time says too little to be kept as well.
            return true;
        }
        let [hour, minute, second] = [part(8, 10), part(10, 12), part(12, 14)];
        if hour > "23" || minute > "59" || second > "60" {
            return false;
        }
        self.person.revised = [&*day, "T", hour, ":", minute, ":", second, "Z"].concat();
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
