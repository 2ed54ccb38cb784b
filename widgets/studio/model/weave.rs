//! What hangs loose in a programme: what nothing leads to, what is there twice, what is missing in a language.
//!
//! Only what can be shown in the document itself. Whether a question belongs to its activity is not judged: by words in
//! common, one good question in eight would be taken for a stranger.

use serde_json::{Map, Value};

use super::passages::entry;
use crate::programme::{Mode, is_language};

/// A loose end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Loose {
    /// Where it is.
    pub path: String,
    /// What it is.
    pub kind: Kind,
}

/// What a loose end is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// A resource of the welcome kit to which no week and no step of the checklist leads.
    Unlinked,
    /// A resource that an earlier place of the weeks has already.
    Twice {
        /// Where it came first.
        first: String,
    },
    /// A phase of the checklist without a step.
    EmptyPhase,
    /// A text that is missing in a language of the programme.
    Untranslated {
        /// The language.
        language: String,
    },
    /// Words for trying or for contributing alone: who only reads meets none of their own.
    OneMode {
        /// The way there are words for.
        mode: &'static str,
    },
    /// A meeting of a week that takes place on a day of another one.
    Astray,
}

impl Kind {
    /// The key of its sentence.
    pub fn key(&self) -> &'static str {
        match self {
            Kind::Unlinked => "unlinked",
            Kind::Twice { .. } => "twice",
            Kind::EmptyPhase => "empty-phase",
            Kind::Untranslated { .. } => "untranslated",
            Kind::OneMode { .. } => "one-mode",
            Kind::Astray => "astray",
        }
    }
}

/// The loose ends of a document, kit first, then weeks, checklist and texts.
pub fn weave(document: &Value) -> Vec<Loose> {
    let mut loose = Vec::new();
    unlinked(document, &mut loose);
    twice(document, &mut loose);
    empty_phases(document, &mut loose);
    let languages: Vec<&str> = list(document, "languages")
        .filter_map(|(_, language)| language.as_str())
        .collect();
    walk(document, String::new(), &languages, DEEPEST, &mut loose);
    loose
}

/// How deep a document is looked into; a programme is nowhere deeper.
const DEEPEST: usize = 12;

/// The entries of a list with their places; nothing where there is no list.
fn list<'v>(value: &'v Value, name: &str) -> impl Iterator<Item = (usize, &'v Value)> + use<'v> {
    let entries = value.get(name).and_then(Value::as_array);
    entries.into_iter().flatten().enumerate()
}

fn word<'v>(value: &'v Value, name: &str) -> Option<&'v str> {
    let word = value.get(name)?.as_str()?.trim();
    (!word.is_empty()).then_some(word)
}

/// The resources of the weeks and of the checklist, and where its steps lead.
fn unlinked(document: &Value, loose: &mut Vec<Loose>) {
    let mut led = Vec::new();
    for (_, part) in list(document, "weeks").chain(list(document, "checklist")) {
        led.extend(word(part, "href"));
        led.extend(list(part, "resources").filter_map(|(_, resource)| word(resource, "url")));
    }
    // Without weeks and steps nothing could lead anywhere.
    if list(document, "weeks")
        .chain(list(document, "checklist"))
        .next()
        .is_none()
    {
        return;
    }
    for (place, resource) in list(document, "kit") {
        if word(resource, "url").is_some_and(|url| !led.contains(&url)) {
            loose.push(Loose {
                path: entry("kit", place),
                kind: Kind::Unlinked,
            });
        }
    }
}

fn twice(document: &Value, loose: &mut Vec<Loose>) {
    let mut seen: Vec<(&str, String)> = Vec::new();
    for (week, value) in list(document, "weeks") {
        for (place, resource) in list(value, "resources") {
            let Some(url) = word(resource, "url") else {
                continue;
            };
            let path = entry(&[&entry("weeks", week), ".resources"].concat(), place);
            if let Some((_, first)) = seen.iter().find(|(known, _)| *known == url) {
                loose.push(Loose {
                    path,
                    kind: Kind::Twice {
                        first: first.clone(),
                    },
                });
            } else {
                seen.push((url, path));
            }
        }
    }
}

/// Phases that the programme names itself. The usual ones, where it names none, may be empty.
fn empty_phases(document: &Value, loose: &mut Vec<Loose>) {
    let used: Vec<&str> = list(document, "checklist")
        .filter_map(|(_, item)| word(item, "phase"))
        .collect();
    for (place, phase) in list(document, "phases") {
        if word(phase, "id").is_some_and(|id| !used.contains(&id)) {
            loose.push(Loose {
                path: entry("phases", place),
                kind: Kind::EmptyPhase,
            });
        }
    }
}

fn walk(value: &Value, path: String, languages: &[&str], deeper: usize, loose: &mut Vec<Loose>) {
    let Some(deeper) = deeper.checked_sub(1) else {
        return;
    };
    match value {
        Value::Object(fields) if is_by_language(fields, &path) => {
            untranslated(fields, &path, languages, loose);
        }
        Value::Object(fields) => {
            if is_modes(&path) {
                one_mode(fields, &path, loose);
            }
            for (name, value) in fields {
                let path = match path.as_str() {
                    "" => name.clone(),
                    _ => [&path, ".", name].concat(),
                };
                walk(value, path, languages, deeper, loose);
            }
        }
        Value::Array(entries) => {
            for (place, value) in entries.iter().enumerate() {
                walk(value, entry(&path, place), languages, deeper, loose);
            }
        }
        _ => {}
    }
}

/// Whether an object is a text by language. The ways to take part look like languages, and so may an id.
fn is_by_language(fields: &Map<String, Value>, path: &str) -> bool {
    let known = ["fr", "en"]
        .iter()
        .any(|language| fields.contains_key(*language));
    let all = fields
        .iter()
        .all(|(name, text)| is_language(name) && text.is_string());
    known && all && !fields.is_empty() && !is_modes(path)
}

fn is_modes(path: &str) -> bool {
    path.rsplit('.').next() == Some("modes")
}

fn untranslated(
    versions: &Map<String, Value>,
    path: &str,
    languages: &[&str],
    loose: &mut Vec<Loose>,
) {
    let primary = |tag: &str| tag.split('-').next().unwrap_or(tag).to_ascii_lowercase();
    for language in languages {
        let has = versions.iter().any(|(name, text)| {
            let is_written = text.as_str().is_some_and(|text| !text.trim().is_empty());
            is_written && primary(name) == primary(language)
        });
        if !has {
            loose.push(Loose {
                path: path.to_owned(),
                kind: Kind::Untranslated {
                    language: (*language).to_owned(),
                },
            });
        }
    }
}

fn one_mode(modes: &Map<String, Value>, path: &str, loose: &mut Vec<Loose>) {
    let mut given = Mode::WORDS.iter().filter(|mode| modes.contains_key(**mode));
    let only = given.next().filter(|_| given.next().is_none());
    // For reading alone is fine: the text itself speaks to all others.
    if let Some(mode) = only.filter(|mode| **mode != Mode::Observe.as_str()) {
        loose.push(Loose {
            path: path.to_owned(),
            kind: Kind::OneMode { mode },
        });
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::widgets::studio::model::starters::Starter;

    fn kinds(document: &Value) -> Vec<(String, Kind)> {
        let loose = weave(document).into_iter();
        loose.map(|loose| (loose.path, loose.kind)).collect()
    }

    #[test]
    fn a_resource_of_the_kit_is_loose_until_a_week_or_a_step_leads_to_it() {
        let kit = json!([{"title": "K", "url": "/k"}, {"title": "L", "url": "/l"}, {"title": "M", "url": "/m"}]);
        let mut document = json!({"kit": kit, "weeks": [{"resources": [{"url": "/k"}]}],
            "checklist": [{"phase": "before", "href": "/l"}]});
        assert_eq!(kinds(&document), [("kit[2]".to_owned(), Kind::Unlinked)]);
        document["checklist"][0]["resources"] = json!([{"url": "/m"}]);
        assert_eq!(kinds(&document), []);
        assert_eq!(kinds(&json!({"kit": [{"title": "K", "url": "/k"}]})), []);
    }

    #[test]
    fn a_resource_of_two_weeks_is_named_with_its_first_place() {
        let week = json!({"resources": [{"url": "/a"}]});
        assert_eq!(
            kinds(&json!({"weeks": [week, week]})),
            [(
                "weeks[1].resources[0]".to_owned(),
                Kind::Twice {
                    first: "weeks[0].resources[0]".to_owned()
                }
            )]
        );
    }

    #[test]
    fn a_phase_without_a_step_is_empty() {
        let document = json!({"phases": [{"id": "a"}, {"id": "b"}], "checklist": [{"phase": "a"}]});
        assert_eq!(
            kinds(&document),
            [("phases[1]".to_owned(), Kind::EmptyPhase)]
        );
    }

    #[test]
    fn a_text_in_one_of_two_languages_is_missing_in_the_other() {
        let missing = |language: &str| Kind::Untranslated {
            language: language.to_owned(),
        };
        let document = json!({"languages": ["fr-CA", "en"], "title": {"fr": "T", "en": " "}, "why": "For all",
            "weeks": [{"activity": {"steps": [{"en": "Step"}]}, "theme": {"fr": "T", "en-GB": "T"}}]});
        assert_eq!(
            kinds(&document),
            [
                ("title".to_owned(), missing("en")),
                ("weeks[0].activity.steps[0]".to_owned(), missing("fr-CA")),
            ]
        );
    }

    #[test]
    fn words_for_doing_alone_leave_those_who_read_without() {
        let document = json!({"weeks": [{"activity": {"modes": {"contribute": "Tell"}},
            "question": {"modes": {"observe": "Read"}}}]});
        let path = "weeks[0].activity.modes".to_owned();
        assert_eq!(
            kinds(&document),
            [(path, Kind::OneMode { mode: "contribute" })]
        );
    }

    #[test]
    fn the_starters_hang_together_save_for_their_kits() {
        for starter in Starter::ALL {
            let document = serde_json::from_str(starter.file()).unwrap();
            let mut kinds = kinds(&document);
            kinds.retain(|(_, kind)| *kind != Kind::Unlinked);
            assert_eq!(kinds, [], "{}", starter.id());
        }
    }
}
