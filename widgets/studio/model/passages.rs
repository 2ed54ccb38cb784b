//! The texts of a document with their places and languages, wrong or whole: the document is JSON that is being written.

use serde_json::Value;

use crate::programme::is_language;

/// The fields that hold texts for members. All other strings are ids, links and words of the format.
const TEXTS: &[&str] = &[
    "title",
    "slogan",
    "purpose",
    "for",
    "name",
    "conditions",
    "modalities",
    "price",
    "why",
    "what",
    "when",
    "where",
    "how",
    "who",
    "benefits",
    "label",
    "theme",
    "text",
    "hint",
    "starter",
    "message",
    "note",
    "prompt",
    "place",
    "observe",
    "try",
    "contribute",
    "steps",
    "anchors",
    "manifesto",
    "description",
    "criteria",
    "tags",
];
/// How deep a document is looked into; a programme is nowhere deeper.
const DEEPEST: usize = 12;

/// One text of the document, in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage<'v> {
    /// Where it stands, the language included: `weeks[0].theme.fr`.
    pub path: String,
    /// The language it is in; empty where one text serves several languages.
    pub language: &'v str,
    /// The text, as the host wrote it.
    pub text: &'v str,
}

/// Every text of a document, in its order.
pub fn passages(document: &Value) -> Vec<Passage<'_>> {
    let main = match document
        .get("languages")
        .and_then(Value::as_array)
        .map(Vec::as_slice)
    {
        Some([only]) => only.as_str().unwrap_or_default(),
        _ => "",
    };
    let mut found = Vec::new();
    walk(document, String::new(), main, DEEPEST, &mut found);
    found
}

fn walk<'v>(
    value: &'v Value,
    path: String,
    main: &'v str,
    deeper: usize,
    found: &mut Vec<Passage<'v>>,
) {
    let Some(deeper) = deeper.checked_sub(1) else {
        return;
    };
    match value {
        Value::Object(fields) => {
            for (name, value) in fields {
                let path = if path.is_empty() {
                    name.clone()
                } else {
                    [&path, ".", name].concat()
                };
                if TEXTS.contains(&name.as_str()) {
                    texts(value, &path, main, found);
                } else {
                    walk(value, path, main, deeper, found);
                }
            }
        }
        Value::Array(entries) => {
            for (place, value) in entries.iter().enumerate() {
                walk(value, entry(&path, place), main, deeper, found);
            }
        }
        _ => {}
    }
}

/// The texts of a field: one, one by language, or a list of either.
fn texts<'v>(value: &'v Value, path: &str, main: &'v str, found: &mut Vec<Passage<'v>>) {
    match value {
        Value::String(text) => found.push(Passage {
            path: path.to_owned(),
            language: main,
            text,
        }),
        Value::Object(versions) => {
            for (language, text) in versions.iter().filter(|(name, _)| is_language(name)) {
                if let Value::String(text) = text {
                    found.push(Passage {
                        path: [path, ".", language].concat(),
                        language,
                        text,
                    });
                }
            }
        }
        Value::Array(entries) => {
            for (place, value) in entries
                .iter()
                .enumerate()
                .filter(|(_, value)| !value.is_array())
            {
                texts(value, &entry(path, place), main, found);
            }
        }
        _ => {}
    }
}

/// The path of an entry of a list.
pub fn entry(path: &str, place: usize) -> String {
    [path, "[", &place.to_string(), "]"].concat()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn every_text_has_its_place_and_its_language() {
        let document = json!({
            "id": "no-text", "languages": ["fr", "en"],
            "weeks": [{"theme": {"fr": "Escale", "en": "Port"}, "activity": {"steps": ["One", {"fr": "Deux"}],
                "modes": {"try": "Once"}}, "resources": [{"url": "https://example.org"}]}],
        });
        let found: Vec<_> = passages(&document)
            .into_iter()
            .map(|passage| (passage.path, passage.language, passage.text))
            .collect();
        let expected = [
            ("weeks[0].activity.modes.try", "", "Once"),
            ("weeks[0].activity.steps[0]", "", "One"),
            ("weeks[0].activity.steps[1].fr", "fr", "Deux"),
            ("weeks[0].theme.en", "en", "Port"),
            ("weeks[0].theme.fr", "fr", "Escale"),
        ];
        assert_eq!(found.len(), expected.len(), "{found:?}");
        for (path, language, text) in expected {
            assert!(
                found.contains(&(path.to_owned(), language, text)),
                "{path} in {found:?}"
            );
        }
    }

    #[test]
    fn where_there_is_one_language_a_plain_text_is_in_it() {
        let document = json!({"languages": ["fr"], "title": "Escale"});
        assert_eq!(passages(&document)[0].language, "fr");
    }

    #[test]
    fn a_document_without_end_has_an_end() {
        let mut document = json!({"title": "deep"});
        for _ in 0..100 {
            document = json!({"weeks": [document]});
        }
        assert!(passages(&document).is_empty());
    }
}
