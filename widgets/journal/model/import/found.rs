//! What a reader gives: entries with their pictures, what was left out, and steps that gave nothing.

use std::borrow::Cow;

use super::{
    super::Entry,
    limits::PICTURE_BYTES,
    reason::{Broken, Place, Reason},
};
use crate::archive::Member;

/// One step of a reader.
#[derive(Debug)]
pub enum Item<'a> {
    /// An entry.
    Entry(Box<Found<'a>>),
    /// Something was left out; the entry it belongs to may still go in.
    Broken(Broken),
    /// Nothing yet: time to show progress, or to stop.
    Nothing,
}

/// An entry of another program's journal.
#[derive(Debug)]
pub struct Found<'a> {
    /// The identifier it gets here; the same whenever the same entry is read.
    pub id: String,
    /// The identifier it had here when it was told apart by less.
    pub former: Option<String>,
    /// When it was written, in milliseconds since 1970.
    pub created: f64,
    /// When it was changed last.
    pub updated: f64,
    /// The entry. Its pictures have placeholders: `entry.pictures[i]` is to get the bytes of `pictures[i]`. Whoever
    /// stores them puts the identifier of the stored bytes in place of each `blob`, and takes a picture out of the
    /// entry whose bytes cannot be had.
    pub entry: Entry,
    /// The bytes of the entry's pictures, in the same order.
    pub pictures: Vec<Attached<'a>>,
    /// Where it stood.
    pub place: Place,
}

/// A picture of an entry, still packed.
#[derive(Debug, Clone)]
pub struct Attached<'a> {
    member: Member<'a>,
}

/// What a picture is, by its first bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PictureType {
    /// JPEG.
    Jpeg,
    /// PNG.
    Png,
    /// GIF.
    Gif,
    /// WebP.
    Webp,
    /// AVIF.
    Avif,
    /// HEIC or HEIF, as iPhones take them; few browsers show it.
    Heic,
    /// BMP.
    Bmp,
}

impl<'a> Attached<'a> {
    pub(super) fn new(member: Member<'a>) -> Self {
        Attached { member }
    }

    /// Its name among the chosen files, which is also its placeholder.
    pub fn name(&self) -> &str {
        &self.member.name
    }

    /// About how many bytes it has, for progress.
    pub fn packed_bytes(&self) -> u64 {
        self.member.packed_bytes()
    }

    /// Its bytes, and what they are.
    ///
    /// # Errors
    /// `Member` when they cannot be unpacked or are more than [`PICTURE_BYTES`], `NotAPicture` when they are
    /// something else.
    pub fn bytes(&self) -> Result<(Cow<'a, [u8]>, PictureType), Reason> {
        let bytes = self.member.bytes(PICTURE_BYTES)?;
        let kind = PictureType::of(&bytes).ok_or(Reason::NotAPicture)?;
        Ok((bytes, kind))
    }
}

impl PictureType {
    /// What bytes are a picture of, by how its format begins.
    pub fn of(bytes: &[u8]) -> Option<Self> {
        let kind = match bytes {
            [0xff, 0xd8, 0xff, ..] => Self::Jpeg,
            [0x89, b'P', b'N', b'G', ..] => Self::Png,
            [b'G', b'I', b'F', b'8', ..] => Self::Gif,
            [b'B', b'M', ..] => Self::Bmp,
            [
                b'R',
                b'I',
                b'F',
                b'F',
                _,
                _,
                _,
                _,
                b'W',
                b'E',
                b'B',
                b'P',
                ..,
            ] => Self::Webp,
            [_, _, _, _, b'f', b't', b'y', b'p', brand @ ..] => match brand.get(..4)? {
                b"avif" | b"avis" => Self::Avif,
                b"heic" | b"heix" | b"hevc" | b"heim" | b"heis" | b"mif1" | b"msf1" => Self::Heic,
                _ => return None,
            },
            _ => return None,
        };
        Some(kind)
    }

    /// Its media type.
    pub fn mime(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::Gif => "image/gif",
            Self::Webp => "image/webp",
            Self::Avif => "image/avif",
            Self::Heic => "image/heic",
            Self::Bmp => "image/bmp",
        }
    }

    /// How names of such files end.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Jpeg => "jpeg",
            Self::Png => "png",
            Self::Gif => "gif",
            Self::Webp => "webp",
            Self::Avif => "avif",
            Self::Heic => "heic",
            Self::Bmp => "bmp",
        }
    }

    /// Whether a file's name ends as a picture's.
    pub fn is_named(name: &str) -> bool {
        let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
        [
            "jpg", "jpeg", "png", "gif", "webp", "avif", "heic", "heif", "bmp",
        ]
        .iter()
        .any(|known| extension.eq_ignore_ascii_case(known))
    }
}
