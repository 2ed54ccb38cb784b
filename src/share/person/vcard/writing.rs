//! Writes one card.

use super::{
    OURS, SERVICES,
    languages::tag,
    value::{escaped, fold},
};
use crate::share::person::{Person, Photo, coded};

/// A version that is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Version {
    /// RFC 2426; what many address books read.
    V3,
    /// RFC 6350.
    V4,
}

/// The card of a person.
pub fn write(person: &Person, version: Version) -> String {
    written(person, version, None)
}

/// A card of version 4.0 for where there is little room: nothing is said twice, and it says how many fields were left out
/// of it.
pub fn write_short(person: &Person, left_out: usize) -> String {
    written(person, Version::V4, Some(left_out))
}

fn written(person: &Person, version: Version, left_out: Option<usize>) -> String {
    let mut card = Card {
        version,
        is_short: left_out.is_some(),
        text: String::new(),
        groups: 0,
    };
    card.raw("BEGIN", "VCARD");
    card.raw(
        "VERSION",
        if version == Version::V4 { "4.0" } else { "3.0" },
    );
    if !card.is_short {
        card.raw("PRODID", "-//Escale//Escale//EN");
    }
    card.who(person);
    card.where_and_when(person);
    card.subjects(person);
    card.ours(person);
    card.ways(person);
    if let Some(photo) = &person.photo {
        card.photo(photo);
    }
    if let Some(count) = left_out.filter(|count| *count > 0) {
        card.own("WITHOUT", &count.to_string());
    }
    card.raw("END", "VCARD");
    card.text
}

struct Card {
    version: Version,
    is_short: bool,
    text: String,
    groups: u32,
}

impl Card {
    fn who(&mut self, person: &Person) {
        if self.is_4() && !self.is_short {
            self.raw("KIND", "individual");
        }
        if !person.uid.is_empty() {
            self.raw("UID", &uri(&person.uid));
        }
        // Both versions ask for a name, whatever it is.
        let called = [
            &person.name,
            &person.nickname,
            &person.given,
            &person.organisation,
        ];
        let name = called.into_iter().find(|one| !one.is_empty());
        let name = name.map(String::as_str).unwrap_or_default();
        self.raw("FN", &escaped(name));
        let (family, given) = (escaped(&person.family), escaped(&person.given));
        if !family.is_empty() || !given.is_empty() {
            self.raw("N", &[&family, ";", &given, ";;;"].concat());
        } else if !self.is_4() {
            // 3.0 asks for parts. Which word is the family name is nobody's guess: the name is one, whole, and stands
            // where address books that show no `FN` show it as it is.
            self.raw("N", &[";", &escaped(name), ";;;"].concat());
        }
        self.one("NICKNAME", &person.nickname);
        if !self.is_short {
            self.four("LANGUAGE", &person.language);
        }
        let language = match person.language.as_str() {
            tagged if !self.is_short && tag(tagged) == Some(tagged) => {
                [";LANGUAGE=", tagged].concat()
            }
            _ => String::new(),
        };
        self.four_with(
            "PRONOUNS",
            &[&language, ";PREF=1"].concat(),
            &person.pronouns,
        );
        if let Some(agreement) = person.agreement {
            self.four_with("GRAMGENDER", &language, agreement.as_str());
        }
        self.one("TITLE", &person.role);
        self.one("ORG", &person.organisation);
        self.one("NOTE", &person.about);
        let revised = match self.version {
            Version::V4 => person.revised.replace(['-', ':'], ""),
            Version::V3 => person.revised.clone(),
        };
        self.one("REV", &revised);
        if !self.is_short
            && let Some(created) = coded::created(&person.uid)
        {
            self.four("CREATED", &created);
        }
    }

    fn where_and_when(&mut self, person: &Person) {
        if !person.place.is_empty() {
            self.raw("ADR", &[";;;", &escaped(&person.place), ";;;"].concat());
        }
        if !person.address.is_empty() {
            self.raw("ADR", &[";;", &escaped(&person.address), ";;;;"].concat());
        }
        // In 3.0 a zone is an offset unless it is said to be a text.
        let zone = if self.is_4() { "TZ" } else { "TZ;VALUE=TEXT" };
        self.one(zone, &person.time_zone);
        for (place, language) in person.languages.iter().enumerate() {
            self.language(place + 1, language);
        }
    }

    /// A tag where there is one, and the name that was written beside it.
    fn language(&mut self, place: usize, language: &str) {
        let Some(tag) = tag(language).filter(|_| self.is_4()) else {
            self.own("LANG", language);
            return;
        };
        // The preference is a number from 1 to 100 (RFC 6350, 5.3).
        let name = if self.is_short {
            "LANG".to_owned()
        } else {
            ["LANG;PREF=", &place.min(100).to_string()].concat()
        };
        if tag == language {
            self.one(&name, tag);
        } else {
            let group = self.group();
            self.raw(&[group.as_str(), &name].concat(), tag);
            self.raw(&[group.as_str(), "X-ABLABEL"].concat(), &escaped(language));
        }
    }

    fn subjects(&mut self, person: &Person) {
        // No LEVEL (RFC 6715): nobody was asked how much they know, and a file that says so would be believed.
        for (name, topics) in [("EXPERTISE", &person.ask), ("INTEREST", &person.learning)] {
            for (place, topic) in topics.iter().enumerate() {
                let index = (place + 1).to_string();
                let params = [";INDEX=", &index].concat();
                self.four_with(name, &params, topic);
            }
        }
        let mut topics: Vec<&String> = person.topics.iter().collect();
        // Address books find people by these; they know nothing of expertise.
        let others = person.ask.iter().chain(&person.learning);
        for topic in others.filter(|_| !self.is_short) {
            if !topics.contains(&topic) {
                topics.push(topic);
            }
        }
        let topics: Vec<_> = topics.into_iter().map(|one| escaped(one)).collect();
        if !topics.is_empty() {
            self.raw("CATEGORIES", &topics.join(","));
        }
    }

    fn ours(&mut self, person: &Person) {
        for intention in &person.intentions {
            self.own("INTENT", intention.as_str());
        }
        for offer in &person.offers {
            self.own("OFFER", offer);
        }
        for sought in &person.seeks {
            self.own("SEEK", sought);
        }
        let mode = person
            .mode
            .map(crate::programme::Mode::as_str)
            .unwrap_or_default();
        let manual = &person.manual;
        for (name, text) in [
            ("PRONUNCIATION", person.pronunciation.as_str()),
            ("HOURS", &person.hours),
            ("STARTER", &person.starter),
            ("MODE", mode),
            ("WORK", &manual.work),
            ("NEEDS", &manual.needs),
            ("FEEDBACK", &manual.feedback),
            ("HUMAN", &manual.human),
        ] {
            self.own(name, text);
        }
        for answer in &person.answers {
            let both = [&escaped(&answer.question), ";", &escaped(&answer.text)].concat();
            self.raw(&[OURS, "ANSWER"].concat(), &both);
        }
    }

    fn ways(&mut self, person: &Person) {
        for link in &person.links {
            let url = uri(&link.url);
            if link.label.is_empty() {
                self.raw("URL", &url);
            } else if self.is_4() && SERVICES.contains(&link.label.as_str()) {
                self.raw(&["SOCIALPROFILE;SERVICE-TYPE=", &link.label].concat(), &url);
            } else {
                // How address books name a page since Apple's.
                let group = self.group();
                self.raw(&[&group, "URL"].concat(), &url);
                self.raw(&[&group, "X-ABLABEL"].concat(), &escaped(&link.label));
            }
        }
        for (place, address) in person.emails.iter().enumerate() {
            let name = match self.version {
                Version::V3 => "EMAIL;TYPE=INTERNET",
                Version::V4 if place == 0 && !self.is_short => "EMAIL;PREF=1",
                Version::V4 => "EMAIL",
            };
            self.one(name, address);
        }
        for number in &person.phones {
            self.one("TEL", number);
        }
    }

    fn photo(&mut self, photo: &Photo) {
        let bytes = coded::encoded(&photo.bytes);
        if self.is_4() {
            let value = ["data:", &photo.mime, ";base64,", &bytes].concat();
            self.raw("PHOTO", &value);
        } else {
            let kind = photo.mime.rsplit('/').next().unwrap_or_default();
            let name = ["PHOTO;ENCODING=b;TYPE=", &kind.to_ascii_uppercase()].concat();
            self.raw(&name, &bytes);
        }
        self.own("ALT", &photo.alt);
    }

    /// What ties two properties to each other.
    fn group(&mut self) -> String {
        self.groups += 1;
        ["item", &self.groups.to_string(), "."].concat()
    }

    fn is_4(&self) -> bool {
        self.version == Version::V4
    }

    /// A property that only 4.0 knows.
    fn four(&mut self, name: &str, text: &str) {
        if self.is_4() {
            self.one(name, text);
        } else {
            self.own(name, text);
        }
    }

    /// The same with parameters, which a short card does without.
    fn four_with(&mut self, name: &str, params: &str, text: &str) {
        if self.is_4() && !self.is_short {
            self.one(&[name, params].concat(), text);
        } else {
            self.four(name, text);
        }
    }

    fn own(&mut self, name: &str, text: &str) {
        self.one(&[OURS, name].concat(), text);
    }

    fn one(&mut self, name: &str, text: &str) {
        if !text.is_empty() {
            self.raw(name, &escaped(text));
        }
    }

    fn raw(&mut self, name: &str, value: &str) {
        fold(&[name, ":", value].concat(), &mut self.text);
    }
}

/// An address on one line. Nothing in it is escaped: it is no text (RFC 6350, 4.2).
fn uri(address: &str) -> String {
    address.chars().filter(|sign| !sign.is_control()).collect()
}
