//! When it takes place: the weeks by their themes, the times together, and both as events of a calendar.
//!
//! No more is said of what is ahead than members see: a theme that the programme hides shows once its week has begun. Where
//! weeks count from a member's first visit, none has begun for somebody who has not come, and none has a date.

use super::{Entry, Section, Voice};
use crate::{
    programme::{Ahead, Day, Event, Programme, Rhythm, Start, weeks::Calendar},
    share::{
        agenda::{self, Wanted, all_events},
        ics,
    },
};

/// So many days from today a week that counts from a first visit is not the one of today.
const NOT_THIS_WEEK: i32 = 7;

/// A first visit that has not been.
fn arrival(today: Day) -> Day {
    today.plus_days(NOT_THIS_WEEK)
}

/// Whether weeks have dates before somebody joins.
pub fn is_dated(programme: &Programme) -> bool {
    matches!(programme.start, Start::On(_))
}

/// The weeks by their themes.
pub fn weeks(programme: &Programme, today: Day, voice: &dyn Voice) -> Section {
    let count = programme.weeks.len();
    if count == 0 {
        return Section::default();
    }
    let calendar = Calendar::new(programme, arrival(today));
    let by_day = calendar.rhythm() != Rhythm::Week;
    let key = |key: &str| {
        if by_day {
            [key, ".day"].concat()
        } else {
            key.to_owned()
        }
    };
    let dates = |number| {
        let dates = || Some((calendar.start_of(number)?, calendar.end_of(number)?));
        is_dated(programme).then(dates).flatten()
    };
    let mut entries = Vec::new();
    for (number, week) in (1..).zip(&programme.weeks) {
        let dates = dates(number);
        let has_begun = dates.is_some_and(|(start, _)| start <= today);
        if has_begun || programme.ahead == Some(Ahead::Themes) {
            let theme = voice.host(&week.theme);
            let values = [("number", &*number.to_string()), ("theme", &theme)];
            entries.push(Entry {
                text: voice.say_with(&key("week"), &values),
                note: dates.map_or_else(String::new, |(start, end)| voice.days(start, end)),
                ..Entry::default()
            });
        }
    }
    let counted = voice.say_count(if by_day { "days" } else { "weeks" }, count);
    let whole = dates(1).zip(dates(count));
    let mut texts = vec![match whole {
        Some(((first, _), (_, last))) => {
            let days = voice.days(first, last);
            voice.say_with("weeks.dated", &[("weeks", &counted), ("days", &days)])
        }
        None if is_dated(programme) => counted,
        None => voice.say_with("weeks.relative", &[("weeks", &counted)]),
    }];
    if entries.len() < count {
        texts.push(voice.say(&key("weeks.hidden")));
    }
    Section {
        about: "weeks",
        title: voice.say(&key("about.weeks")),
        texts,
        entries,
    }
}

/// The times together that are not over for a reader in this zone, in order, each with its identifier.
pub fn upcoming<'p>(programme: &'p Programme, today: Day, zone: &str) -> Vec<(String, &'p Event)> {
    let mut found = all_events(programme, (arrival(today), today));
    found.retain(|(_, event)| last_day(event, zone) >= today);
    found.sort_by_key(|(_, event)| event.start);
    found
}

/// The last day on which a time together may take place for a reader in this zone. Zones are not computed here: where
/// clocks show another one, what is an evening there may be the next day's morning here.
fn last_day(event: &Event, zone: &str) -> Day {
    let day = event.end.unwrap_or(event.start).day;
    let is_elsewhere = event.zone.as_ref().is_some_and(|one| one != zone);
    day.plus_days(i32::from(is_elsewhere))
}

/// The times together in words.
pub fn events(programme: &Programme, today: Day, voice: &dyn Voice) -> Section {
    let entry = |(_, event): (String, &Event)| Entry {
        text: voice.host(&event.title),
        note: [voice.sort(event.kind), voice.when(event)].join(" · "),
        more: event
            .place
            .as_ref()
            .map(|place| voice.host(place))
            .unwrap_or_default(),
        url: event
            .url
            .as_ref()
            .map(ToString::to_string)
            .unwrap_or_default(),
    };
    let found = upcoming(programme, today, &voice.zone()).into_iter();
    Section {
        entries: found.map(entry).collect(),
        ..Section::new("events", voice)
    }
}

/// What a calendar gets: the times together, and the weeks where they are wanted and have dates. All of it is named as in
/// a member's own file, so that a calendar which takes in both has each once.
pub fn dates(
    programme: &Programme,
    today: Day,
    weeks: bool,
    words: &dyn agenda::Words,
) -> Vec<ics::Event> {
    let wanted = Wanted {
        weeks: weeks && is_dated(programme),
        kinds: Vec::new(),
        alarm: false,
    };
    let mut found = agenda::events(programme, (arrival(today), today), wanted, words);
    let events = upcoming(programme, today, &words.zone()).into_iter();
    found.extend(events.map(|(name, event)| agenda::of_event(name, event, false, words)));
    found
}
