//! What one part says of another: it is there, and it is called the same.

#![allow(
    clippy::expect_used,
    reason = "a test that fails by panicking is a test that fails"
)]

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

const LANGUAGES: [&str; 2] = ["en", "fr"];

fn text(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).expect("text")
}

/// The sentences of a folder in a language, by their key.
fn sentences(folder: &str, language: &str) -> BTreeMap<String, String> {
    serde_json::from_str(&text(&format!("{folder}/{language}.json"))).expect("JSON")
}

#[test]
fn every_widget_says_what_its_button_opens_before_it_starts() {
    let loader = text("src/embed/sentences.js");
    for widget in escale::widgets::descriptions() {
        let key = format!("\"open-{}\": {{", widget.name);
        assert!(loader.contains(&key), "not in sentences.js: {key}");
    }
}

#[test]
fn whatever_keeps_a_programme_from_an_element_is_said() {
    let loader = text("src/embed/programme.js");
    let codes: BTreeSet<&str> = (loader.split("code: \"").skip(1))
        .filter_map(|rest| rest.split('"').next())
        .collect();
    assert!(codes.contains("unreachable"), "{codes:?}");
    for language in LANGUAGES {
        let said = sentences("src/text", language);
        for code in &codes {
            let key = format!("programme.{code}");
            assert!(said.contains_key(&key), "{language}: {key}");
        }
    }
}

#[test]
fn the_studio_names_what_members_look_back_with_as_they_see_it() {
    for language in LANGUAGES {
        let hosts = sentences("widgets/studio/words", language);
        let members = sentences("widgets/retrospective", language);
        let others = sentences("widgets/retrospective/model/templates", language);
        for template in escale::programme::Template::WORDS {
            let key = format!("template.{template}");
            // A list of the studio says in small letters what is a heading for members.
            let small = |name: &String| name.to_lowercase();
            let seen = members.get(&key).or_else(|| others.get(*template));
            let (named, seen) = (hosts.get(&key).map(small), seen.map(small));
            assert!(named.is_some(), "{language}: {key}");
            assert_eq!(named, seen, "{language}: {key}");
        }
    }
}
