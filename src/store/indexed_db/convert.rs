//! Between records and the plain objects the database keeps, by way of JSON text: both sides have a
//! fast reader of it, and the module carries one already.

use js_sys::{JSON, Reflect, Uint8Array};
use serde_json::Value;
use wasm_bindgen::{JsCast, JsValue};

use crate::{
    error::{Error, Result},
    store::{Blob, Record},
};

/// The object of a record. A tombstone's has no `order`, which keeps it out of the index of lists.
pub fn from_record(record: &Record) -> Result<JsValue> {
    let text =
        serde_json::to_string(record).map_err(|error| Error::unreadable(&*record.id, error))?;
    let object = parse(&text)?;
    if record.deleted {
        // Fails on frozen objects only.
        Reflect::delete_property(&object.clone().into(), &"order".into()).ok();
    }
    Ok(object)
}

/// The record of an object.
///
/// # Errors
/// The object as JSON text when it does not have a record's shape.
pub fn to_record(object: &JsValue) -> std::result::Result<Record, String> {
    let text = text(object);
    serde_json::from_str(&text).map_err(|_| text)
}

/// The value of an object; null when JSON has no word for it.
pub fn to_value(object: &JsValue) -> Value {
    serde_json::from_str(&text(object)).unwrap_or_default()
}

/// The object of JSON text.
pub fn parse(text: &str) -> Result<JsValue> {
    JSON::parse(text).map_err(|_| Error::unreadable("JSON", "the browser cannot read it"))
}

/// A field of an object; undefined when it has none.
pub fn field(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &JsValue::from_str(name)).unwrap_or_default()
}

/// A field that is text; empty when it is not.
pub fn text_field(object: &JsValue, name: &str) -> String {
    field(object, name).as_string().unwrap_or_default()
}

/// The object of a draft.
pub fn from_draft(key: &str, text: &str, updated: f64) -> JsValue {
    object(&[
        ("key", key.into()),
        ("text", text.into()),
        ("updated", updated.into()),
    ])
}

/// The object of a meta value.
pub fn from_meta(key: &str, value: &Value) -> Result<JsValue> {
    Ok(object(&[
        ("key", key.into()),
        ("value", parse(&value.to_string())?),
    ]))
}

/// The object of a blob.
pub fn from_blob(blob: &Blob) -> JsValue {
    object(&[
        ("id", blob.id.as_str().into()),
        ("type", blob.media.as_str().into()),
        ("bytes", Uint8Array::from(&*blob.bytes).into()),
    ])
}

/// The blob of an object; none when it holds no bytes.
pub fn to_blob(object: &JsValue) -> Option<Blob> {
    let bytes = field(object, "bytes").dyn_into::<Uint8Array>().ok()?;
    let [id, media] = ["id", "type"].map(|name| text_field(object, name));
    Some(Blob::new(id, media, bytes.to_vec()))
}

fn object(fields: &[(&str, JsValue)]) -> JsValue {
    let object = js_sys::Object::new();
    for (name, value) in fields {
        set_field(&object, name, value);
    }
    object.into()
}

/// Sets a field of an object of ours.
pub fn set_field(object: &JsValue, name: &str, value: &JsValue) {
    // Fails on frozen objects only.
    Reflect::set(object, &JsValue::from_str(name), value).ok();
}

fn text(object: &JsValue) -> String {
    let text = JSON::stringify(object)
        .ok()
        .and_then(|text| text.as_string());
    text.unwrap_or_else(|| "null".to_owned())
}
