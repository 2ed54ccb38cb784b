//! The journal written out for other programs and for readers.
//!
//! | what | for |
//! |---|---|
//! | [`DayOne`] | Day One, with pictures; it comes back here as it was |
//! | [`Book`] | reading anywhere: Markdown files by year, month and day, with pictures beside them |
//! | [`Text`] | reading, searching, printing: one Markdown text, without pictures |
//! | [`Jrnl`] | jrnl and whatever reads its JSON, without pictures |
//!
//! Each takes one entry after the other, so that progress can be shown and the work be stopped between two, and gives
//! the finished file at the end. What is in the bin stays out: whoever calls gives only what is to leave, oldest
//! first. Entries with a date that is none go along wherever the form has room for such.
//!
//! Pure: entries and the bytes of their pictures in, bytes out.

mod book;
mod day_one;
mod jrnl;
mod names;
mod text;
mod zipping;

pub use book::Book;
pub use day_one::DayOne;
pub use jrnl::Jrnl;
pub use names::safe_name;
pub use text::Text;

use super::{Entry, import::PictureType};

/// An entry on its way out.
#[derive(Debug, Clone, Copy)]
pub struct Leaving<'e> {
    /// Its identifier.
    pub id: &'e str,
    /// When it was written, in milliseconds since 1970.
    pub created: f64,
    /// When it was changed last.
    pub updated: f64,
    /// The entry.
    pub entry: &'e Entry,
    /// The bytes of `entry.pictures`, in the same order; nothing where they cannot be had.
    pub pictures: &'e [Option<&'e [u8]>],
}

/// Why a file could not be written, in the words of what writes it. Only a file of more than 4 GB is known to fail.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct Failed(String);

impl<'e> Leaving<'e> {
    /// The pictures whose bytes are there: what is to be seen, the bytes, and how their file's name ends.
    fn shown(&self) -> impl Iterator<Item = (&'e str, &'e [u8], &'static str)> {
        let described = self
            .entry
            .pictures
            .iter()
            .map(|picture| picture.description.as_str());
        let bytes = self.pictures.iter().copied();
        described.zip(bytes).filter_map(|(description, bytes)| {
            let bytes = bytes?;
            let extension = PictureType::of(bytes).map_or("bin", PictureType::extension);
            Some((description, bytes, extension))
        })
    }
}

/// A moment of a record as a whole number.
#[expect(
    clippy::cast_possible_truncation,
    reason = "a float becomes the nearest moment there is"
)]
fn whole(millis: f64) -> i64 {
    millis as i64
}

#[cfg(test)]
mod tests;
