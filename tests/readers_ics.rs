//! Calendar files before outside readers: icalendar, vobject and dateutil (python), and this system's time zones.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "tests fail by panicking"
)]

use std::{fs, path::Path, process::Command};

use escale::{
    programme::{self, Day, EventKind, LocalTime, Programme, Text, weeks},
    share::{
        agenda::{Wanted, Words, events},
        ics::{Calendar, Event, Every, Length, Moment, Repeat, When, uid},
    },
    widgets::{
        checklist::model::{
            Standing,
            take::{self, Line, Phase, Taken},
        },
        introduction::people::{
            draw_words,
            model::draw::{self, Draw, participants},
        },
        prompt::model::nudge::Nudge,
    },
};
use serde_json::{Value, json};

/// 24 November 2026, 15:53:23 UTC.
const NOW: f64 = 1_795_535_603_000.0;

fn offset(zone: &str, moment: i64) -> Option<i32> {
    let zone = jiff::tz::TimeZone::get(zone).ok()?;
    let moment = jiff::Timestamp::from_second(moment).ok()?;
    Some(zone.to_offset(moment).seconds())
}

fn time(text: &str) -> LocalTime {
    LocalTime::parse(text).expect("a time")
}

fn at(text: &str, zone: &str) -> When {
    When::At(time(text), Some(zone.to_owned()))
}

/// What the readers make of the events.
fn read(name: &str, events: Vec<Event>) -> Value {
    let calendar = Calendar {
        name: "Échanges; à midi, ensemble".into(),
        description: "Ce que les semaines apportent.".into(),
        events,
        made: Moment::from_millis(NOW),
    };
    read_text(name, &calendar.write(&offset).expect("events"))
}

/// What the readers make of a file.
fn read_text(name: &str, text: &str) -> Value {
    let path = std::env::temp_dir().join(format!("escale-ics-{name}-{}.ics", std::process::id()));
    fs::write(&path, text).expect("a file");
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/readers/ics.py");
    let done = Command::new("/usr/bin/python3")
        .arg(script)
        .arg(&path)
        .output()
        .expect("Debian's python3 is needed, with python3-icalendar and python3-vobject");
    let said = String::from_utf8_lossy(&done.stderr);
    assert!(
        done.status.success(),
        "the readers of calendar files stopped: {said}"
    );
    fs::remove_file(&path).expect("the file is there");
    serde_json::from_slice(&done.stdout).expect("what was read, as JSON")
}

#[test]
fn readers_find_all_that_was_written() {
    let mut one = Event::new(
        uid("p", "event", "live-1"),
        at("2027-03-25T18:30", "Europe/Paris"),
        "Séance d’ouverture ; on se présente, à son rythme".into(),
    );
    one.length = Some(Length::Minutes(90));
    one.description = "Une ligne.\nUne autre, avec \\ et ; et une suite assez longue pour être pliée 🌧️ deux fois.".into();
    one.place = "Salle Océan, 3e".into();
    one.url = "https://example.org/live?week=1&x=a;b,c".into();
    one.categories = vec!["live".into(), "hors les murs".into()];
    one.busy = true;
    one.alarm = Some(15);
    let read = read("all", vec![one.clone()]);
    assert_eq!(read["name"], "Échanges; à midi, ensemble");
    assert_eq!(read["method"], "PUBLISH");
    let expected = json!({
        "uid": "p.event.live-1@escale", "stamp": "2026-11-24T15:53:23+00:00", "sequence": 217_698_803,
        "start": "2027-03-25T18:30:00+01:00", "end": null, "minutes": 90.0, "title": one.title,
        "description": one.description, "place": one.place, "url": one.url, "categories": ["live", "hors les murs"],
        "status": "CONFIRMED", "class": "PRIVATE", "transparency": "OPAQUE",
        "days": ["2027-03-25T18:30:00+01:00"], "instead_of": null,
        "alarms": [{ "action": "DISPLAY", "minutes": -15.0, "description": one.title }], "errors": []
    });
    assert_eq!(read["events"][0], expected);
    assert_eq!(read["summaries"], json!([one.title]));
}

#[test]
fn zones_are_defined_as_this_system_knows_them() {
    let names = [
        "Europe/Paris",
        "Europe/Dublin",
        "America/New_York",
        "America/St_Johns",
        "Australia/Lord_Howe",
        "Asia/Kathmandu",
        "Pacific/Auckland",
        "America/Santiago",
        "Pacific/Kiritimati",
        "UTC",
    ];
    let events = names.iter().map(|name| {
        let mut one = Event::new(
            uid("p", "event", name),
            at("2026-01-01T00:30", name),
            (*name).into(),
        );
        one.length = Some(Length::Until(time("2027-10-31T12:00")));
        one
    });
    let read = read("zones", events.collect());
    assert_eq!(read["zones"], json!(names));
    assert_eq!(read["disagreements"], json!([]));
}

#[test]
fn what_repeats_is_expanded_to_the_same_days() {
    let rules = [
        (Every::Week, 1, 12, vec!["2026-12-21", "2026-12-28"]),
        (Every::Week, 2, 30, vec![]),
        (Every::Day, 1, 40, vec!["2026-12-01", "2027-01-01"]),
        (Every::Day, 3, 5, vec!["2026-11-23"]),
    ];
    let (mut events, mut expected) = (Vec::new(), Vec::new());
    for (start, whole_day) in [
        ("2026-11-23T09:00", false),
        ("2026-11-23T02:30", false),
        ("2026-11-23T00:00", true),
    ] {
        for (every, interval, count, except) in rules.clone() {
            let first = time(start).day;
            let except = except
                .into_iter()
                .map(|day| Day::parse(day).expect("a day"))
                .collect();
            let when = if whole_day {
                When::Day(first)
            } else {
                at(start, "Europe/Paris")
            };
            let mut one = Event::new(uid("p", "week", "all"), when, "Weeks".into());
            let rule = Repeat {
                every,
                interval,
                count,
                except,
            };
            let ours: Vec<_> = rule.days(first).iter().map(Day::to_string).collect();
            one.repeat = Some(rule);
            events.push(one);
            expected.push(json!(ours));
        }
    }
    let read = read("repeat", events);
    let days = read["events"]
        .as_array()
        .expect("events")
        .iter()
        .map(|one| one["days"].clone());
    assert_eq!(days.collect::<Vec<_>>(), expected);
}

/// The words of the widget's files.
struct Plain;

impl Words for Plain {
    fn pick(&self, text: &Text) -> String {
        text.pick("fr").to_owned()
    }

    fn kind(&self, event: &programme::Event) -> String {
        event.kind.map_or("rencontre", EventKind::as_str).to_owned()
    }

    fn address(&self, url: &str) -> String {
        url.to_owned()
    }

    fn page(&self) -> String {
        "https://example.org/weeks?of=learning".to_owned()
    }

    fn zone(&self) -> String {
        "Europe/Paris".to_owned()
    }
}

fn example(name: &str) -> Programme {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("examples")
        .join(name);
    let text = fs::read_to_string(path).expect("an example");
    programme::read(&text).expect("a programme").0
}

#[test]
fn the_weeks_and_times_together_of_the_examples_are_read_on_their_days() {
    let arrival = Day::parse("2026-11-24").expect("a day");
    for name in ["ambassadors.json", "learning.json"] {
        let programme = example(name);
        let wanted = Wanted {
            weeks: true,
            kinds: EventKind::ALL
                .iter()
                .copied()
                .map(Some)
                .chain([None])
                .collect(),
            alarm: true,
        };
        let last = Day::parse("2040-01-01").expect("a day");
        let events = events(&programme, (arrival, last), wanted, &Plain);
        let titles: Vec<_> = events.iter().map(|event| event.title.clone()).collect();
        let calendar = weeks::Calendar::new(&programme, arrival);
        let starts = (1..=programme.weeks.len()).filter_map(|number| calendar.start_of(number));
        let starts: Vec<_> = starts.map(|start| start.to_string()).collect();
        let read = read(name, events);
        let read_events = read["events"].as_array().expect("events");
        assert_eq!(read["disagreements"], json!([]));
        assert_eq!(
            read_events
                .iter()
                .map(|event| event["title"].clone())
                .collect::<Vec<_>>(),
            titles
        );
        let days: Vec<_> = read_events
            .iter()
            .take(starts.len())
            .map(|event| event["start"].clone())
            .collect();
        assert_eq!(days, starts);
        assert!(
            read_events
                .iter()
                .all(|event| event["errors"] == json!([])
                    && event["alarms"][0]["action"] == "DISPLAY")
        );
    }
}

#[test]
fn a_nudge_is_read_as_once_a_week_without_the_pauses() {
    let programme = example("ambassadors.json");
    let nudge = Nudge {
        weekday: 2,
        hour: 9,
        minute: 30,
        ..Nudge::default()
    };
    let arrival = Day::parse("2026-11-24").expect("a day");
    let now = time("2026-11-24T12:00");
    let event = nudge.event(
        &programme,
        arrival,
        now,
        "Europe/Paris".into(),
        "Un coup d’œil".into(),
    );
    let off = nudge.taken_off(&programme, now, "Un coup d’œil".into());
    let read = read("nudge", vec![event]);
    let days = json!([
        "2026-11-25",
        "2026-12-02",
        "2026-12-09",
        "2026-12-16",
        "2027-01-06"
    ]);
    assert_eq!(read["events"][0]["days"], days);
    assert_eq!(read["events"][0]["start"], "2026-11-25T09:30:00+01:00");
    let read_off = self::read("nudge-off", vec![off]);
    assert_eq!(read_off["events"][0]["status"], "CANCELLED");
    assert_eq!(read_off["events"][0]["uid"], read["events"][0]["uid"]);
}

#[test]
fn one_time_is_replaced_and_another_called_off() {
    let series = uid("p", "week", "all");
    let mut weeks = Event::new(
        series.clone(),
        at("2026-11-23T09:00", "Europe/Paris"),
        "Weeks".into(),
    );
    weeks.repeat = Some(Repeat {
        every: Every::Week,
        interval: 1,
        count: 3,
        except: Vec::new(),
    });
    let mut special = Event::new(
        series,
        at("2026-12-01T11:00", "Europe/Paris"),
        "Special".into(),
    );
    special.instead_of = Some(at("2026-11-30T09:00", "Europe/Paris"));
    let mut off = Event::new(
        uid("p", "event", "off"),
        When::Day(time("2026-12-01T00:00").day),
        "Off".into(),
    );
    off.cancelled = true;
    let read = read("replaced", vec![weeks, special, off]);
    assert_eq!(read["events"][1]["instead_of"], "2026-11-30T09:00:00+01:00");
    assert_eq!(read["events"][2]["status"], "CANCELLED");
    assert_eq!(read["events"][2]["start"], "2026-12-01");
}

#[test]
fn the_steps_of_a_checklist_are_read_as_whole_days() {
    let line = |id: &str, opens: &str| Line {
        id: id.into(),
        title: format!("Étape {id}; à son rythme, ou pas"),
        why: Some("Parce que, ici,\non se parle.".into()),
        minutes: Some(10),
        url: Some("https://example.org/etape?a=1,2".into()),
        standing: Standing::Seen,
        by: None,
        opens: Day::parse(opens),
        line: None,
    };
    let taken = Taken {
        programme: "p".into(),
        title: "Monter à bord".into(),
        phases: vec![Phase {
            id: "first-weeks".into(),
            title: "Premières semaines".into(),
            items: vec![
                line("b", "2027-03-01"),
                line("a", "2027-02-01"),
                line("c", ""),
            ],
        }],
    };
    let text = take::calendar(&taken, NOW).expect("days");
    let read = read_text("checklist", &text);
    assert_eq!(read["name"], "Monter à bord");
    let events = read["events"].as_array().expect("events");
    let of = |name: &str| {
        events
            .iter()
            .map(|one| one[name].clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(of("start"), ["2027-02-01", "2027-03-01"]);
    assert_eq!(of("uid"), ["p.checklist.a@escale", "p.checklist.b@escale"]);
    assert_eq!(of("title")[0], "Étape a; à son rythme, ou pas");
    assert_eq!(of("description")[0], "Parce que, ici, on se parle.");
    assert_eq!(of("url")[0], "https://example.org/etape?a=1,2");
    assert_eq!(of("categories")[0], json!(["Monter à bord"]));
    assert_eq!(of("errors"), [json!([]), json!([])]);
}

#[test]
fn the_coffees_of_a_draw_are_read_as_appointments_on_the_wall_clock() {
    let (people, _) = participants("Éloïse; équipe, nord\nBo\nChris\nDee\nEd");
    let draw = Draw {
        groups: vec![vec![0, 1, 2], vec![3, 4]],
        repeats: 0,
        against: 0,
        is_least: true,
    };
    let made = Moment::from_millis(NOW);
    let at = time("2027-03-28T10:00");
    let text = draw::calendar(&draw, &people, at, 30, 7, made, &draw_words("fr"));
    let read = read_text("draw", &text.expect("appointments"));
    let events = read["events"].as_array().expect("events");
    let of = |name: &str| -> Vec<Value> { events.iter().map(|one| one[name].clone()).collect() };
    assert_eq!(of("start"), ["2027-03-28T10:00:00", "2027-03-28T10:00:00"]);
    assert_eq!(of("minutes"), [30.0, 30.0]);
    assert_eq!(of("transparency"), ["OPAQUE", "OPAQUE"]);
    let titles = json!(of("title")).to_string();
    assert!(
        titles.contains("Éloïse") && titles.contains("Dee"),
        "{titles}"
    );
    assert_ne!(of("uid")[0], of("uid")[1]);
    assert_eq!(of("errors"), [json!([]), json!([])]);
}
