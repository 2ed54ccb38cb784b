//! The programme as events of a calendar: its weeks, and its times together. Every widget that makes such a file makes the
//! same events under the same identifiers, so that a calendar which takes in two of them has each once.
//!
//! A file says no more of what is ahead than the page does: where the programme hides the weeks that have not begun, they
//! are in it as days of the programme, and their times together are not.

mod names;
mod page;
#[cfg(test)]
mod tests;

use super::ics::{self, Length, When, uid};
use crate::programme::{Ahead, Day, Event, EventKind, Programme, Text, Week, weeks::Calendar};

pub use names::in_week;
pub use page::{file, kind_name, when};

/// The hour of a week's first day at which its alarm rings: morning, since the day itself begins at midnight.
const ALARM_HOUR: i32 = 9;
/// How long before a time together its alarm rings, in minutes.
const ALARM_MINUTES: i32 = 15;

/// What is wanted in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// The weeks of the programme.
    pub weeks: bool,
    /// Its times together of these kinds; none is one as well.
    pub kinds: Vec<Option<EventKind>>,
    /// An alarm for each.
    pub alarm: bool,
}

/// The words of the file, and what only the page knows.
pub trait Words {
    /// A text of the host in the member's language.
    fn pick(&self, text: &Text) -> String;
    /// What a sort of event is called.
    fn kind(&self, event: &Event) -> String;
    /// A link as a full address.
    fn address(&self, url: &str) -> String;
    /// The page where the weeks are, as the host gives it; empty when they do not.
    fn page(&self) -> String;
    /// The member's own time zone, empty when it is not known.
    fn zone(&self) -> String;
}

/// The programme as events, for a member who first came on `arrival`, as it stands on the day `today`.
pub fn events(
    programme: &Programme,
    (arrival, today): (Day, Day),
    wanted: Wanted,
    words: &dyn Words,
) -> Vec<ics::Event> {
    let calendar = Calendar::new(programme, arrival);
    let mut found: Vec<ics::Event> = Vec::new();
    for (index, week) in programme.weeks.iter().enumerate() {
        if let Some(start) = calendar.start_of(index + 1).filter(|_| wanted.weeks) {
            let mut one = of_week(programme, week, (start, today), words);
            one.length = u16::try_from(calendar.rhythm().days())
                .ok()
                .map(Length::Days);
            one.alarm = wanted.alarm.then_some(-ALARM_HOUR * 60);
            found.push(one);
        }
    }
    for (name, event) in all_events(programme, (arrival, today)) {
        if wanted.kinds.contains(&event.kind) {
            found.push(of_event(name, event, wanted.alarm, words));
        }
    }
    found
}

/// The times together, each once under its identifier: those of the weeks that a member may know of, then the others.
pub fn all_events(programme: &Programme, (arrival, today): (Day, Day)) -> Vec<(String, &Event)> {
    let calendar = Calendar::new(programme, arrival);
    each_once(programme, |number| {
        let start = calendar.start_of(number);
        programme.ahead == Some(Ahead::Themes) || start.is_some_and(|start| start <= today)
    })
}

/// The times together as their host knows them, each once under its identifier: those of all weeks, then the others.
pub fn whole(programme: &Programme) -> Vec<(String, &Event)> {
    each_once(programme, |_| true)
}

/// Those of the weeks whose number is known, and the listed ones.
fn each_once(programme: &Programme, is_known: impl Fn(usize) -> bool) -> Vec<(String, &Event)> {
    let weeks = programme.weeks.iter().enumerate();
    let known = weeks.filter(|(index, _)| is_known(index + 1));
    let of_weeks =
        known.filter_map(|(_, week)| Some((in_week(programme, week)?, week.event.as_ref()?)));
    let listed = programme.events.iter().enumerate();
    let listed = listed.map(|(place, event)| (names::in_list(programme, place, event), event));
    let mut found: Vec<(String, &Event)> = Vec::new();
    // A time together of a week may stand in the programme's list as well.
    for one in of_weeks.chain(listed) {
        if found.iter().all(|(name, _)| *name != one.0) {
            found.push(one);
        }
    }
    found
}

/// One time together as an event with this identifier.
pub fn of_event(name: String, event: &Event, alarm: bool, words: &dyn Words) -> ics::Event {
    let own = words.zone();
    let zone = event
        .zone
        .clone()
        .or(Some(own).filter(|own| !own.is_empty()));
    let mut one = ics::Event::new(name, When::At(event.start, zone), words.pick(&event.title));
    one.length = event.end.map(Length::Until);
    one.place = event
        .place
        .as_ref()
        .map(|place| words.pick(place))
        .unwrap_or_default();
    one.url = event
        .url
        .as_ref()
        .map(|url| words.address(url))
        .unwrap_or_default();
    one.categories = vec![words.kind(event)];
    one.alarm = alarm.then_some(ALARM_MINUTES);
    one
}

/// A week: all of it once it has begun; before, its theme or only its days, as the programme says.
fn of_week(
    programme: &Programme,
    week: &Week,
    (start, today): (Day, Day),
    words: &dyn Words,
) -> ics::Event {
    let has_begun = start <= today;
    let is_known = has_begun || programme.ahead == Some(Ahead::Themes);
    let title = if is_known {
        &week.theme
    } else {
        &programme.title
    };
    let mut one = ics::Event::new(
        uid(&programme.id, "week", &week.id),
        When::Day(start),
        words.pick(title),
    );
    if has_begun {
        let activity = week
            .activity
            .as_ref()
            .map(|activity| words.pick(&activity.title));
        let question = week
            .question
            .as_ref()
            .map(|question| words.pick(&question.text));
        let said: Vec<_> = activity.into_iter().chain(question).collect();
        one.description = said.join("\n\n");
    }
    one.url = words.page();
    one.categories = vec![words.pick(&programme.title)];
    one
}
