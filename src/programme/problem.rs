//! What is wrong with a programme, as data: where, what was found, what belongs there.
//!
//! The interface words these in the member's language through [`Expected::key`] and [`Expected::params`]; `Display`
//! is English, for consoles.

use std::fmt;

/// One wrong field or entry. It was left out; the rest of the programme runs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Where, such as `weeks[3].resources[1].url`.
    pub path: String,
    /// What was found, as short JSON; `None` when the field is missing.
    pub value: Option<String>,
    /// What belongs there.
    pub expected: Expected,
}

/// What belongs where a problem was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// A text that is not blank, or such texts by language.
    Text,
    /// A plain string that is not blank.
    PlainText,
    /// An object.
    Object,
    /// A list.
    List,
    /// `true` or `false`.
    YesOrNo,
    /// Small letters, digits and hyphens, at most 64.
    Id,
    /// An id no earlier entry of the list has.
    UniqueId,
    /// The id of a phase of the checklist.
    KnownPhase,
    /// The id of an item of the checklist.
    KnownItem,
    /// A requirement that does not lead back to its own item.
    NoCircle,
    /// `YYYY-MM-DD`.
    Date,
    /// `YYYY-MM-DD` or `relative`.
    DateOrRelative,
    /// `YYYY-MM-DD` or `{"days": 14}`.
    DateOrDays,
    /// `YYYY-MM-DDTHH:MM`.
    Time,
    /// An end that does not come before its beginning.
    NotBeforeStart,
    /// The name of a time zone, such as `Europe/Paris`.
    TimeZone,
    /// A whole number within bounds, both included.
    Number {
        /// The smallest that is allowed.
        min: u16,
        /// The largest that is allowed.
        max: u16,
    },
    /// One of these words.
    OneOf {
        /// The words that are known.
        words: &'static [&'static str],
    },
    /// No more entries than this; the others were left out.
    AtMost {
        /// How many are allowed.
        count: u16,
    },
    /// No fewer entries than this.
    AtLeast {
        /// How many are needed.
        count: u16,
    },
    /// A text of so many characters at most.
    Shorter {
        /// How many are allowed.
        max: u16,
    },
    /// A link: http, https, mailto, or relative to the page.
    Url,
    /// A language tag such as `fr` or `fr-CA`.
    Language,
    /// `"manual"`, or one of `{"widget": …}`, `{"visit": …}`, `{"event": …}`, `{"element": …}`.
    Completion,
    /// A CSS selector.
    Selector,
    /// Not about one field: the file has more problems than are listed.
    FewerProblems {
        /// How many are not listed.
        more: usize,
    },
}

impl Expected {
    /// The stable last part of the message key.
    pub fn key(&self) -> &'static str {
        match self {
            Expected::Text => "a-text",
            Expected::PlainText => "a-plain-text",
            Expected::Object => "an-object",
            Expected::List => "a-list",
            Expected::YesOrNo => "yes-or-no",
            Expected::Id => "an-id",
            Expected::UniqueId => "unique-id",
            Expected::KnownPhase => "known-phase",
            Expected::KnownItem => "known-item",
            Expected::NoCircle => "no-circle",
            Expected::Date => "a-date",
            Expected::DateOrRelative => "a-date-or-relative",
            Expected::DateOrDays => "a-date-or-days",
            Expected::Time => "a-time",
            Expected::NotBeforeStart => "not-before-start",
            Expected::TimeZone => "a-time-zone",
            Expected::Number { .. } => "a-number",
            Expected::OneOf { .. } => "one-of",
            Expected::AtMost { .. } => "at-most",
            Expected::AtLeast { .. } => "at-least",
            Expected::Shorter { .. } => "a-shorter-text",
            Expected::Url => "a-url",
            Expected::Language => "a-language",
            Expected::Completion => "a-completion",
            Expected::Selector => "a-selector",
            Expected::FewerProblems { .. } => "fewer-problems",
        }
    }

    /// The placeholders of the message and their values.
    pub fn params(&self) -> Vec<(&'static str, String)> {
        match self {
            Expected::Number { min, max } => {
                vec![("min", min.to_string()), ("max", max.to_string())]
            }
            Expected::OneOf { words } => vec![("words", words.join(", "))],
            Expected::AtMost { count } | Expected::AtLeast { count } => {
                vec![("count", count.to_string())]
            }
            Expected::Shorter { max } => vec![("max", max.to_string())],
            Expected::FewerProblems { more } => vec![("more", more.to_string())],
            _ => Vec::new(),
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Expected::FewerProblems { more } = self.expected {
            return write!(f, "{more} more problems are not listed");
        }
        let found = self.value.as_deref().unwrap_or("nothing");
        write!(
            f,
            "{}: found {found}, expected {}",
            self.path, self.expected
        )
    }
}

impl fmt::Display for Expected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Expected::Text => "a text that is not empty, or such texts by language",
            Expected::PlainText => "a text in quotes that is not empty",
            Expected::Object => "an object, {…}",
            Expected::List => "a list, […]",
            Expected::YesOrNo => "true or false",
            Expected::Id => "an id: small letters, digits and hyphens, at most 64",
            Expected::UniqueId => "an id that no earlier entry of the list has",
            Expected::KnownPhase => "the id of a phase",
            Expected::KnownItem => "the id of an item of the checklist",
            Expected::NoCircle => "an item that does not itself wait for this one",
            Expected::Date => "a date such as 2027-01-31",
            Expected::DateOrRelative => "a date such as 2027-01-31, or \"relative\"",
            Expected::DateOrDays => "a date such as 2027-01-31, or {\"days\": 14} with at most 730",
            Expected::Time => "a day and time such as 2027-01-31T18:30",
            Expected::NotBeforeStart => "an end that does not come before the beginning",
            Expected::TimeZone => "a time zone such as Europe/Paris",
            Expected::Number { min, max } => {
                return write!(f, "a whole number from {min} to {max}");
            }
            Expected::OneOf { words } => return write!(f, "one of {}", words.join(", ")),
            Expected::AtMost { count } => return write!(f, "at most {count} entries"),
            Expected::AtLeast { count } => return write!(f, "at least {count} entries"),
            Expected::Shorter { max } => return write!(f, "a text of at most {max} characters"),
            Expected::Url => "a link that starts with https:, http: or mailto:, or is relative",
            Expected::Language => "a language tag such as fr or fr-CA",
            Expected::Completion => {
                "\"manual\", {\"widget\": …} with introduction, prompt, journal or retrospective, \
                 {\"visit\": …} with a path such as /rules/* and no regular expression, \
                 {\"event\": …} with a name, or {\"element\": …} with a CSS selector"
            }
            Expected::Selector => "a CSS selector such as #search or .new-topic",
            Expected::FewerProblems { more } => {
                return write!(f, "a file without the {more} problems that are not listed");
            }
        })
    }
}
