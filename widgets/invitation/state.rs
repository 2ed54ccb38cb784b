//! The programme in words, for the screen and for what leaves. There is nothing of the member's to keep.

use super::model::{Document, Voice, sections, times};
use crate::{
    context::Context,
    programme::{Day, Event, EventKind, Resource, Text},
    share::agenda::{self, Words, kind_name, when},
    text::{Spoken, today},
    ui::{preview::Outgoing, prose},
};

impl Voice for Context {
    fn say(&self, key: &str) -> String {
        self.text(&self.own(key))
    }

    fn say_with(&self, key: &str, values: &[(&str, &str)]) -> String {
        self.text_with(&self.own(key), values)
    }

    fn say_count(&self, key: &str, count: usize) -> String {
        self.text_count(&self.own(key), count)
    }

    fn host(&self, text: &Text) -> String {
        self.pick(text)
    }

    fn days(&self, from: Day, to: Day) -> String {
        Context::days(self, from, to)
    }

    fn when(&self, event: &Event) -> String {
        when(*self, event)
    }

    fn sort(&self, kind: Option<EventKind>) -> String {
        kind_name(*self, kind)
    }

    fn resource(&self, resource: &Resource) -> String {
        prose::resource(*self, resource)
    }

    fn address(&self, url: &str) -> String {
        Words::address(self, url)
    }

    fn zone(&self) -> String {
        Words::zone(self)
    }
}

/// All that leaves, in plain words with whole addresses.
pub async fn document(context: Context, words: &Spoken) -> Document {
    let mut document = found(context, words);
    for text in document.texts() {
        *text = prose::plain(std::mem::take(text)).await;
    }
    document
}

fn found(context: Context, words: &Spoken) -> Document {
    let Some(programme) = context.programme() else {
        return Document::default();
    };
    let mut sections = sections(&programme, today(), &context);
    let entries = sections.iter_mut().flat_map(|one| &mut one.entries);
    for entry in entries.filter(|entry| !entry.url.is_empty()) {
        entry.url = Words::address(&context, &entry.url);
    }
    let slogan = programme.slogan.as_ref();
    let page = context.page();
    Document {
        title: context.pick(&programme.title),
        slogan: slogan
            .map(|slogan| context.pick(slogan))
            .unwrap_or_default(),
        sections,
        more: if page.is_empty() {
            page
        } else {
            words.with("more", &[("page", &page)])
        },
    }
}

/// Which dates there are for a calendar: times together, and weeks.
pub fn has_dates(context: Context) -> (bool, bool) {
    context.programme().map_or((false, false), |programme| {
        let weeks = times::is_dated(&programme) && !programme.weeks.is_empty();
        let events = times::upcoming(&programme, today(), &Words::zone(&context));
        (!events.is_empty(), weeks)
    })
}

/// The calendar file, with the weeks or without.
pub fn calendar(context: Context, weeks: bool) -> Option<Outgoing> {
    let programme = context.programme()?;
    let dates = times::dates(&programme, today(), weeks, &context);
    Some(Outgoing {
        kind: "calendar",
        format: "ics",
        text: agenda::file(context, dates)?,
    })
}
