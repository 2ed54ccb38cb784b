//! A nudge: a member's own day and hour in the week at which they want to be reminded that the prompt is there. None
//! unless they ask for it, and one a week at most.

use serde::{Deserialize, Serialize};

use crate::{
    programme::{Day, LocalTime, Programme, Rhythm, weeks::Calendar},
    share::ics::{self, Every, Length, Repeat, When, uid},
};

/// The most times a nudge comes; a member who wants it longer asks again.
const MOST: i32 = 52;
/// How many minutes it lasts in a calendar: as long as an answer may take.
const MINUTES: u32 = 15;

/// When and how a member wants to be nudged.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Nudge {
    /// The day of the week, 0 for Monday to 6 for Sunday.
    pub weekday: u8,
    /// The hour, 0 to 23.
    pub hour: u8,
    /// The minute, 0 to 59.
    pub minute: u8,
    /// Whether this browser shows it while a page with the prompt is open.
    #[serde(default)]
    pub here: bool,
    /// Whether it is held back until the member lets it go on.
    #[serde(default)]
    pub paused: bool,
    /// The day it was last shown here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shown: Option<String>,
}

impl Default for Nudge {
    /// Monday at nine, as a place to start choosing from.
    fn default() -> Self {
        Self {
            weekday: 0,
            hour: 9,
            minute: 0,
            here: false,
            paused: false,
            shown: None,
        }
    }
}

impl Nudge {
    /// Takes a day of the week; anything else changes nothing.
    pub fn set_weekday(&mut self, weekday: &str) {
        if let Some(weekday) = weekday.parse().ok().filter(|weekday| *weekday < 7) {
            self.weekday = weekday;
        }
    }

    /// Takes a time as `HH:MM`; anything else changes nothing.
    pub fn set_time(&mut self, time: &str) {
        let time = LocalTime::parse(&["2000-01-01T", time].concat());
        if let Some(time) = time {
            (self.hour, self.minute) = (time.hour, time.minute);
        }
    }

    /// The time as `HH:MM`.
    pub fn time(&self) -> String {
        let time = self.at(Day::MIN).to_string();
        time.get(11..).unwrap_or_default().to_owned()
    }

    /// Whether it is to be shown here at this moment: this week's time has come, on the day itself, it was not shown in
    /// these seven days, and the programme does not rest. A time that passed while no page was open is let go.
    pub fn is_due(&self, programme: &Programme, arrival: Day, now: LocalTime) -> bool {
        let shown = self.shown.as_deref().and_then(Day::parse);
        let lately = shown.is_some_and(|shown| now.day.days_since(shown) < 7);
        self.here
            && !self.paused
            && !lately
            && now.day.weekday() == self.weekday
            && now >= self.at(now.day)
            && !rests(programme, arrival, now.day)
    }

    /// The nudge in a calendar: from the next time on, every week, until the programme is over (or, when it is over or has
    /// no end in sight, for a year), without the days of its pauses. An alarm rings at its time; that is what it is for.
    pub fn event(
        &self,
        programme: &Programme,
        arrival: Day,
        now: LocalTime,
        zone: String,
        title: String,
    ) -> ics::Event {
        let next = |day: Day| {
            let ahead = (7 + i32::from(self.weekday) - i32::from(day.weekday())) % 7;
            day.plus_days(ahead)
        };
        let mut first = next(now.day);
        if self.at(first) <= now {
            first = first.plus_days(7);
        }
        let begins = Calendar::new(programme, arrival).start_of(1);
        first = begins.map_or(first, |begins| first.max(next(begins)));
        let paused = |day: &Day| is_paused(programme, *day);
        // Readers show the first time even where it is left out.
        let mut tried = 0;
        while tried < MOST && paused(&first) {
            first = first.plus_days(7);
            tried += 1;
        }
        let end = end(programme, arrival).filter(|end| *end >= first);
        let times = end.map_or(MOST, |end| (end.days_since(first) / 7 + 1).clamp(1, MOST));
        let days: Vec<_> = (0..times).map(|week| first.plus_days(7 * week)).collect();
        let zone = Some(zone).filter(|zone| !zone.is_empty());
        let mut one = ics::Event::new(Self::uid(programme), When::At(self.at(first), zone), title);
        one.length = Some(Length::Minutes(MINUTES));
        one.alarm = Some(0);
        one.repeat = u16::try_from(times).ok().map(|count| Repeat {
            every: Every::Week,
            interval: 1,
            count,
            except: days.into_iter().skip(1).filter(paused).collect(),
        });
        one
    }

    /// What takes the nudge off a calendar again.
    pub fn taken_off(&self, programme: &Programme, now: LocalTime, title: String) -> ics::Event {
        let start = When::At(self.at(now.day), None);
        let mut one = ics::Event::new(Self::uid(programme), start, title);
        one.cancelled = true;
        one
    }

    fn uid(programme: &Programme) -> String {
        uid(&programme.id, "nudge", "weekly")
    }

    fn at(&self, day: Day) -> LocalTime {
        LocalTime {
            day,
            hour: self.hour.min(23),
            minute: self.minute.min(59),
        }
    }
}

/// Whether the programme rests on a day: before it begins, in a pause, and once it is over.
fn rests(programme: &Programme, arrival: Day, day: Day) -> bool {
    let begins = Calendar::new(programme, arrival).start_of(1);
    let is_over = end(programme, arrival).is_some_and(|end| day > end);
    is_over || is_paused(programme, day) || begins.is_some_and(|begins| day < begins)
}

fn is_paused(programme: &Programme, day: Day) -> bool {
    let mut pauses = programme.pauses.iter();
    pauses.any(|pause| (pause.from..=pause.to).contains(&day))
}

/// The last day; none where weeks of the bank go on after the last one.
fn end(programme: &Programme, arrival: Day) -> Option<Day> {
    if programme.bank.as_ref().is_some_and(|bank| bank.after) {
        return None;
    }
    let calendar = Calendar::new(programme, arrival);
    let end = calendar.end_of(programme.weeks.len())?;
    // Where entries last a day, the week of the last one counts whole.
    Some(match calendar.rhythm() {
        Rhythm::Week => end,
        Rhythm::Day | Rhythm::Workday => end.monday().plus_days(6),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn time(text: &str) -> LocalTime {
        LocalTime::parse(text).expect("a time")
    }

    fn here() -> Nudge {
        Nudge {
            weekday: 1,
            hour: 9,
            minute: 30,
            here: true,
            ..Nudge::default()
        }
    }

    fn arrival() -> Day {
        Day::parse("2026-11-23").expect("a day")
    }

    /// A programme that has no pause and does not end.
    fn always() -> Programme {
        let mut programme = programme();
        programme.pauses.clear();
        let (bank, _) = crate::programme::read(
            r#"{"escale": 1, "id": "p", "title": "P", "weeks": [], "bank": {"after": true}}"#,
        )
        .expect("a programme");
        programme.bank = bank.bank;
        programme
    }

    fn programme() -> Programme {
        let week = r#"{"theme": "T", "question": {"text": "Q"}}"#;
        let text = format!(
            r#"{{"escale": 1, "id": "p", "title": "P", "start": "2026-11-23",
                "pauses": [{{"from": "2026-12-07", "to": "2026-12-13"}}], "weeks": [{week}, {week}, {week}]}}"#
        );
        let (programme, problems) = crate::programme::read(&text).expect("a programme");
        assert_eq!(problems, []);
        programme
    }

    #[test]
    fn nobody_is_nudged_who_did_not_ask() {
        assert!(!Nudge::default().is_due(&always(), arrival(), time("2026-11-23T09:00")));
    }

    #[test]
    fn a_nudge_comes_on_its_day_from_its_hour_on_and_once_a_week() {
        // 24 November 2026 is a Tuesday.
        assert!(!here().is_due(&always(), arrival(), time("2026-11-24T09:29")));
        assert!(
            here().is_due(&always(), arrival(), time("2026-11-24T09:30"))
                && here().is_due(&always(), arrival(), time("2026-11-24T23:59"))
        );
        assert!(!here().is_due(&always(), arrival(), time("2026-11-25T09:30")));
        let shown = Nudge {
            shown: Some("2026-11-24".into()),
            ..here()
        };
        assert!(
            !shown.is_due(&always(), arrival(), time("2026-11-24T10:00"))
                && shown.is_due(&always(), arrival(), time("2026-12-01T09:30"))
        );
        // A member who moves the day after a nudge is not nudged twice in seven days.
        let moved = Nudge {
            weekday: 3,
            ..shown
        };
        assert!(
            !moved.is_due(&always(), arrival(), time("2026-11-26T09:30"))
                && moved.is_due(&always(), arrival(), time("2026-12-03T09:30"))
        );
        assert!(
            !Nudge {
                paused: true,
                ..here()
            }
            .is_due(&always(), arrival(), time("2026-11-24T09:30"))
        );
    }

    #[test]
    fn a_notice_rests_before_the_programme_in_its_pauses_and_after_its_end() {
        // Weeks of 23 and 30 November and 14 December; a pause from 7 to 13 December.
        let due = |text| here().is_due(&programme(), arrival(), time(text));
        assert!(!due("2026-11-17T09:30"), "before");
        assert!(due("2026-11-24T09:30") && due("2026-12-01T09:30"));
        assert!(!due("2026-12-08T09:30"), "paused");
        assert!(due("2026-12-15T09:30"));
        assert!(!due("2026-12-22T09:30"), "over");
    }

    #[test]
    fn where_the_bank_goes_on_the_calendar_nudges_for_a_year() {
        let event = here().event(
            &always(),
            arrival(),
            time("2026-11-24T09:30"),
            String::new(),
            "Look in".into(),
        );
        assert_eq!(event.repeat.map(|rule| rule.count), Some(52));
    }

    #[test]
    fn no_calendar_nudges_before_the_programme_begins() {
        let event = here().event(
            &programme(),
            arrival(),
            time("2026-10-01T09:00"),
            String::new(),
            "Look in".into(),
        );
        assert_eq!(event.start, When::At(time("2026-11-24T09:30"), None));
    }

    #[test]
    fn what_is_no_day_or_time_changes_nothing() {
        let mut one = here();
        for bad in ["7", "-1", "", "Monday"] {
            one.set_weekday(bad);
        }
        for bad in ["24:00", "9:30", "", "09:60"] {
            one.set_time(bad);
        }
        assert_eq!((one.weekday, one.time().as_str()), (1, "09:30"));
        one.set_weekday("6");
        one.set_time("18:05");
        assert_eq!(
            (one.weekday, one.hour, one.minute, one.time().as_str()),
            (6, 18, 5, "18:05")
        );
    }

    #[test]
    fn in_a_calendar_it_ends_with_the_programme_and_rests_in_its_pauses() {
        let arrival = Day::parse("2026-11-23").expect("a day");
        let event = here().event(
            &programme(),
            arrival,
            time("2026-11-24T09:30"),
            "Europe/Paris".into(),
            "Look in".into(),
        );
        assert_eq!(
            event.start,
            When::At(time("2026-12-01T09:30"), Some("Europe/Paris".into()))
        );
        let repeat = event.repeat.expect("a rule");
        let days: Vec<_> = repeat
            .days(time("2026-12-01T09:30").day)
            .iter()
            .map(Day::to_string)
            .collect();
        assert_eq!(days, ["2026-12-01", "2026-12-15"]);
        assert_eq!(event.alarm, Some(0));
        let over = here().event(
            &programme(),
            arrival,
            time("2030-01-01T00:00"),
            String::new(),
            "Look in".into(),
        );
        assert_eq!(over.repeat.map(|rule| rule.count), Some(52));
    }

    #[test]
    fn what_takes_it_off_has_its_name() {
        let arrival = Day::parse("2026-11-23").expect("a day");
        let now = time("2026-11-24T09:30");
        let event = here().event(&programme(), arrival, now, String::new(), "Look in".into());
        let off = here().taken_off(&programme(), now, "Look in".into());
        assert!(off.cancelled && off.uid == event.uid);
    }

    #[test]
    fn a_nudge_reads_as_it_was_kept() {
        let kept = serde_json::to_value(here()).expect("json");
        assert_eq!(
            serde_json::from_value::<Nudge>(kept).expect("a nudge"),
            here()
        );
        let early = serde_json::json!({ "weekday": 9, "hour": 99, "minute": 99, "here": true });
        let odd: Nudge = serde_json::from_value(early).expect("a nudge");
        assert!(!odd.is_due(&always(), arrival(), time("2026-11-24T09:30")));
        assert_eq!(odd.time(), "23:59");
    }
}
