//! Weeks that came in, among those that are there: each has an id, as what members write hangs on it for good.

use serde_json::{Map, Value, json};

use crate::widgets::studio::model::naming::free_id;

/// The weeks that are there, and those that came in behind them. `chance` gives a number for each new id.
pub fn behind(here: &[Value], came: Vec<Value>, mut chance: impl FnMut() -> u64) -> Vec<Value> {
    let mut all = json!({ "weeks": here });
    for week in came {
        push(&mut all, week, &mut chance);
    }
    weeks(all)
}

/// The weeks that came in, in the place of those that are there. A week takes over the id of the one with its number, and
/// what a table has no column for; an activity or a question that still says the same stays as it was.
pub fn in_place(here: &[Value], came: Vec<Value>, mut chance: impl FnMut() -> u64) -> Vec<Value> {
    let mut all = json!({ "weeks": [] });
    let mut there = here.iter();
    for (number, came) in (1_usize..).zip(came) {
        let Some(before) = there.next().and_then(Value::as_object) else {
            push(&mut all, came, &mut chance);
            continue;
        };
        let mut week = taken_over(before, came);
        // What the reader of programmes calls it.
        let own = before.get("id").cloned();
        week.entry("id")
            .or_insert(own.unwrap_or_else(|| ["week-", &number.to_string()].concat().into()));
        push(&mut all, Value::Object(week), &mut chance);
    }
    weeks(all)
}

/// Adds a week; its own id stays where no other has it.
fn push(all: &mut Value, mut week: Value, chance: &mut impl FnMut() -> u64) {
    let list = all.get("weeks").and_then(Value::as_array);
    let id = week.get("id").filter(|id| id.is_string());
    let is_free =
        id.is_some() && list.is_some_and(|list| list.iter().all(|other| other.get("id") != id));
    if !is_free && let Some(fields) = week.as_object_mut() {
        let id = free_id(all, "weeks", "week", chance());
        fields.insert("id".to_owned(), id.into());
    }
    if let Some(list) = all.get_mut("weeks").and_then(Value::as_array_mut) {
        list.push(week);
    }
}

fn weeks(mut all: Value) -> Vec<Value> {
    match all.get_mut("weeks").map(Value::take) {
        Some(Value::Array(list)) => list,
        _ => Vec::new(),
    }
}

/// A week that came in with what only the one before it has.
fn taken_over(before: &Map<String, Value>, came: Value) -> Map<String, Value> {
    let Value::Object(came) = came else {
        return before.clone();
    };
    let mut week = before.clone();
    for column in ["theme", "activity", "resources", "question"] {
        week.remove(column);
    }
    for (name, mut value) in came {
        if let Some(old) = before.get(&name)
            && says_the_same(old, &value)
        {
            let minutes = value.get("minutes").cloned();
            value.clone_from(old);
            if let (Some(minutes), Some(fields)) = (minutes, value.as_object_mut()) {
                fields.insert("minutes".to_owned(), minutes);
            }
        }
        week.insert(name, value);
    }
    week
}

/// Whether all texts of the new one stand in the old one in the same language.
fn says_the_same(old: &Value, new: &Value) -> bool {
    match (old, new) {
        (Value::Object(old), Value::Object(new)) => new
            .iter()
            .filter(|(name, _)| *name != "minutes")
            .all(|(name, new)| old.get(name).is_some_and(|old| says_the_same(old, new))),
        (Value::Array(old), Value::Array(new)) => {
            old.len() == new.len()
                && old
                    .iter()
                    .zip(new)
                    .all(|(old, new)| says_the_same(old, new))
        }
        (old, new) => old == new,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counting() -> impl FnMut() -> u64 {
        let mut number = 0;
        move || {
            number += 1;
            number
        }
    }

    fn ids(weeks: &[Value]) -> Vec<&str> {
        weeks
            .iter()
            .filter_map(|week| week["id"].as_str())
            .collect()
    }

    #[test]
    fn weeks_that_come_in_get_ids_that_no_other_has() {
        let here = [json!({ "id": "week-000001" }), json!({ "id": "fog" })];
        let came = vec![
            json!({ "theme": "A" }),
            json!({ "id": "fog" }),
            json!({ "id": "own" }),
        ];
        let all = behind(&here, came, counting());
        assert_eq!(
            ids(&all),
            ["week-000001", "fog", "week-000002", "week-000003", "own"][..]
        );
        assert_eq!(all[2]["theme"], "A");
    }

    #[test]
    fn a_week_in_the_place_of_another_keeps_its_id_and_what_no_table_has() {
        let here = [
            json!({ "id": "fog", "theme": "Fog", "event": { "id": "tea" }, "activity": { "title": { "fr": "A", "en": "B" }, "steps": ["c"] } }),
            json!({ "theme": "No name" }),
        ];
        let came = vec![
            json!({ "theme": { "fr": "Brume" }, "activity": { "title": { "fr": "A" }, "minutes": 5 } }),
            json!({ "theme": "Two" }),
            json!({ "theme": "Three" }),
        ];
        let all = in_place(&here, came, counting());
        assert_eq!(ids(&all), ["fog", "week-2", "week-000001"]);
        let expected = json!({
            "id": "fog", "theme": { "fr": "Brume" }, "event": { "id": "tea" },
            "activity": { "title": { "fr": "A", "en": "B" }, "steps": ["c"], "minutes": 5 },
        });
        assert_eq!(all[0], expected);
    }

    #[test]
    fn what_the_table_leaves_out_is_left_out() {
        let here = [
            json!({ "id": "fog", "question": { "text": "Q" }, "activity": { "title": "A", "steps": ["c"] } }),
        ];
        let all = in_place(
            &here,
            vec![json!({ "theme": "T", "activity": { "title": "Other" } })],
            counting(),
        );
        assert_eq!(
            all,
            [json!({ "id": "fog", "theme": "T", "activity": { "title": "Other" } })]
        );
    }
}
