//! The host's texts out of the programme: invitation, article, announcement, slogans, video script, brochure, manifesto.
//!
//! Markdown, made of sentences that were written by hand for each language. A field that the programme does not have
//! takes its sentence and its heading with it.

use crate::programme::{Day, Programme};

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

    /// The word that stands for it, for names of files too.
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

/// A text in a language (French, or else English); `date` writes a day out in it.
pub fn text(
    _kind: Kind,
    _programme: &Programme,
    _language: &str,
    _date: &dyn Fn(Day) -> String,
) -> String {
    String::new()
}
