//! What a calendar file of the programme holds, and what it keeps to itself.

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
    with(start, "")
}

fn with(start: &str, more: &str) -> Programme {
    let text = format!(
        r#"{{"escale": 1, "id": "p", "title": "P", "start": "{start}", {more}
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

fn day(text: &str) -> Day {
    Day::parse(text).expect("a day")
}

fn on(today: &str, programme: &Programme, wanted: Wanted) -> Vec<ics::Event> {
    events(programme, (day("2026-11-25"), day(today)), wanted, &Plain)
}

/// All of it, when every week has begun.
fn all(programme: &Programme, wanted: Wanted) -> Vec<ics::Event> {
    on("2028-01-01", programme, wanted)
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
fn hidden_weeks_ahead_are_days_of_the_programme_until_they_begin() {
    let hidden = programme("2026-11-23");
    let titles = |programme: &Programme, today| {
        let found = on(today, programme, ALL).into_iter();
        found
            .map(|one| [one.title, one.description].join("|"))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        titles(&hidden, "2026-11-22"),
        ["P|", "P|", "Live again|", "Lab|"],
        "what the programme lists is open; what a week holds is not"
    );
    assert_eq!(
        titles(&hidden, "2026-11-23"),
        ["A|Walk\n\nQ?", "P|", "Live|", "Lab|"]
    );
    let themes = with("2026-11-23", r#""ahead": "themes","#);
    assert_eq!(titles(&themes, "2026-11-22"), ["A|", "B|", "Live|", "Lab|"]);
    // The days are there from the beginning, under the names they keep.
    let uids = |today| {
        let found = on(today, &hidden, ALL).into_iter();
        found.map(|one| one.uid).collect::<Vec<_>>()
    };
    assert_eq!(uids("2026-11-01"), uids("2027-11-01"));
}

#[test]
fn a_time_together_of_a_hidden_week_is_offered_once_the_week_has_begun() {
    let hidden = programme("2026-11-23");
    let offered = |today| all_events(&hidden, (day("2026-11-25"), day(today))).count();
    assert_eq!((offered("2026-11-22"), offered("2026-11-23")), (2, 3));
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
