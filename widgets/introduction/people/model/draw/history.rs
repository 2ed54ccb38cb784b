//! The draws there were: kept in the browser, and as a file for whoever draws next.

use serde::{Deserialize, Serialize};

/// A draw there was.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Round {
    /// The day, as in `2026-11-24`.
    pub date: String,
    /// The number it can be drawn again by.
    pub seed: u64,
    /// The way it was drawn.
    pub way: String,
    /// The names in each group.
    pub groups: Vec<Vec<String>>,
}

/// All of them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct History {
    /// In whatever order.
    pub rounds: Vec<Round>,
}

/// The file.
#[derive(Serialize, Deserialize)]
struct File {
    #[serde(rename = "escale-draws")]
    version: u32,
    rounds: Vec<Round>,
}

/// The most rounds that are read of a file.
const MOST: usize = 2000;

impl History {
    /// As a file, without the exclusions: they are no part of it.
    pub fn file(&self) -> String {
        let rounds = self.rounds.clone();
        let file = File { version: 1, rounds };
        let mut text = serde_json::to_string_pretty(&file).unwrap_or_default();
        text.push('\n');
        text
    }

    /// The history in a file; nothing where there is none in it.
    pub fn read(text: &str) -> Option<Self> {
        let file: File = serde_json::from_str(text).ok()?;
        let rounds = file.rounds.into_iter().take(MOST).collect();
        (file.version == 1).then_some(Self { rounds })
    }

    /// The rounds of another history that are not in this one.
    pub fn new_of(&self, other: Self) -> Vec<Round> {
        let rounds = other.rounds.into_iter();
        rounds
            .filter(|round| !self.rounds.contains(round))
            .collect()
    }
}
