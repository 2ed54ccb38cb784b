//! Why a whole file is refused; everything else is a [`Problem`](super::Problem).

use super::{MAX_BYTES, VERSION};

/// Why a file is no programme.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// More than [`MAX_BYTES`].
    #[error("the file has {bytes} bytes, more than the {MAX_BYTES} that are read")]
    TooLarge {
        /// Its size.
        bytes: usize,
    },
    /// Not JSON.
    #[error("line {line}, column {column}: {message}")]
    NotJson {
        /// The line, counted from 1.
        line: usize,
        /// The column, counted from 1.
        column: usize,
        /// What the JSON reader says, in English.
        message: String,
    },
    /// JSON, but no object.
    #[error("the file holds no object, {{…}}")]
    NotAnObject,
    /// Not marked as a programme in a version that is read here.
    #[error("{}", version_sentence(*found))]
    Version {
        /// The number it has as `escale`; `None` when that is missing or no whole number.
        found: Option<u64>,
    },
}

impl Refused {
    /// The stable last part of the message key.
    pub fn key(&self) -> &'static str {
        match self {
            Refused::TooLarge { .. } => "too-large",
            Refused::NotJson { .. } => "not-json",
            Refused::NotAnObject => "not-an-object",
            Refused::Version { found: None } => "no-version",
            Refused::Version { found: Some(found) } if *found > VERSION => "newer-version",
            Refused::Version { found: Some(_) } => "unknown-version",
        }
    }

    /// The placeholders of the message and their values.
    pub fn params(&self) -> Vec<(&'static str, String)> {
        match self {
            Refused::TooLarge { bytes } => {
                vec![("bytes", bytes.to_string()), ("max", MAX_BYTES.to_string())]
            }
            Refused::NotJson {
                line,
                column,
                message,
            } => vec![
                ("line", line.to_string()),
                ("column", column.to_string()),
                ("message", message.clone()),
            ],
            Refused::Version { found: Some(found) } => {
                vec![("found", found.to_string()), ("known", VERSION.to_string())]
            }
            Refused::NotAnObject | Refused::Version { found: None } => Vec::new(),
        }
    }
}

fn version_sentence(found: Option<u64>) -> String {
    match found {
        None => format!("the file does not say \"escale\": {VERSION}"),
        Some(found) if found > VERSION => {
            format!(
                "the file is written for a newer Escale (version {found}; this one reads {VERSION})"
            )
        }
        Some(found) => format!("there is no version {found} of the programme file"),
    }
}
