//! What an invitation says of a programme: sections that have something in them, and no others.

pub mod document;
mod reading;
pub mod take;
#[cfg(test)]
mod tests;
pub mod times;

pub use document::Document;

use crate::programme::{Day, Event, EventKind, Host, Intention, Programme, Resource, Terms, Text};

/// What stands first, in order.
pub const FIRST: &[&str] = &[
    "purpose",
    "intentions",
    "audience",
    "conditions",
    "modalities",
    "price",
    "modes",
    "host",
];

/// The introductory article.
pub const ARTICLE: &[&str] = &["why", "what", "when", "where", "how", "who", "benefits"];

/// Something the programme says, under its heading.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Section {
    /// Which one it is.
    pub about: &'static str,
    /// Its heading.
    pub title: String,
    /// What it says, as the host wrote it (Markdown), or in a sentence of ours.
    pub texts: Vec<String>,
    /// What it lists.
    pub entries: Vec<Entry>,
}

/// Something in a list. What is empty is not shown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Entry {
    /// What it is.
    pub text: String,
    /// When it is, or what sort of thing.
    pub note: String,
    /// More about it, as the host wrote it (Markdown).
    pub more: String,
    /// Where it leads.
    pub url: String,
}

/// The words, and what only the page knows.
pub trait Voice {
    /// A sentence of the invitation.
    fn say(&self, key: &str) -> String;
    /// A sentence with `{name}` replaced.
    fn say_with(&self, key: &str, values: &[(&str, &str)]) -> String;
    /// A sentence for a number.
    fn say_count(&self, key: &str, count: usize) -> String;
    /// A text of the host.
    fn host(&self, text: &Text) -> String;
    /// Days from one to another.
    fn days(&self, from: Day, to: Day) -> String;
    /// When an event takes place.
    fn when(&self, event: &Event) -> String;
    /// What events of a sort are called.
    fn sort(&self, kind: Option<EventKind>) -> String;
    /// What a resource is: its kind, how long it takes.
    fn resource(&self, resource: &Resource) -> String;
    /// A link as a full address.
    fn address(&self, url: &str) -> String;
    /// The reader's own time zone, empty when it is not known.
    fn zone(&self) -> String;
}

impl Section {
    /// A section without anything in it yet.
    fn new(about: &'static str, voice: &dyn Voice) -> Self {
        Self {
            about,
            title: voice.say(&["about.", about].concat()),
            ..Self::default()
        }
    }

    /// What the host says about something.
    fn said(about: &'static str, text: Option<&Text>, voice: &dyn Voice) -> Self {
        let texts = text.map(|text| voice.host(text)).into_iter();
        Self {
            texts: texts.filter(|text| !text.trim().is_empty()).collect(),
            ..Self::new(about, voice)
        }
    }

    fn is_empty(&self) -> bool {
        self.texts.is_empty() && self.entries.is_empty()
    }
}

/// All that a programme says, as it stands on the day `today` for somebody who has not joined.
pub fn sections(programme: &Programme, today: Day, voice: &dyn Voice) -> Vec<Section> {
    let said =
        |about: &'static str, text: &Option<Text>| Section::said(about, text.as_ref(), voice);
    let terms = programme.terms.as_ref();
    let term = |about: &'static str, pick: fn(&Terms) -> &Option<Text>| {
        Section::said(about, terms.and_then(|terms| pick(terms).as_ref()), voice)
    };
    let all = [
        said("purpose", &programme.purpose),
        intentions(&programme.intentions, voice),
        said("audience", &programme.audience),
        term("conditions", |terms| &terms.conditions),
        term("modalities", |terms| &terms.modalities),
        term("price", |terms| &terms.price),
        Section {
            texts: vec![voice.say("modes")],
            ..Section::new("modes", voice)
        },
        host(programme.host.as_ref(), voice),
        video(programme.host.as_ref(), voice),
        said("why", &programme.why),
        said("what", &programme.what),
        said("when", &programme.when),
        said("where", &programme.place),
        said("how", &programme.how),
        said("who", &programme.who),
        said("benefits", &programme.benefits),
        times::weeks(programme, today, voice),
        times::events(programme, today, voice),
        reading::reading(programme, voice),
        said("manifesto", &programme.manifesto),
    ];
    let mut all = Vec::from(all);
    all.retain(|section| !section.is_empty());
    all
}

fn intentions(intentions: &[Intention], voice: &dyn Voice) -> Section {
    let entry = |intention: &Intention| Entry {
        text: voice.say(&["intention.", intention.as_str()].concat()),
        ..Entry::default()
    };
    Section {
        entries: intentions.iter().map(entry).collect(),
        ..Section::new("intentions", voice)
    }
}

/// Who hosts, and the address at which they are reached.
fn host(host: Option<&Host>, voice: &dyn Voice) -> Section {
    let contact = host.and_then(|host| host.contact.as_ref());
    let contact = contact.map(|url| Entry {
        text: mailbox(url).map_or_else(|| voice.address(url), str::to_owned),
        url: url.to_string(),
        ..Entry::default()
    });
    Section {
        entries: contact.into_iter().collect(),
        ..Section::said("host", host.map(|host| &host.name), voice)
    }
}

/// The address behind a `mailto:` link.
fn mailbox(url: &str) -> Option<&str> {
    let (scheme, rest) = url.split_once(':')?;
    let found = scheme.eq_ignore_ascii_case("mailto").then_some(rest)?;
    found.split('?').next().filter(|found| !found.is_empty())
}

fn video(host: Option<&Host>, voice: &dyn Voice) -> Section {
    let entry = |host: &Host| {
        Some(Entry {
            text: voice.say("video"),
            url: host.video.as_ref()?.to_string(),
            ..Entry::default()
        })
    };
    Section {
        entries: host.and_then(entry).into_iter().collect(),
        ..Section::new("video", voice)
    }
}
