//! JSON: our own, which keeps everything; schema.org's Person (JSON-LD); and the fields of a Gravatar profile.
//!
//! All three are read, alone or many in a list. What is wrong in one field is left out with the name of the field.

mod gravatar;
mod schema_org;

#[cfg(test)]
mod tests;

use serde_json::{Map, Value};

pub use gravatar::write as gravatar;
pub use schema_org::write as schema_org;

use super::{
    Found, Person, Reason,
    vcard::{picture, tidy},
};

/// What tells our own JSON from any other, and its version.
const MARK: &str = "escale-card";
const VERSION: u64 = 1;
/// The largest file that is read, in bytes; a parsed one takes several times that.
const BYTES: usize = 4_000_000;
/// The most persons that are read of one file.
const PEOPLE: usize = 2000;

/// A person with everything the card says.
pub fn write(person: &Person) -> String {
    let mut whole = Map::new();
    whole.insert(MARK.to_owned(), VERSION.into());
    if let Ok(Value::Object(fields)) = serde_json::to_value(person) {
        whole.extend(fields);
    }
    pretty(&Value::Object(whole))
}

/// Several persons in one file.
pub fn write_all(people: &[Person]) -> String {
    let all: Vec<Value> = people
        .iter()
        .filter_map(|person| serde_json::to_value(person).ok())
        .collect();
    let mut whole = Map::new();
    whole.insert(MARK.to_owned(), VERSION.into());
    whole.insert("people".to_owned(), Value::Array(all));
    pretty(&Value::Object(whole))
}

/// The persons in a JSON text.
pub fn read(text: &str) -> Found {
    if text.len() > BYTES {
        return Found::refused(Reason::FileTooLarge(text.len()));
    }
    let mut found = Found::default();
    match serde_json::from_str::<Value>(text) {
        Ok(value) => take(value, false, &mut found),
        Err(error) => found.leave_out(Some(error.line()), "", Reason::NotJson),
    }
    if found.people.is_empty() && found.left_out_count == 0 {
        found.leave_out(None, "", Reason::NoCard);
    }
    found
}

/// Takes the persons of a value. `ours` says that the file around it is one of ours.
fn take(value: Value, ours: bool, found: &mut Found) {
    match value {
        Value::Array(all) => {
            for one in all {
                take(one, ours, found);
            }
        }
        Value::Object(mut fields) => {
            let ours = ours || fields.contains_key(MARK);
            let several = ["people", "@graph", "entry", "profiles"];
            let several = several.iter().find_map(|key| match fields.get(*key) {
                Some(Value::Array(_)) => fields.remove(*key),
                _ => None,
            });
            if let Some(several) = several {
                take(several, ours, found);
            } else if ours {
                add(own(fields, found), found);
            } else if schema_org::is_person(&fields) {
                add(schema_org::read(&fields, found), found);
            } else if gravatar::is_profile(&fields) {
                add(gravatar::read(&fields, found), found);
            }
        }
        _ => {}
    }
}

fn add(mut person: Person, found: &mut Found) {
    if let Some(photo) = person.photo.take() {
        match picture(photo.bytes) {
            Ok(mut seen) => {
                seen.alt = photo.alt;
                person.photo = Some(seen);
            }
            Err(reason) => found.leave_out(None, "photo", reason),
        }
    }
    if found.people.len() >= PEOPLE {
        if found.people.len() == PEOPLE {
            found.leave_out(None, "", Reason::TooMany(PEOPLE));
        }
    } else if tidy(&person.name).is_empty() {
        found.leave_out(None, "name", Reason::NoName);
    } else {
        found.people.push(person);
    }
}

/// A person in our own fields. Where the whole cannot be read, each field is read alone.
fn own(fields: Map<String, Value>, found: &mut Found) -> Person {
    if let Ok(person) = serde_json::from_value(Value::Object(fields.clone())) {
        return person;
    }
    let mut right = Map::new();
    for (name, value) in fields {
        let mut alone = Map::new();
        alone.insert(name.clone(), value.clone());
        if serde_json::from_value::<Person>(Value::Object(alone)).is_ok() {
            right.insert(name, value);
        } else {
            found.leave_out(None, &name, Reason::WrongValue);
        }
    }
    serde_json::from_value(Value::Object(right)).unwrap_or_default()
}

fn pretty(value: &Value) -> String {
    let mut text = serde_json::to_string_pretty(value).unwrap_or_default();
    text.push('\n');
    text
}

/// Puts a text under a name, if there is one.
fn put(fields: &mut Map<String, Value>, name: &str, text: &str) {
    if !text.is_empty() {
        fields.insert(name.to_owned(), text.into());
    }
}

/// Puts a list under a name, if anything is in it.
fn put_all(fields: &mut Map<String, Value>, name: &str, list: &[String]) {
    if !list.is_empty() {
        fields.insert(name.to_owned(), list.into());
    }
}

/// The text under a name: a text, or the first of a list, or what the thing there is called.
fn text(fields: &Map<String, Value>, name: &str) -> String {
    texts(fields, name).into_iter().next().unwrap_or_default()
}

/// The texts under a name: one, several, or the names of the things there.
fn texts(fields: &Map<String, Value>, name: &str) -> Vec<String> {
    fn walk(value: &Value, all: &mut Vec<String>) {
        match value {
            Value::String(text) => all.push(tidy(text)),
            Value::Array(list) => list.iter().for_each(|one| walk(one, all)),
            Value::Object(thing) => {
                let keys = ["name", "@value", "value", "url", "@id"];
                if let Some(named) = keys.iter().find_map(|key| thing.get(*key)) {
                    walk(named, all);
                }
            }
            _ => {}
        }
    }
    let mut all = Vec::new();
    if let Some(value) = fields.get(name) {
        walk(value, &mut all);
    }
    all.retain(|text| !text.is_empty());
    all
}
