//! The text of `programme.json`, in the order in which people read one: what is known in the order of the programme's
//! types, then what nobody knows here by name; texts in the programme's languages, the main one first.
//!
//! What stands in it is the document, unchanged. The order comes from a table rather than from `serde_json`'s
//! `preserve_order`, which every widget would carry; a test holds the table to the JSON Schema.

use serde::{Serialize, Serializer};
use serde_json::Value;

use super::document::entries;

/// The fields of an object in order, after the names of the fields it stands in; the programme itself stands in none.
const FIELDS: &[(&str, &str)] = &[
    (
        "",
        "escale id title languages slogan purpose for intentions host terms why what when where how who benefits start \
         rhythm ahead pauses phases checklist kit buddy introduction weeks bank events journal retrospective manifesto \
         recognition",
    ),
    ("host", "name contact video"),
    ("terms", "conditions modalities price"),
    ("pauses", "from to label"),
    ("phases", "id title"),
    (
        "checklist",
        "id phase title why minutes kind href target language resources modes opens requires completion tour",
    ),
    ("opens", "days"),
    ("completion", "widget visit event element"),
    ("tour", "target text"),
    (
        "kit resources",
        "title url kind minutes language licence why",
    ),
    ("modes", "observe try contribute"),
    ("buddy", "name contact message"),
    ("introduction", "questions"),
    // Those of an introduction, and those of the bank.
    (
        "questions",
        "id text hint intention about depth public starter long audience",
    ),
    ("weeks", "id theme activity resources question event"),
    ("activity", "title minutes steps modes"),
    ("question", "text about answer starter modes"),
    ("answer", "kind options several steps bands anchors"),
    ("options", "id text"),
    ("bank", "intentions about depth public after questions"),
    ("events event", "id kind title start end zone place url"),
    ("journal", "templates"),
    ("templates", "id name hint text"),
    ("retrospective", "template columns stages intention note"),
    ("columns", "id title prompt"),
    ("recognition", "name description criteria url type tags"),
];

/// The fields of an object that stands in a field, where they are known.
fn fields(within: &str) -> Option<&'static str> {
    let mut rows = FIELDS.iter();
    let row = rows.find(|(places, _)| places.split(' ').any(|place| place == within));
    row.map(|(_, fields)| *fields)
}

/// The text of a programme's file.
pub fn text(programme: &Value) -> String {
    let languages = entries(programme, "languages").iter();
    let languages: Vec<_> = languages.filter_map(Value::as_str).collect();
    let written = Written {
        value: programme,
        within: "",
        languages: &languages,
    };
    serde_json::to_string_pretty(&written).unwrap_or_default()
}

/// A value with the name of the field it stands in.
#[derive(Clone, Copy)]
struct Written<'v> {
    value: &'v Value,
    within: &'v str,
    languages: &'v [&'v str],
}

impl<'v> Written<'v> {
    fn at(self, within: &'v str, value: &'v Value) -> Self {
        Self {
            value,
            within,
            ..self
        }
    }

    /// How far in front a field comes. An object that is none of the programme's is taken for texts by language.
    fn rank(self, name: &str) -> usize {
        let rank = match fields(self.within) {
            Some(fields) => fields.split(' ').position(|one| one == name),
            None => self.languages.iter().position(|one| *one == name),
        };
        rank.unwrap_or(usize::MAX)
    }
}

impl Serialize for Written<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.value {
            Value::Null => serializer.serialize_unit(),
            Value::Bool(is) => serializer.serialize_bool(*is),
            Value::Number(number) => number.serialize(serializer),
            Value::String(text) => serializer.serialize_str(text),
            Value::Array(list) => {
                serializer.collect_seq(list.iter().map(|entry| self.at(self.within, entry)))
            }
            Value::Object(fields) => {
                let mut fields: Vec<_> = fields.iter().collect();
                fields.sort_by_cached_key(|(name, _)| (self.rank(name), *name));
                let fields = fields.into_iter();
                serializer.collect_map(fields.map(|(name, value)| (name, self.at(name, value))))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use serde_json::json;

    use super::*;
    use crate::{programme::schema::schema, widgets::studio::model::starters::Starter};

    /// Each object of the schema: the field it stands in, and its own in order.
    fn objects(root: &Value, here: &Value, within: &str, found: &mut Vec<(String, Vec<String>)>) {
        if let Some(name) = here["$ref"].as_str() {
            let path = name.trim_start_matches('#');
            objects(root, root.pointer(path).unwrap(), within, found);
        }
        for one in here["anyOf"].as_array().into_iter().flatten() {
            objects(root, one, within, found);
        }
        if here["items"].is_object() {
            objects(root, &here["items"], within, found);
        }
        if let Some(properties) = here["properties"].as_object() {
            found.push((within.to_owned(), properties.keys().cloned().collect()));
            for (name, property) in properties {
                objects(root, property, name, found);
            }
        }
    }

    #[test]
    fn the_order_is_that_of_the_schema() {
        let root = schema();
        let mut found = Vec::new();
        objects(&root, &root, "", &mut found);
        let mut known = BTreeSet::new();
        for (within, names) in &found {
            let row = fields(within);
            let row = row.unwrap_or_else(|| panic!("no order for `{within}`: {names:?}"));
            let ranks: Vec<_> = names
                .iter()
                .map(|name| row.split(' ').position(|one| one == name))
                .collect();
            assert!(
                ranks.iter().all(Option::is_some) && ranks.is_sorted(),
                "`{within}` has {names:?}"
            );
            known.extend(names.iter().map(|name| (row, name.as_str())));
        }
        let written = FIELDS
            .iter()
            .flat_map(|(_, row)| row.split(' ').map(|name| (*row, name)));
        let gone: Vec<_> = written.filter(|one| !known.contains(one)).collect();
        assert!(gone.is_empty(), "the schema has no {gone:?}");
    }

    #[test]
    fn what_is_known_comes_in_order_and_the_rest_by_name() {
        let programme = json!({
            "x-own": { "id": 1, "a": [] }, "weeks": [{ "x": null, "event": { "zone": "Europe/Paris", "title": "Tea" },
            "id": "fog" }], "a-own": true, "title": { "fr": "Port", "de": "Hafen", "en": "Harbour" },
            "id": "port", "languages": ["fr", "en"], "escale": 1
        });
        let expected = r#"{
  "escale": 1,
  "id": "port",
  "title": {
    "fr": "Port",
    "en": "Harbour",
    "de": "Hafen"
  },
  "languages": [
    "fr",
    "en"
  ],
  "weeks": [
    {
      "id": "fog",
      "event": {
        "title": "Tea",
        "zone": "Europe/Paris"
      },
      "x": null
    }
  ],
  "a-own": true,
  "x-own": {
    "a": [],
    "id": 1
  }
}"#;
        assert_eq!(text(&programme), expected);
    }

    #[test]
    fn the_programme_is_the_same_when_it_is_read_again() {
        for starter in Starter::ALL {
            let programme: Value = serde_json::from_str(starter.file()).unwrap();
            let again: Value = serde_json::from_str(&text(&programme)).unwrap();
            assert_eq!(again, programme);
        }
        let odd = json!({ "title": [[{ "": 1.5 }], -7, "\u{0}\u{2028}\"", {}], "weeks": { "id": false } });
        assert_eq!(serde_json::from_str::<Value>(&text(&odd)).unwrap(), odd);
    }
}
