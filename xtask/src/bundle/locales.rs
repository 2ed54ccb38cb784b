//! Step 8: one file of messages a language, gathered from the core and the widgets.
//!
//! The files hold keys without their area; here `title` of the journal becomes `journal.title`. A sentence that is
//! missing in a language, or speaks of other `{values}` than its twin, stops the build. Plural forms (`days.one`,
//! `days.other`) are each language's own business, as languages have different ones: only `other` must be there.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use anyhow::{Context, Result, bail};

use crate::paths;

/// The languages, each with a file.
pub const LANGUAGES: [&str; 2] = ["en", "fr"];

const SHARED: &str = "common";
const PLURAL: &str = ".other";
const FORMS: [&str; 5] = [".zero", ".one", ".two", ".few", ".many"];

type Messages = BTreeMap<String, String>;

/// Writes `<language>.json` into `folder`.
///
/// # Errors
/// When the languages differ in more than their words.
pub fn write(folder: &Path) -> Result<()> {
    let mut languages = BTreeMap::new();
    for language in LANGUAGES {
        languages.insert(language, gather(language)?);
    }
    let differences = differences(&languages);
    if !differences.is_empty() {
        bail!("the languages differ:\n  {}", differences.join("\n  "));
    }
    for (language, messages) in &languages {
        super::write(
            &folder.join(format!("{language}.json")),
            serde_json::to_string(messages)?.as_bytes(),
        )?;
    }
    Ok(())
}

fn gather(language: &str) -> Result<Messages> {
    let root = paths::root();
    let mut areas = vec![(
        SHARED.to_owned(),
        root.join(format!("src/text/{language}.json")),
    )];
    for widget in super::widgets()? {
        let path = root.join(format!("widgets/{widget}/{language}.json"));
        areas.push((widget, path));
    }
    let mut messages = Messages::new();
    for (area, path) in areas {
        let shown = path.strip_prefix(&root).unwrap_or(&path).display();
        let text = fs::read_to_string(&path).with_context(|| format!("cannot read {shown}"))?;
        let own: Messages = serde_json::from_str(&text)
            .with_context(|| format!("{shown} is not an object of sentences"))?;
        messages.extend(
            own.into_iter()
                .map(|(key, sentence)| (format!("{area}.{key}"), sentence)),
        );
    }
    Ok(messages)
}

fn differences(languages: &BTreeMap<&str, Messages>) -> Vec<String> {
    let mut found = Vec::new();
    let keys: BTreeSet<&str> = languages
        .values()
        .flat_map(Messages::keys)
        .map(String::as_str)
        .filter(|key| plural_of(key).is_none())
        .collect();
    for key in keys {
        let sentences: Vec<(&str, Option<&String>)> = languages
            .iter()
            .map(|(language, messages)| (*language, messages.get(key)))
            .collect();
        let missing = sentences.iter().filter(|(_, sentence)| sentence.is_none());
        found.extend(missing.map(|(language, _)| format!("{key} is not in {language}")));
        let values: BTreeSet<_> = sentences
            .iter()
            .filter_map(|(_, sentence)| Some(values(sentence.as_ref()?)))
            .collect();
        if values.len() > 1 {
            found.push(format!("{key} speaks of different values: {values:?}"));
        }
    }
    for (language, messages) in languages {
        found.extend(plural_differences(language, messages));
    }
    found
}

fn plural_differences(language: &str, messages: &Messages) -> Vec<String> {
    let mut found = Vec::new();
    for (key, sentence) in messages {
        let Some(noun) = plural_of(key) else { continue };
        match messages.get(&format!("{noun}{PLURAL}")) {
            None => found.push(format!("{key} in {language} has no {noun}{PLURAL}")),
            Some(other) if !values(sentence).is_subset(&values(other)) => {
                found.push(format!(
                    "{key} in {language} speaks of values that {noun}{PLURAL} does not have"
                ));
            }
            Some(_) => {}
        }
    }
    found
}

/// The key without its plural form, if it has one that only some languages have.
fn plural_of(key: &str) -> Option<&str> {
    FORMS.iter().find_map(|form| key.strip_suffix(form))
}

/// The names in braces.
fn values(sentence: &str) -> BTreeSet<&str> {
    sentence
        .split('{')
        .skip(1)
        .filter_map(|rest| Some(rest.split_once('}')?.0))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn compared(en: &[(&str, &str)], fr: &[(&str, &str)]) -> Vec<String> {
        let messages = |list: &[(&str, &str)]| -> Messages {
            list.iter()
                .map(|(key, sentence)| ((*key).to_owned(), (*sentence).to_owned()))
                .collect()
        };
        differences(&BTreeMap::from([
            ("en", messages(en)),
            ("fr", messages(fr)),
        ]))
    }

    #[test]
    fn two_languages_that_say_the_same_pass() {
        let found = compared(&[("a.hi", "Hello {name}")], &[("a.hi", "Bonjour {name}")]);
        assert!(found.is_empty(), "{found:?}");
    }

    #[test]
    fn a_sentence_in_one_language_only_is_found() {
        assert_eq!(compared(&[("a.hi", "Hello")], &[]), ["a.hi is not in fr"]);
    }

    #[test]
    fn different_values_are_found() {
        let found = compared(&[("a.hi", "Hello {name}")], &[("a.hi", "Bonjour {nom}")]);
        assert_eq!(found.len(), 1);
        assert!(
            found.concat().contains("a.hi speaks of different values"),
            "{found:?}"
        );
    }

    #[test]
    fn a_language_may_have_plural_forms_of_its_own() {
        let en = [("a.day.one", "One day"), ("a.day.other", "{count} days")];
        let fr = [
            ("a.day.one", "{count} jour"),
            ("a.day.many", "{count} de jours"),
            ("a.day.other", "{count} jours"),
        ];
        let found = compared(&en, &fr);
        assert!(found.is_empty(), "{found:?}");
    }

    #[test]
    fn a_plural_without_other_is_found() {
        let found = compared(&[("a.day.one", "One day")], &[]);
        assert_eq!(found, ["a.day.one in en has no a.day.other"]);
    }
}
