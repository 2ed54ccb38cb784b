//! The square of a photo that is shown: moved and resized, never outside of the photo.

/// The largest side of a picture that is kept, in pixels.
pub const MOST: u32 = 512;
/// The most bytes of a picture that is kept; it travels in cards.
pub const MOST_BYTES: usize = 120_000;
/// The smallest square, in pixels of the photo; closer, there is nothing to see.
const LEAST: f64 = 32.0;

/// A square of a photo, in the photo's pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Crop {
    width: f64,
    height: f64,
    /// Its left edge.
    pub left: f64,
    /// Its upper edge.
    pub top: f64,
    /// Its side.
    pub side: f64,
}

impl Crop {
    /// The largest square in the middle of a photo.
    pub fn of(width: u32, height: u32) -> Self {
        let (width, height) = (f64::from(width.max(1)), f64::from(height.max(1)));
        let side = width.min(height);
        Self {
            width,
            height,
            left: (width - side) / 2.0,
            top: (height - side) / 2.0,
            side,
        }
    }

    /// The square moved by parts of its side, rightwards and downwards.
    pub fn moved(self, right: f64, down: f64) -> Self {
        Self {
            left: self.left + right * self.side,
            top: self.top + down * self.side,
            ..self
        }
        .within()
    }

    /// The square so many times as large around its middle.
    pub fn resized(self, times: f64) -> Self {
        let most = self.width.min(self.height);
        let side = (self.side * times).clamp(LEAST.min(most), most);
        let shift = (self.side - side) / 2.0;
        Self {
            left: self.left + shift,
            top: self.top + shift,
            side,
            ..self
        }
        .within()
    }

    fn within(self) -> Self {
        Self {
            left: self.left.clamp(0.0, (self.width - self.side).max(0.0)),
            top: self.top.clamp(0.0, (self.height - self.side).max(0.0)),
            ..self
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_photo_is_shown_from_its_middle_and_no_closer_than_something_can_be_seen() {
        let crop = Crop::of(4000, 3000);
        assert_eq!((crop.left, crop.top, crop.side), (500.0, 0.0, 3000.0));
        let half = crop.resized(0.5);
        assert_eq!((half.left, half.top, half.side), (1250.0, 750.0, 1500.0));
        let (far, small) = (crop.resized(0.000_1), Crop::of(20, 40).resized(0.5));
        assert_eq!((far.side, small.side), (LEAST, 20.0));
    }

    proptest! {
        #[test]
        fn whatever_is_done_the_square_stays_in_the_photo(
            width in 1_u32..6000, height in 1_u32..6000,
            steps in prop::collection::vec((-2.0..2.0_f64, -2.0..2.0_f64, 0.2..3.0_f64), 0..20)
        ) {
            let mut crop = Crop::of(width, height);
            for (right, down, times) in steps {
                crop = crop.moved(right, down).resized(times);
                prop_assert!(crop.left >= 0.0 && crop.top >= 0.0 && crop.side > 0.0);
                prop_assert!(crop.left + crop.side <= f64::from(width) + 0.001);
                prop_assert!(crop.top + crop.side <= f64::from(height) + 0.001);
            }
        }
    }
}
