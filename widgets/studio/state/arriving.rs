//! A programme that comes in: from a starter, out of a file, or pasted. What is no programme is refused with the reason.

use std::collections::BTreeMap;

use leptos::prelude::*;
use serde_json::Value;
use wasm_split_helpers::wasm_split;
use web_sys::File;

use super::State;
use crate::{
    error,
    programme::{self, MAX_BYTES, Refused},
    share::chosen,
    widgets::studio::model::{
        document::{LANGUAGES, set},
        starters::{self, Starter},
    },
};

/// The id of a programme that begins empty.
const NEW: &str = "programme";

impl State {
    /// Makes a programme of a starter.
    pub fn start_from(&self, starter: Starter) {
        let state = *self;
        self.context.spawn(async move {
            match written(starter).await.map(|text| read(&text)) {
                Ok(Ok(programme)) => {
                    state.refused.set(None);
                    state.make_apart(programme, BTreeMap::new());
                }
                Ok(Err(why)) => state.refuse("", &why),
                Err(error) => state.context.fail(error),
            }
        });
    }

    /// Makes an empty programme in both languages.
    pub fn start_empty(&self) {
        self.make_apart(starters::empty(NEW, &LANGUAGES), BTreeMap::new());
    }

    /// Makes a programme of a text; `name` is where it comes from.
    pub fn take(&self, name: &str, text: &str) {
        match read(text) {
            Ok(programme) => {
                self.refused.set(None);
                self.make(programme, BTreeMap::new());
            }
            Err(why) => self.refuse(name, &why),
        }
    }

    /// Makes a programme of a file.
    pub fn take_file(&self, file: File) {
        let state = *self;
        self.context.spawn(async move {
            let name = file.name();
            #[expect(clippy::cast_precision_loss, reason = "a few millions")]
            let most = MAX_BYTES as f64;
            if file.size() > most {
                // The sentence tells the most, not what it has.
                return state.refuse(&name, &Refused::TooLarge { bytes: MAX_BYTES });
            }
            match chosen::bytes(&file, || true).await {
                Ok(bytes) => {
                    let bytes = bytes.unwrap_or_default();
                    state.take(&name, &String::from_utf8_lossy(&bytes));
                }
                Err(error) => state.context.fail(error),
            }
        });
    }

    fn refuse(&self, name: &str, why: &Refused) {
        let key = ["common.programme.", why.key()].concat();
        let name = if name.is_empty() {
            self.words.text("pasted")
        } else {
            name.to_owned()
        };
        let params = why.params();
        let mut values = vec![("key", name.as_str())];
        values.extend(params.iter().map(|(name, value)| (*name, value.as_str())));
        let sentence = self.context.text_with(&key, &values);
        self.context.announce(&sentence);
        self.refused.set(Some(sentence));
    }
}

/// A starter's text, which is large and comes when it is asked for.
#[wasm_split(studio_starters, fallible)]
fn written(starter: Starter) -> error::Result<String> {
    Ok(starter.file().to_owned())
}

/// A programme's JSON, whole, when it is one that is read here. Fields nobody knows are kept.
fn read(text: &str) -> Result<Value, Refused> {
    programme::read(text)?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut value: Value = serde_json::from_str(text).unwrap_or_default();
    // Written out by some as 1.0.
    set(&mut value, "escale", Value::from(programme::VERSION));
    Ok(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_programme_comes_in_with_what_nobody_knows_in_it() {
        let read =
            read("\u{feff}{\"escale\": 1, \"id\": \"port\", \"x-own\": {\"a\": [1]}}").unwrap();
        assert_eq!(read["x-own"]["a"][0], 1);
        assert_eq!(read["escale"], 1);
    }

    #[test]
    fn what_is_no_programme_here_is_refused() {
        let why = |text: &str| read(text).map_err(|why| why.key());
        assert_eq!(why("{\"escale\": 2}"), Err("newer-version"));
        assert_eq!(why("{\"title\": 1}"), Err("no-version"));
        assert_eq!(why("<html>"), Err("not-json"));
        assert_eq!(why("[]"), Err("not-an-object"));
        assert_eq!(why(&" ".repeat(MAX_BYTES + 1)), Err("too-large"));
    }

    #[test]
    fn every_starter_is_a_programme_without_problems() {
        for starter in Starter::ALL {
            let (_, problems) = programme::read(starter.file()).unwrap();
            assert!(problems.is_empty(), "{problems:?}");
            assert!(read(starter.file()).is_ok());
        }
    }
}
