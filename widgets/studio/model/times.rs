//! Days and times of a programme: which of them a browser's own field shows, and what an event has beside them.

use serde_json::{Map, Value};

use super::{
    document::{entries, get},
    passages::entry,
};
use crate::programme::{Day, Event, LocalTime, Programme, Start, weeks::Calendar};

/// Whether a browser's field for a day shows a text as it is.
pub fn is_day(text: &str) -> bool {
    Day::parse(text).is_some_and(is_counted)
}

/// Whether a browser's field for a day and a time shows a text as it is.
pub fn is_time(text: &str) -> bool {
    LocalTime::parse(text).is_some_and(|time| is_counted(time.day))
}

/// Browsers have no year 0.
fn is_counted(day: Day) -> bool {
    day.civil().0 > 0
}

/// An event with its first start, in the zone whose clocks its host reads. Nothing for one that has either already, as it
/// was somebody's decision.
pub fn begun(event: Option<&Value>, start: &str, zone: &str) -> Option<Value> {
    let mut event = match event {
        Some(event) => event.as_object()?.clone(),
        None => Map::new(),
    };
    let is_decided = event.contains_key("start") || event.contains_key("zone");
    if is_decided || !Event::is_zone(zone) {
        return None;
    }
    for (name, text) in [("start", start), ("zone", zone)] {
        event.insert(name.to_owned(), Value::from(text));
    }
    Some(Value::Object(event))
}

/// Whether an event has a start and no end.
pub fn is_endless(programme: &Value, event: &str) -> bool {
    let has = |name: &str| {
        let found = get(programme, &[event, ".", name].concat());
        found.is_some_and(|found| !found.is_null() && found != "")
    };
    has("start") && !has("end")
}

/// The zones of a document's events that have the form of one, with their paths. Which of them there are, the browser knows.
pub fn named_zones(document: &Value) -> Vec<(String, String)> {
    let weeks = entries(document, "weeks").iter().enumerate();
    let weeks = weeks.filter_map(|(place, week)| {
        let path = [&entry("weeks", place), ".event"].concat();
        Some((path, week.get("event")?))
    });
    let events = entries(document, "events").iter().enumerate();
    let events = events.map(|(place, event)| (entry("events", place), event));
    let zones = weeks.chain(events).filter_map(|(path, event)| {
        let zone = event.get("zone")?.as_str()?;
        Event::is_zone(zone).then(|| ([&path, ".zone"].concat(), zone.to_owned()))
    });
    zones.collect()
}

/// The weeks whose meeting takes place on a day of another one, from 0; without a first day for everybody, weeks have no
/// days.
pub fn astray(programme: &Programme) -> Vec<usize> {
    let Start::On(start) = programme.start else {
        return Vec::new();
    };
    let calendar = Calendar::new(programme, start);
    let weeks = programme.weeks.iter().enumerate();
    let astray = weeks.filter(|(place, week)| {
        let days = calendar.start_of(place + 1).zip(calendar.end_of(place + 1));
        let day = week.event.as_ref().map(|event| event.start.day);
        days.zip(day)
            .is_some_and(|((first, last), day)| !(first..=last).contains(&day))
    });
    astray.map(|(place, _)| place).collect()
}

/// A programme that is in a week (from 1) on a day: it began that long ago, had no pauses and, where it goes day by day,
/// no weekends.
pub fn as_if(programme: &Value, week: usize, day: Day) -> Value {
    let mut programme = programme.clone();
    let Some(fields) = programme.as_object_mut() else {
        return programme;
    };
    let before = i32::try_from(week.saturating_sub(1)).unwrap_or(0);
    let rhythm = fields.get("rhythm").and_then(Value::as_str);
    let start = if matches!(rhythm, None | Some("week")) {
        day.monday().plus_days(before.saturating_mul(-7))
    } else {
        fields.insert("rhythm".to_owned(), Value::from("day"));
        day.plus_days(-before)
    };
    fields.insert("start".to_owned(), Value::from(start.to_string()));
    fields.remove("pauses");
    programme
}

/// How many zones are proposed at once; with all four hundred of them, `WebKitGTK` takes seconds for each key.
const PROPOSED: usize = 30;

/// The zones to choose from among those with what is typed in their names, in any case and with blanks or without: one's
/// own, then others.
pub fn zones(own: String, mut all: Vec<String>, typed: &str) -> Vec<String> {
    all.retain(|one| *one != own);
    if Event::is_zone(&own) {
        all.insert(0, own);
    }
    let typed = typed.trim().replace(' ', "_").to_ascii_lowercase();
    all.retain(|one| one.to_ascii_lowercase().contains(&typed));
    all.truncate(PROPOSED);
    all
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::programme::weeks::Now;

    #[test]
    fn a_browsers_field_shows_what_members_widgets_read_and_nothing_else() {
        assert!(is_time("2027-01-31T18:30") && is_day("2027-01-31"));
        for text in [
            "",
            "2027-01-31",
            "2027-01-31T18:30:00",
            "2027-01-31 18:30",
            "2027-01-31T24:00",
            "2027-02-29T18:30",
            "0000-01-31T18:30",
            "31/01/2027 18:30",
        ] {
            assert!(!is_time(text), "{text}");
        }
        for text in ["", "relative", "2027-02-29", "0000-01-31", "2027-1-31"] {
            assert!(!is_day(text), "{text}");
        }
    }

    #[test]
    fn the_first_start_of_an_event_brings_its_hosts_zone_along() {
        let begun = |event: Option<Value>| begun(event.as_ref(), "2027-01-31T18:30", "Asia/Tokyo");
        let expected = json!({ "start": "2027-01-31T18:30", "zone": "Asia/Tokyo" });
        assert_eq!(begun(None), Some(expected));
        let titled = begun(Some(json!({ "title": "Tea", "x": 1 }))).unwrap();
        assert_eq!((&titled["title"], &titled["x"]), (&json!("Tea"), &json!(1)));
        assert_eq!(titled["zone"], "Asia/Tokyo");
    }

    #[test]
    fn a_zone_that_was_chosen_or_left_out_stays_so() {
        let begun = |event: Value, zone| begun(Some(&event), "2027-01-31T18:30", zone);
        for event in [
            json!({ "zone": "Europe/Paris" }),
            json!({ "start": "2027" }),
            json!(7),
        ] {
            assert_eq!(begun(event.clone(), "Asia/Tokyo"), None, "{event}");
        }
        for zone in ["", "+01:00"] {
            assert_eq!(begun(json!({}), zone), None, "no name of a zone: {zone}");
        }
    }

    #[test]
    fn an_event_is_endless_once_it_has_a_start() {
        let programme = json!({ "events": [
            { "start": "2027-01-31T18:30" }, { "start": "2027-01-31T18:30", "end": "19:30" }, { "end": null }
        ] });
        let is_endless = |place: usize| is_endless(&programme, &format!("events[{place}]"));
        assert_eq!([0, 1, 2, 3].map(is_endless), [true, false, false, false]);
    }

    #[test]
    fn ones_own_zone_is_proposed_first_and_once() {
        let all = || vec!["Asia/Tokyo".to_owned(), "Europe/Paris".to_owned()];
        let own = |own: &str| zones(own.to_owned(), all(), "");
        assert_eq!(own("Europe/Paris"), ["Europe/Paris", "Asia/Tokyo"]);
        assert_eq!(own("UTC"), ["UTC", "Asia/Tokyo", "Europe/Paris"]);
        assert_eq!(own(""), ["Asia/Tokyo", "Europe/Paris"]);
    }

    #[test]
    fn the_zones_with_what_is_typed_in_their_names_are_proposed() {
        let all = || {
            ["America/New_York", "Asia/Tokyo", "Europe/Paris"]
                .map(str::to_owned)
                .to_vec()
        };
        let typed = |typed: &str| zones("Europe/Paris".to_owned(), all(), typed);
        assert_eq!(typed("new york"), ["America/New_York"]);
        assert_eq!(
            typed("A"),
            ["Europe/Paris", "America/New_York", "Asia/Tokyo"]
        );
        assert!(typed("Asia/Tokyo ").len() == 1 && typed("Avalon").is_empty());
        let many = (0..400).map(|number| format!("Zone/{number}")).collect();
        assert_eq!(zones(String::new(), many, "zone").len(), PROPOSED);
    }

    #[test]
    fn a_programme_is_seen_as_if_it_were_in_any_of_its_weeks() {
        let week = json!({ "theme": "Fog", "question": { "text": "Where?" } });
        let weeks = vec![week; 9];
        let today = Day::parse("2027-03-06").unwrap();
        for rhythm in ["week", "day", "workday"] {
            let programme = json!({ "escale": 1, "id": "port", "title": "Port", "start": "2020-01-01",
                "rhythm": rhythm, "pauses": [{ "from": "2027-01-01", "to": "2027-12-31" }], "weeks": weeks });
            for number in 1..=9 {
                let seen = as_if(&programme, number, today);
                let (seen, problems) = crate::programme::read_value(seen).unwrap();
                assert!(problems.is_empty(), "{problems:?}");
                let now = Calendar::new(&seen, today).current(today);
                let here = matches!(now, Now::Week { number: found, .. } if found == number);
                assert!(here, "{rhythm} {number}: {now:?}");
            }
        }
    }

    #[test]
    fn zones_are_named_where_they_stand() {
        let programme = json!({
            "weeks": [{ "event": { "zone": "Paris" } }, {}, { "event": { "zone": "not a zone" } }],
            "events": [{}, { "zone": "Europe/Paris" }],
        });
        let expected = [
            ("weeks[0].event.zone", "Paris"),
            ("events[1].zone", "Europe/Paris"),
        ]
        .map(|(path, zone)| (path.to_owned(), zone.to_owned()));
        assert_eq!(named_zones(&programme), expected);
    }
}
