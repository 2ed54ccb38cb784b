//! The fields of a Gravatar profile (docs.gravatar.com, REST API v3, "Profile"). It has no place for most of what a card
//! says: what one can ask, what one learns and other subjects all become interests, and come back as subjects.

use serde_json::{Map, Value, json};

use super::{pretty, put, text, texts};
use crate::share::person::{Found, Link, Person, Reason};

/// A person as a profile.
pub fn write(person: &Person) -> String {
    let mut fields = Map::new();
    for (name, text) in [
        ("display_name", &person.name),
        ("first_name", &person.given),
        ("last_name", &person.family),
        ("pronunciation", &person.pronunciation),
        ("pronouns", &person.pronouns),
        ("job_title", &person.role),
        ("company", &person.organisation),
        ("location", &person.place),
        ("timezone", &person.time_zone),
        ("description", &person.about),
    ] {
        put(&mut fields, name, text);
    }
    let languages = person.languages.iter().enumerate();
    let languages: Vec<_> = languages
        .map(|(place, name)| {
            json!({"code": name, "name": name, "is_primary": place == 0, "order": place + 1})
        })
        .collect();
    let interests = person
        .ask
        .iter()
        .chain(&person.learning)
        .chain(&person.topics);
    let interests: Vec<_> = interests.map(|name| json!({"name": name})).collect();
    let links = person.links.iter();
    let links: Vec<_> = links
        .map(|link| json!({"label": link.label, "url": link.url}))
        .collect();
    for (name, list) in [
        ("languages", languages),
        ("interests", interests),
        ("links", links),
    ] {
        if !list.is_empty() {
            fields.insert(name.to_owned(), Value::Array(list));
        }
    }
    pretty(&Value::Object(fields))
}

/// Whether an object looks like a profile.
pub fn is_profile(fields: &Map<String, Value>) -> bool {
    fields.contains_key("display_name") || fields.contains_key("displayName")
}

/// The person of a profile.
pub fn read(fields: &Map<String, Value>, found: &mut Found) -> Person {
    let name = [text(fields, "display_name"), text(fields, "displayName")];
    let mut links = Vec::new();
    if let Some(Value::Array(all)) = fields.get("links") {
        for one in all.iter().take(100) {
            match one {
                Value::Object(link) if !text(link, "url").is_empty() => links.push(Link {
                    label: text(link, "label"),
                    url: text(link, "url"),
                }),
                _ => found.leave_out(None, "links", Reason::WrongValue),
            }
        }
    }
    Person {
        name: name
            .into_iter()
            .find(|name| !name.is_empty())
            .unwrap_or_default(),
        given: text(fields, "first_name"),
        family: text(fields, "last_name"),
        pronunciation: text(fields, "pronunciation"),
        pronouns: text(fields, "pronouns"),
        role: text(fields, "job_title"),
        organisation: text(fields, "company"),
        place: text(fields, "location"),
        time_zone: text(fields, "timezone"),
        about: text(fields, "description"),
        languages: texts(fields, "languages"),
        topics: texts(fields, "interests"),
        links,
        ..Person::default()
    }
}
