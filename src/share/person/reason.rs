//! Why something of a file is left out, and what was read of the rest.

use super::Person;

/// What was read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Found {
    /// The persons, in the order of the file.
    pub people: Vec<Person>,
    /// The places of those whose cards say that fields were left out of them.
    pub partial: Vec<usize>,
    /// What is left out of them.
    pub left_out: Vec<LeftOut>,
    /// How much was left out, as not all of it is listed.
    pub left_out_count: usize,
}

/// Something that is left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOut {
    /// The line it is in, from 1, where lines are known.
    pub line: Option<usize>,
    /// What it is: a property, a field, or nothing where there is no name for it.
    pub what: String,
    /// Why.
    pub reason: Reason,
}

/// Why something is left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// The file is larger than a file of cards may be, in bytes.
    FileTooLarge(usize),
    /// There is nothing in it.
    Nothing,
    /// No card is in it.
    NoCard,
    /// It begins as JSON and is none.
    NotJson,
    /// There are more cards than are read at once.
    TooMany(usize),
    /// The line is no property of a card.
    NotAProperty,
    /// The value is longer than is kept, in bytes.
    TooLong(usize),
    /// The value is not of the kind it has to be.
    WrongValue,
    /// It is written in a set of characters that is not read here.
    Charset,
    /// The code holds something else than a card.
    CodeNoCard,
    /// The card ends before it should.
    NotEnded,
    /// The card names nobody.
    NoName,
    /// The photo is larger than is kept, in bytes.
    PhotoTooLarge(usize),
    /// The photo is elsewhere, and nothing is fetched.
    PhotoElsewhere,
    /// The photo is of a kind that is not shown.
    PhotoUnknown,
}

/// How many things that are left out are listed.
const LISTED: usize = 50;

impl Found {
    /// Lists something that is left out.
    pub fn leave_out(&mut self, line: Option<usize>, what: &str, reason: Reason) {
        self.left_out_count += 1;
        if self.left_out.len() < LISTED {
            let what = what.chars().take(40).collect();
            self.left_out.push(LeftOut { line, what, reason });
        }
    }

    /// Nothing but a reason.
    pub fn refused(reason: Reason) -> Self {
        Self::refused_as("", reason)
    }

    /// Nothing but a reason, and what it is about.
    pub fn refused_as(what: &str, reason: Reason) -> Self {
        let mut found = Self::default();
        found.leave_out(None, what, reason);
        found
    }
}

impl Reason {
    /// The key of its sentence.
    pub fn key(self) -> &'static str {
        match self {
            Self::FileTooLarge(_) => "reason.file-too-large",
            Self::Nothing => "reason.nothing",
            Self::NoCard => "reason.no-card",
            Self::NotJson => "reason.not-json",
            Self::TooMany(_) => "reason.too-many",
            Self::NotAProperty => "reason.not-a-property",
            Self::TooLong(_) => "reason.too-long",
            Self::WrongValue => "reason.wrong-value",
            Self::Charset => "reason.charset",
            Self::CodeNoCard => "reason.code-no-card",
            Self::NotEnded => "reason.not-ended",
            Self::NoName => "reason.no-name",
            Self::PhotoTooLarge(_) => "reason.photo-too-large",
            Self::PhotoElsewhere => "reason.photo-elsewhere",
            Self::PhotoUnknown => "reason.photo-unknown",
        }
    }

    /// The number its sentence speaks of: kilobytes, or cards.
    pub fn number(self) -> Option<usize> {
        match self {
            Self::FileTooLarge(bytes) | Self::TooLong(bytes) | Self::PhotoTooLarge(bytes) => {
                Some(bytes.div_ceil(1000))
            }
            Self::TooMany(cards) => Some(cards),
            _ => None,
        }
    }
}
