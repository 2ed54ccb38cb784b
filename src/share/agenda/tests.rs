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

    fn page(&self) -> String {
        "https://example.org/weeks".to_owned()
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

fn wanted(weeks: bool, events: bool, alarm: bool) -> Wanted {
    let kinds = EventKind::ALL.iter().copied().map(Some).chain([None]);
    Wanted {
        weeks,
        kinds: kinds.filter(|_| events).collect(),
        alarm,
    }
}

/// Weeks and times together, without alarms.
fn everything() -> Wanted {
    wanted(true, true, false)
}

#[test]
fn weeks_and_times_together_are_each_there_once() {
    let found = all(&programme("2026-11-23"), everything());
    let uids: Vec<_> = found.iter().map(|one| one.uid.as_str()).collect();
    let expected = [
        "p.week.a@escale",
        "p.week.b@escale",
        "p.event.live-1@escale",
        "p.listed.2668301525827591188@escale",
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
        let found = all(&programme(start), everything());
        found.into_iter().map(|one| one.uid).collect()
    };
    assert_eq!(uids("2026-11-23"), uids("relative"));
    assert_eq!(uids("2026-11-23"), uids("2027-03-01"));
}

#[test]
fn hidden_weeks_ahead_are_days_of_the_programme_until_they_begin() {
    let hidden = programme("2026-11-23");
    let titles = |programme: &Programme, today| {
        let found = on(today, programme, everything()).into_iter();
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
        let found = on(today, &hidden, everything()).into_iter();
        found.map(|one| one.uid).collect::<Vec<_>>()
    };
    assert_eq!(uids("2026-11-01"), uids("2027-11-01"));
}

#[test]
fn a_time_together_of_a_hidden_week_is_offered_once_the_week_has_begun() {
    let hidden = listed("Live 01T10:00", &["Lab 02T10:00"]);
    let offered = |today| all_events(&hidden, (day("2026-11-25"), day(today))).len();
    assert_eq!((offered("2026-11-22"), offered("2026-11-23")), (1, 2));
}

#[test]
fn their_host_knows_every_time_together_each_once() {
    let names = |found: Vec<(String, &Event)>| -> Vec<_> {
        found.into_iter().map(|(name, _)| name).collect()
    };
    for programme in [
        programme("2026-11-23"),
        listed("Live 01T10:00", &["Lab 02T10:00", "Live 01T10:00"]),
    ] {
        let over = all_events(&programme, (day("2026-11-25"), day("2028-01-01")));
        assert_eq!(over.len(), 2);
        assert_eq!(names(whole(&programme)), names(over));
    }
}

#[test]
fn only_what_is_wanted_is_there_and_alarms_only_when_wanted() {
    let programme = programme("2026-11-23");
    let weeks = all(&programme, wanted(true, false, true));
    assert_eq!(
        weeks.iter().map(|one| one.alarm).collect::<Vec<_>>(),
        [Some(-540), Some(-540)]
    );
    let events = all(&programme, wanted(false, true, true));
    assert_eq!(
        events.iter().map(|one| one.alarm).collect::<Vec<_>>(),
        [Some(15), Some(15)]
    );
}

/// A programme with these events in its one week and in its list, and none with an id.
fn listed(week: &str, list: &[&str]) -> Programme {
    let event = |start: &&str| {
        let (title, start) = start.split_once(' ').expect("a title and a start");
        format!(
            r#"{{"title": {{"en": "{title}", "fr": "{title} fr"}}, "start": "2026-12-{start}"}}"#
        )
    };
    let list: Vec<_> = list.iter().map(event).collect();
    let text = format!(
        r#"{{"escale": 1, "id": "p", "title": "P", "start": "2026-11-23", "languages": ["en", "fr"],
            "weeks": [{{"theme": "A", "question": {{"text": "Q"}}, "event": {}}}], "events": [{}]}}"#,
        event(&week),
        list.join(", ")
    );
    let (programme, problems) = crate::programme::read(&text).expect("a programme");
    assert_eq!(problems, []);
    programme
}

fn names(programme: &Programme) -> Vec<String> {
    let found = all(programme, wanted(false, true, false)).into_iter();
    found.map(|one| one.uid).collect()
}

#[test]
fn an_event_without_an_id_keeps_its_name_when_it_moves() {
    let first = names(&listed("Live 01T10:00", &["Lab 02T10:00", "Lab 09T10:00"]));
    let moved = names(&listed("Live 03T11:00", &["Lab 04T15:00", "Lab 11T10:00"]));
    assert_eq!(first, moved);
    assert_eq!(
        first
            .iter()
            .collect::<std::collections::BTreeSet<_>>()
            .len(),
        3
    );
    // A week's time together may be called something else as well.
    assert_eq!(first[0], names(&listed("Live! 01T10:00", &[]))[0]);
}

#[test]
fn two_events_at_one_time_are_both_there() {
    let found = names(&listed(
        "Live 01T10:00",
        &["Lab 01T10:00", "Meetup 01T10:00"],
    ));
    assert_eq!(found.len(), 3);
}

#[test]
fn an_event_of_a_week_that_is_listed_too_is_one() {
    assert_eq!(
        names(&listed("Live 01T10:00", &["Live 01T10:00", "Lab 01T10:00"])).len(),
        2
    );
    let both = programme("2026-11-23");
    let all = all_events(&both, (day("2026-11-25"), day("2028-01-01")));
    let titles: Vec<_> = all
        .iter()
        .map(|(_, event)| event.title.pick("en"))
        .collect();
    assert_eq!(titles, ["Live", "Lab"], "one button for each");
    // Before a hidden week begins its listed twin has the name already.
    let before = on("2026-11-22", &both, wanted(false, true, false));
    assert_eq!(before[0].uid, "p.event.live-1@escale");
}

#[test]
fn only_the_kinds_that_are_wanted_are_there() {
    let programme = programme("2026-11-23");
    let of = |kinds: &[Option<EventKind>]| {
        let wanted = Wanted {
            weeks: false,
            kinds: kinds.to_vec(),
            alarm: false,
        };
        let found = all(&programme, wanted).into_iter();
        found.map(|one| one.title).collect::<Vec<_>>()
    };
    assert_eq!(of(&[Some(EventKind::Lab)]), ["Lab"]);
    assert_eq!(
        of(&[Some(EventKind::Live), Some(EventKind::Workshop)]),
        ["Live"]
    );
    assert!(of(&[None]).is_empty());
}

#[test]
fn weeks_lead_to_the_page_that_the_host_gives() {
    let found = all(&programme("2026-11-23"), wanted(true, false, false));
    assert!(
        found
            .iter()
            .all(|one| one.url == "https://example.org/weeks")
    );
}
