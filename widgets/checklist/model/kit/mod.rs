//! A member's shelf of the welcome kit: what to read later, and a private note to each resource.

use serde::{Deserialize, Serialize};

use crate::text::Spoken;

/// The words, in a language.
pub fn words(language: &str) -> Spoken {
    Spoken::of(language, include_str!("en.json"), include_str!("fr.json"))
}

/// What a member keeps about one resource, which its address names.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shelved {
    /// The resource's address, as the programme has it.
    pub url: String,
    /// Whether it is on the shelf, to be read later.
    #[serde(default)]
    pub later: bool,
    /// What the member notes about it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

impl Shelved {
    /// A resource about which nothing is kept.
    pub fn of(url: &str) -> Self {
        Self {
            url: url.to_owned(),
            ..Self::default()
        }
    }

    /// Takes in what another tab keeps. Of two notes that differ both stay, unless it is known (`origin`) that only one
    /// of them was written on.
    pub fn meet(&mut self, origin: Option<&Self>, theirs: Self) {
        if origin.is_some_and(|origin| origin.later == self.later) {
            self.later = theirs.later;
        }
        self.note = super::marked::joined(
            origin.map(|one| one.note.as_str()),
            &self.note,
            &theirs.note,
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_two_tabs_nothing_noted_is_lost_and_the_one_choice_made_holds() {
        let origin = Shelved::of("/a");
        let mut here = Shelved {
            note: "Page 3.".into(),
            ..origin.clone()
        };
        let there = Shelved {
            later: true,
            note: "For Ana.".into(),
            ..origin.clone()
        };
        here.meet(Some(&origin), there);
        assert_eq!(
            (here.later, here.note.as_str()),
            (true, "Page 3.\nFor Ana.")
        );
    }

    #[test]
    fn what_is_kept_reads_back() {
        let text = serde_json::to_string(&Shelved::of("/a")).expect("json");
        assert_eq!(text, r#"{"url":"/a","later":false}"#);
        assert_eq!(
            serde_json::from_str::<Shelved>(&text).expect("kept"),
            Shelved::of("/a")
        );
    }
}
