//! Why a whole file is refused; everything else is a [`Reason`](super::Reason).

use super::{
    limits::FILES_BYTES,
    reason::{fault_key, fault_params},
};
use crate::archive::Fault;

/// Why a file is not read at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    /// It has no bytes, or its archive has nothing in it.
    Empty,
    /// The chosen files have more than [`FILES_BYTES`] together.
    TooLarge,
    /// Its archive cannot be opened.
    Archive(Fault),
    /// It needs a passphrase.
    Encrypted,
    /// It is the journal of no program that is known here.
    Unknown,
    /// It is a backup of Escale, which is restored elsewhere.
    Backup,
    /// It is a backup of Daylio, whose form is not public; its CSV can be read.
    DaylioBackup,
}

impl Refused {
    /// The stable last part of the message key: `import.refused.<key>`.
    pub fn key(&self) -> &'static str {
        match self {
            Refused::Empty => "empty",
            Refused::TooLarge => "too-large",
            Refused::Archive(Fault::Encrypted) | Refused::Encrypted => "encrypted",
            Refused::Archive(fault) => fault_key(*fault),
            Refused::Unknown => "unknown",
            Refused::Backup => "backup",
            Refused::DaylioBackup => "daylio-backup",
        }
    }

    /// The placeholders of the message and their values; numbers of bytes are in millions.
    pub fn params(&self) -> Vec<(&'static str, String)> {
        match self {
            Refused::TooLarge => vec![("max", (FILES_BYTES / 1_000_000).to_string())],
            Refused::Archive(fault) => fault_params(*fault),
            _ => Vec::new(),
        }
    }
}
