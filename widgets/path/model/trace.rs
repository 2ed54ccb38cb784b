//! What the other widgets left behind, read by the names of its fields: whatever else a stored shape holds is its widget's
//! own. A trace that does not have the expected shape is not on the path.

use serde_json::Value;

use super::{Item, What, item::order};
use crate::programme::Day;

/// Columns that hold what somebody learned.
const LEARNED: [&str; 6] = [
    "lessons",
    "learned",
    "learnings",
    "takeaways",
    "took-away",
    "progress",
];
/// Which widget left it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The introduction.
    Introduction,
    /// An answer to a week's question.
    Answer,
    /// A card of a retrospective.
    Card,
    /// What the member set out to do.
    Commitment,
}

/// A stored record, with the day it was made.
#[derive(Debug, Clone)]
pub struct Trace {
    /// Which widget left it.
    pub kind: Kind,
    /// Its identifier.
    pub id: String,
    /// The day.
    pub day: Day,
    /// What it holds.
    pub payload: Value,
}

/// What the traces are on the path, in order.
pub fn items(traces: &[Trace]) -> Vec<Item> {
    let mut items: Vec<Item> = Vec::new();
    for trace in traces {
        if let Some(board) = board(trace) {
            match items.iter_mut().find(|item| item.id == board.id) {
                Some(known) => known.day = known.day.min(board.day),
                None => items.push(board),
            }
        }
        items.extend(what(trace).map(|what| Item {
            id: trace.id.clone(),
            day: trace.day,
            until: None,
            what,
        }));
    }
    order(&mut items);
    items
}

/// The first visit: the day that was written down, or that of the first thing there is.
pub fn joined(arrived: Option<Day>, items: &[Item]) -> Option<Item> {
    let first = items.iter().map(|item| item.day).min();
    Some(Item {
        id: "arrival".to_owned(),
        day: arrived.into_iter().chain(first).min()?,
        until: None,
        what: What::Joined,
    })
}

fn what(trace: &Trace) -> Option<What> {
    let payload = &trace.payload;
    match trace.kind {
        Kind::Introduction => {
            let answers = payload.get("answers").and_then(Value::as_object);
            let written = |answer: &Value| !text(answer, "text").is_empty();
            let is_written = !text(payload, "name").is_empty()
                || answers.is_some_and(|answers| answers.values().any(written));
            is_written.then_some(What::Introduced)
        }
        Kind::Answer => {
            let skipped = payload.get("skipped") == Some(&Value::Bool(true));
            let picked = payload.get("picked").and_then(Value::as_array);
            let is_met = !text(payload, "text").is_empty()
                || picked.is_some_and(|picked| !picked.is_empty());
            (skipped || is_met).then(|| What::Week {
                week: text(payload, "week"),
                question: text(payload, "question"),
                skipped,
            })
        }
        Kind::Card => {
            let words = text(payload, "text");
            let is_learned = LEARNED.contains(&&*text(payload, "column"));
            (is_learned && !words.is_empty()).then_some(What::Lesson(words))
        }
        Kind::Commitment => {
            let words = text(payload, "text");
            (!words.is_empty()).then(|| What::Commitment {
                step: text(payload, "step"),
                stand: stand(&text(payload, "state")),
                text: words,
            })
        }
    }
}

/// The board a card stands on, begun by then.
fn board(trace: &Trace) -> Option<Item> {
    let name = text(&trace.payload, "board");
    (trace.kind == Kind::Card && !name.is_empty()).then(|| Item {
        id: ["board:", &name].concat(),
        day: trace.day,
        until: None,
        what: What::Board(name),
    })
}

fn stand(state: &str) -> &'static str {
    match state {
        "kept" => "kept",
        "changed" => "changed",
        "done" => "done",
        "let-go" => "let-go",
        _ => "open",
    }
}

/// What a field says, without the space around it.
pub fn text(payload: &Value, name: &str) -> String {
    let text = payload.get(name).and_then(Value::as_str);
    text.unwrap_or_default().trim().to_owned()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    fn trace(kind: Kind, id: &str, on: &str, payload: Value) -> Trace {
        let (id, day) = (id.to_owned(), day(on));
        Trace {
            kind,
            id,
            day,
            payload,
        }
    }

    /// A shape as its widget stores it, from the files that hold every released one.
    fn golden(kind: Kind, record: &str) -> Trace {
        let record: Value = serde_json::from_str(record).unwrap();
        let id = record["id"].as_str().unwrap();
        trace(kind, id, "2025-11-23", record["payload"].clone())
    }

    #[test]
    fn the_shapes_the_other_widgets_store_are_found_on_the_path() {
        let traces = [
            golden(
                Kind::Introduction,
                include_str!("../../../tests/records/introduction.1.json"),
            ),
            golden(
                Kind::Answer,
                include_str!("../../../tests/records/prompt-answer.1.json"),
            ),
            golden(
                Kind::Card,
                include_str!("../../../tests/records/retrospective-card.1.json"),
            ),
            golden(
                Kind::Commitment,
                include_str!("../../../tests/records/commitment.1.json"),
            ),
        ];
        let [_, answer, ..] = &traces;
        let expected = [
            What::Introduced,
            What::Week {
                week: "week-1".into(),
                question: text(&answer.payload, "question"),
                skipped: false,
            },
            What::Board("team".into()),
            What::Commitment {
                text: "Appeler Basile".into(),
                step: "Chercher son numéro".into(),
                stand: "let-go",
            },
        ];
        let found: Vec<_> = items(&traces).into_iter().map(|item| item.what).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_lesson_is_what_stands_in_a_column_of_what_was_learned() {
        let card = |id: &str, column: &str| {
            let payload = json!({ "board": "team", "column": column, "text": "Ask first" });
            trace(Kind::Card, id, "2026-11-23", payload)
        };
        let found = items(&[
            card("a", "lessons"),
            card("b", "wind"),
            card("c", "learned"),
        ]);
        let lessons = found
            .iter()
            .filter(|item| matches!(item.what, What::Lesson(_)));
        assert_eq!(
            lessons.map(|item| &*item.id).collect::<Vec<_>>(),
            ["a", "c"]
        );
    }

    #[test]
    fn a_board_is_there_once_from_its_first_card_on() {
        let card = |id: &str, on: &str| {
            let payload = json!({ "board": "team", "column": "wind", "text": "Tea" });
            trace(Kind::Card, id, on, payload)
        };
        let found = items(&[card("a", "2026-11-25"), card("b", "2026-11-23")]);
        assert_eq!(found.len(), 1);
        assert_eq!(
            (&*found[0].id, found[0].day),
            ("board:team", day("2026-11-23"))
        );
    }

    #[test]
    fn a_skipped_week_is_on_the_path_and_an_empty_answer_is_not() {
        let answer = |payload| items(&[trace(Kind::Answer, "a", "2026-11-23", payload)]);
        let skipped = answer(json!({ "week": "one", "text": "", "skipped": true }));
        assert!(matches!(skipped[0].what, What::Week { skipped: true, .. }));
        assert_eq!(
            answer(json!({ "week": "one", "text": " ", "picked": [] })),
            []
        );
        let picked = answer(json!({ "week": "one", "text": "", "picked": ["fog"] }));
        assert!(matches!(picked[0].what, What::Week { skipped: false, .. }));
    }

    #[test]
    fn what_has_another_shape_is_not_on_the_path() {
        for payload in [
            json!(null),
            json!([]),
            json!({ "text": 3, "board": {}, "answers": [1] }),
        ] {
            for kind in [
                Kind::Introduction,
                Kind::Answer,
                Kind::Card,
                Kind::Commitment,
            ] {
                assert_eq!(
                    items(&[trace(kind, "a", "2026-11-23", payload.clone())]),
                    []
                );
            }
        }
        let odd = json!({ "text": "Try", "state": "lost" });
        let found = items(&[trace(Kind::Commitment, "a", "2026-11-23", odd)]);
        assert!(matches!(
            found[0].what,
            What::Commitment { stand: "open", .. }
        ));
    }

    #[test]
    fn the_first_visit_is_the_day_written_down_or_the_first_there_is() {
        let payload = json!({ "text": "Try" });
        let found = items(&[trace(Kind::Commitment, "a", "2026-11-23", payload)]);
        let on = |arrived| joined(arrived, &found).map(|item| item.day);
        assert_eq!(on(None), Some(day("2026-11-23")));
        assert_eq!(on(Some(day("2026-09-07"))), Some(day("2026-09-07")));
        assert_eq!(joined(None, &[]), None);
    }
}
