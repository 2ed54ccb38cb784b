//! Taking weeks, times together and a nudge into the member's own calendar: files, shown before they leave.

use super::State;
use crate::{
    context::Context,
    programme::{Day, Event, EventKind, LocalTime, Text, Url, Week},
    share::ics::{self, Calendar, Moment},
    text::{Spoken, local_now, now, today, zone, zones::Zones},
    ui::preview::Outgoing,
    widgets::prompt::model::{
        calendar::{self, Wanted, Words},
        nudge::Nudge,
    },
};

impl Words for Context {
    fn pick(&self, text: &Text) -> String {
        Context::pick(self, text)
    }

    fn kind(&self, event: &Event) -> String {
        event_kind(*self, event)
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

/// What a sort of event is called.
pub fn event_kind(context: Context, event: &Event) -> String {
    kind_name(context, event.kind)
}

/// What events of a sort are called.
pub fn kind_name(context: Context, kind: Option<EventKind>) -> String {
    kind.map_or_else(
        || context.text("prompt.event"),
        |kind| {
            let mut key = String::from("prompt.event.");
            key.push_str(kind.as_str());
            context.text(&key)
        },
    )
}

impl State {
    /// Shows the file with what is wanted of the programme; false when there is nothing to put into it.
    pub fn show_calendar(&self, wanted: Wanted) -> bool {
        let Some(programme) = self.context.programme() else {
            return false;
        };
        let days = (self.context.arrival(), today());
        let events = calendar::events(&programme, days, wanted, &self.context);
        self.show_file(events)
    }

    /// Shows the file with one time together.
    pub fn show_event(&self, name: String, event: &Event, alarm: bool) {
        let event = calendar::of_event(name, event, alarm, &self.context);
        self.show_file(vec![event]);
    }

    /// Shows the file with the time together of a week.
    pub fn show_event_of(&self, week: &Week) {
        let programme = self.context.programme();
        let name = programme.and_then(|programme| calendar::in_week(&programme, week));
        if let (Some(name), Some(event)) = (name, &week.event) {
            self.show_event(name, event, false);
        }
    }

    /// Shows the file that brings a nudge into the member's calendar, or takes it off again.
    pub fn show_nudge(&self, nudge: &Nudge, on: bool, words: &Spoken) {
        let Some(programme) = self.context.programme() else {
            return;
        };
        let name = self.context.pick(&programme.title);
        let title = words.get("nudge-title").replace("{programme}", &name);
        let event = if on {
            nudge.event(
                &programme,
                self.context.arrival(),
                local_now(),
                zone(),
                title,
            )
        } else {
            nudge.taken_off(&programme, local_now(), title)
        };
        self.show_file(vec![event]);
    }

    /// The times together that a member may know of, each with its identifier, those of the weeks first.
    pub fn events(&self) -> Vec<(String, Event)> {
        let Some(programme) = self.context.programme() else {
            return Vec::new();
        };
        let days = (self.context.arrival(), today());
        let events = calendar::all_events(&programme, days).into_iter();
        events.map(|(name, event)| (name, event.clone())).collect()
    }

    fn show_file(&self, events: Vec<ics::Event>) -> bool {
        let title = self
            .context
            .programme()
            .map(|programme| self.context.pick(&programme.title));
        let file = Calendar {
            name: title.unwrap_or_default(),
            description: String::new(),
            events,
            made: Moment::from_millis(now()),
        };
        let zones = Zones::default();
        let offset =
            |zone: &str, moment: i64| ahead(zones.shown(moment * 1000, Some(zone))?, moment);
        let text = file.write(&offset);
        let found = text.is_some();
        if let Some(text) = text {
            let outgoing = Outgoing {
                kind: "calendar",
                format: "ics",
                text,
            };
            self.show(outgoing, None);
        }
        found
    }
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
