//! One event (RFC 5545, 3.6.1): what stands in it, and how it is written.

use super::{
    line::{Lines, push_digits},
    moment::{Moment, day_written, written},
    repeat::Repeat,
};
use crate::programme::{Day, LocalTime};

/// An event. What is blank or absent is not written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// Names the event for good, in every file (see [`uid`]).
    pub uid: String,
    /// When it begins.
    pub start: When,
    /// How long it lasts; without it, a day for a day and no time for a time.
    pub length: Option<Length>,
    /// What it is.
    pub title: String,
    /// What there is to say about it, in plain text.
    pub description: String,
    /// Where it takes place.
    pub place: String,
    /// A full address that leads to more.
    pub url: String,
    /// What it belongs to.
    pub categories: Vec<String>,
    /// Whether it takes up the member's time; without, the calendar shows them as free.
    pub busy: bool,
    /// Whether it no longer takes place.
    pub cancelled: bool,
    /// How many minutes before the start an alarm rings; after the start when negative.
    pub alarm: Option<i32>,
    /// How it comes again.
    pub repeat: Option<Repeat>,
    /// The time in a repeated event of the same name that this one stands in for.
    pub instead_of: Option<When>,
}

/// When something takes place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum When {
    /// On a whole day.
    Day(Day),
    /// At a time on the clocks of a zone (IANA name). Without one, on the clock of whoever looks, wherever they are.
    At(LocalTime, Option<String>),
}

impl When {
    /// The day it begins.
    pub fn day(&self) -> Day {
        match self {
            Self::Day(day) => *day,
            Self::At(time, _) => time.day,
        }
    }

    pub(super) fn zone(&self) -> Option<&str> {
        match self {
            Self::Day(_) => None,
            Self::At(_, zone) => zone.as_deref(),
        }
    }

    fn on(&self, day: Day) -> Self {
        match self {
            Self::Day(_) => Self::Day(day),
            Self::At(time, zone) => Self::At(LocalTime { day, ..*time }, zone.clone()),
        }
    }

    fn value(&self) -> String {
        match self {
            Self::Day(day) => day_written(*day),
            Self::At(time, _) => written(*time, true),
        }
    }
}

/// How long something lasts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Length {
    /// So many whole days, the first among them.
    Days(u16),
    /// So many minutes.
    Minutes(u32),
    /// Until clocks at the place of the start show this; right where the clocks are changed meanwhile, too.
    Until(LocalTime),
}

/// An identifier that stays: the programme, what sort of thing, and its name.
pub fn uid(programme: &str, sort: &str, name: &str) -> String {
    [programme, sort, name].join(".") + "@escale"
}

impl Event {
    /// An event with a name, a start and a title.
    pub fn new(uid: String, start: When, title: String) -> Self {
        Self {
            uid,
            start,
            length: None,
            title,
            description: String::new(),
            place: String::new(),
            url: String::new(),
            categories: Vec::new(),
            busy: false,
            cancelled: false,
            alarm: None,
            repeat: None,
            instead_of: None,
        }
    }

    /// The last day the file has to know about.
    pub(super) fn last_day(&self) -> Day {
        let start = self.start.day();
        let last = self.repeat.as_ref().map_or(start, |rule| rule.last(start));
        match self.length {
            Some(Length::Until(end)) => last.max(end.day),
            _ => last,
        }
    }

    /// Writes the event as it is at a moment. `known` says which zones the file defines; a time in another one is
    /// written as it stands on the wall there, with the name of the zone in the description.
    pub(super) fn write(&self, lines: &mut Lines, made: Moment, known: &dyn Fn(&str) -> bool) {
        lines.line("BEGIN", "VEVENT");
        lines.text("UID", &self.uid);
        lines.line("DTSTAMP", &made.written());
        lines.line("SEQUENCE", &made.sequence().to_string());
        lines.line("LAST-MODIFIED", &made.written());
        when(lines, "DTSTART", &self.start, known);
        self.write_length(lines, known);
        if let Some(repeat) = &self.repeat {
            lines.line("RRULE", &repeat.rule());
            for day in &repeat.except {
                when(lines, "EXDATE", &self.start.on(*day), known);
            }
        }
        if let Some(other) = &self.instead_of {
            when(lines, "RECURRENCE-ID", other, known);
        }
        lines.text("SUMMARY", &self.title);
        lines.text("DESCRIPTION", &self.described(known));
        lines.text("LOCATION", &self.place);
        if !self.url.is_empty() {
            lines.line("URL", &self.url.replace(char::is_whitespace, ""));
        }
        lines.texts("CATEGORIES", &self.categories);
        lines.line(
            "STATUS",
            if self.cancelled {
                "CANCELLED"
            } else {
                "CONFIRMED"
            },
        );
        lines.line("CLASS", "PRIVATE");
        lines.line("TRANSP", if self.busy { "OPAQUE" } else { "TRANSPARENT" });
        if let Some(before) = self.alarm {
            self.write_alarm(lines, before);
        }
        lines.line("END", "VEVENT");
    }

    fn write_length(&self, lines: &mut Lines, known: &dyn Fn(&str) -> bool) {
        let (mut duration, number, unit) = match (self.length, &self.start) {
            (Some(Length::Until(end)), When::At(start, zone)) => {
                if end > *start {
                    when(lines, "DTEND", &When::At(end, zone.clone()), known);
                }
                return;
            }
            (Some(Length::Days(days)), _) if days > 0 => (String::from("P"), days.into(), 'D'),
            // Beside a day, only days are allowed (3.6.1).
            (Some(Length::Minutes(minutes)), When::At(..)) if minutes > 0 => {
                (String::from("PT"), minutes, 'M')
            }
            _ => return,
        };
        push_digits(&mut duration, number, 1);
        duration.push(unit);
        lines.line("DURATION", &duration);
    }

    fn write_alarm(&self, lines: &mut Lines, before: i32) {
        let mut trigger = String::from(if before > 0 { "-PT" } else { "PT" });
        push_digits(&mut trigger, before.unsigned_abs(), 1);
        trigger.push('M');
        lines.line("BEGIN", "VALARM");
        lines.line("ACTION", "DISPLAY");
        lines.line("TRIGGER", &trigger);
        // An alarm has to have one (3.6.6), whatever the event is called.
        let title = self.title.trim();
        lines.text(
            "DESCRIPTION",
            if title.is_empty() { &self.uid } else { title },
        );
        lines.line("END", "VALARM");
    }

    fn described(&self, known: &dyn Fn(&str) -> bool) -> String {
        let mut text = self.description.clone();
        if let Some(zone) = self.start.zone().filter(|zone| !known(zone)) {
            if !text.trim().is_empty() {
                text.push_str("\n\n");
            }
            text.push_str(zone);
        }
        text
    }
}

fn when(lines: &mut Lines, property: &str, when: &When, known: &dyn Fn(&str) -> bool) {
    let mut name = property.to_owned();
    match when.zone().filter(|zone| known(zone)) {
        Some(zone) => {
            name.push_str(";TZID=");
            name.push_str(zone);
        }
        None if matches!(when, When::Day(_)) => name.push_str(";VALUE=DATE"),
        None => {}
    }
    lines.line(&name, &when.value());
}
