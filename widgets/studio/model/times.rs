//! Days and times of a programme: which of them a browser's own field shows, and what an event has beside them.

use serde_json::{Map, Value};

use super::document::get;
use crate::programme::{Day, Event, LocalTime};

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

/// The zones to choose from: one's own, then all others.
pub fn zones(own: String, mut all: Vec<String>) -> Vec<String> {
    all.retain(|one| *one != own);
    if Event::is_zone(&own) {
        all.insert(0, own);
    }
    all
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

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
        let own = |own: &str| zones(own.to_owned(), all());
        assert_eq!(own("Europe/Paris"), ["Europe/Paris", "Asia/Tokyo"]);
        assert_eq!(own("UTC"), ["UTC", "Asia/Tokyo", "Europe/Paris"]);
        assert_eq!(own(""), ["Asia/Tokyo", "Europe/Paris"]);
    }
}
