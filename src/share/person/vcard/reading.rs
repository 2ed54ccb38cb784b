//! Reads a file of cards: what can be read is, the rest is left out with its line and the reason.

use super::{
    OURS,
    line::{Lines, Property},
    photo,
    quoted::Decode,
    structured::{ENTRIES, first, tidy},
    value::plain,
};
use crate::{
    programme::{Intention, Mode},
    share::person::{Agreement, Found, Person, Reason},
};

/// The most cards that are read of one file.
const CARDS: usize = 2000;
/// The longest text that is kept, in bytes.
const TEXT: usize = 20_000;

/// The cards in a file. `decode` reads the sets of characters that are named in it.
pub fn read(bytes: &[u8], decode: Decode) -> Found {
    let mut found = Found::default();
    let mut lines = Lines::new(bytes, decode);
    let mut open: Option<Card> = None;
    while let Some(next) = lines.next() {
        let property = match next {
            Ok(property) => property,
            Err(line) => {
                // What stands around cards belongs to no card.
                if open.is_some() {
                    found.leave_out(Some(line), "", Reason::NotAProperty);
                }
                continue;
            }
        };
        let is_card = property.value.trim().eq_ignore_ascii_case("VCARD");
        match (property.name.as_str(), &mut open) {
            ("BEGIN", None) if is_card => {
                if found.people.len() == CARDS {
                    found.leave_out(Some(property.line), "", Reason::TooMany(CARDS));
                    return found;
                }
                lines.keeps_space = false;
                open = Some(Card::new(property.line));
            }
            // A card inside a card (AGENT) is another person's.
            ("BEGIN", Some(card)) => card.inside += 1,
            ("END", Some(card)) if card.inside > 0 => card.inside -= 1,
            ("END", Some(_)) if is_card => {
                if let Some(card) = open.take() {
                    card.close(&mut found);
                }
            }
            ("VERSION", Some(card)) => {
                card.escapes = property.value.trim() != "2.1";
                lines.keeps_space = !card.escapes;
            }
            (_, Some(card)) if card.inside == 0 => card.take(property, &mut found),
            _ => {}
        }
    }
    if let Some(card) = open {
        found.leave_out(Some(card.line), "BEGIN:VCARD", Reason::NotEnded);
        card.close(&mut found);
    }
    if found.people.is_empty() && found.left_out_count == 0 {
        found.leave_out(None, "", Reason::NoCard);
    }
    found
}

/// A card that is being read.
pub struct Card {
    line: usize,
    pub(super) person: Person,
    /// How the role is called besides (ROLE beside TITLE).
    role: String,
    alt: String,
    /// Names of pages by their groups.
    labels: Vec<(String, String)>,
    /// Pages by their groups, as places in the list of links.
    pub(super) pages: Vec<(String, usize)>,
    /// Languages by their groups, as places in their list.
    tongues: Vec<(String, usize)>,
    pub(super) escapes: bool,
    /// Whether it says that fields were left out of it.
    is_partial: bool,
    inside: usize,
}

impl Card {
    fn new(line: usize) -> Self {
        Self {
            line,
            person: Person::default(),
            role: String::new(),
            alt: String::new(),
            labels: Vec::new(),
            pages: Vec::new(),
            tongues: Vec::new(),
            escapes: true,
            is_partial: false,
            inside: 0,
        }
    }

    fn take(&mut self, property: Property, found: &mut Found) {
        let line = Some(property.line);
        if property.name == "PHOTO" {
            match photo::of(&property) {
                Ok(photo) => self.person.photo = Some(photo),
                Err(reason) => found.leave_out(line, "PHOTO", reason),
            }
            return;
        }
        if property.is_unread {
            let set = property.param("CHARSET").unwrap_or_default();
            found.leave_out(
                line,
                &[&property.name, " (", set, ")"].concat(),
                Reason::Charset,
            );
            return;
        }
        if let Some(bytes) = property.too_long {
            found.leave_out(line, &property.name, Reason::TooLong(bytes));
            return;
        }
        let text = self.text(&property);
        // Notes are put together.
        let before = if property.name == "NOTE" {
            self.person.about.len()
        } else {
            0
        };
        if before + text.len() > TEXT {
            found.leave_out(line, &property.name, Reason::TooLong(before + text.len()));
        } else if !text.is_empty() && !self.set(&property, text) {
            found.leave_out(line, &property.name, Reason::WrongValue);
        }
    }

    /// Sets what a property says; false when its value cannot be that.
    fn set(&mut self, property: &Property, text: String) -> bool {
        let name = property.name.as_str();
        let name = name.strip_prefix(OURS).unwrap_or(name);
        let person = &mut self.person;
        match name {
            "FN" => first(&mut person.name, text),
            "NICKNAME" => first(&mut person.nickname, text),
            "PRONOUNS" => first(&mut person.pronouns, text),
            "PRONUNCIATION" => first(&mut person.pronunciation, text),
            "TITLE" => first(&mut person.role, text),
            "ROLE" => first(&mut self.role, text),
            "TZ" => first(&mut person.time_zone, text),
            "HOURS" => first(&mut person.hours, text),
            "STARTER" => first(&mut person.starter, text),
            "WORK" => first(&mut person.manual.work, text),
            "NEEDS" => first(&mut person.manual.needs, text),
            "FEEDBACK" => first(&mut person.manual.feedback, text),
            "HUMAN" => first(&mut person.manual.human, text),
            "ALT" => first(&mut self.alt, text),
            "UID" => first(&mut person.uid, property.value.trim().to_owned()),
            "NOTE" if person.about.is_empty() => person.about = text,
            "NOTE" => {
                person.about.push_str("\n\n");
                person.about.push_str(&text);
            }
            "LANG" => {
                let place = person.languages.len();
                if place < ENTRIES {
                    self.tongues.push((property.group.clone(), place));
                }
                add(&mut person.languages, text);
            }
            "LANGUAGE" => first(&mut person.language, text),
            "EXPERTISE" => add(&mut person.ask, text),
            "INTEREST" | "HOBBY" => add(&mut person.learning, text),
            "OFFER" => add(&mut person.offers, text),
            "SEEK" => add(&mut person.seeks, text),
            "EMAIL" => add(&mut person.emails, without(text, "mailto:")),
            "TEL" => add(&mut person.phones, without(text, "tel:")),
            "ORG" => {
                let names = self.parts(property, ';');
                first(&mut self.person.organisation, said(names).join(", "));
            }
            "CATEGORIES" => {
                for topic in said(self.parts(property, ',')) {
                    add(&mut self.person.topics, topic);
                }
            }
            "N" => self.names(property),
            "ADR" => self.address(property),
            "URL" | "SOCIALPROFILE" | "X-SOCIALPROFILE" | "IMPP" => self.page(property),
            "X-ABLABEL" if self.labels.len() < 2 * ENTRIES => {
                self.labels.push((property.group.clone(), text));
            }
            "WITHOUT" => self.is_partial = true,
            "ANSWER" => self.answer(property),
            "REV" => return self.revised(&text),
            "GRAMGENDER" => return set(&mut person.agreement, Agreement::parse(text.trim())),
            "MODE" => return set(&mut person.mode, Mode::parse(text.trim())),
            "INTENT" => {
                let Some(intention) = Intention::parse(text.trim()) else {
                    return false;
                };
                if !person.intentions.contains(&intention) {
                    person.intentions.push(intention);
                }
            }
            _ => {}
        }
        true
    }

    fn text(&self, property: &Property) -> String {
        let text = if self.escapes {
            plain(&property.value)
        } else {
            property.value.replace("\\;", ";")
        };
        tidy(&text)
    }

    fn close(mut self, found: &mut Found) {
        for (group, label) in &self.labels {
            let of = |places: &[(String, usize)]| {
                let found = places
                    .iter()
                    .find(|(own, _)| own == group && !group.is_empty());
                found.map(|(_, place)| *place)
            };
            let link = of(&self.pages).and_then(|place| self.person.links.get_mut(place));
            let link = link.map(|link| &mut link.label);
            let tongue = of(&self.tongues).and_then(|place| self.person.languages.get_mut(place));
            // Apple writes the names it knows between these signs.
            let label = label.trim_start_matches("_$!<").trim_end_matches(">!$_");
            for named in link.into_iter().chain(tongue) {
                label.clone_into(named);
            }
        }
        let mut person = self.person;
        if let Some(photo) = &mut person.photo {
            photo.alt = self.alt;
        }
        match (person.role.is_empty(), self.role) {
            (true, role) => person.role = role,
            (false, role) if !role.is_empty() && role != person.role => {
                person.role = [&person.role, ", ", &role].concat();
            }
            _ => {}
        }
        if person.name.is_empty() {
            let names = [person.given.as_str(), &person.family].map(str::trim);
            let whole = names.join(" ").trim().to_owned();
            let others = [whole, person.nickname.clone(), person.organisation.clone()];
            let name = others.into_iter().find(|name| !name.is_empty());
            person.name = name.unwrap_or_default();
        }
        // 3.0 asks for parts, and who has only one name is written with that in one of them.
        let (family, given) = (&mut person.family, &mut person.given);
        if [&*family, &*given].iter().any(|one| **one == person.name)
            && (family.is_empty() || given.is_empty())
        {
            family.clear();
            given.clear();
        }
        let (ask, learning) = (&person.ask, &person.learning);
        (person.topics).retain(|topic| !ask.contains(topic) && !learning.contains(topic));
        if person.name.is_empty() {
            found.leave_out(Some(self.line), "BEGIN:VCARD", Reason::NoName);
        } else {
            if self.is_partial {
                found.partial.push(found.people.len());
            }
            found.people.push(person);
        }
    }
}

fn add(list: &mut Vec<String>, text: String) {
    if list.len() < ENTRIES && !text.is_empty() {
        list.push(text);
    }
}

fn set<T>(field: &mut Option<T>, value: Option<T>) -> bool {
    let known = value.is_some();
    *field = value;
    known
}

fn said(texts: Vec<String>) -> Vec<String> {
    texts.into_iter().filter(|text| !text.is_empty()).collect()
}

fn without(text: String, scheme: &str) -> String {
    match text.split_at_checked(scheme.len()) {
        Some((start, rest)) if start.eq_ignore_ascii_case(scheme) => rest.to_owned(),
        _ => text,
    }
}
