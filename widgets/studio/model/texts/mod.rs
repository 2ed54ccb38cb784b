//! The host's texts out of the programme: invitation, article, announcement, slogans, video script, brochure, manifesto.
//!
//! Markdown, made of sentences that were written by hand for each language. A field that the programme does not have
//! takes its sentence and its heading with it. Dates are written out by a function that is given, in the product the
//! browser's own.

mod facts;
mod long;
mod page;
mod short;
#[cfg(test)]
mod tests;

use crate::{
    programme::{Day, Programme},
    text::Spoken,
};
use facts::Facts;

/// A text for the host.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A letter to somebody who could join.
    Invitation,
    /// The introductory article: why, what, when, where, how, who, benefits.
    Article,
    /// A post that says it begins.
    Announcement,
    /// Three slogans to choose from.
    Slogans,
    /// What to say in a video of about a minute.
    Video,
    /// A brochure, to print.
    Brochure,
    /// The manifesto, or guide of the community.
    Manifesto,
}

impl Kind {
    /// All of them, in the order a host needs them.
    pub const ALL: [Kind; 7] = [
        Kind::Invitation,
        Kind::Article,
        Kind::Announcement,
        Kind::Slogans,
        Kind::Video,
        Kind::Brochure,
        Kind::Manifesto,
    ];

    /// The word that stands for it, for names of files too, and the key of its name.
    pub fn key(self) -> &'static str {
        match self {
            Kind::Invitation => "invitation",
            Kind::Article => "article",
            Kind::Announcement => "announcement",
            Kind::Slogans => "slogans",
            Kind::Video => "video",
            Kind::Brochure => "brochure",
            Kind::Manifesto => "manifesto",
        }
    }
}

/// The sentences, in a language.
pub fn words(language: &str) -> Spoken {
    Spoken::of(language, include_str!("en.json"), include_str!("fr.json"))
}

/// A text in French, or else in English, of what the programme says in that language; `date` writes a day out in it.
pub fn text(
    kind: Kind,
    programme: &Programme,
    language: &str,
    date: &dyn Fn(Day) -> String,
) -> String {
    let facts = Facts {
        programme,
        language,
        date,
        words: words(language),
    };
    let page = match kind {
        Kind::Invitation => short::invitation(&facts),
        Kind::Announcement => short::announcement(&facts),
        Kind::Slogans => short::slogans(&facts),
        Kind::Video => short::video(&facts),
        Kind::Article => long::article(&facts),
        Kind::Brochure => long::brochure(&facts),
        Kind::Manifesto => long::manifesto(&facts),
    };
    page.finish()
}
