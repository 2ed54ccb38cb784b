//! The programme file: what is read, what is reported, and which week it is.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod agreement;
mod checklist;
mod days;
mod examples;
mod hostile;
mod names;
mod reading;
mod refusing;
mod weeks;
mod year;

use escale::programme::{self, Problem, Programme};
use serde_json::{Value, json};

/// A programme that has every field in every form, without a problem.
fn rich() -> Value {
    serde_json::from_str(include_str!("rich.json")).unwrap()
}

/// A programme with these fields and nothing else that it could do without.
fn minimal(fields: Value) -> Value {
    let mut value = json!({ "escale": 1, "id": "p", "title": "P" });
    value
        .as_object_mut()
        .unwrap()
        .extend(fields.as_object().unwrap().clone());
    value
}

/// What is read from a value that is not refused.
fn read(value: &Value) -> (Programme, Vec<Problem>) {
    programme::read(&value.to_string()).unwrap()
}

/// Problems as lines of path and key.
fn lines(problems: &[Problem]) -> Vec<String> {
    problems
        .iter()
        .map(|problem| format!("{} {}", problem.path, problem.expected.key()))
        .collect()
}
