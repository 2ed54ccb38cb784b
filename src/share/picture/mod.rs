//! A picture the member chose, made anew by their own browser: upright, no larger than asked, and without anything else
//! the file said (where and when it was taken, with what camera). Nothing is fetched or sent.
//!
//! What comes out is a JPEG, which everything reads; what was transparent is white. It is shown on a canvas, for which no
//! host's `img-src` has to allow anything. Call [`remake`] and [`show`] from code that is loaded when it is needed.

use wasm_bindgen::JsValue;
use web_sys::{Blob, HtmlCanvasElement};

mod canvas;
pub mod card;
mod fit;
pub mod header;
pub mod scan;
pub mod square;

pub use fit::Bounds;

use super::{chosen, download};
use crate::{context::spoken, error::Error, text::Spoken};

/// The media type of what comes out.
pub const MEDIA: &str = "image/jpeg";

/// The most pixels a picture may have: as many as phones take.
const MOST_PIXELS: u64 = 51_000_000;

/// The largest file that is read, in bytes.
const LARGEST: f64 = 64_000_000.0;

/// A picture made anew.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// The bytes of a JPEG.
    pub bytes: Vec<u8>,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
}

/// Why there is none. Whatever was there before stays.
#[derive(Debug, Clone, PartialEq)]
pub enum Refusal {
    /// It is no picture, or of a kind this browser does not know.
    Unknown,
    /// It begins like a picture and cannot be read to its end.
    Broken,
    /// It has more pixels than are read.
    Pixels,
    /// The file is larger than is read.
    Bytes,
    /// This browser is set to give back other pixels than were drawn.
    Noise,
    /// It stays larger than asked, however small it is drawn.
    Stubborn,
    /// The browser gave up, with its words.
    Failed(String),
}

impl Refusal {
    /// Why, in a sentence.
    pub fn sentence(&self, language: &str) -> String {
        let words = Spoken::of(language, include_str!("en.json"), include_str!("fr.json"));
        words.get(self.key())
    }

    fn key(&self) -> &'static str {
        match self {
            Self::Unknown => "unknown",
            Self::Broken => "broken",
            Self::Pixels => "pixels",
            Self::Bytes => "bytes",
            Self::Noise => "noise",
            Self::Stubborn => "stubborn",
            Self::Failed(_) => "failed",
        }
    }

    #[cold]
    fn thrown(thrown: &JsValue) -> Self {
        Self::Failed(spoken(thrown))
    }
}

impl From<Error> for Refusal {
    fn from(error: Error) -> Self {
        Self::Failed(error.to_string())
    }
}

/// Makes a picture anew from a file that was chosen, pasted or dropped.
///
/// # Errors
/// Why it cannot be had.
pub async fn remake(file: &Blob, bounds: Bounds) -> Result<Picture, Refusal> {
    if file.size() > LARGEST {
        return Err(Refusal::Bytes);
    }
    let bytes = chosen::bytes(file, || true).await?;
    remake_bytes(bytes.unwrap_or_default(), bounds).await
}

/// The same from the bytes of a file.
///
/// # Errors
/// Why it cannot be had.
pub async fn remake_bytes(mut bytes: Vec<u8>, bounds: Bounds) -> Result<Picture, Refusal> {
    let size = header::size(&bytes);
    refuse_too_large(&bytes)?;
    if !canvas::is_honest().map_err(|thrown| Refusal::thrown(&thrown))? {
        return Err(Refusal::Noise);
    }
    let orientation = header::level(&mut bytes);
    let file = download::file(&bytes, "")?;
    // One that was made here before stays as it is, whoever brings it back.
    let small =
        bytes.len() <= bounds.bytes && size.is_some_and(|size| size.0.max(size.1) <= bounds.side);
    let kept = Some(bytes).filter(|bytes| small && header::is_bare(bytes));
    let decoded = canvas::Decoded::of(&file).await;
    let decoded = decoded.map_err(|_| match size {
        Some(_) => Refusal::Broken,
        None => Refusal::Unknown,
    })?;
    if !is_readable(decoded.size()) {
        return Err(Refusal::Pixels);
    }
    match kept {
        Some(bytes) => {
            let (width, height) = decoded.size();
            Ok(Picture {
                bytes,
                width,
                height,
            })
        }
        None => encode(&decoded, orientation, bounds).await,
    }
}

/// Draws and encodes until it is small enough.
async fn encode(
    decoded: &canvas::Decoded,
    orientation: u16,
    bounds: Bounds,
) -> Result<Picture, Refusal> {
    let surface = canvas::fresh().map_err(|thrown| Refusal::thrown(&thrown))?;
    let mut drawn = None;
    for fit::Try { side, quality } in fit::tries(bounds) {
        let turned = fit::turn(fit::fit(decoded.size(), side), orientation);
        if drawn != Some(turned) {
            let done = decoded.draw(&surface, turned);
            done.map_err(|thrown| Refusal::thrown(&thrown))?;
            drawn = Some(turned);
        }
        let bytes = canvas::jpeg(&surface, quality).await;
        let bytes = bytes.map_err(|thrown| Refusal::thrown(&thrown))?;
        if bytes.len() <= bounds.bytes {
            let (width, height) = turned.canvas;
            return Ok(Picture {
                bytes,
                width,
                height,
            });
        }
    }
    Err(Refusal::Stubborn)
}

/// Shows a picture on a canvas of the page, at most this many pixels long.
///
/// # Errors
/// Why it cannot be shown.
pub async fn show(bytes: &[u8], canvas: &HtmlCanvasElement, side: u32) -> Result<(), Refusal> {
    show_as(MEDIA, bytes, canvas, side).await
}

/// The same for a picture of another media type.
///
/// # Errors
/// Why it cannot be shown.
pub async fn show_as(
    media: &str,
    bytes: &[u8],
    canvas: &HtmlCanvasElement,
    side: u32,
) -> Result<(), Refusal> {
    let decoded = decoded(media, bytes).await?;
    let turned = fit::turn(fit::fit(decoded.size(), side), 1);
    let drawn = decoded.draw(canvas, turned);
    drawn.map_err(|thrown| Refusal::thrown(&thrown))
}

/// A picture of somebody's file, whoever made it: what its header says is looked at before the browser takes room for it.
async fn decoded(media: &str, bytes: &[u8]) -> Result<canvas::Decoded, Refusal> {
    refuse_too_large(bytes)?;
    let file = download::file(bytes, media)?;
    let decoded = canvas::Decoded::of(&file).await;
    let decoded = decoded.map_err(|_| Refusal::Broken)?;
    if is_readable(decoded.size()) {
        Ok(decoded)
    } else {
        Err(Refusal::Pixels)
    }
}

fn refuse_too_large(bytes: &[u8]) -> Result<(), Refusal> {
    match header::size(bytes) {
        Some(size) if !is_readable(size) => Err(Refusal::Pixels),
        _ => Ok(()),
    }
}

fn is_readable((width, height): (u32, u32)) -> bool {
    u64::from(width) * u64::from(height) <= MOST_PIXELS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_of_fifty_megapixels_is_read_and_one_of_sixty_is_not() {
        assert!(is_readable((8160, 6120)));
        assert!(!is_readable((9000, 6700)));
        assert!(!is_readable((u32::MAX, u32::MAX)));
    }

    #[test]
    fn a_picture_whose_header_promises_too_much_is_refused_before_it_is_decoded() {
        let png = |side: u32| {
            let side = side.to_be_bytes();
            let header = [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".as_slice(), &side, &side];
            [header.concat().as_slice(), &[8, 6, 0, 0, 0, 0, 0, 0, 0]].concat()
        };
        assert_eq!(refuse_too_large(&png(30_000)), Err(Refusal::Pixels));
        assert_eq!(refuse_too_large(&png(3000)), Ok(()));
        assert_eq!(refuse_too_large(b"no picture"), Ok(()));
    }

    #[test]
    fn every_refusal_has_words_in_both_languages() {
        let all = [
            Refusal::Unknown,
            Refusal::Broken,
            Refusal::Pixels,
            Refusal::Bytes,
            Refusal::Noise,
            Refusal::Stubborn,
            Refusal::Failed(String::new()),
        ];
        for refusal in all {
            for language in ["fr", "en"] {
                assert_ne!(refusal.sentence(language), refusal.key());
            }
        }
    }
}
