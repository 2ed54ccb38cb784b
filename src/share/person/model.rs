//! What a card can say of a person. Everything is optional: an empty text or list is a thing not said.

use serde::{Deserialize, Serialize};

use super::coded;
use crate::programme::{Intention, Mode};

/// A person, as far as a card tells of them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Person {
    /// Names the card for good: a URI, such as `urn:uuid:…` (RFC 6350, 6.7.6).
    #[serde(skip_serializing_if = "String::is_empty")]
    pub uid: String,
    /// The name to show.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// The family name, where the name to show is made of two.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub family: String,
    /// The given name, where the name to show is made of two.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub given: String,
    /// What friends say.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub nickname: String,
    /// How the name is said, in letters.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub pronunciation: String,
    /// As in `elle`, `she/her`.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub pronouns: String,
    /// The grammatical gender to speak to them in.
    #[serde(
        with = "coded::maybe_agreement",
        skip_serializing_if = "Option::is_none"
    )]
    pub agreement: Option<Agreement>,
    /// What they do.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub role: String,
    /// Where they do it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub organisation: String,
    /// Where they are, in their own words.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub place: String,
    /// Their time zone, as in `Europe/Paris`.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub time_zone: String,
    /// When they can be reached, in their own words.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub hours: String,
    /// The languages they speak: tags (`fr`) or names, the preferred one first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub languages: Vec<String>,
    /// Who they are, in their own words.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub about: String,
    /// Why they are here.
    #[serde(with = "coded::intentions", skip_serializing_if = "Vec::is_empty")]
    pub intentions: Vec<Intention>,
    /// What one can ask them about.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub ask: Vec<String>,
    /// What they are learning.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub learning: Vec<String>,
    /// What they offer.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub offers: Vec<String>,
    /// What they are looking for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub seeks: Vec<String>,
    /// Other subjects they are near to.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub topics: Vec<String>,
    /// Something to begin a conversation with.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub starter: String,
    /// How they like to take part.
    #[serde(with = "coded::maybe_mode", skip_serializing_if = "Option::is_none")]
    pub mode: Option<Mode>,
    /// Pages of theirs.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<Link>,
    /// Their e-mail addresses, the preferred one first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub emails: Vec<String>,
    /// Their phone numbers, the preferred one first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub phones: Vec<String>,
    /// Their postal address, as it is written on a letter.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub address: String,
    /// How to work with them.
    #[serde(skip_serializing_if = "Manual::is_empty")]
    pub manual: Manual,
    /// Answers to other questions, in the order they were asked.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub answers: Vec<Answer>,
    /// What they look like.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub photo: Option<Photo>,
    /// The language the card is written in, as a tag.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub language: String,
    /// When the card was last changed, in UTC, as in `2026-01-01T12:00:00Z`.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub revised: String,
}

/// A grammatical gender (RFC 9554, 3.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Agreement {
    /// As in *élue*.
    Feminine,
    /// As in *élu*.
    Masculine,
    /// Of neither.
    Neuter,
    /// Of both at once, as in *élu·e*.
    Common,
}

/// A page of a person's.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Link {
    /// What is there, as in `Mastodon`; may be empty.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub label: String,
    /// Its address.
    pub url: String,
}

/// A manual of me, in four groups.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Manual {
    /// How they like to work.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub work: String,
    /// What moves them and what they need.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub needs: String,
    /// How they like support and feedback.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub feedback: String,
    /// Who they are besides.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub human: String,
}

/// An answer to a question that has no field of its own.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Answer {
    /// The question as it was asked.
    pub question: String,
    /// The answer.
    pub text: String,
}

/// A picture.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Photo {
    /// Its file.
    #[serde(with = "coded::bytes")]
    pub bytes: Vec<u8>,
    /// Its media type, such as `image/jpeg`.
    pub mime: String,
    /// What is in it, for who does not see it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub alt: String,
}

impl Person {
    /// Whether nothing is said but how the card is named, in what language, and when it was changed.
    pub fn is_empty(&self) -> bool {
        let unnamed = Self {
            uid: self.uid.clone(),
            language: self.language.clone(),
            revised: self.revised.clone(),
            ..Self::default()
        };
        *self == unnamed
    }
}

impl Manual {
    /// Whether nothing is in it.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

impl Agreement {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Feminine, Self::Masculine, Self::Neuter, Self::Common];

    /// Its word in RFC 9554.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Feminine => "feminine",
            Self::Masculine => "masculine",
            Self::Neuter => "neuter",
            Self::Common => "common",
        }
    }

    /// The one a word stands for, in whatever case it is written.
    pub fn parse(word: &str) -> Option<Self> {
        let is_it = |one: &Self| word.eq_ignore_ascii_case(one.as_str());
        Self::ALL.into_iter().find(is_it)
    }
}
