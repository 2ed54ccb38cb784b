//! What a member can take into their own calendar: the weeks, and the times together.

use crate::{
    programme::{AnswerKind, Day, Event, Programme, Text, Week, weeks::Calendar},
    share::ics::{self, Length, When, uid},
    text::Spoken,
};

/// What is said around the calendar and the nudge.
pub fn words(language: &str) -> Spoken {
    Spoken::of(language, include_str!("en.json"), include_str!("fr.json"))
}

/// The hour of a week's first day at which its alarm rings: morning, since the day itself begins at midnight.
const ALARM_HOUR: i32 = 9;
/// How long before a time together its alarm rings, in minutes.
const ALARM_MINUTES: i32 = 15;

/// What is wanted in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wanted {
    /// The weeks of the programme.
    pub weeks: bool,
    /// Its times together.
    pub events: bool,
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
    /// The member's own time zone, empty when it is not known.
    fn zone(&self) -> String;
}

/// The programme as events, for a member who first came on `arrival`.
pub fn events(
    programme: &Programme,
    arrival: Day,
    wanted: Wanted,
    words: &dyn Words,
) -> Vec<ics::Event> {
    let calendar = Calendar::new(programme, arrival);
    let mut found: Vec<ics::Event> = Vec::new();
    for (index, week) in programme.weeks.iter().enumerate() {
        if let Some(start) = calendar.start_of(index + 1).filter(|_| wanted.weeks) {
            let mut one = of_week(programme, week, start, words);
            one.length = u16::try_from(calendar.rhythm().days())
                .ok()
                .map(Length::Days);
            one.alarm = wanted.alarm.then_some(-ALARM_HOUR * 60);
            found.push(one);
        }
    }
    for event in all_events(programme).filter(|_| wanted.events) {
        let one = of_event(programme, event, wanted.alarm, words);
        // A time together of a week may stand in the programme's list as well.
        if found.iter().all(|other| other.uid != one.uid) {
            found.push(one);
        }
    }
    found
}

/// The times together: those of the weeks, then the others.
pub fn all_events(programme: &Programme) -> impl Iterator<Item = &Event> {
    let weeks = programme
        .weeks
        .iter()
        .filter_map(|week| week.event.as_ref());
    weeks.chain(&programme.events)
}

/// One time together as an event.
pub fn of_event(
    programme: &Programme,
    event: &Event,
    alarm: bool,
    words: &dyn Words,
) -> ics::Event {
    let own = words.zone();
    let zone = event
        .zone
        .clone()
        .or(Some(own).filter(|own| !own.is_empty()));
    // Without an id, the time names the event: then moving it makes another one of it.
    let name = event
        .id
        .as_ref()
        .map_or_else(|| event.start.to_string(), ToString::to_string);
    let mut one = ics::Event::new(
        uid(&programme.id, "event", &name),
        When::At(event.start, zone),
        words.pick(&event.title),
    );
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

fn of_week(programme: &Programme, week: &Week, start: Day, words: &dyn Words) -> ics::Event {
    let mut one = ics::Event::new(
        uid(&programme.id, "week", &week.id),
        When::Day(start),
        words.pick(&week.theme),
    );
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
    one.categories = vec![words.pick(&programme.title)];
    one
}

/// The weathers a member picked, by week in the programme's order; answers whose week is gone come first. `picked` has
/// the week, the kind of answer and what was picked.
pub fn weathers(
    programme: &Programme,
    picked: Vec<(String, String, String)>,
) -> Vec<(Option<Text>, String)> {
    let place = |id: &str| {
        programme
            .weeks
            .iter()
            .position(|week| week.id.as_str() == id)
    };
    let mut found: Vec<_> = picked
        .into_iter()
        .filter(|(_, kind, _)| kind == AnswerKind::Weather.as_str())
        .map(|(week, _, weather)| (place(&week), weather))
        .collect();
    found.sort_by_key(|(place, _)| *place);
    let theme = |place: usize| programme.weeks.get(place).map(|week| week.theme.clone());
    let named = |(place, weather): (Option<usize>, String)| (place.and_then(theme), weather);
    found.into_iter().map(named).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Plain;

    impl Words for Plain {
        fn pick(&self, text: &Text) -> String {
            text.pick("en").to_owned()
        }

        fn kind(&self, event: &Event) -> String {
            event
                .kind
                .map_or("meeting", crate::programme::EventKind::as_str)
                .to_owned()
        }

        fn address(&self, url: &str) -> String {
            format!("https://example.org/{url}")
        }

        fn zone(&self) -> String {
            "Europe/Paris".to_owned()
        }
    }

    fn programme(start: &str) -> Programme {
        let text = format!(
            r#"{{"escale": 1, "id": "p", "title": "P", "start": "{start}",
                "pauses": [{{"from": "2026-12-02", "to": "2026-12-03"}}],
                "weeks": [{{"id": "a", "theme": "A", "activity": {{"title": "Walk"}}, "question": {{"text": "Q?"}},
                            "event": {{"id": "live-1", "kind": "live", "title": "Live", "start": "2026-11-24T18:30",
                                       "end": "2026-11-24T19:30", "zone": "Europe/Berlin", "url": "live"}}}},
                          {{"id": "b", "theme": "B", "question": {{"text": "Q"}}}}],
                "events": [{{"id": "live-1", "title": "Live again", "start": "2026-11-24T18:30"}},
                           {{"title": "Lab", "kind": "lab", "start": "2026-12-01T10:00"}}]}}"#
        );
        let (programme, problems) = crate::programme::read(&text).expect("a programme");
        assert_eq!(problems, []);
        programme
    }

    fn all(programme: &Programme, wanted: Wanted) -> Vec<ics::Event> {
        let arrival = Day::parse("2026-11-25").expect("a day");
        events(programme, arrival, wanted, &Plain)
    }

    const ALL: Wanted = Wanted {
        weeks: true,
        events: true,
        alarm: false,
    };

    #[test]
    fn weeks_and_times_together_are_each_there_once() {
        let found = all(&programme("2026-11-23"), ALL);
        let uids: Vec<_> = found.iter().map(|one| one.uid.as_str()).collect();
        let expected = [
            "p.week.a@escale",
            "p.week.b@escale",
            "p.event.live-1@escale",
            "p.event.2026-12-01T10:00@escale",
        ];
        assert_eq!(uids, expected);
        assert_eq!(found[0].description, "Walk\n\nQ?");
        assert_eq!(found[0].length, Some(Length::Days(7)));
        assert_eq!(
            found[1].start,
            When::Day(Day::parse("2026-12-07").expect("a day"))
        );
        let zone = |event: &ics::Event| match &event.start {
            When::At(_, zone) => zone.clone(),
            When::Day(_) => None,
        };
        assert_eq!(zone(&found[2]).as_deref(), Some("Europe/Berlin"));
        assert_eq!(zone(&found[3]).as_deref(), Some("Europe/Paris"));
        assert_eq!(found[2].url, "https://example.org/live");
        assert_eq!(found[2].categories, ["live"]);
        assert!(found.iter().all(|one| one.alarm.is_none() && !one.busy));
    }

    #[test]
    fn a_programme_whose_dates_move_keeps_its_identifiers() {
        let uids = |start: &str| -> Vec<_> {
            let found = all(&programme(start), ALL);
            found.into_iter().map(|one| one.uid).collect()
        };
        assert_eq!(uids("2026-11-23"), uids("relative"));
        assert_eq!(uids("2026-11-23"), uids("2027-03-01"));
    }

    #[test]
    fn only_what_is_wanted_is_there_and_alarms_only_when_wanted() {
        let programme = programme("2026-11-23");
        let weeks = all(
            &programme,
            Wanted {
                events: false,
                alarm: true,
                ..ALL
            },
        );
        assert_eq!(
            weeks.iter().map(|one| one.alarm).collect::<Vec<_>>(),
            [Some(-540), Some(-540)]
        );
        let events = all(
            &programme,
            Wanted {
                weeks: false,
                alarm: true,
                ..ALL
            },
        );
        assert_eq!(
            events.iter().map(|one| one.alarm).collect::<Vec<_>>(),
            [Some(15), Some(15)]
        );
    }

    #[test]
    fn weathers_stand_beside_their_weeks_and_nothing_is_made_of_them() {
        let picked = [
            ("b", "weather", "rain"),
            ("gone", "weather", "sun"),
            ("a", "scale", "4"),
            ("a", "weather", "fog"),
        ];
        let picked =
            picked.map(|(week, kind, word)| (week.to_owned(), kind.to_owned(), word.to_owned()));
        let found = weathers(&programme("relative"), picked.to_vec());
        let said: Vec<_> = found
            .iter()
            .map(|(theme, weather)| {
                (
                    theme.as_ref().map_or("", |theme| theme.pick("en")),
                    weather.as_str(),
                )
            })
            .collect();
        assert_eq!(said, [("", "sun"), ("A", "fog"), ("B", "rain")]);
    }
}
