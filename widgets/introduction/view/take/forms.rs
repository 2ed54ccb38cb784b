//! The forms a card leaves in, and how each is written.

use crate::{
    context::Context,
    share::person::{
        Person,
        drawn::{self, Theme},
        json, markup, spoken,
        text::{self, Marks},
        vcard,
    },
    text::Spoken,
    ui::preview::Outgoing,
};

/// A form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Plain text.
    Plain,
    /// Markdown.
    Markdown,
    /// As Teams and Viva Engage take it.
    Teams,
    /// As Slack takes it.
    Slack,
    /// As Discourse takes it.
    Discourse,
    /// As `HumHub` takes it.
    HumHub,
    /// vCard 4.0.
    Card4,
    /// vCard 3.0.
    Card3,
    /// HTML with h-card.
    Html,
    /// Our own JSON.
    Json,
    /// schema.org.
    JsonLd,
    /// The fields of a Gravatar profile.
    Gravatar,
    /// The card as a picture.
    Svg,
    /// The card as a picture of dots.
    Png,
    /// A badge on a sheet.
    Sheet,
    /// A QR code.
    Code,
    /// On paper.
    Print,
}

/// The forms by what one does with them, in the order they are offered.
pub const FORMS: [(&str, &[Form]); 3] = [
    (
        "paste",
        &[
            Form::Plain,
            Form::Markdown,
            Form::Teams,
            Form::Slack,
            Form::Discourse,
            Form::HumHub,
        ],
    ),
    (
        "file",
        &[
            Form::Card4,
            Form::Card3,
            Form::Html,
            Form::Json,
            Form::JsonLd,
            Form::Gravatar,
        ],
    ),
    (
        "draw",
        &[Form::Print, Form::Svg, Form::Png, Form::Sheet, Form::Code],
    ),
];

impl Form {
    /// The key of its name.
    pub fn key(self) -> &'static str {
        match self {
            Self::Plain => "txt",
            Self::Markdown => "md",
            Self::Teams => "teams",
            Self::Slack => "slack",
            Self::Discourse => "discourse",
            Self::HumHub => "humhub",
            Self::Card4 => "vcf4",
            Self::Card3 => "vcf3",
            Self::Html => "html",
            Self::Json => "json",
            Self::JsonLd => "jsonld",
            Self::Gravatar => "gravatar",
            Self::Svg => "svg",
            Self::Png => "png",
            Self::Sheet => "sheet",
            Self::Code => "qr",
            Self::Print => "print",
        }
    }

    /// The extension of its file.
    fn extension(self) -> &'static str {
        match self {
            Self::Plain | Self::Teams | Self::Slack | Self::Print => "txt",
            Self::Markdown | Self::Discourse | Self::HumHub => "md",
            Self::Card4 | Self::Card3 => "vcf",
            Self::Html => "html",
            Self::Json | Self::Gravatar => "json",
            Self::JsonLd => "jsonld",
            Self::Png => "png",
            Self::Svg | Self::Sheet | Self::Code => "svg",
        }
    }

    /// The card in this form, to be seen before it leaves.
    pub fn outgoing(self, context: Context, person: &Person) -> Outgoing {
        let words = spoken(&context.language());
        Outgoing {
            kind: "introduction",
            format: self.extension(),
            text: self.write(person, &words),
        }
    }

    fn write(self, person: &Person, words: &Spoken) -> String {
        let text = |marks| text::write(person, words, marks);
        let theme = Theme::default();
        match self {
            Self::Plain => text(Marks::Plain),
            Self::Markdown => text(Marks::Markdown),
            Self::Teams => text(Marks::Teams),
            Self::Slack => text(Marks::Slack),
            Self::Discourse => text(Marks::Discourse),
            Self::HumHub => text(Marks::HumHub),
            Self::Card4 => vcard::write(person, vcard::Version::V4),
            Self::Card3 => vcard::write(person, vcard::Version::V3),
            Self::Html => markup::write(person, words),
            Self::Json => json::write(person),
            Self::JsonLd => json::schema_org(person),
            Self::Gravatar => json::gravatar(person),
            Self::Svg => drawn::card(person, words, &theme),
            Self::Sheet => drawn::sheet(std::slice::from_ref(person), &person.name, &theme),
            // They are shown as they are; their files are made where they are.
            Self::Code | Self::Png | Self::Print => String::new(),
        }
    }
}
