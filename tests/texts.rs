//! Reads every text we ship, in every language: no guilt, no gaps, French that is typeset as French.

#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "a test that fails by panicking is a test that fails"
)]

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use serde_json::Value;

/// Words that count, compare, rank or blame. Matched in small letters, as parts of sentences.
const GUILT: &[&str] = &[
    "streak",
    "in a row",
    "consecutive",
    "you have not",
    "you haven't",
    "you haven’t",
    "remaining",
    "overdue",
    "behind schedule",
    "falling behind",
    "inactive",
    "ranking",
    "leaderboard",
    "points earned",
    "incomplete",
    "to complete",
    "% complete",
    "% done",
    "only x left",
    "hurry",
    "don't forget",
    "don’t forget",
    "d’affilée",
    "jours de suite",
    "semaines de suite",
    "consécutif",
    "vous n’avez pas",
    "il vous reste",
    "il reste",
    "en retard",
    "inactif",
    "inactive",
    "classement",
    "incomplet",
    "à compléter",
    "dépêchez",
    "n’oubliez pas",
    "oublié de",
    "pas encore fait",
    "félicitations",
    "congratulations",
    "bravo",
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every message file as `(path, language, key -> sentence)`: those of parts stay beside the rules they are about.
fn messages() -> Vec<(PathBuf, &'static str, BTreeMap<String, String>)> {
    let mut files = Vec::new();
    for folder in ["src", "widgets"] {
        files_below(&root().join(folder), "json", &mut files);
    }
    files.retain(|path| path.file_name().is_some_and(|name| name == "en.json"));
    let folders = files.iter().filter_map(|path| path.parent());
    let mut all = Vec::new();
    for folder in folders {
        for language in ["en", "fr"] {
            let path = folder.join(format!("{language}.json"));
            let text = fs::read_to_string(&path)
                .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            let map = serde_json::from_str(&text)
                .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            all.push((path, language, map));
        }
    }
    all
}

/// Every sentence we ship: messages, the loader's own, and the example programmes, the bank's questions.
fn sentences() -> Vec<(String, &'static str, String)> {
    let mut all = Vec::new();
    for (path, language, map) in messages() {
        for (key, sentence) in map {
            all.push((format!("{}: {key}", path.display()), language, sentence));
        }
    }
    let examples = fs::read_dir(root().join("examples")).expect("examples");
    let programmes = examples.map(|entry| entry.expect("an entry").path());
    let bank = root().join("widgets/prompt/model/bank/questions.json");
    for path in programmes.chain([bank]) {
        if path
            .extension()
            .is_some_and(|extension| extension == "json")
        {
            let text = fs::read_to_string(&path).expect("text");
            let value: Value = serde_json::from_str(&text).expect("JSON");
            walk(&value, &path.display().to_string(), &mut all);
        }
    }
    let loader = fs::read_to_string(root().join("src/embed/sentences.js")).expect("text");
    for line in loader.lines() {
        for (mark, language) in [("en: \"", "en"), ("fr: \"", "fr")] {
            if let Some(sentence) = line
                .split(mark)
                .nth(1)
                .and_then(|rest| rest.split('"').next())
            {
                all.push((
                    "src/embed/sentences.js".to_owned(),
                    language,
                    sentence.to_owned(),
                ));
            }
        }
    }
    all
}

fn walk(value: &Value, path: &str, all: &mut Vec<(String, &'static str, String)>) {
    match value {
        Value::Object(map) => {
            for (key, value) in map {
                let language = if key == "fr" { "fr" } else { "en" };
                match value {
                    Value::String(text) if key == "fr" || key == "en" => {
                        all.push((path.to_owned(), language, text.clone()));
                    }
                    _ => walk(value, &format!("{path}.{key}"), all),
                }
            }
        }
        Value::Array(list) => {
            for (place, value) in list.iter().enumerate() {
                walk(value, &format!("{path}[{place}]"), all);
            }
        }
        _ => {}
    }
}

#[test]
fn no_text_counts_compares_ranks_or_blames() {
    let mut found = Vec::new();
    for (place, _, sentence) in sentences() {
        // Whatever number it is.
        let small = sentence
            .to_lowercase()
            .replace(|c: char| c.is_ascii_digit(), "x")
            .replace("{count}", "x");
        found.extend(
            GUILT
                .iter()
                .filter(|word| small.contains(**word))
                .map(|word| format!("{place}: “{word}” in {sentence}")),
        );
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

/// Words we refuse in our own texts that a host may need: a form to complete, the remaining seats, what stays where it is.
const ORDINARY: &[&str] = &["remaining", "to complete", "il reste", "à compléter"];

#[test]
fn what_we_refuse_ourselves_the_studio_shows_to_hosts() {
    for word in GUILT.iter().filter(|word| !ORDINARY.contains(word)) {
        let text = match *word {
            "only x left" => "only 3 left".to_owned(),
            word if word.starts_with('%') => ["40 ", word].concat(),
            word => word.to_owned(),
        };
        let found = escale::widgets::studio::model::lint::spans(&text, "");
        assert!(!found.is_empty(), "{word}");
    }
}

#[test]
fn every_key_is_in_both_languages_with_the_same_placeholders() {
    let placeholders = |sentence: &str| -> BTreeSet<String> {
        sentence
            .split('{')
            .skip(1)
            .filter_map(|rest| rest.split('}').next())
            .map(str::to_owned)
            .collect()
    };
    let mut found = Vec::new();
    for pair in messages().chunks(2) {
        let [(path, _, en), (_, _, fr)] = pair else {
            panic!("two languages")
        };
        for key in en.keys().chain(fr.keys()) {
            match (en.get(key), fr.get(key)) {
                (Some(one), Some(other)) if placeholders(one) == placeholders(other) => {}
                (Some(_), Some(_)) => {
                    found.push(format!("{}: {key}: placeholders differ", path.display()));
                }
                _ => found.push(format!("{}: {key}: not in both languages", path.display())),
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn every_message_the_code_names_exists() {
    let mut known = BTreeSet::new();
    for (path, _, map) in messages() {
        let folder = path
            .parent()
            .and_then(Path::file_name)
            .expect("a folder")
            .to_string_lossy()
            .into_owned();
        let area = if folder == "text" {
            "common".to_owned()
        } else {
            folder
        };
        for key in map.keys() {
            // Files outside of the widget's own name their area themselves.
            let own = key.strip_prefix(&format!("{area}.")).unwrap_or(key);
            known.insert(format!("{area}.{own}"));
            if let Some((stem, "one" | "other")) = own.rsplit_once('.') {
                known.insert(format!("{area}.{stem}"));
            }
        }
    }
    let areas: BTreeSet<_> = known
        .iter()
        .filter_map(|key| key.split('.').next())
        .map(str::to_owned)
        .collect();
    let mut found = Vec::new();
    for (path, code) in code() {
        for literal in code.split('"').skip(1).step_by(2) {
            let is_key = literal.split_once('.').is_some_and(|(area, rest)| {
                areas.contains(area)
                    && !rest.is_empty()
                    && !rest.ends_with('.')
                    && rest
                        .chars()
                        .all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '.')
            });
            if is_key && !known.contains(literal) {
                found.push(format!("{}: {literal}", path.display()));
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

/// The Rust files of the product without their tests, which name files that look like keys.
fn code() -> Vec<(PathBuf, String)> {
    let mut files = Vec::new();
    for folder in ["src", "widgets"] {
        files_below(&root().join(folder), "rs", &mut files);
    }
    files.retain(|path| !path.components().any(|part| part.as_os_str() == "tests"));
    let code = files.into_iter().map(|path| {
        let text = fs::read_to_string(&path).expect("text");
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        let code = code.to_owned();
        (path, code)
    });
    code.collect()
}

/// What is asked for of words that are at hand: `words.text("anew")`.
#[test]
fn every_message_that_is_asked_for_by_its_bare_key_exists() {
    let mut known = BTreeSet::new();
    for (_, _, map) in messages() {
        for key in map.into_keys() {
            if let Some((stem, "one" | "other")) = key.rsplit_once('.') {
                known.insert(stem.to_owned());
            }
            known.insert(key);
        }
    }
    let mut asked = 0;
    let mut found = Vec::new();
    for (path, code) in code() {
        for words in ["words", "said"] {
            for method in ["text", "get", "with", "count", "some"] {
                for rest in code.split(&format!("{words}.{method}(\"")).skip(1) {
                    let key = rest.split('"').next().unwrap_or_default();
                    asked += 1;
                    if !known.contains(key) {
                        found.push(format!("{}: {key}", path.display()));
                    }
                }
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
    assert!(asked > 300, "only {asked} keys were looked at");
}

#[test]
fn french_is_typeset_as_french() {
    let mut found = Vec::new();
    for (place, language, sentence) in sentences() {
        if language != "fr" {
            continue;
        }
        let chars: Vec<char> = sentence.chars().collect();
        for (i, c) in chars.iter().enumerate() {
            let before = i
                .checked_sub(1)
                .and_then(|j| chars.get(j))
                .copied()
                .unwrap_or('\u{202f}');
            let after = chars.get(i + 1).copied().unwrap_or('\u{202f}');
            let wrong = match c {
                ';' | '!' | '?' | '»' => before == ' ' || (*c == '»' && before != '\u{202f}'),
                '«' => after != '\u{202f}',
                ':' => before == ' ',
                '\'' => before.is_alphabetic() && after.is_alphabetic(),
                _ => false,
            };
            if wrong {
                found.push(format!("{place}: around “{c}” in {sentence}"));
                break;
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

fn files_below(folder: &Path, extension: &str, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            files_below(&path, extension, found);
        } else if path.extension().is_some_and(|its| its == extension) {
            found.push(path);
        }
    }
}
