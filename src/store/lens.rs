//! What may lie between a record as its widget writes it and as the store keeps it: nothing, or a vault.
//!
//! It is looked through within the transaction of a save or a merge, because only there it is known which
//! revision a record will have, and which of two versions stays when both are sealed and say nothing.

use std::rc::Rc;

use super::{Record, vault::Under};
use crate::error::Result;

/// Reads and writes records that are kept in another form than they are written in.
pub trait Lens {
    /// The record as its widget wrote it.
    ///
    /// # Errors
    /// `Unreadable` when it cannot be had from what is kept.
    fn open(&self, kept: Record) -> Result<Record>;

    /// The record as it is to be kept, its revision settled.
    ///
    /// # Errors
    /// When it cannot be brought into that form; nothing is stored then.
    fn seal(&self, record: Record) -> Result<Record>;
}

/// A lens, or none, and what it takes for granted.
#[derive(Clone, Default)]
pub struct Through {
    lens: Option<Rc<dyn Lens>>,
    /// How the space has to keep what is private for this to be right.
    pub under: Under,
}

impl Through {
    /// Through this lens.
    pub fn lens(lens: Rc<dyn Lens>, under: Under) -> Self {
        Self {
            lens: Some(lens),
            under,
        }
    }

    /// Through none, where nothing is sealed.
    pub fn plain() -> Self {
        Self {
            lens: None,
            under: Under::Plain,
        }
    }

    /// See [`Lens::open`].
    ///
    /// # Errors
    /// As there.
    pub fn open(&self, kept: Record) -> Result<Record> {
        match &self.lens {
            Some(lens) => lens.open(kept),
            None => Ok(kept),
        }
    }

    /// See [`Lens::seal`].
    ///
    /// # Errors
    /// As there.
    pub fn seal(&self, record: Record) -> Result<Record> {
        match &self.lens {
            Some(lens) => lens.seal(record),
            None => Ok(record),
        }
    }
}
