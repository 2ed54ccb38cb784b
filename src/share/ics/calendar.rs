//! The file as a whole (RFC 5545, 3.4; names from RFC 7986, 5).

use super::{
    event::Event,
    line::Lines,
    moment::Moment,
    zone::{Offset, Zone},
};
use crate::programme::{self, Day};

/// A calendar file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Calendar {
    /// What the calendar is called.
    pub name: String,
    /// What it is for; not written when blank.
    pub description: String,
    /// What is in it.
    pub events: Vec<Event>,
    /// When the file was made. A later file changes what an earlier one brought.
    pub made: Moment,
}

impl Calendar {
    /// The file's text, in UTF-8; none without events, as a calendar has to have one (3.6).
    pub fn write(&self, offset: Offset) -> Option<String> {
        if self.events.is_empty() {
            return None;
        }
        let zones = self.zones(offset);
        let known = |zone: &str| zones.iter().any(|one| one.name == zone);
        let mut lines = Lines::default();
        lines.line("BEGIN", "VCALENDAR");
        lines.line("VERSION", "2.0");
        lines.line("PRODID", "-//Escale//Escale//EN");
        lines.line("CALSCALE", "GREGORIAN");
        lines.line("METHOD", "PUBLISH");
        for name in ["NAME", "X-WR-CALNAME"] {
            lines.text(name, &self.name);
        }
        lines.text("DESCRIPTION", &self.description);
        lines.line("REFRESH-INTERVAL;VALUE=DURATION", "P1D");
        lines.line("X-PUBLISHED-TTL", "P1D");
        for zone in &zones {
            zone.write(&mut lines);
        }
        for event in &self.events {
            event.write(&mut lines, self.made, &known);
        }
        lines.line("END", "VCALENDAR");
        Some(lines.finish())
    }

    /// The zones in use that are known, each for the years it is used in.
    fn zones(&self, offset: Offset) -> Vec<Zone> {
        let mut used: Vec<(&str, Day, Day)> = Vec::new();
        for event in &self.events {
            for when in [Some(&event.start), event.instead_of.as_ref()]
                .into_iter()
                .flatten()
            {
                let Some(zone) = when.zone().filter(|zone| programme::Event::is_zone(zone)) else {
                    continue;
                };
                let (first, last) = (when.day(), event.last_day().max(when.day()));
                match used.iter_mut().find(|(name, ..)| *name == zone) {
                    Some((_, from, to)) => (*from, *to) = ((*from).min(first), (*to).max(last)),
                    None => used.push((zone, first, last)),
                }
            }
        }
        let found = used.into_iter();
        found
            .filter_map(|(name, first, last)| Zone::find(name, first, last, offset))
            .collect()
    }
}
