//! Events: meetings and other dates, in local time with an optional time zone. Zones are not computed here.

use std::fmt;

use super::words::words;
use super::{Id, Text, Url};
use crate::programme::day::{Day, two_digits};

/// A meeting or another date.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Event {
    /// Names the event for good.
    pub id: Option<Id>,
    /// What sort of event it is.
    pub kind: Option<EventKind>,
    /// What members read.
    pub title: Text,
    /// When it begins, such as 2027-01-31T18:30.
    pub start: LocalTime,
    /// When it ends.
    pub end: Option<LocalTime>,
    /// The time zone of both, such as Europe/Paris; without it, the member's own.
    #[cfg_attr(not(target_arch = "wasm32"), schemars(regex(pattern = ZONE_PATTERN)))]
    pub zone: Option<String>,
    /// Where it takes place.
    pub place: Option<Text>,
    /// Where to join or read more.
    pub url: Option<Url>,
}

/// What the name of a time zone looks like, for the JSON Schema.
#[cfg(not(target_arch = "wasm32"))]
const ZONE_PATTERN: &str = "^[A-Za-z0-9_+-]+(/[A-Za-z0-9_+-]+)*$";

impl Event {
    /// Whether a text has the form of a time zone's name. Which zones there are, the browser knows.
    pub fn is_zone(text: &str) -> bool {
        let allowed = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'+' | b'-');
        text.split('/')
            .all(|part| !part.is_empty() && part.bytes().all(allowed))
    }
}

words! {
    /// What sort of event it is.
    pub enum EventKind {
        /// Working on something together.
        Workshop = "workshop",
        /// Watched as it happens.
        Live = "live",
        /// Meeting each other.
        Meetup = "meetup",
        /// Making something in a short time.
        Hackathon = "hackathon",
        /// Questions and answers.
        Qa = "qa",
        /// Coaching.
        Coaching = "coaching",
        /// Trying something out.
        Lab = "lab",
    }
}

/// A day and a time of day, to the minute, as a clock on the wall shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct LocalTime {
    /// The day.
    pub day: Day,
    /// The hour, 0 to 23.
    pub hour: u8,
    /// The minute, 0 to 59.
    pub minute: u8,
}

impl LocalTime {
    /// Reads `YYYY-MM-DDTHH:MM` and nothing else.
    pub fn parse(text: &str) -> Option<LocalTime> {
        let (day, time) = text.split_at_checked(10)?;
        let &[b'T', h1, h2, b':', m1, m2] = time.as_bytes() else {
            return None;
        };
        let hour = two_digits(h1, h2).filter(|hour| *hour < 24)?;
        let minute = two_digits(m1, m2).filter(|minute| *minute < 60)?;
        Some(LocalTime {
            day: Day::parse(day)?,
            hour,
            minute,
        })
    }
}

impl fmt::Display for LocalTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}T{:02}:{:02}", self.day, self.hour, self.minute)
    }
}
