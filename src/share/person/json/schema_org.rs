//! A Person of schema.org as JSON-LD 1.1. The context names the vocabulary instead of an address to fetch, so that it
//! expands without a request; what schema.org has no term for stands under names of our own.

use serde_json::{Map, Value, json};

use super::{pretty, put, put_all, text, texts};
use crate::{
    programme::{Intention, Mode},
    share::person::{
        Agreement, Answer, Found, Link, Manual, Person, Photo, coded, vcard::inline_picture,
    },
};

/// What our own names stand for: no address, as nothing is there to fetch.
const OURS: &str = "urn:x-escale:";

/// A person as JSON-LD.
pub fn write(person: &Person) -> String {
    let mut fields = Map::new();
    let context = json!({"@vocab": "https://schema.org/", "escale": OURS});
    fields.insert("@context".to_owned(), context);
    fields.insert("@type".to_owned(), "Person".into());
    put(&mut fields, "@id", &person.uid);
    for (name, text) in [
        ("name", &person.name),
        ("familyName", &person.family),
        ("givenName", &person.given),
        ("alternateName", &person.nickname),
        ("pronouns", &person.pronouns),
        ("jobTitle", &person.role),
        ("description", &person.about),
        ("address", &person.address),
        ("escale:pronunciation", &person.pronunciation),
        ("escale:timeZone", &person.time_zone),
        ("escale:hours", &person.hours),
        ("escale:starter", &person.starter),
        ("escale:language", &person.language),
        ("escale:revised", &person.revised),
        ("escale:work", &person.manual.work),
        ("escale:needs", &person.manual.needs),
        ("escale:feedback", &person.manual.feedback),
        ("escale:human", &person.manual.human),
    ] {
        put(&mut fields, name, text);
    }
    let intentions: Vec<_> = person
        .intentions
        .iter()
        .map(|one| one.as_str().to_owned())
        .collect();
    for (name, list) in [
        ("knowsLanguage", &person.languages),
        ("knowsAbout", &person.ask),
        ("email", &person.emails),
        ("telephone", &person.phones),
        ("escale:learning", &person.learning),
        ("escale:topic", &person.topics),
        ("escale:intention", &intentions),
    ] {
        put_all(&mut fields, name, list);
    }
    things(&mut fields, person);
    pretty(&Value::Object(fields))
}

/// What is said by things with a type rather than by texts.
fn things(fields: &mut Map<String, Value>, person: &Person) {
    let mut put = |name: &str, value: Value| {
        fields.insert(name.to_owned(), value);
    };
    if !person.organisation.is_empty() {
        put(
            "worksFor",
            json!({"@type": "Organization", "name": person.organisation}),
        );
    }
    if !person.place.is_empty() {
        put(
            "homeLocation",
            json!({"@type": "Place", "name": person.place}),
        );
    }
    if let Some(agreement) = person.agreement {
        put("escale:agreement", agreement.as_str().into());
    }
    if let Some(mode) = person.mode {
        put("escale:mode", mode.as_str().into());
    }
    let all = |kind: &str, names: &[String]| {
        let things = names
            .iter()
            .map(|name| json!({"@type": kind, "name": name}));
        Value::Array(things.collect())
    };
    if !person.offers.is_empty() {
        put("makesOffer", all("Offer", &person.offers));
    }
    if !person.seeks.is_empty() {
        put("seeks", all("Demand", &person.seeks));
    }
    if !person.links.is_empty() {
        let pages = person
            .links
            .iter()
            .map(|link| json!({"@type": "WebPage", "name": link.label, "url": link.url}));
        put("subjectOf", Value::Array(pages.collect()));
    }
    if !person.answers.is_empty() {
        let answers = person.answers.iter().map(|answer| {
            json!({"@type": "Question", "name": answer.question, "acceptedAnswer":
                {"@type": "Answer", "text": answer.text}})
        });
        put("escale:answer", Value::Array(answers.collect()));
    }
    if let Some(photo) = &person.photo {
        let data = [
            "data:",
            &photo.mime,
            ";base64,",
            &coded::encoded(&photo.bytes),
        ]
        .concat();
        put(
            "image",
            json!({"@type": "ImageObject", "url": data, "caption": photo.alt}),
        );
    }
}

/// Whether an object is a person.
pub fn is_person(fields: &Map<String, Value>) -> bool {
    let types = texts(fields, "@type");
    types.iter().any(|one| {
        let name = one.rsplit(['/', ':']).next();
        name == Some("Person")
    })
}

/// The person of an object that is not expanded.
pub fn read(fields: &Map<String, Value>, found: &mut Found) -> Person {
    let words = texts(fields, "escale:intention");
    let company = [text(fields, "worksFor"), text(fields, "affiliation")];
    let place = [text(fields, "homeLocation"), text(fields, "workLocation")];
    let first = |texts: [String; 2]| texts.into_iter().find(|one| !one.is_empty());
    let mut person = Person {
        uid: text(fields, "@id"),
        name: text(fields, "name"),
        family: text(fields, "familyName"),
        given: text(fields, "givenName"),
        nickname: text(fields, "alternateName"),
        pronunciation: text(fields, "escale:pronunciation"),
        pronouns: text(fields, "pronouns"),
        agreement: Agreement::parse(&text(fields, "escale:agreement")),
        role: text(fields, "jobTitle"),
        organisation: first(company).unwrap_or_default(),
        place: first(place).unwrap_or_default(),
        time_zone: text(fields, "escale:timeZone"),
        hours: text(fields, "escale:hours"),
        languages: texts(fields, "knowsLanguage"),
        about: text(fields, "description"),
        intentions: words
            .iter()
            .filter_map(|word| Intention::parse(word))
            .collect(),
        ask: texts(fields, "knowsAbout"),
        learning: texts(fields, "escale:learning"),
        offers: texts(fields, "makesOffer"),
        seeks: texts(fields, "seeks"),
        topics: texts(fields, "escale:topic"),
        starter: text(fields, "escale:starter"),
        mode: Mode::parse(&text(fields, "escale:mode")),
        links: Vec::new(),
        emails: texts(fields, "email"),
        phones: texts(fields, "telephone"),
        address: address(fields),
        manual: Manual {
            work: text(fields, "escale:work"),
            needs: text(fields, "escale:needs"),
            feedback: text(fields, "escale:feedback"),
            human: text(fields, "escale:human"),
        },
        answers: Vec::new(),
        photo: photo(fields, found),
        language: text(fields, "escale:language"),
        revised: text(fields, "escale:revised"),
    };
    if person.name.is_empty() {
        let whole = [person.given.as_str(), &person.family].join(" ");
        whole.trim().clone_into(&mut person.name);
    }
    for page in objects(fields, "subjectOf") {
        let url = text(page, "url");
        if !url.is_empty() {
            let label = page.get("name").and_then(Value::as_str).unwrap_or_default();
            let label = label.to_owned();
            person.links.push(Link { label, url });
        }
    }
    for url in texts(fields, "url")
        .into_iter()
        .chain(texts(fields, "sameAs"))
    {
        let label = String::new();
        person.links.push(Link { label, url });
    }
    for asked in objects(fields, "escale:answer") {
        let answer = objects(asked, "acceptedAnswer")
            .first()
            .map(|one| text(one, "text"));
        person.answers.push(Answer {
            question: text(asked, "name"),
            text: answer.unwrap_or_default(),
        });
    }
    person
}

/// The objects under a name: one, or several.
fn objects<'a>(fields: &'a Map<String, Value>, name: &str) -> Vec<&'a Map<String, Value>> {
    match fields.get(name) {
        Some(Value::Object(one)) => vec![one],
        Some(Value::Array(all)) => all.iter().filter_map(Value::as_object).collect(),
        _ => Vec::new(),
    }
}

/// An address is a text, or a thing with parts (schema.org/PostalAddress).
fn address(fields: &Map<String, Value>) -> String {
    let Some(Value::Object(parts)) = fields.get("address") else {
        return text(fields, "address");
    };
    let parts = [
        "streetAddress",
        "postalCode",
        "addressLocality",
        "addressRegion",
        "addressCountry",
    ]
    .map(|name| text(parts, name));
    let said = parts.into_iter().filter(|part| !part.is_empty());
    said.collect::<Vec<_>>().join("\n")
}

fn photo(fields: &Map<String, Value>, found: &mut Found) -> Option<Photo> {
    let url = match fields.get("image") {
        Some(Value::Object(image)) => text(image, "url"),
        _ => text(fields, "image"),
    };
    if url.is_empty() {
        return None;
    }
    match inline_picture(&url) {
        Ok(mut photo) => {
            let image = objects(fields, "image");
            photo.alt = image
                .first()
                .map(|image| text(image, "caption"))
                .unwrap_or_default();
            Some(photo)
        }
        Err(reason) => {
            found.leave_out(None, "image", reason);
            None
        }
    }
}
