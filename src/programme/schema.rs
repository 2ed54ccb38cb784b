//! The JSON Schema of the programme file, made from the types of `model`. Native only: it is written at build time
//! and read by hosts' editors.
//!
//! It says of every field what the reader says, save for rules that JSON Schema cannot express: unique ids, known
//! phases and items, requirements without circles, ends that do not come before their beginnings.

use std::borrow::Cow;

use schemars::generate::SchemaSettings;
use schemars::transform::RecursiveTransform;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Value, json};

use super::model::{Completion, Id, LocalTime, Opens, Programme, Start, Text, Url, Widget};
use super::model::{ID_PATTERN, LANGUAGE_PATTERN, NO_URL_PATTERN, PAGE_PATTERN, URL_PATTERN};
use super::{Day, VERSION};

/// The JSON Schema of a programme file, draft 2020-12.
pub fn schema() -> Value {
    let settings = SchemaSettings::draft2020_12().with_transform(RecursiveTransform(as_read));
    let mut schema = settings
        .into_generator()
        .into_root_schema_for::<Programme>();
    add_version(&mut schema);
    add_questions(&mut schema);
    schema.to_value()
}

/// The one field that is checked and not kept.
fn add_version(schema: &mut Schema) {
    let version = json!({
        "description": "The version of the programme file's format.",
        "const": VERSION,
    });
    if let Some(Value::Object(properties)) = schema.get_mut("properties") {
        properties.shift_insert(0, "escale".to_owned(), version);
    }
    if let Some(Value::Array(required)) = schema.get_mut("required") {
        required.insert(0, "escale".into());
    }
}

/// Without a bank, every week has a question of its own.
fn add_questions(schema: &mut Schema) {
    let asked = json!({
        "properties": { "weeks": { "items": {
            "properties": { "question": { "type": "object" } },
            "required": ["question"],
        } } },
    });
    schema.insert(
        "if".to_owned(),
        json!({ "properties": { "bank": { "type": "object" } }, "required": ["bank"] }),
    );
    schema.insert("then".to_owned(), json!(true));
    schema.insert("else".to_owned(), asked);
}

/// Says what the reader does and the types do not: a list may be absent or null.
fn as_read(schema: &mut Schema) {
    // The width in Rust, which no editor knows; the bounds are there.
    if schema.get("format") == Some(&"uint16".into()) {
        schema.remove("format");
    }
    let mut lists = Vec::new();
    if let Some(Value::Object(properties)) = schema.get_mut("properties") {
        for (name, property) in properties.iter_mut() {
            if property.get("type") == Some(&"array".into()) {
                property["type"] = json!(["array", "null"]);
                lists.push(name.clone());
            }
        }
    }
    if let Some(Value::Array(required)) = schema.get_mut("required") {
        required.retain(|name| !lists.iter().any(|list| name == list));
    }
}

/// Schemas of types whose form in the file is not that of the Rust type.
macro_rules! schemas {
    ($($name:ident => |$generator:ident| $schema:expr;)+) => {
        $(
            impl JsonSchema for $name {
                fn schema_name() -> Cow<'static, str> {
                    stringify!($name).into()
                }

                fn json_schema($generator: &mut SchemaGenerator) -> Schema {
                    $schema
                }
            }
        )+
    };
}

schemas! {
    Id => |_generator| json_schema!({
        "description": "Small letters, digits and hyphens, at most 64.",
        "type": "string",
        "pattern": ID_PATTERN,
    });
    Text => |_generator| json_schema!({
        "description": "A text in simple Markdown, or such texts by language.",
        "anyOf": [written(), {
            "type": "object",
            "minProperties": 1,
            "patternProperties": { LANGUAGE_PATTERN: written() },
            "additionalProperties": false,
        }],
    });
    Url => |_generator| json_schema!({
        "description": "A link: http, https, mailto, or relative to the page.",
        "type": "string",
        "pattern": URL_PATTERN,
        "not": { "pattern": NO_URL_PATTERN },
    });
    Day => |_generator| json_schema!({
        "description": "A date: YYYY-MM-DD.",
        "type": "string",
        "format": "date",
        "pattern": r"^\d{4}-\d{2}-\d{2}$",
    });
    LocalTime => |_generator| json_schema!({
        "description": "A day and a time: YYYY-MM-DDTHH:MM.",
        "type": "string",
        "pattern": r"^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d$",
    });
    Start => |generator| json_schema!({
        "anyOf": [{ "const": "relative" }, generator.subschema_for::<Day>()],
    });
    Opens => |generator| json_schema!({
        "anyOf": [generator.subschema_for::<Day>(), {
            "description": "Days since the member's first visit.",
            "type": "object",
            "properties": { "days": { "type": "integer", "minimum": 0, "maximum": Opens::MAX_DAYS } },
            "required": ["days"],
        }],
    });
    Completion => |generator| json_schema!({
        "anyOf": [
            { "const": "manual" },
            by("widget", &generator.subschema_for::<Widget>().to_value()),
            by("visit", &json!({
                "description": "A path of the site; * stands for anything. No regular expression.",
                "type": "string",
                "pattern": PAGE_PATTERN,
            })),
            by("event", &json!({
                "description": "The name of an event that the page dispatches on its document.",
                "type": "string",
                "pattern": "^[!-~]{1,64}$",
            })),
            by("element", &json!({
                "description": "A CSS selector: something on the page.",
                "type": "string",
                "pattern": WRITTEN_PATTERN,
            })),
        ],
    });
}

/// One way to complete an item.
fn by(name: &str, value: &Value) -> Value {
    json!({ "type": "object", "properties": { name: value }, "required": [name] })
}

/// More than blanks: next line (U+0085) is one to Unicode, and not to ECMAScript's `\s`.
const WRITTEN_PATTERN: &str = r"[^\s\u0085]";

/// A string that is not blank.
fn written() -> Value {
    json!({ "type": "string", "pattern": WRITTEN_PATTERN })
}
