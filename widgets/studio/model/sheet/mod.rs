//! Weeks out of a table, a Markdown text or JSON, and a table out of the weeks.

use serde_json::Value;

use crate::programme::Programme;

/// The most that is read, in bytes.
pub const MAX_BYTES: usize = crate::programme::MAX_BYTES;
/// The most weeks that are read: ten years.
pub const MAX_WEEKS: usize = 520;
/// The most problems that are told.
pub const MAX_PROBLEMS: usize = 100;

/// What was read.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Sheet {
    /// The weeks, as a programme has them.
    pub weeks: Vec<Value>,
    /// The whole programme, where the text was one.
    pub programme: Option<Value>,
    /// What could not be read, by line.
    pub problems: Vec<Problem>,
}

/// What could not be read. The rest was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong there.
    pub reason: Reason,
}

/// Why something could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// The text is longer than [`MAX_BYTES`]; nothing was read.
    TooLarge,
    /// There are more weeks than [`MAX_WEEKS`]; the others were left out.
    TooManyWeeks,
    /// There is no week in it.
    NoWeeks,
    /// It is no JSON that can be read.
    NotJson,
    /// A column with a name that nobody knows was left out.
    UnknownColumn {
        /// Its name.
        name: String,
    },
    /// A week has no theme.
    NoTheme,
    /// This is no number of minutes from 1 to 600.
    NoMinutes {
        /// What stands there.
        found: String,
    },
    /// This is no link: http, https, mailto, or relative to the page.
    NoLink {
        /// What stands there.
        found: String,
    },
    /// A week has more than three resources; the others were left out.
    TooManyResources,
}

impl Reason {
    /// The key of its sentence.
    pub fn key(&self) -> &'static str {
        match self {
            Reason::TooLarge => "too-large",
            Reason::TooManyWeeks => "too-many-weeks",
            Reason::NoWeeks => "no-weeks",
            Reason::NotJson => "not-json",
            Reason::UnknownColumn { .. } => "unknown-column",
            Reason::NoTheme => "no-theme",
            Reason::NoMinutes { .. } => "no-minutes",
            Reason::NoLink { .. } => "no-link",
            Reason::TooManyResources => "too-many-resources",
        }
    }

    /// What stands there, for `{found}` in its sentence.
    pub fn found(&self) -> &str {
        match self {
            Reason::UnknownColumn { name } => name,
            Reason::NoMinutes { found } | Reason::NoLink { found } => found,
            _ => "",
        }
    }
}

/// What a text is: JSON, Markdown with a heading for every week, or a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// A table with commas, semicolons or tabs.
    Csv,
    /// A heading for every week.
    Markdown,
    /// A programme, or its list of weeks.
    Json,
}

/// Reads weeks whose texts are in a language; texts in none (an empty one) serve all languages.
pub fn read(_text: &str, _language: &str) -> Sheet {
    Sheet::default()
}

/// The weeks as a table, their texts in a language, that [`read`] takes again.
pub fn csv(_programme: &Programme, _language: &str) -> String {
    String::new()
}
