//! What others would see: the one door every output goes through.
//!
//! An answer that stays here does not pass; nor does an empty one, nor a starter nobody went on from. The name and the
//! picture go along with answers, never alone.

use super::{
    Control, Form, Introduction, Picture, Question,
    contacts::{Contact, contacts},
    field::{self, PICTURE},
    form::begin,
};
use crate::programme::Audience;

/// Which of the two versions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Version {
    /// The answers on the card.
    Card,
    /// These and the answers of the full version.
    Full,
}

/// What others would see.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Shown {
    /// The name; may be empty.
    pub name: String,
    /// The answers, in order.
    pub said: Vec<Said>,
    /// The picture, and what is in it for who does not see it.
    pub picture: Option<(Picture, String)>,
}

/// An answer others would see.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Said {
    /// The id of its question.
    pub id: String,
    /// The question; empty for the one line.
    pub question: String,
    /// The answer, tidied.
    pub text: String,
    /// The words of what was chosen.
    pub chosen: Vec<String>,
}

impl Version {
    /// Last part of its message key, and its name in the names of texts.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Card => "card",
            Self::Full => "full",
        }
    }

    fn shows(self, audience: Audience) -> bool {
        match self {
            Self::Card => audience == Audience::Card,
            Self::Full => audience != Audience::Private,
        }
    }
}

/// A version of an introduction.
pub fn shown(introduction: &Introduction, form: &Form, version: Version) -> Shown {
    let fields = introduction.fields(form, &[]);
    let going = fields
        .iter()
        .filter(|one| version.shows(introduction.audience(one)));
    let said = going.filter_map(|question| said(introduction, question));
    let said: Vec<_> = said.collect();
    if said.is_empty() {
        return Shown::default();
    }
    let pictured = form.questions().find(|one| one.id == PICTURE);
    let pictured = pictured.filter(|one| version.shows(introduction.audience(one)));
    let picture = pictured.and_then(|_| Picture::parse(&introduction.picture));
    Shown {
        name: one_line(&introduction.name),
        said,
        picture: picture.map(|picture| (picture, one_line(introduction.text(PICTURE)))),
    }
}

fn said(introduction: &Introduction, question: &Question) -> Option<Said> {
    if question.control == Control::Picture {
        return None;
    }
    let mut text = tidy(introduction.text(&question.id));
    let starter = question.starter.as_deref().map(begin).unwrap_or_default();
    if text == starter.trim() {
        text.clear();
    }
    let chosen = introduction.chosen(&question.id).to_vec();
    let written = match introduction.answers.get(&question.id) {
        _ if introduction.short => "",
        Some(answer) if question.text.is_empty() => &answer.question,
        _ => &question.text,
    };
    (!text.is_empty() || !chosen.is_empty()).then(|| Said {
        id: question.id.clone(),
        question: one_line(written),
        text,
        chosen,
    })
}

impl Shown {
    /// Whether nothing would leave.
    pub fn is_empty(&self) -> bool {
        self.said.is_empty()
    }

    /// What in it leads to the member: their own e-mail address, phone number and street, and those in any text,
    /// what is in the picture included.
    pub fn contacts(&self) -> Vec<Contact> {
        let alt = self.picture.iter().map(|(_, alt)| alt.as_str());
        let beside: Vec<_> = alt.chain([self.name.as_str()]).collect();
        let mut found = contacts(&beside.join("\n"));
        for one in &self.said {
            let own = match one.id.as_str() {
                "email" => Some(Contact::Email),
                "phone" => Some(Contact::Phone),
                "address" => Some(Contact::Street),
                _ => None,
            };
            for contact in own.into_iter().chain(contacts(&one.text)) {
                if !found.contains(&contact) {
                    found.push(contact);
                }
            }
        }
        found
    }

    /// What is said in answer to a question.
    pub fn find(&self, id: &str) -> Option<&Said> {
        self.said.iter().find(|one| one.id == id)
    }

    /// What is written in answer to a question; empty when nothing is.
    pub fn text(&self, id: &str) -> &str {
        self.find(id)
            .map(|one| one.text.as_str())
            .unwrap_or_default()
    }
}

impl Said {
    /// Whether its words speak for themselves on a card, without the question before them.
    pub fn is_plain(&self) -> bool {
        const PLAIN: [&str; 4] = ["role", "organisation", "place", field::ONE_LINE];
        self.question.is_empty() || PLAIN.contains(&self.id.as_str())
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
            tidy.push_str(gap);
            tidy.push_str(&line);
            gap = "\n";
        }
    }
    tidy
}

/// A text in one line, without what no eye can see.
pub(super) fn one_line(text: &str) -> String {
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
mod tests;
