//! Takes a long list of entries apart while it is being unpacked: `{"entries": [ … ]}`, one element after the other.
//!
//! Only brackets and quotes are looked at here. An element that is too long or too deep is passed over without
//! being kept; one that is no JSON inside is found out by whoever reads it. So one bad element costs itself and
//! no other, and what is in memory is one element and one piece.

mod scan;

pub use scan::keys;

use self::scan::{Found, Scan};
use super::{limits::JOURNAL_BYTES, reason::Reason};
use crate::archive::{Member, Unpacking};

/// What a step gave.
pub enum Step {
    /// The bytes of an element.
    Element(Vec<u8>),
    /// An element, or the whole file, cannot be read.
    Wrong(Reason),
    /// Nothing yet.
    More,
    /// There is nothing more.
    End,
}

/// A file being taken apart.
pub struct Elements<'a> {
    unpacking: Unpacking<'a>,
    piece: Vec<u8>,
    at: usize,
    scan: Scan,
    ended: bool,
}

impl<'a> Elements<'a> {
    /// Begins a file.
    pub fn new(member: &Member<'a>) -> Self {
        Elements {
            unpacking: member.unpack(JOURNAL_BYTES),
            piece: Vec::new(),
            at: 0,
            scan: Scan::default(),
            ended: false,
        }
    }

    /// How many packed bytes were taken so far.
    pub fn taken(&self) -> u64 {
        self.unpacking.taken()
    }

    /// Goes on to the next element, or through one piece of the file.
    pub fn step(&mut self) -> Step {
        if self.ended {
            return Step::End;
        }
        if self.at >= self.piece.len() {
            self.at = 0;
            self.piece.clear();
            match self.unpacking.piece() {
                Ok(piece) => self.piece.extend_from_slice(piece),
                Err(fault) => return self.end(Some(fault.into())),
            }
            if self.piece.is_empty() {
                let fault = self.scan.fault_at_end();
                return self.end(fault);
            }
        }
        let rest = self.piece.get(self.at..).unwrap_or_default();
        let (taken, found) = self.scan.read(rest);
        self.at += taken;
        match found {
            None => Step::More,
            Some(Found::Element(element)) => Step::Element(element),
            Some(Found::PassedOver(reason)) => Step::Wrong(reason),
            Some(Found::NotJson) => self.end(Some(Reason::NotJson)),
        }
    }

    fn end(&mut self, fault: Option<Reason>) -> Step {
        self.ended = true;
        fault.map_or(Step::End, Step::Wrong)
    }
}
