//! Reads events.

use super::reader::{Fields, Ids, Reader};
use crate::programme::Expected;
use crate::programme::model::{Event, EventKind, LocalTime};

/// The events of a list. Ids are optional, and unique where they are given.
pub(super) fn events(reader: &mut Reader, fields: &Fields) -> Vec<Event> {
    let list = reader.list(fields, "events");
    let mut ids = Ids::default();
    let mut events = Vec::new();
    reader.each(list, "events", &mut |reader, _, value| {
        let Some(fields) = reader.fields(value) else {
            return;
        };
        let Some(event) = event(reader, fields) else {
            return;
        };
        if let Some(id) = &event.id {
            if ids.get(id).is_some() {
                return reader.report_field(fields, "id", Expected::UniqueId);
            }
            ids.insert(id, events.len());
        }
        events.push(event);
    });
    events
}

/// One event.
pub(super) fn event(reader: &mut Reader, fields: &Fields) -> Option<Event> {
    let id = reader.id(fields, "id");
    let kind = reader
        .word(fields, "kind", EventKind::WORDS)
        .and_then(EventKind::at);
    let title = reader.required_text(fields, "title");
    reader.require(fields, "start", Expected::Time);
    let start = time(reader, fields, "start");
    let mut end = time(reader, fields, "end");
    if let (Some(begins), Some(ends)) = (start, end)
        && ends < begins
    {
        reader.report_field(fields, "end", Expected::NotBeforeStart);
        end = None;
    }
    let zone = reader
        .string(fields, "zone", Event::is_zone, Expected::TimeZone)
        .map(str::to_owned);
    let place = reader.text(fields, "place");
    let url = reader.url(fields, "url");
    Some(Event {
        id,
        kind,
        title: title?,
        start: start?,
        end,
        zone,
        place,
        url,
    })
}

fn time(reader: &mut Reader, fields: &Fields, name: &str) -> Option<LocalTime> {
    let good = |text: &str| LocalTime::parse(text).is_some();
    reader
        .string(fields, name, good, Expected::Time)
        .and_then(LocalTime::parse)
}
