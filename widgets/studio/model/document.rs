//! A programme as its host edits it: the JSON itself, changed by path, so that fields nobody knows here are kept.
//!
//! A path is what [`crate::programme::Problem`] names a place by: `weeks[2].question.text`.

use serde_json::{Map, Value};

/// The languages a text is written in here.
pub const LANGUAGES: [&str; 2] = ["fr", "en"];

/// A step into a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step<'p> {
    /// A field of an object.
    Field(&'p str),
    /// An entry of a list.
    Entry(usize),
}

/// The steps of a path; nothing when it is none.
fn steps(path: &str) -> Option<Vec<Step<'_>>> {
    let mut steps = Vec::new();
    for part in path.split('.') {
        let mut pieces = part.split('[');
        let name = pieces.next().filter(|name| !name.is_empty())?;
        steps.push(Step::Field(name));
        for piece in pieces {
            let place = piece.strip_suffix(']')?.parse().ok()?;
            steps.push(Step::Entry(place));
        }
    }
    Some(steps)
}

/// What stands at a path.
pub fn get<'v>(document: &'v Value, path: &str) -> Option<&'v Value> {
    let mut here = document;
    for step in steps(path)? {
        here = match step {
            Step::Field(name) => here.get(name)?,
            Step::Entry(place) => here.get(place)?,
        };
    }
    Some(here)
}

fn find<'v>(document: &'v mut Value, path: &str) -> Option<&'v mut Value> {
    let mut here = document;
    for step in steps(path)? {
        here = match step {
            Step::Field(name) => here.get_mut(name)?,
            Step::Entry(place) => here.get_mut(place)?,
        };
    }
    Some(here)
}

/// Sets what stands at a path, making the objects on the way. An entry of a list is not made; whatever is no object or
/// list and stands in the way gives way. False when nothing changed.
pub fn set(document: &mut Value, path: &str, value: Value) -> bool {
    let Some(steps) = steps(path) else {
        return false;
    };
    let mut here = document;
    for step in steps {
        here = match step {
            Step::Field(name) => {
                if !here.is_object() {
                    *here = Value::Object(Map::new());
                }
                let Some(fields) = here.as_object_mut() else {
                    return false;
                };
                fields.entry(name).or_insert(Value::Null)
            }
            Step::Entry(place) => match here.get_mut(place) {
                Some(entry) => entry,
                None => return false,
            },
        };
    }
    let changes = *here != value;
    *here = value;
    changes
}

/// Removes what stands at a path, and the objects around it that are empty then; an entry of a list stays, empty or not,
/// unless the path names it. False when there was nothing.
pub fn remove(document: &mut Value, path: &str) -> bool {
    let (around, last) = match (path.rfind('.'), path.rfind('[')) {
        (dot, Some(bracket)) if dot.is_none_or(|dot| dot < bracket) => {
            let place = path.get(bracket + 1..path.len() - 1);
            let Some(place) = place.and_then(|place| place.parse().ok()) else {
                return false;
            };
            (path.get(..bracket), Step::Entry(place))
        }
        (Some(dot), _) => (
            path.get(..dot),
            Step::Field(path.get(dot + 1..).unwrap_or_default()),
        ),
        _ => (None, Step::Field(path)),
    };
    let here = match around {
        Some(around) => find(document, around),
        None => Some(&mut *document),
    };
    let Some(here) = here else { return false };
    let removed = match (last, here) {
        (Step::Field(name), Value::Object(fields)) => fields.remove(name).is_some(),
        (Step::Entry(place), Value::Array(all)) if place < all.len() => {
            all.remove(place);
            true
        }
        _ => false,
    };
    let is_empty = |value: &Value| value.as_object().is_some_and(Map::is_empty);
    if removed
        && let Some(around) = around
        && !around.ends_with(']')
        && get(document, around).is_some_and(is_empty)
    {
        remove(document, around);
    }
    removed
}

/// The entries of a list; none where there is no list.
pub fn entries<'v>(document: &'v Value, path: &str) -> &'v [Value] {
    let list = get(document, path).and_then(Value::as_array);
    list.map(Vec::as_slice).unwrap_or_default()
}

/// Puts an entry into a list, which is made where there is none, at a place or else at its end.
pub fn insert(document: &mut Value, path: &str, place: usize, entry: Value) {
    if !get(document, path).is_some_and(Value::is_array) {
        set(document, path, Value::Array(Vec::new()));
    }
    if let Some(Value::Array(list)) = find(document, path) {
        list.insert(place.min(list.len()), entry);
    }
}

/// Moves an entry of a list to another place of it. False when it has no such places.
pub fn shift(document: &mut Value, path: &str, from: usize, to: usize) -> bool {
    let Some(Value::Array(list)) = find(document, path) else {
        return false;
    };
    if from == to || from.max(to) >= list.len() {
        return false;
    }
    let entry = list.remove(from);
    list.insert(to, entry);
    true
}

/// The plain words at a path; a number in figures; empty where there are none.
pub fn plain(document: &Value, path: &str) -> String {
    match get(document, path) {
        Some(Value::String(text)) => text.clone(),
        Some(Value::Number(number)) => number.to_string(),
        _ => String::new(),
    }
}

/// The main language of a programme, whose text one without a language is.
pub fn main_language(document: &Value) -> &'static str {
    let first = entries(document, "languages").first();
    let first = first.and_then(Value::as_str).unwrap_or_default();
    let known = LANGUAGES.into_iter().find(|known| first.starts_with(known));
    known.unwrap_or(LANGUAGES[0])
}

/// A text in one language; empty where it is not written in it.
pub fn text<'v>(document: &'v Value, path: &str, language: &str) -> &'v str {
    let found = match get(document, path) {
        Some(Value::String(text)) if language == main_language(document) => Some(text.as_str()),
        Some(Value::Object(texts)) => texts.get(language).and_then(Value::as_str),
        _ => None,
    };
    found.unwrap_or_default()
}

/// Writes a text in one language. One string for every language stays one until it is written in a second; what is empty
/// is removed.
pub fn set_text(document: &mut Value, path: &str, language: &str, text: String) -> bool {
    let main = main_language(document);
    let own = || [path, language].join(".");
    match get(document, path) {
        Some(Value::String(_)) if language == main => {
            // An entry of a list stays, empty or not.
            if text.is_empty() && !path.ends_with(']') {
                return remove(document, path);
            }
            return set(document, path, Value::String(text));
        }
        Some(Value::String(_)) if text.is_empty() => return false,
        Some(Value::String(before)) => {
            let before = Value::String(before.clone());
            let texts = Map::from_iter([(main.to_owned(), before)]);
            set(document, path, Value::Object(texts));
        }
        _ if text.is_empty() => return remove(document, &own()),
        _ => {}
    }
    set(document, &own(), Value::String(text))
}

/// What an entry of a list is called: its text at one of these fields, in a language or else in any; without fields, the
/// entry is a text itself.
pub fn called(entry: &Value, fields: &[&str], language: &str) -> String {
    let own = [Some(entry)].into_iter().filter(|_| fields.is_empty());
    let named = fields.iter().map(|field| get(entry, field));
    let texts = own.chain(named).filter_map(|found| match found? {
        Value::String(text) => Some(text.as_str()),
        Value::Object(texts) => {
            let own = texts.get(language).or_else(|| texts.values().next());
            own.and_then(Value::as_str)
        }
        _ => None,
    });
    let mut written = texts.filter(|text| !text.trim().is_empty());
    written.next().unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn sample() -> Value {
        json!({
            "escale": 1, "x-own": { "deep": [1, 2] },
            "title": "Port", "weeks": [{ "theme": "a", "x": true }, { "theme": "b" }, { "theme": "c" }]
        })
    }

    #[test]
    fn a_place_is_found_by_the_path_a_problem_names_it_by() {
        let document = sample();
        assert_eq!(get(&document, "weeks[1].theme"), Some(&json!("b")));
        assert_eq!(get(&document, "x-own.deep[1]"), Some(&json!(2)));
        for path in [
            "", "weeks[3]", "weeks[x]", "weeks[", "title.fr", ".a", "a..b",
        ] {
            assert_eq!(get(&document, path), None, "{path}");
        }
    }

    #[test]
    fn setting_makes_what_is_missing_on_the_way_and_keeps_everything_else() {
        let mut document = sample();
        assert!(set(
            &mut document,
            "weeks[0].question.text.fr",
            json!("Où ?")
        ));
        assert!(!set(
            &mut document,
            "weeks[0].question.text.fr",
            json!("Où ?")
        ));
        assert!(!set(&mut document, "weeks[9].theme", json!("d")));
        let week = json!({ "theme": "a", "x": true, "question": { "text": { "fr": "Où ?" } } });
        assert_eq!(document["weeks"][0], week);
        assert_eq!(document["x-own"], sample()["x-own"]);
        assert!(set(&mut document, "title.fr", json!("Le port")));
        assert_eq!(document["title"], json!({ "fr": "Le port" }));
    }

    #[test]
    fn removing_takes_along_the_objects_that_are_empty_then_and_no_entry() {
        let mut document = json!({ "weeks": [{ "question": { "text": { "fr": "Où ?" } } }], "a": { "b": 1, "c": 2 } });
        assert!(remove(&mut document, "weeks[0].question.text.fr"));
        assert_eq!(document, json!({ "weeks": [{}], "a": { "b": 1, "c": 2 } }));
        assert!(remove(&mut document, "a.b"));
        assert!(!remove(&mut document, "a.b") && !remove(&mut document, "weeks[1]"));
        assert!(!remove(&mut document, "weeks[x]") && !remove(&mut document, "gone.b"));
        assert!(remove(&mut document, "weeks[0]"));
        assert_eq!(document, json!({ "weeks": [], "a": { "c": 2 } }));
        assert!(remove(&mut document, "a"));
    }

    #[test]
    fn entries_are_added_and_moved_whole() {
        let mut document = sample();
        insert(&mut document, "weeks", 1, json!({ "theme": "new" }));
        insert(&mut document, "pauses", 7, json!({ "from": "2027-01-01" }));
        assert!(shift(&mut document, "weeks", 0, 3));
        assert!(!shift(&mut document, "weeks", 0, 4) && !shift(&mut document, "kit", 0, 0));
        let themes: Vec<_> = entries(&document, "weeks")
            .iter()
            .map(|week| &week["theme"])
            .collect();
        assert_eq!(themes, ["new", "b", "c", "a"]);
        assert_eq!(document["weeks"][3]["x"], true, "unknown fields go along");
        assert_eq!(entries(&document, "pauses").len(), 1);
        assert!(entries(&document, "title").is_empty());
    }

    #[test]
    fn one_string_stays_one_until_it_is_written_in_a_second_language() {
        let mut document = json!({ "languages": ["en"], "title": "Port" });
        assert_eq!(text(&document, "title", "en"), "Port");
        assert_eq!(text(&document, "title", "fr"), "");
        assert!(set_text(&mut document, "title", "en", "Harbour".to_owned()));
        assert_eq!(document["title"], "Harbour");
        assert!(!set_text(&mut document, "title", "fr", String::new()));
        assert!(set_text(&mut document, "title", "fr", "Port".to_owned()));
        assert_eq!(document["title"], json!({ "en": "Harbour", "fr": "Port" }));
        assert!(set_text(&mut document, "title", "en", String::new()));
        assert!(set_text(&mut document, "title", "fr", String::new()));
        assert_eq!(document, json!({ "languages": ["en"] }));
        assert!(set_text(&mut document, "host.name", "fr", "Ana".to_owned()));
        assert_eq!(document["host"], json!({ "name": { "fr": "Ana" } }));
    }

    #[test]
    fn a_text_that_is_an_entry_of_a_list_stays_one_when_it_is_emptied() {
        let mut document = json!({ "languages": ["en"], "steps": ["One", { "en": "Two" }] });
        set_text(&mut document, "steps[0]", "en", String::new());
        set_text(&mut document, "steps[1]", "en", String::new());
        assert_eq!(document["steps"], json!(["", {}]));
    }

    #[test]
    fn a_text_in_another_language_is_left_alone() {
        let mut document = json!({ "title": { "de": "Hafen", "fr": "Port" } });
        set_text(&mut document, "title", "fr", String::new());
        set_text(&mut document, "title", "en", "Harbour".to_owned());
        assert_eq!(document["title"], json!({ "de": "Hafen", "en": "Harbour" }));
    }

    #[test]
    fn an_entry_is_called_by_what_is_written_of_it() {
        let week = json!({ "theme": { "fr": " ", "en": "Fog" }, "question": { "text": "Où ?" } });
        let name = |language| called(&week, &["theme", "question.text"], language);
        assert_eq!([name("fr"), name("en")], ["Où ?", "Fog"]);
        assert_eq!(called(&json!(7), &["theme"], "fr"), "");
        assert_eq!(
            called(&json!({ "fr": "Un", "en": "One" }), &[], "en"),
            "One"
        );
    }

    #[test]
    fn numbers_are_shown_in_figures() {
        let document = json!({ "minutes": 20, "id": "port" });
        assert_eq!(plain(&document, "minutes"), "20");
        assert_eq!(plain(&document, "id"), "port");
        assert_eq!(plain(&document, "weeks"), "");
    }
}
