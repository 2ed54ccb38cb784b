//! The JSON Schema calls a file valid exactly when the reader finds no problem.
//!
//! The reader knows some rules more, which JSON Schema cannot express; [`only_a_rule`] lists them.

use std::sync::LazyLock;

use escale::programme::{Expected, Id, Problem, read_value, schema};
use jsonschema::Validator;
use proptest::prelude::*;
use serde_json::{Value, json};

use super::hostile::{change, changes, pointers};
use super::rich;

static SCHEMA: LazyLock<Validator> = LazyLock::new(|| {
    jsonschema::options()
        .should_validate_formats(true)
        .build(&schema::schema())
        .unwrap()
});

/// Whether a problem is none to the schema: rules between fields, and days of a month in times.
fn only_a_rule(problem: &Problem) -> bool {
    match problem.expected {
        Expected::UniqueId
        | Expected::KnownItem
        | Expected::NoCircle
        | Expected::NotBeforeStart
        | Expected::AtLeast { .. }
        | Expected::Shorter { .. } => true,
        Expected::KnownPhase => problem.value.as_deref().is_some_and(is_id),
        Expected::Time => problem.value.as_deref().is_some_and(|value| {
            ["-29T", "-30T", "-31T"]
                .iter()
                .any(|day| value.contains(day))
        }),
        _ => false,
    }
}

/// Whether short JSON is a string that could be an id.
fn is_id(json: &str) -> bool {
    Id::parse(json.trim_matches('"')).is_some()
}

/// Fails when schema and reader disagree.
fn check(value: &Value, what: &str) {
    let valid = SCHEMA.is_valid(value);
    let errors = || {
        SCHEMA
            .iter_errors(value)
            .map(|error| error.to_string())
            .collect::<Vec<_>>()
    };
    match read_value(value.clone()) {
        Err(refused) => assert!(!valid, "{what}: refused, {refused}, and valid"),
        Ok((_, problems)) if valid => {
            let unseen: Vec<_> = problems
                .iter()
                .filter(|problem| !only_a_rule(problem))
                .collect();
            assert!(unseen.is_empty(), "{what}: valid, but {unseen:?}");
        }
        Ok((_, problems)) => assert!(
            !problems.is_empty(),
            "{what}: no problem, but {:?}",
            errors()
        ),
    }
}

/// Values to put where others belong.
fn wrong_values() -> Vec<Value> {
    vec![
        json!(null),
        json!(true),
        json!(0),
        json!(1),
        json!(-1),
        json!(1.5),
        json!(3.0),
        json!(600),
        json!(601),
        json!(731),
        json!(1e300),
        json!(""),
        json!(" "),
        json!("x"),
        json!("X y"),
        json!("fr"),
        json!("learn"),
        json!("relative"),
        json!("manual"),
        json!("2026-02-28"),
        json!("2026-02-29"),
        json!("2026-13-01"),
        json!("2026-2-1"),
        json!("2026-02-28T10:00"),
        json!("2026-02-28T24:00"),
        json!("2026-02-30T10:00"),
        json!("https://example.org"),
        json!("https:///x"),
        json!("javascript:x"),
        json!("java\tscript:x"),
        json!("mailto:"),
        json!(" x"),
        json!("a/b"),
        json!("a//b"),
        json!("../x:y"),
        json!("journal"),
        json!([]),
        json!([null]),
        json!(["x"]),
        json!([{}]),
        json!([[]]),
        json!({}),
        json!({ "fr": "x" }),
        json!({ "fr": "" }),
        json!({ "fr": null }),
        json!({ "f": "x" }),
        json!({ "days": 3 }),
        json!({ "days": 731 }),
        json!({ "days": "3" }),
        json!({ "widget": "journal" }),
        json!({ "widget": "x" }),
        json!({ "widget": "x", "visit": "/rules" }),
        json!({ "visit": "/rules/*" }),
        json!({ "visit": "/(rules|help)" }),
        json!({ "visit": "rules" }),
        json!({ "event": "topic:followed" }),
        json!({ "event": "two words" }),
        json!({ "element": "#done" }),
        json!({ "element": " " }),
        json!({ "title": "x", "url": "y" }),
    ]
}

#[test]
fn the_rich_programme_is_valid() {
    assert!(SCHEMA.is_valid(&rich()));
    check(&rich(), "rich");
}

#[test]
fn every_field_with_any_wrong_value_is_judged_alike() {
    for pointer in pointers(&rich()) {
        for wrong in wrong_values() {
            let mut value = rich();
            *value.pointer_mut(&pointer).unwrap() = wrong.clone();
            check(&value, &format!("{pointer} = {wrong}"));
        }
    }
}

#[test]
fn every_field_left_out_is_judged_alike() {
    for pointer in pointers(&rich()) {
        let Some((parent, name)) = pointer.rsplit_once('/') else {
            continue;
        };
        let mut value = rich();
        if let Some(Value::Object(fields)) = value.pointer_mut(parent) {
            fields.shift_remove(name).unwrap();
            check(&value, &format!("without {pointer}"));
        }
    }
}

#[test]
fn a_wrong_value_is_reported_where_it_is() {
    for pointer in pointers(&rich())
        .iter()
        .filter(|pointer| !matches!(pointer.as_str(), "" | "/escale"))
    {
        let mut value = rich();
        *value.pointer_mut(pointer).unwrap() = json!([{ "x y": 0 }]);
        let (_, problems) = read_value(value.clone()).unwrap();
        let path = path(pointer);
        for problem in problems.iter().filter(|problem| !only_a_rule(problem)) {
            let near = problem.path.starts_with(&path) || path.starts_with(&problem.path);
            assert!(near, "{path}: {problem}");
        }
    }
}

/// A JSON pointer as the reader writes paths.
fn path(pointer: &str) -> String {
    let part = |part: &str| match part.parse::<usize>() {
        Ok(index) => format!("[{index}]"),
        Err(_) => format!(".{part}"),
    };
    let path: String = pointer.split('/').skip(1).map(part).collect();
    path.trim_start_matches('.').to_owned()
}

#[test]
fn a_text_of_any_blank_is_judged_alike() {
    let unseen = ['\u{180E}', '\u{200B}', '\u{200D}', '\u{2060}', '\u{FEFF}'];
    let blanks = ('\0'..char::MAX).filter(|char| char.is_whitespace() || char.is_control());
    for char in blanks.chain(unseen) {
        let mut value = rich();
        value["title"] = json!(char);
        check(&value, &format!("title {char:?}"));
    }
}

#[test]
fn more_than_three_resources_are_judged_alike() {
    let mut value = rich();
    value["weeks"][1]["resources"] = json!(vec![json!({ "title": "T", "url": "t" }); 4]);
    check(&value, "four resources");
}

#[test]
fn every_field_is_described() {
    let schema = schema::schema();
    for (name, property) in schema["properties"].as_object().unwrap() {
        assert!(property["description"].is_string(), "{name}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn any_damage_is_judged_alike(changes in changes()) {
        let mut value = rich();
        change(&mut value, &changes);
        check(&value, "damaged");
    }
}
