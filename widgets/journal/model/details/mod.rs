//! What an entry has besides its text, its day and its question, as the member chooses it where they write.
//!
//! Nothing of it has to be chosen, and all of it can be taken back.

mod said;

use serde::{Deserialize, Serialize};

pub use said::words;

use super::{Energy, Entry, Source, Weather, is_time};
use crate::programme::LocalTime;

/// What is chosen for an entry.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Details {
    /// The time of the experience, `HH:MM`.
    pub time: Option<String>,
    /// The time zone in which day and time are meant, by its IANA name.
    pub zone: Option<String>,
    /// Marked by the member.
    pub starred: bool,
    /// The weather of the moment.
    pub weather: Option<Weather>,
    /// The energy of the moment.
    pub energy: Option<Energy>,
    /// Tags that came with it and were taken off.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub untagged: Vec<String>,
    /// The question it answers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub asked: Option<Source>,
}

impl Details {
    /// What an entry has.
    pub fn of(entry: &Entry) -> Self {
        Self {
            time: entry.time.clone(),
            zone: entry.zone.clone(),
            starred: entry.starred,
            weather: entry.weather,
            energy: entry.energy,
            untagged: Vec::new(),
            asked: entry.source.clone(),
        }
    }

    /// Whether something was chosen that makes an entry even without a text. A time alone says nothing.
    pub fn say_something(&self) -> bool {
        self.starred || self.weather.is_some() || self.energy.is_some()
    }

    /// An entry begun at this moment, in this zone, and dated this day, is of that time of day; one dated another day
    /// is not, unless the member chose a time.
    pub fn begin(&mut self, begun: LocalTime, zone: &str, date: &str) {
        let (day, time) = (begun.day.to_string(), time_of(begun));
        if date == day {
            self.time.get_or_insert(time);
        } else if self.time.as_ref() == Some(&time) {
            self.time = None;
        }
        if !zone.is_empty() {
            self.zone.get_or_insert_with(|| zone.to_owned());
        }
    }

    /// Takes another time, meant in this zone where none is known; an empty one takes it back. False when it is none.
    pub fn set_time(&mut self, time: &str, zone: &str) -> bool {
        let may = time.is_empty() || is_time(time);
        if may {
            self.time = Some(time.to_owned()).filter(|time| !time.is_empty());
            if !zone.is_empty() {
                self.zone.get_or_insert_with(|| zone.to_owned());
            }
        }
        may
    }

    /// Brings what was chosen since `from` into an entry; what another tab chose meanwhile stays.
    pub fn bring_into(self, from: &Self, entry: &mut Entry) {
        if self.time != from.time {
            entry.time = self.time;
        }
        if self.zone != from.zone {
            entry.zone = self.zone;
        }
        if self.starred != from.starred {
            entry.starred = self.starred;
        }
        if self.weather != from.weather {
            entry.weather = self.weather;
        }
        if self.energy != from.energy {
            entry.energy = self.energy;
        }
        if self.asked.is_some() && self.asked != from.asked {
            entry.source = self.asked;
        }
        entry.tags.retain(|tag| !self.untagged.contains(tag));
    }
}

/// `HH:MM`.
fn time_of(moment: LocalTime) -> String {
    let both = moment.to_string();
    both.split_once('T')
        .map(|(_, time)| time.to_owned())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn begun() -> LocalTime {
        LocalTime::parse("2026-11-23T08:05").unwrap()
    }

    fn at(time: &str) -> Option<String> {
        Some(time.to_owned())
    }

    #[test]
    fn an_entry_about_today_is_of_the_time_it_was_begun() {
        let mut details = Details::default();
        details.begin(begun(), "Europe/Paris", "2026-11-23");
        assert_eq!(details.time, at("08:05"));
        assert_eq!(details.zone.as_deref(), Some("Europe/Paris"));
        assert!(!details.say_something());
    }

    #[test]
    fn an_entry_about_another_day_has_the_time_the_member_chose_or_none() {
        let mut details = Details::default();
        details.begin(begun(), "", "2026-11-20");
        assert_eq!((details.time.clone(), details.zone.clone()), (None, None));
        details.begin(begun(), "", "2026-11-23");
        details.begin(begun(), "", "2026-11-20");
        assert_eq!(details.time, None);
        assert!(details.set_time("19:00", ""));
        details.begin(begun(), "", "2026-11-23");
        details.begin(begun(), "", "2026-11-19");
        assert_eq!(details.time, at("19:00"));
    }

    #[test]
    fn a_time_can_be_taken_back_and_what_is_none_is_refused() {
        let mut details = Details::default();
        assert!(details.set_time("19:00", "Asia/Tokyo"));
        assert!(!details.set_time("noon", "Asia/Tokyo"));
        assert_eq!(details.time, at("19:00"));
        assert!(details.set_time("", "Europe/Paris"));
        assert_eq!((details.time, details.zone), (None, at("Asia/Tokyo")));
    }

    #[test]
    fn a_tag_that_came_along_can_be_taken_off_and_a_question_is_kept() {
        let mut entry = Entry {
            tags: ["sea", "port"].map(str::to_owned).into(),
            ..Entry::default()
        };
        let from = Details::of(&entry);
        let asked = Source {
            widget: "journal".to_owned(),
            week: "week-3".to_owned(),
            question: "What did you try?".to_owned(),
        };
        let here = Details {
            untagged: vec!["sea".to_owned()],
            asked: Some(asked.clone()),
            ..from.clone()
        };
        here.bring_into(&from, &mut entry);
        assert_eq!(entry.tags, ["port"]);
        assert_eq!(entry.source.as_ref(), Some(&asked));
        // Who does not know of a question takes none away.
        Details::default().bring_into(&Details::of(&entry), &mut entry);
        assert_eq!(entry.source, Some(asked));
    }

    #[test]
    fn what_was_chosen_here_and_elsewhere_both_stay() {
        let from = Details {
            weather: Some(Weather::Fog),
            ..Details::default()
        };
        let here = Details {
            starred: true,
            weather: None,
            ..from.clone()
        };
        let mut entry = Entry {
            weather: Some(Weather::Fog),
            energy: Some(Energy::Steady),
            ..Entry::default()
        };
        here.bring_into(&from, &mut entry);
        assert_eq!(
            Details::of(&entry),
            Details {
                starred: true,
                energy: Some(Energy::Steady),
                ..Details::default()
            }
        );
    }
}
