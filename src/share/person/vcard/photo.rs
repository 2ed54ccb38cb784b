//! Pictures in cards: kept when they are small and of a kind every browser shows, told by their first bytes whatever
//! they are said to be. An SVG is a document, not a picture: it is left out.

use super::line::Property;
use crate::share::person::{Photo, coded, reason::Reason};

/// The largest picture that is kept, in bytes.
pub const PHOTO_BYTES: usize = 256 * 1024;

/// The picture in a file.
///
/// # Errors
/// Why it is left out.
pub fn picture(bytes: Vec<u8>) -> Result<Photo, Reason> {
    if bytes.len() > PHOTO_BYTES {
        return Err(Reason::PhotoTooLarge(bytes.len()));
    }
    let mime = match bytes.as_slice() {
        [0xff, 0xd8, 0xff, ..] => "image/jpeg",
        [0x89, b'P', b'N', b'G', ..] => "image/png",
        [b'G', b'I', b'F', b'8', ..] => "image/gif",
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
        ] => "image/webp",
        _ => return Err(Reason::PhotoUnknown),
    };
    Ok(Photo {
        bytes,
        mime: mime.to_owned(),
        alt: String::new(),
    })
}

/// The picture of a `data:` address.
///
/// # Errors
/// Why it is left out.
pub fn inline(address: &str) -> Result<Photo, Reason> {
    let Some(rest) = address.strip_prefix("data:") else {
        return Err(Reason::PhotoElsewhere);
    };
    let (_, data) = rest.split_once(',').ok_or(Reason::PhotoUnknown)?;
    of_base64(data)
}

pub(super) fn of(property: &Property) -> Result<Photo, Reason> {
    if let Some(length) = property.too_long {
        return Err(Reason::PhotoTooLarge(length / 4 * 3));
    }
    let value = property.value.trim();
    let is_base64 = property.says("B") || property.says("BASE64");
    if is_base64 && !value.starts_with("data:") {
        return of_base64(value);
    }
    inline(value)
}

fn of_base64(text: &str) -> Result<Photo, Reason> {
    // Never decoded when it is too large anyway.
    if text.len() / 4 * 3 > PHOTO_BYTES + 2 {
        return Err(Reason::PhotoTooLarge(text.len() / 4 * 3));
    }
    picture(coded::decoded(text).ok_or(Reason::PhotoUnknown)?)
}
