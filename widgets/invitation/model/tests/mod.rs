//! What is shown for which fields, and when.

mod leaving;

use super::*;
use crate::{
    programme::{self, Start},
    share::agenda::{self, Wanted},
    text::Spoken,
};

const EXAMPLES: [&str; 3] = [
    include_str!("../../../../examples/ambassadors.json"),
    include_str!("../../../../examples/learning.json"),
    include_str!("../../../../examples/coaching.json"),
];
const TODAY: &str = "2026-11-30";

/// The words as they are shipped.
struct Reader(&'static str, Spoken);

fn reader(language: &'static str) -> Reader {
    let (en, fr) = (include_str!("../../en.json"), include_str!("../../fr.json"));
    Reader(language, Spoken::of(language, en, fr))
}

impl Voice for Reader {
    fn say(&self, key: &str) -> String {
        self.1.get(key)
    }

    fn say_with(&self, key: &str, values: &[(&str, &str)]) -> String {
        self.1.with(key, values)
    }

    fn say_count(&self, key: &str, count: usize) -> String {
        self.1.count(key, count)
    }

    fn host(&self, text: &Text) -> String {
        text.pick(self.0).to_owned()
    }

    fn days(&self, from: Day, to: Day) -> String {
        format!("{from} to {to}")
    }

    fn when(&self, event: &Event) -> String {
        event.start.to_string()
    }

    fn sort(&self, kind: Option<EventKind>) -> String {
        kind.map_or("meeting", EventKind::as_str).to_owned()
    }

    fn resource(&self, resource: &Resource) -> String {
        resource
            .minutes
            .map(|one| one.to_string())
            .unwrap_or_default()
    }

    fn address(&self, url: &str) -> String {
        if url.contains(':') {
            url.to_owned()
        } else {
            format!("https://example.org{url}")
        }
    }

    fn zone(&self) -> String {
        "Europe/Paris".to_owned()
    }
}

impl agenda::Words for Reader {
    fn pick(&self, text: &Text) -> String {
        self.host(text)
    }

    fn kind(&self, event: &Event) -> String {
        self.sort(event.kind)
    }

    fn address(&self, url: &str) -> String {
        Voice::address(self, url)
    }

    fn page(&self) -> String {
        "https://example.org/weeks".to_owned()
    }

    fn zone(&self) -> String {
        Voice::zone(self)
    }
}

fn day(text: &str) -> Day {
    Day::parse(text).expect("a day")
}

/// A programme that has these fields besides those that it has to have.
fn with(fields: &str) -> Programme {
    let comma = if fields.is_empty() { "" } else { "," };
    let text = format!(r#"{{"escale": 1, "id": "p", "title": "P"{comma} {fields}}}"#);
    let (programme, problems) = programme::read(&text).expect("a programme");
    assert_eq!(problems, [], "{text}");
    programme
}

fn shown(programme: &Programme) -> Vec<Section> {
    sections(programme, day(TODAY), &reader("en"))
}

fn names(programme: &Programme) -> Vec<&'static str> {
    shown(programme).iter().map(|one| one.about).collect()
}

fn one(programme: &Programme, about: &str) -> Section {
    let found = shown(programme).into_iter().find(|one| one.about == about);
    found.unwrap_or_else(|| panic!("no section {about}"))
}

/// The texts of a section, and its entries with their notes.
fn told(section: &Section) -> (Vec<&str>, Vec<[&str; 2]>) {
    let texts = section.texts.iter().map(String::as_str).collect();
    let entries = section.entries.iter();
    let entries = entries.map(|one| [one.text.as_str(), one.note.as_str()]);
    (texts, entries.collect())
}

const WEEKS: &str = r#""weeks": [
    {"id": "a", "theme": "A", "question": {"text": "Q"}, "event": {"title": "Of A", "start": "2026-12-02T10:00"}},
    {"id": "b", "theme": "B", "question": {"text": "Q"}, "event": {"title": "Of B", "start": "2026-12-09T10:00"}}]"#;

fn weeks(more: &str) -> Programme {
    with(&[WEEKS, more].concat())
}

#[test]
fn each_field_that_is_there_is_a_section_and_no_other_is() {
    assert_eq!(
        names(&with("")),
        ["modes"],
        "the ways of taking part are every programme's"
    );
    let fields = [
        ("purpose", r#""purpose": "To sail""#),
        ("intentions", r#""intentions": ["learn"]"#),
        ("audience", r#""for": "Sailors""#),
        ("conditions", r#""terms": {"conditions": "A boat"}"#),
        ("modalities", r#""terms": {"modalities": "On Mondays"}"#),
        ("price", r#""terms": {"price": "Free"}"#),
        ("host", r#""host": {"name": "Ana"}"#),
        ("why", r#""why": "So""#),
        ("what", r#""what": "So""#),
        ("when", r#""when": "So""#),
        ("where", r#""where": "So""#),
        ("how", r#""how": "So""#),
        ("who", r#""who": "So""#),
        ("benefits", r#""benefits": "So""#),
        ("weeks", WEEKS),
        (
            "events",
            r#""events": [{"title": "Lab", "start": "2026-12-01T10:00"}]"#,
        ),
        ("reading", r#""kit": [{"title": "Knots", "url": "/knots"}]"#),
        ("manifesto", r#""manifesto": "So""#),
    ];
    for (about, field) in fields {
        let mut found = names(&with(field));
        found.retain(|one| *one != "modes");
        assert_eq!(found, [about], "{field}");
    }
    let video = with(r#""host": {"name": "Ana", "video": "https://example.com/hello"}"#);
    assert_eq!(names(&video), ["modes", "host", "video"]);
    assert_eq!(
        one(&video, "video").entries[0].url,
        "https://example.com/hello"
    );
}

#[test]
fn weeks_with_dates_have_them_and_hidden_ones_show_once_they_begin() {
    let open = weeks(r#", "start": "2026-11-30", "ahead": "themes""#);
    let all = [
        ["Week 1: A", "2026-11-30 to 2026-12-06"],
        ["Week 2: B", "2026-12-07 to 2026-12-13"],
    ];
    let whole = "2 weeks: 2026-11-30 to 2026-12-13.";
    assert_eq!(told(&one(&open, "weeks")), (vec![whole], all.to_vec()));
    let hidden = weeks(r#", "start": "2026-11-30""#);
    let later = "A theme shows here once its week begins.";
    let section = one(&hidden, "weeks");
    assert_eq!(told(&section), (vec![whole, later], all[..1].to_vec()));
}

#[test]
fn weeks_that_count_from_a_first_visit_have_numbers_and_no_dates() {
    let open = weeks(r#", "start": "relative", "ahead": "themes""#);
    let all = vec![["Week 1: A", ""], ["Week 2: B", ""]];
    let whole = "2 weeks, which begin when you do.";
    assert_eq!(told(&one(&open, "weeks")), (vec![whole], all));
    let hidden = weeks(r#", "start": "relative""#);
    let later = "A theme shows here once its week begins.";
    assert_eq!(told(&one(&hidden, "weeks")), (vec![whole, later], vec![]));
    let daily = weeks(r#", "start": "relative", "rhythm": "day""#);
    let section = one(&daily, "weeks");
    assert_eq!(section.title, "Day by day");
    let later = "A theme shows here once its day begins.";
    assert_eq!(
        told(&section).0,
        ["2 days, which begin when you do.", later]
    );
}

#[test]
fn times_together_that_are_to_come_stand_in_order_and_those_of_hidden_weeks_wait() {
    let events = r#", "events": [
        {"title": "Late", "kind": "lab", "start": "2026-12-20T10:00", "place": "Quay", "url": "/lab"},
        {"title": "Over", "start": "2026-11-29T10:00"},
        {"title": "Long", "start": "2026-11-28T10:00", "end": "2026-11-30T12:00"}]"#;
    let titles = |start: &str| -> Vec<String> {
        let programme = weeks(&[start, events].concat());
        let section = one(&programme, "events");
        section.entries.into_iter().map(|one| one.text).collect()
    };
    assert_eq!(
        titles(r#", "start": "2026-11-30""#),
        ["Long", "Of A", "Late"]
    );
    assert_eq!(titles(r#", "start": "relative""#), ["Long", "Late"]);
    let open = r#", "start": "relative", "ahead": "themes""#;
    assert_eq!(titles(open), ["Long", "Of A", "Of B", "Late"]);
    let late = one(&weeks(&[open, events].concat()), "events")
        .entries
        .pop();
    let expected = Entry {
        text: "Late".into(),
        note: "lab · 2026-12-20T10:00".into(),
        more: "Quay".into(),
        url: "/lab".into(),
    };
    assert_eq!(late, Some(expected));
}

#[test]
fn times_together_on_other_clocks_stay_until_their_day_is_over_here_too() {
    let programme = with(
        r#""events": [
        {"title": "Far", "start": "2026-11-29T18:00", "zone": "America/Los_Angeles"},
        {"title": "Farther", "start": "2026-11-28T18:00", "zone": "America/Los_Angeles"},
        {"title": "Long", "start": "2026-11-27T18:00", "end": "2026-11-29T09:00", "zone": "Asia/Tokyo"},
        {"title": "Near", "start": "2026-11-29T17:00", "zone": "Europe/Paris"},
        {"title": "Here", "start": "2026-11-29T17:30"}]"#,
    );
    let here = |zone: &str| -> Vec<String> {
        let found = times::upcoming(&programme, day(TODAY), zone).into_iter();
        found
            .map(|(_, event)| event.title.pick("en").to_owned())
            .collect()
    };
    assert_eq!(here("Europe/Paris"), ["Long", "Far"]);
    assert_eq!(here("America/Los_Angeles"), ["Long", "Near"]);
    assert_eq!(here(""), ["Long", "Near", "Far"], "no zone is known");
    let said = one(&programme, "events").entries.into_iter();
    let said: Vec<_> = said.map(|one| one.text).collect();
    assert_eq!(said, here("Europe/Paris"));
}

#[test]
fn a_calendar_that_takes_in_a_members_file_too_has_each_date_once() {
    for example in EXAMPLES {
        let (programme, _) = programme::read(example).expect("a programme");
        let words = reader("en");
        let uids = |events: Vec<crate::share::ics::Event>| -> Vec<String> {
            events.into_iter().map(|one| one.uid).collect()
        };
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
        let today = day(TODAY);
        let own = uids(agenda::events(&programme, (today, today), wanted, &words));
        let found = uids(times::dates(&programme, today, true, &words));
        let unknown: Vec<_> = found.iter().filter(|one| !own.contains(one)).collect();
        assert!(unknown.is_empty(), "{unknown:?} are not in {own:?}");
        let weeks = found.iter().filter(|one| one.contains(".week.")).count();
        let dated = programme.start != Start::Relative;
        assert_eq!(weeks, if dated { programme.weeks.len() } else { 0 });
        let without = uids(times::dates(&programme, today, false, &words));
        assert!(
            without.iter().all(|one| !one.contains(".week.")),
            "{without:?}"
        );
    }
}

#[test]
fn what_there_is_to_read_stands_once_and_what_there_is_to_do_does_not() {
    let programme = with(
        r#""checklist": [
            {"id": "a", "phase": "before", "title": "Read it", "kind": "read", "href": "/rules", "why": "To know"},
            {"id": "b", "phase": "before", "title": "Install it", "kind": "do", "href": "/app",
             "resources": [{"title": "How", "url": "/how", "minutes": 5}]},
            {"id": "c", "phase": "arrival", "title": "Later", "kind": "read", "href": "/later"}],
           "kit": [{"title": "The rules", "url": "/rules"}, {"title": "Knots", "url": "/knots"}]"#,
    );
    let section = one(&programme, "reading");
    let entries = section.entries.iter();
    let entries: Vec<_> = entries
        .map(|one| [&*one.text, &one.note, &one.more, &one.url])
        .collect();
    assert_eq!(
        entries,
        [
            ["Read it", "", "To know", "/rules"],
            ["How", "5", "", "/how"],
            ["Knots", "", "", "/knots"]
        ]
    );
}

#[test]
fn a_host_is_reached_at_an_address_that_says_where_it_leads() {
    let contact = |url: &str| {
        let programme = with(&format!(r#""host": {{"name": "Ana", "contact": "{url}"}}"#));
        let mut host = one(&programme, "host");
        let entry = host.entries.pop().expect("an address");
        (entry.text, entry.url)
    };
    let said = |text: &str, url: &str| (text.to_owned(), url.to_owned());
    let mail = "mailto:ana@example.org?subject=Hello";
    assert_eq!(contact(mail), said("ana@example.org", mail));
    assert_eq!(contact("/ana"), said("https://example.org/ana", "/ana"));
}
