//! What an entry of the journal is.
//!
//! The shape is stored as it stands (`record.rs`); every field added since the first one may be absent.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::{BIN, letter, search};
use crate::{programme::Day, text::Weather};

/// An entry of the journal.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    /// What the member wrote, in the Markdown subset.
    pub text: String,
    /// The day of the experience, `YYYY-MM-DD`; when it was written down is the record's own matter.
    pub date: String,
    /// The time of the experience on the clock where it was, `HH:MM`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time: Option<String>,
    /// The time zone in which day and time are meant, by its IANA name (`Europe/Paris`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub zone: Option<String>,
    /// Words the member sorts by, without `#`.
    #[serde(default)]
    pub tags: Vec<String>,
    /// Marked by the member.
    #[serde(default, skip_serializing_if = "is_false")]
    pub starred: bool,
    /// The weather of the moment, as the member felt it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weather: Option<Weather>,
    /// The energy of the moment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub energy: Option<Energy>,
    /// Pictures, in the order they are shown.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pictures: Vec<Picture>,
    /// A letter to oneself stays closed until this day, `YYYY-MM-DD` (see `letter.rs`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sealed: Option<String>,
    /// What it answers, if it came from another widget.
    #[serde(default)]
    pub source: Option<Source>,
    /// The journal of another program it was brought from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub origin: Option<Origin>,
    /// When it was put into the bin, in milliseconds since 1970.
    #[serde(default)]
    pub binned: Option<f64>,
    /// All of it but its date, under a passphrase of its own (see `secret.rs`); everything else is as it is by default then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub secret: Option<Value>,
}

/// How much energy there was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Energy {
    /// Low.
    Low,
    /// Steady.
    Steady,
    /// High.
    High,
}

/// A picture of an entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Picture {
    /// The identifier of its bytes in the store.
    pub blob: String,
    /// What is to be seen, for those who do not see it.
    #[serde(default)]
    pub description: String,
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

/// What another program knew about an entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Origin {
    /// The program: `day-one`, `journey`, `joplin`, `jrnl`, `logseq`, `obsidian`, `daylio`.
    pub program: String,
    /// The entry's name there.
    pub id: String,
    /// What has no place here and is kept for the way back (a location, say).
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub rest: Map<String, Value>,
}

impl Entry {
    /// Its tags: those it has, and those written with a `#` in its text.
    pub fn all_tags(&self) -> Vec<String> {
        search::tags(&self.tags, &self.text)
    }

    /// Whether what it says is closed: a letter before its day, or what is under a passphrase of its own.
    pub fn is_closed(&self, today: Day) -> bool {
        self.secret.is_some() || letter::is_sealed(self, today)
    }

    /// The entry's key in the order of its kind: its date and its time of day (`2026-11-23T08:05`), its date alone
    /// where there is no time, or `bin/` and the moment it was binned. An entry without a time so comes before those
    /// of its day that have one; entries of one minute follow their identifiers, which sort by the moment they were
    /// made. A date that is none comes first, among the oldest.
    pub fn order(&self) -> String {
        if let Some(at) = self.binned {
            return moment_key(BIN, at);
        }
        if Day::parse(&self.date).is_none() {
            return Day::MIN.to_string();
        }
        let mut key = self.date.clone();
        if let Some(time) = self.time_of_day() {
            key.push('T');
            key.push_str(time);
        }
        key
    }
}

impl Entry {
    fn time_of_day(&self) -> Option<&str> {
        self.time.as_deref().filter(|time| is_time(time))
    }

    /// Its minute of the day. As in [`order`](Self::order), none comes before every other.
    pub fn minute(&self) -> Option<u16> {
        let (hours, minutes) = self.time_of_day()?.split_once(':')?;
        Some(hours.parse::<u16>().ok()? * 60 + minutes.parse::<u16>().ok()?)
    }
}

/// The day that an entry's order key says; none for one in the bin.
pub fn day_of(order: &str) -> Option<Day> {
    order.split('T').next().and_then(Day::parse)
}

/// Whether a text is a time of day, `HH:MM`.
pub fn is_time(text: &str) -> bool {
    let &[h1, h2, b':', m1, m2] = text.as_bytes() else {
        return false;
    };
    [h1, h2, m1, m2].iter().all(u8::is_ascii_digit) && text < "24" && m1 < b'6'
}

/// A key that sorts by a moment, in milliseconds since 1970, in digits enough for every date there is.
pub(super) fn moment_key(before: &str, at: f64) -> String {
    let digits = whole(at).to_string();
    let mut key = String::from(before);
    (digits.len()..16).for_each(|_| key.push('0'));
    key.push_str(&digits);
    key
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde hands over references"
)]
fn is_false(flag: &bool) -> bool {
    !flag
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a moment is a whole number after 1970"
)]
fn whole(millis: f64) -> u64 {
    millis as u64
}
