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
    /// What is asked for lies in the vault, and the vault does not give it.
    #[error("vault: {0}")]
    Vault(Refusal),
    /// A stored or foreign piece of data does not have the expected shape.
    #[error("{what}: {cause}")]
    Unreadable {
        /// What was being read, with its place (`manifest.json`, `records.jsonl line 12`).
        what: String,
        /// What was found or expected.
        cause: String,
    },
    /// A copy of a space is refused as a whole, for a reason there are words for.
    #[error("{what}: {why}")]
    Refused {
        /// What was being read, with its place (`zip`, `manifest.json:12`).
        what: String,
        /// The reason.
        why: Why,
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

/// The documented storage situations (`ESC-S01` to `ESC-S10`).
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
    /// Everything was deleted since this page read it, so it writes nothing of that any more.
    Erased,
}

/// Why a copy of a space is refused: its words are under `common.refused.<key>`, those here are for consoles.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Why {
    /// It is no zip, or its directory is damaged or cut off.
    #[error("it is no zip, or its end is missing")]
    NotAZip,
    /// What a file of it says of itself and what is in it differ.
    #[error("it is damaged")]
    Damaged,
    /// It has more bytes than are taken, packed or unpacked.
    #[error(
        "it has more than 512 MB of text or 1 GB of pictures, or unfolds to far more than it has"
    )]
    TooLarge,
    /// There is more in the space than a copy may hold; none was made.
    #[error("there is more than 512 MB of text or 1 GB of pictures")]
    TooMuch,
    /// Two of its files have one name.
    #[error("the same file is in it twice")]
    Twice,
    /// A copy has no such file.
    #[error("a copy has no such file")]
    Foreign,
    /// It needs a passphrase, is no file, or is packed in another way than deflate.
    #[error("it is locked, or packed in another way than deflate")]
    Packed,
    /// It does not say that it is one of ours.
    #[error("it does not say it is an escale-backup")]
    NotACopy,
    /// A newer version made it.
    #[error("it was made by a newer version of Escale")]
    Newer,
    /// It is no JSON.
    #[error("it is no JSON")]
    NotJson,
    /// It is JSON of another shape.
    #[error("it does not have the expected shape")]
    WrongShape,
}

impl Why {
    /// The last part of its message key.
    pub fn key(self) -> &'static str {
        match self {
            Self::NotAZip => "not-a-zip",
            Self::Damaged => "damaged",
            Self::TooLarge => "too-large",
            Self::TooMuch => "too-much",
            Self::Twice => "twice",
            Self::Foreign => "foreign",
            Self::Packed => "packed",
            Self::NotACopy => "not-a-copy",
            Self::Newer => "newer",
            Self::NotJson => "not-json",
            Self::WrongShape => "wrong-shape",
        }
    }
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
            Self::Erased => "ESC-S10",
        }
    }
}

/// Why the vault does not do what it is asked. The seal of a single record that does not open is
/// [`Error::Unreadable`]: that is damage, and nothing a member could type would help.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// It is locked.
    #[error("it is locked")]
    Locked,
    /// The passphrase is another one.
    #[error("the passphrase does not open it")]
    Passphrase,
    /// The recovery key is another one, or none was made.
    #[error("the recovery key does not open it")]
    RecoveryKey,
    /// What is brought in was sealed in another vault.
    #[error("it was sealed in another vault")]
    Foreign,
    /// It was made, left or changed in another tab meanwhile.
    #[error("it was changed in another tab meanwhile")]
    Changed,
}

impl Refusal {
    /// What events and the sentences in `src/text` call it.
    fn code(self) -> &'static str {
        match self {
            Self::Locked => "locked",
            Self::Passphrase => "passphrase",
            Self::RecoveryKey => "recovery-key",
            Self::Foreign => "foreign-vault",
            Self::Changed => "vault-changed",
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

    /// A copy of a space that is refused.
    #[cold]
    pub fn refused(what: impl Into<String>, why: Why) -> Self {
        Self::Refused {
            what: what.into(),
            why,
        }
    }

    /// The code that events and tickets carry.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Storage { code, .. } => code.as_str(),
            Self::Conflict { .. } => "conflict",
            Self::Vault(refusal) => refusal.code(),
            Self::Unreadable { .. } | Self::Refused { .. } => "unreadable",
            Self::Browser { .. } => "browser",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_reason_has_words_in_both_languages() {
        let reasons = [
            Why::NotAZip,
            Why::Damaged,
            Why::TooLarge,
            Why::TooMuch,
            Why::Twice,
            Why::Foreign,
            Why::Packed,
            Why::NotACopy,
            Why::Newer,
            Why::NotJson,
            Why::WrongShape,
        ];
        for messages in [include_str!("text/en.json"), include_str!("text/fr.json")] {
            let messages: serde_json::Map<String, serde_json::Value> =
                serde_json::from_str(messages).unwrap();
            for why in reasons {
                assert!(
                    messages.contains_key(&["refused.", why.key()].concat()),
                    "{why}"
                );
            }
        }
    }
}
