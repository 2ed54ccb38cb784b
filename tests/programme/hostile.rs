//! Files made to do harm: nothing panics, nothing takes for ever, reports stay small.

use escale::programme::{self, Expected, Refused, read_value};
use proptest::prelude::*;
use serde_json::{Value, json};

use super::{lines, read, rich};

/// Any JSON, with the names and words of a programme among the keys and strings.
pub fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        (0..800_u16).prop_map(Value::from),
        string().prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 24, 5, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
            prop::collection::vec((string(), inner), 0..6)
                .prop_map(|fields| Value::Object(fields.into_iter().collect())),
        ]
    })
}

fn string() -> impl Strategy<Value = String> {
    const KNOWN: &[&str] = &[
        "",
        " ",
        "\u{feff}",
        "fr",
        "en",
        "fr-CA",
        "x",
        "id",
        "title",
        "text",
        "url",
        "name",
        "theme",
        "question",
        "questions",
        "start",
        "from",
        "to",
        "phase",
        "before",
        "requires",
        "days",
        "widget",
        "manual",
        "relative",
        "learn",
        "self",
        "journal",
        "2026-02-28",
        "2026-02-29",
        "2026-02-28T10:00",
        "https://example.org",
        "javascript:x",
        "Europe/Paris",
        "__proto__",
        "constructor",
        "walk",
    ];
    prop_oneof![
        3 => prop::sample::select(KNOWN).prop_map(str::to_owned),
        1 => any::<String>(),
    ]
}

/// Every place in a value, as JSON pointers.
pub fn pointers(value: &Value) -> Vec<String> {
    let mut found = vec![String::new()];
    match value {
        Value::Object(fields) => {
            for (name, inner) in fields {
                let name = name.replace('~', "~0").replace('/', "~1");
                found.extend(pointers(inner).iter().map(|rest| format!("/{name}{rest}")));
            }
        }
        Value::Array(list) => {
            for (index, inner) in list.iter().enumerate() {
                found.extend(pointers(inner).iter().map(|rest| format!("/{index}{rest}")));
            }
        }
        _ => {}
    }
    found
}

/// Puts values at places that are still there.
pub fn change(value: &mut Value, changes: &[(prop::sample::Index, Value)]) {
    for (place, new) in changes {
        let places = pointers(value);
        *value
            .pointer_mut(&places[place.index(places.len())])
            .unwrap() = new.clone();
    }
}

pub fn changes() -> impl Strategy<Value = Vec<(prop::sample::Index, Value)>> {
    prop::collection::vec((any::<prop::sample::Index>(), any_json()), 1..5)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn any_text_is_read_or_refused(text in any::<String>()) {
        prop_assert!(programme::read(&text).is_err());
    }

    #[test]
    fn any_json_is_read_or_refused(mut value in any_json()) {
        if let Value::Object(fields) = &mut value {
            fields.insert("escale".to_owned(), json!(1));
        }
        let read = read_value(value.clone());
        prop_assert_eq!(read.is_ok(), value.is_object());
    }

    #[test]
    fn a_damaged_programme_is_read_or_refused(changes in changes()) {
        let mut value = rich();
        change(&mut value, &changes);
        let text = value.to_string();
        prop_assert_eq!(programme::read(&text), read_value(value.clone()));
    }

    #[test]
    fn a_damaged_file_is_read_or_refused(start in 0..5000_usize, length in 0..40_usize, new in ".{0,8}") {
        let text = rich().to_string();
        let start = text.floor_char_boundary(start);
        let end = text.floor_char_boundary(start + length);
        let damaged = format!("{}{new}{}", &text[..start], &text[end..]);
        if let Ok((programme, _)) = programme::read(&damaged) {
            prop_assert!(programme.weeks.iter().all(|week| week.resources.len() <= 3));
        }
    }
}

#[test]
fn deep_nesting_is_refused() {
    let deep = format!(
        "{{\"escale\": 1, \"recognition\": {}",
        "[".repeat(1_000_000)
    );
    assert!(matches!(
        programme::read(&deep),
        Err(Refused::NotJson { .. })
    ));
}

#[test]
fn millions_of_problems_are_counted_and_not_listed() {
    let (programme, problems) = read(&json!({
        "escale": 1, "id": "p", "title": "P", "kit": vec![0; 100_000],
    }));
    assert_eq!(programme.kit, []);
    assert_eq!(problems.len(), 201);
    assert_eq!(
        problems[200].expected,
        Expected::FewerProblems { more: 99_800 }
    );
}

#[test]
fn huge_values_are_shown_short() {
    let huge = "é".repeat(400_000);
    let (_, problems) = read(&json!({
        "escale": 1, "id": huge, "title": { huge.clone(): "x" }, "start": [huge],
    }));
    assert_eq!(problems.len(), 3);
    for problem in problems {
        assert!(problem.value.unwrap().len() < 200);
        assert!(problem.path.len() < 200);
    }
}

#[test]
fn a_circle_as_long_as_the_file_is_cut_once() {
    const ITEMS: usize = 20_000;
    let item = |index: usize| {
        let next = (index + 1) % ITEMS;
        json!({ "id": format!("i{index}"), "phase": "before", "title": "T", "requires": [format!("i{next}")] })
    };
    let checklist: Vec<Value> = (0..ITEMS).map(item).collect();
    let value = json!({ "escale": 1, "id": "p", "title": "P", "checklist": checklist });
    let (programme, problems) = read_value(value.clone()).unwrap();
    assert_eq!(
        lines(&problems),
        [format!("checklist[{}].requires[0] no-circle", ITEMS - 1)]
    );
    assert_eq!(
        programme
            .checklist
            .iter()
            .filter(|item| item.requires.is_empty())
            .count(),
        1
    );
}

#[test]
fn names_that_mean_something_to_scripts_are_just_names() {
    let mut value = rich();
    for name in ["__proto__", "constructor", "toString", "hasOwnProperty"] {
        value[name] = json!({ "id": 3 });
    }
    assert_eq!(read(&value), read(&rich()));
}
