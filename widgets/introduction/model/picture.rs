//! What stands for the member's face: a photo kept beside the card, or a drawing made from a number.
//!
//! The photo's bytes are not here; the drawing is in [`super::drawing`].

/// A picture on the card.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Picture {
    /// The photo.
    Photo,
    /// The drawing that this number gives.
    Drawn(u32),
}

const PHOTO: &str = "photo";
const DRAWN: &str = "drawn:";

impl Picture {
    /// The picture a stored word stands for; nothing for a word of a later version.
    pub fn parse(word: &str) -> Option<Self> {
        if word == PHOTO {
            return Some(Self::Photo);
        }
        let seed = word.strip_prefix(DRAWN)?;
        seed.parse().ok().map(Self::Drawn)
    }

    /// The word that is stored.
    pub fn word(self) -> String {
        match self {
            Self::Photo => PHOTO.to_owned(),
            Self::Drawn(seed) => [DRAWN, &seed.to_string()].concat(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_is_read_as_it_was_written_and_an_unknown_one_is_none() {
        for picture in [Picture::Photo, Picture::Drawn(0), Picture::Drawn(u32::MAX)] {
            assert_eq!(Picture::parse(&picture.word()), Some(picture));
        }
        for word in ["", "drawn:", "drawn:-1", "film"] {
            assert_eq!(Picture::parse(word), None, "{word}");
        }
    }
}
