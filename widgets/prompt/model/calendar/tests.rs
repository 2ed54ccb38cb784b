//! Which kinds of times together can be chosen, and the weathers.

use super::*;

fn programme() -> Programme {
    let text = r#"{"escale": 1, "id": "p", "title": "P", "start": "relative",
        "weeks": [{"id": "a", "theme": "A", "question": {"text": "Q"}},
                  {"id": "b", "theme": "B", "question": {"text": "Q"}}],
        "events": [{"title": "One", "kind": "live", "start": "2026-11-24T18:30"},
                   {"title": "Two", "kind": "lab", "start": "2026-12-01T10:00"},
                   {"title": "Three", "kind": "live", "start": "2026-12-02T10:00"}]}"#;
    let (programme, problems) = crate::programme::read(text).expect("a programme");
    assert_eq!(problems, []);
    programme
}

#[test]
fn each_kind_of_time_together_can_be_chosen_once() {
    let events = programme().events.into_iter();
    let events: Vec<_> = events.map(|event| (String::new(), event)).collect();
    assert_eq!(
        kinds(&events),
        [Some(EventKind::Live), Some(EventKind::Lab)]
    );
}

#[test]
fn weathers_stand_beside_their_weeks_and_nothing_is_made_of_them() {
    let picked = [
        ["2026-11-23", "b", "weather", "rain"],
        ["2026-11-23", "gone", "weather", "sun"],
        ["2026-11-23", "a", "scale", "4"],
        ["2026-11-23", "a", "weather", "fog"],
        ["2025-11-24", "b", "weather", "wind"],
    ];
    let picked = picked.map(|one| (one.map(str::to_owned), one[0] == "2026-11-23"));
    let found = weathers(&programme(), picked.to_vec());
    let said: Vec<_> = found
        .iter()
        .map(|(theme, weather)| {
            (
                theme.as_ref().map_or("", |theme| theme.pick("en")),
                weather.as_str(),
            )
        })
        .collect();
    assert_eq!(
        said,
        [("", "wind"), ("", "sun"), ("A", "fog"), ("B", "rain")]
    );
}
