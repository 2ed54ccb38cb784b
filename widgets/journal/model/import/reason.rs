//! Why an item was left out, as data. The interface words it through [`Reason::key`] and [`Reason::params`].

use crate::archive::Fault;

/// Where something stands among the chosen files.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Place {
    /// The file, with its archive and folders (`Journal.zip/photos/a.jpeg`).
    pub file: String,
    /// Which entry of the file, counted from 1; for CSV and text the line it begins on.
    pub number: Option<usize>,
}

/// Something that was left out; everything else goes in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Broken {
    /// Where it stands.
    pub place: Place,
    /// What is wrong.
    pub reason: Reason,
}

/// Why something was left out. Never what is in it: that is a member's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// An archive's member cannot be had.
    Member(Fault),
    /// Its bytes are no UTF-8 text.
    NotText,
    /// It is no JSON.
    NotJson,
    /// It is JSON of another shape than an entry has.
    NotAnEntry,
    /// The file has no list of entries.
    NoEntries,
    /// It has no date, or none that a calendar has.
    NoDate,
    /// It ends in the middle.
    CutOff,
    /// An entry, or its text, has more bytes than are taken.
    TooLong {
        /// How many are taken.
        max: usize,
    },
    /// Lists and objects lie too deep in each other, or are too many.
    TooDeep,
    /// There are more entries than are taken; the first ones went in.
    TooManyEntries {
        /// How many are taken.
        max: usize,
    },
    /// Some tags are too long or too many; the entry goes in without them.
    Tags,
    /// What another program knew beside the text is too much to keep; the entry goes in without that.
    Rest {
        /// The field that was left out.
        field: String,
    },
    /// A picture the entry names is not there; the entry goes in without it.
    PictureMissing {
        /// Its name.
        name: String,
    },
    /// It is called a picture and is none.
    NotAPicture,
    /// The browser cannot read or prepare a picture; the entry goes in without it.
    PictureRefused,
    /// The entry has more pictures than are taken; it goes in with the first ones.
    TooManyPictures {
        /// How many are taken.
        max: usize,
    },
    /// Sound, film or another file, which this journal does not hold; the entry goes in without it.
    NotTaken {
        /// Its name.
        name: String,
    },
}

impl Reason {
    /// The stable last part of the message key: `import.reason.<key>`.
    pub fn key(&self) -> &'static str {
        match self {
            Reason::Member(fault) => fault_key(*fault),
            Reason::NotText => "not-text",
            Reason::NotJson => "not-json",
            Reason::NotAnEntry => "not-an-entry",
            Reason::NoEntries => "no-entries",
            Reason::NoDate => "no-date",
            Reason::CutOff => "cut-off",
            Reason::TooLong { .. } => "too-long",
            Reason::TooDeep => "too-deep",
            Reason::TooManyEntries { .. } => "too-many-entries",
            Reason::Tags => "tags",
            Reason::Rest { .. } => "rest",
            Reason::PictureMissing { .. } => "picture-missing",
            Reason::NotAPicture => "not-a-picture",
            Reason::PictureRefused => "picture-refused",
            Reason::TooManyPictures { .. } => "too-many-pictures",
            Reason::NotTaken { .. } => "not-taken",
        }
    }

    /// The placeholders of the message and their values; numbers of bytes are in thousands.
    pub fn params(&self) -> Vec<(&'static str, String)> {
        match self {
            Reason::Member(fault) => fault_params(*fault),
            Reason::TooLong { max } => vec![("max", (max / 1000).to_string())],
            Reason::TooManyEntries { max } | Reason::TooManyPictures { max } => {
                vec![("max", max.to_string())]
            }
            Reason::Rest { field } => vec![("field", field.clone())],
            Reason::PictureMissing { name } | Reason::NotTaken { name } => {
                vec![("name", name.clone())]
            }
            _ => Vec::new(),
        }
    }
}

impl From<Fault> for Reason {
    fn from(fault: Fault) -> Self {
        Reason::Member(fault)
    }
}

/// The stable last part of the message key for what is wrong with an archive or a member of one.
pub(super) fn fault_key(fault: Fault) -> &'static str {
    match fault {
        Fault::NotAnArchive => "not-an-archive",
        Fault::Encrypted => "encrypted",
        Fault::Method => "method",
        Fault::NotAFile => "not-a-file",
        Fault::UnsafeName => "unsafe-name",
        Fault::Twice => "twice",
        Fault::TooMany => "too-many",
        Fault::Overlapping => "overlapping",
        Fault::Truncated => "truncated",
        Fault::Damaged => "damaged",
        Fault::TooLarge { .. } => "too-large",
        Fault::Bomb => "bomb",
    }
}

pub(super) fn fault_params(fault: Fault) -> Vec<(&'static str, String)> {
    match fault {
        Fault::TooLarge { max } => vec![("max", (max / 1000).to_string())],
        Fault::TooMany => vec![("max", crate::archive::MEMBERS.to_string())],
        _ => Vec::new(),
    }
}
