//! What there is to read ahead: what comes before arriving, and the welcome kit.

use super::{Entry, Section, Voice};
use crate::programme::{ChecklistItem, ItemKind, Programme, Resource};

/// The part of the checklist that comes before arriving.
const BEFORE: &str = "before";

/// What there is to read, each address once.
pub fn reading(programme: &Programme, voice: &dyn Voice) -> Section {
    let mut entries: Vec<Entry> = Vec::new();
    let mut add = |entry: Entry| {
        if entries.iter().all(|one| one.url != entry.url) {
            entries.push(entry);
        }
    };
    for item in programme
        .checklist
        .iter()
        .filter(|item| *item.phase == *BEFORE)
    {
        item_itself(item, voice).into_iter().for_each(&mut add);
        item.resources.iter().for_each(|one| add(of(one, voice)));
    }
    programme.kit.iter().for_each(|one| add(of(one, voice)));
    Section {
        entries,
        ..Section::new("reading", voice)
    }
}

/// A step that is itself something to read or to watch.
fn item_itself(item: &ChecklistItem, voice: &dyn Voice) -> Option<Entry> {
    let is_to_read = matches!(item.kind, Some(ItemKind::Read | ItemKind::Watch));
    let url = item.href.as_ref().filter(|_| is_to_read)?;
    Some(Entry {
        text: voice.host(&item.title),
        note: String::new(),
        more: item
            .why
            .as_ref()
            .map(|why| voice.host(why))
            .unwrap_or_default(),
        url: url.to_string(),
    })
}

fn of(resource: &Resource, voice: &dyn Voice) -> Entry {
    Entry {
        text: voice.host(&resource.title),
        note: voice.resource(resource),
        more: resource
            .why
            .as_ref()
            .map(|why| voice.host(why))
            .unwrap_or_default(),
        url: resource.url.to_string(),
    }
}
