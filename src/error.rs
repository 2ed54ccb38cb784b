//! The one error type of the crate. Built where a thing goes wrong, passed on with `?`, shown once.
//!
//! The sentences people read are in `src/text/*.json` under `error.<code>`; what is here is for consoles and tickets.

use std::fmt;

use wasm_split_helpers::SplitLoaderError;

/// What went wrong, with what the browser said about it.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum Error {
    /// The browser's storage refused, failed or is not ours to use right now.
    #[error("{code}: {cause}")]
    Storage {
        /// Which of the documented situations this is.
        code: Code,
        /// The browser's own words (`QuotaExceededError: …`), never what a member wrote.
        cause: String,
    },
    /// Another tab saved the same record since it was read; nothing was written.
    #[error("record {id} was changed elsewhere meanwhile")]
    Conflict {
        /// The record's identifier.
        id: String,
    },
    /// A stored or foreign piece of data does not have the expected shape.
    #[error("{what}: {cause}")]
    Unreadable {
        /// What was being read, with its place (`manifest.json`, `records.jsonl line 12`).
        what: String,
        /// What was found or expected.
        cause: String,
    },
    /// The browser lacks or refused something that is not storage (clipboard, compression, a file).
    #[error("{what}: {cause}")]
    Browser {
        /// What was tried.
        what: &'static str,
        /// The browser's own words.
        cause: String,
    },
}

/// The result of whatever may fail here.
pub type Result<T> = std::result::Result<T, Error>;

/// The documented storage situations (`ESC-S01` to `ESC-S09`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Code {
    /// No room left; nothing was saved.
    Full,
    /// Another tab still uses an older version and blocks the upgrade.
    Blocked,
    /// A newer version opened in another tab; this page may only read.
    Superseded,
    /// The page is a partitioned frame: data are kept for this site only.
    Partitioned,
    /// The page may not store anything; data last until it closes.
    Refused,
    /// The connection to the storage was lost and is being reopened.
    Lost,
    /// Stored by a newer version: readable, not writable.
    Newer,
    /// Some records could not be read and were set aside.
    SetAside,
    /// The browser may delete the data by itself after a while.
    Evictable,
}

impl Code {
    /// The public code, as in `ESC-S01`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Full => "ESC-S01",
            Self::Blocked => "ESC-S02",
            Self::Superseded => "ESC-S03",
            Self::Partitioned => "ESC-S04",
            Self::Refused => "ESC-S05",
            Self::Lost => "ESC-S06",
            Self::Newer => "ESC-S07",
            Self::SetAside => "ESC-S08",
            Self::Evictable => "ESC-S09",
        }
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl From<SplitLoaderError> for Error {
    /// A part of the program that is loaded when it is needed could not be had; the loader knows why.
    fn from(_: SplitLoaderError) -> Self {
        Self::Browser {
            what: "chunk",
            cause: String::new(),
        }
    }
}

impl Error {
    /// A storage error with the browser's words.
    #[cold]
    pub fn storage(code: Code, cause: impl Into<String>) -> Self {
        Self::Storage {
            code,
            cause: cause.into(),
        }
    }

    /// Data that do not have the expected shape.
    #[cold]
    pub fn unreadable(what: impl Into<String>, cause: impl fmt::Display) -> Self {
        Self::Unreadable {
            what: what.into(),
            cause: cause.to_string(),
        }
    }

    /// The code that events and tickets carry.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Storage { code, .. } => code.as_str(),
            Self::Conflict { .. } => "conflict",
            Self::Unreadable { .. } => "unreadable",
            Self::Browser { .. } => "browser",
        }
    }
}
