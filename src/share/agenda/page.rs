//! What a calendar file takes from the page: its words, its address, what clocks show; and the file itself.

use super::Words;
use crate::{
    context::Context,
    programme::{Day, Event, EventKind, LocalTime, Text, Url},
    share::ics::{self, Calendar, Moment},
    text::{now, zone, zones::Zones},
};

impl Words for Context {
    fn pick(&self, text: &Text) -> String {
        Context::pick(self, text)
    }

    fn kind(&self, event: &Event) -> String {
        kind_name(*self, event.kind)
    }

    fn address(&self, url: &str) -> String {
        let base = web_sys::window().and_then(|window| window.location().href().ok());
        let full = base.and_then(|base| web_sys::Url::new_with_base(url, &base).ok());
        full.map_or_else(|| url.to_owned(), |full| full.href())
    }

    fn page(&self) -> String {
        let page = self
            .attribute("page")
            .and_then(|page| Url::parse(page.trim()));
        page.map_or_else(String::new, |page| self.address(&page))
    }

    fn zone(&self) -> String {
        zone()
    }
}

/// What events of a sort are called.
pub fn kind_name(context: Context, kind: Option<EventKind>) -> String {
    kind.map_or_else(
        || context.text("common.event"),
        |kind| context.text(&["common.event.", kind.as_str()].concat()),
    )
}

/// When an event takes place, in words; with its zone where the member's clocks show another.
pub fn when(context: Context, event: &Event) -> String {
    let when = context.clock(event.start, event.end);
    match event.zone.as_ref().filter(|one| **one != zone()) {
        Some(place) => {
            let values = [("when", &*when), ("zone", &place.replace('_', " "))];
            context.text_with("common.event.when", &values)
        }
        None => when,
    }
}

/// The text of the file with these events, called as the programme is; none without events.
pub fn file(context: Context, events: Vec<ics::Event>) -> Option<String> {
    let title = context
        .programme()
        .map(|programme| context.pick(&programme.title));
    let file = Calendar {
        name: title.unwrap_or_default(),
        description: String::new(),
        events,
        made: Moment::from_millis(now()),
    };
    let zones = Zones::default();
    let offset = |zone: &str, moment: i64| ahead(zones.shown(moment * 1000, Some(zone))?, moment);
    file.write(&offset)
}

/// How many seconds a clock that shows this at a moment is ahead of UTC.
fn ahead(shown: LocalTime, moment: i64) -> Option<i32> {
    let days = i64::from(shown.day.days_since(Day::new(1970, 1, 1)?));
    let minutes = days * 1440 + i64::from(shown.hour) * 60 + i64::from(shown.minute);
    i32::try_from(minutes * 60 - moment.div_euclid(60) * 60).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_offset_of_a_zone_is_what_its_clocks_are_ahead() {
        let at = |text| LocalTime::parse(text).expect("a time");
        // 1 January 2026, 00:00:30 UTC.
        let moment = 1_767_225_630;
        assert_eq!(ahead(at("2026-01-01T01:00"), moment), Some(3600));
        assert_eq!(ahead(at("2025-12-31T20:30"), moment), Some(-12_600));
        assert_eq!(ahead(at("2026-01-01T05:45"), moment), Some(20_700));
        assert_eq!(ahead(at("1969-12-31T23:00"), -60), Some(-3540));
    }
}
