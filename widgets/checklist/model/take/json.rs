//! The list as JSON, for other programs: `checklist` is the version of the form.

use serde_json::{Map, Value};

use super::{Line, Taken};

/// The list as JSON, indented.
pub fn json(taken: &Taken) -> String {
    let phases = taken.phases.iter().map(|phase| {
        let items = phase.items.iter().map(item).collect();
        object([
            ("id", Some(Value::from(phase.id.clone()))),
            ("title", Some(Value::from(phase.title.clone()))),
            ("items", Some(Value::Array(items))),
        ])
    });
    let whole = object([
        ("checklist", Some(Value::from(1))),
        ("programme", Some(Value::from(taken.programme.clone()))),
        ("title", Some(Value::from(taken.title.clone()))),
        ("phases", Some(Value::Array(phases.collect()))),
    ]);
    let mut text = serde_json::to_string_pretty(&whole).unwrap_or_default();
    text.push('\n');
    text
}

fn item(item: &Line) -> Value {
    let text = |text: &Option<String>| text.clone().map(Value::from);
    object([
        ("id", Some(Value::from(item.id.clone()))),
        ("title", Some(Value::from(item.title.clone()))),
        ("state", Some(Value::from(item.standing.as_str()))),
        ("why", text(&item.why)),
        ("minutes", item.minutes.map(Value::from)),
        ("url", text(&item.url)),
        ("tickedBy", text(&item.by)),
        ("opens", item.opens.map(|day| Value::from(day.to_string()))),
        ("howItWent", text(&item.line)),
    ])
}

fn object<const N: usize>(fields: [(&str, Option<Value>); N]) -> Value {
    let fields = fields
        .into_iter()
        .filter_map(|(name, value)| Some((name.to_owned(), value?)));
    Value::Object(fields.collect::<Map<_, _>>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_reads_as_json_with_what_is_known_and_nothing_else() {
        let text = json(&super::super::tests::taken());
        let value: Value = serde_json::from_str(&text).expect("JSON");
        let items = &value["phases"][0]["items"];
        assert_eq!(
            (value["checklist"].clone(), items[0]["state"].clone()),
            (1.into(), "done".into())
        );
        assert_eq!(items[0]["tickedBy"], "introduction");
        assert_eq!(items[0]["howItWent"], "Warm.\nAnd short.");
        assert_eq!(items[2]["opens"], "2027-03-01");
        assert!(items[1].get("why").is_none() && items[1].get("howItWent").is_none());
    }
}
