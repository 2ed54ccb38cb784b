//! Weeks out of a table, a Markdown text or JSON, and a table out of the weeks.
//!
//! | column | a week's |
//! |---|---|
//! | `week`, `semaine` | nothing: weeks count by their order |
//! | `theme`, `thème` | theme |
//! | `activity`, `activité` | title of the activity |
//! | `minutes`, `durée` | minutes of the activity |
//! | `question` | question |
//! | `resource 1` to `resource 3`, `ressource 1` to `ressource 3` | resource, as `title|address` |
//!
//! A table may use commas, semicolons or tabs. What looks like a formula is text, here and in what leaves. In Markdown,
//! every week has a heading of its own, and beneath it lines that begin with the names of the columns; every link is a
//! resource.

mod json;
mod leaving;
mod markdown;
mod table;
pub mod taking;
#[cfg(test)]
mod tests;
mod week;

use serde_json::Value;

use crate::text::Spoken;
pub use leaving::csv;
use week::Draft;

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
    /// This is not understood, and was left out.
    LeftOut {
        /// What stands there.
        found: String,
    },
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
            Reason::LeftOut { .. } => "left-out",
        }
    }

    /// What stands there, for `{found}` in its sentence.
    pub fn found(&self) -> &str {
        match self {
            Reason::UnknownColumn { name } => name,
            Reason::NoMinutes { found } | Reason::NoLink { found } | Reason::LeftOut { found } => {
                found
            }
            _ => "",
        }
    }
}

impl Sheet {
    fn problem(&mut self, line: usize, reason: Reason) {
        if self.problems.len() < MAX_PROBLEMS {
            self.problems.push(Problem { line, reason });
        }
    }

    fn week(&mut self, draft: Draft, language: &str) {
        if self.weeks.len() < MAX_WEEKS {
            let number = self.weeks.len() + 1;
            let week = draft.finish(number, language, self);
            self.weeks.push(week);
        } else if !self
            .problems
            .iter()
            .any(|problem| problem.reason == Reason::TooManyWeeks)
        {
            self.problem(draft.line, Reason::TooManyWeeks);
        }
    }
}

/// What is said of problems, by [`Reason::key`], with `{found}`, in a language.
pub fn words(language: &str) -> Spoken {
    Spoken::of(language, include_str!("en.json"), include_str!("fr.json"))
}

/// Reads weeks whose texts are in a language; texts in none (an empty one) serve all languages. What the text is - JSON,
/// Markdown or a table - it shows itself.
pub fn read(text: &str, language: &str) -> Sheet {
    let mut sheet = Sheet::default();
    if text.len() > MAX_BYTES {
        sheet.problem(1, Reason::TooLarge);
        return sheet;
    }
    let text = text.trim_start_matches('\u{feff}');
    if json::is_json(text) {
        json::read(text, &mut sheet);
    } else if table::is_table(text) || !markdown::is_markdown(text) {
        table::read(text, language, &mut sheet);
    } else {
        markdown::read(text, language, &mut sheet);
    }
    if sheet.weeks.is_empty() && sheet.problems.is_empty() {
        sheet.problem(1, Reason::NoWeeks);
    }
    sheet
}
