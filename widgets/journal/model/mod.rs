//! The journal's rules: what an entry is, where it stands, when the bin lets go of it, how it reads elsewhere.
//!
//! Pure: entries, texts and moments in, decisions out. What happens to a text left behind by a killed tab is
//! decided in [`draft`].

pub mod draft;

use serde::{Deserialize, Serialize};

use crate::programme::Day;

/// How many entries a page of the list has.
pub const PAGE: usize = 30;
/// How many days an entry stays in the bin.
pub const BIN_DAYS: u16 = 30;
/// How many characters of an entry the list shows.
pub const EXCERPT: usize = 120;

/// What the order keys of binned entries start with: after every date, so that a list of the journal ends before
/// it and a list of the bin starts there.
pub const BIN: &str = "bin/";

const DAY_MILLIS: f64 = 86_400_000.0;

/// An entry of the journal.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    /// What the member wrote.
    pub text: String,
    /// The day of the experience, `YYYY-MM-DD`; when it was written down is the record's own matter.
    pub date: String,
    /// Words the member sorts by.
    #[serde(default)]
    pub tags: Vec<String>,
    /// What it answers, if it came from elsewhere.
    #[serde(default)]
    pub source: Option<Source>,
    /// When it was put into the bin, in milliseconds since 1970.
    #[serde(default)]
    pub binned: Option<f64>,
}

/// Where an entry came from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// The widget.
    pub widget: String,
    /// The week, as the programme names it.
    pub week: String,
    /// The question it answers, as it was asked.
    pub question: String,
}

impl Entry {
    /// A new entry without tags.
    pub fn new(text: String, date: String) -> Self {
        Self {
            text,
            date,
            tags: Vec::new(),
            source: None,
            binned: None,
        }
    }

    /// The entry's key in the order of its kind: its date, or `bin/` and the moment it was binned, in digits
    /// enough for every date there is. Entries of one day follow their identifiers, which sort by the moment they
    /// were made. A date that is none comes first, among the oldest.
    pub fn order(&self) -> String {
        match self.binned {
            Some(at) => {
                let digits = whole(at).to_string();
                let mut key = String::from(BIN);
                (digits.len()..15).for_each(|_| key.push('0'));
                key.push_str(&digits);
                key
            }
            None if Day::parse(&self.date).is_some() => self.date.clone(),
            None => Day::MIN.to_string(),
        }
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a moment is a whole number after 1970"
)]
fn whole(millis: f64) -> u64 {
    millis as u64
}
