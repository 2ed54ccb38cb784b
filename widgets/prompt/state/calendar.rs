//! Taking weeks, times together and a nudge into the member's own calendar: files, shown before they leave.

use super::State;
use crate::{
    programme::{Event, Week},
    share::{
        agenda::{self, Wanted},
        ics,
    },
    text::{Spoken, local_now, today, zone},
    ui::preview::Outgoing,
    widgets::prompt::model::nudge::Nudge,
};

impl State {
    /// Shows the file with what is wanted of the programme; false when there is nothing to put into it.
    pub fn show_calendar(&self, wanted: Wanted) -> bool {
        let Some(programme) = self.context.programme() else {
            return false;
        };
        let days = (self.context.arrival(), today());
        let events = agenda::events(&programme, days, wanted, &self.context);
        self.show_file(events)
    }

    /// Shows the file with one time together.
    pub fn show_event(&self, name: String, event: &Event, alarm: bool) {
        let event = agenda::of_event(name, event, alarm, &self.context);
        self.show_file(vec![event]);
    }

    /// Shows the file with the time together of a week.
    pub fn show_event_of(&self, week: &Week) {
        let programme = self.context.programme();
        let name = programme.and_then(|programme| agenda::in_week(&programme, week));
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
        let events = agenda::all_events(&programme, days).into_iter();
        events.map(|(name, event)| (name, event.clone())).collect()
    }

    fn show_file(&self, events: Vec<ics::Event>) -> bool {
        let text = agenda::file(self.context, events);
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
