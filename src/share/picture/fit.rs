//! How large a picture is drawn, which way it is turned, and what is tried until it is small enough. Pure.

/// The most a picture may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bounds {
    /// Pixels of its longer side.
    pub side: u32,
    /// Bytes as a JPEG.
    pub bytes: usize,
}

/// One try: pixels of the longer side, and quality from 0 to 1 as `canvas.toBlob` takes it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Try {
    /// Pixels of the longer side.
    pub side: u32,
    /// From 0 to 1.
    pub quality: f64,
}

/// What is tried, one after the other: first coarser, then smaller.
pub fn tries(bounds: Bounds) -> impl Iterator<Item = Try> {
    const QUALITIES: [f64; 3] = [0.85, 0.7, 0.5];
    let sides = std::iter::successors(Some(bounds.side), |side| Some(side / 4 * 3))
        .take_while(|side| *side >= 64)
        .take(6);
    sides.flat_map(|side| QUALITIES.map(|quality| Try { side, quality }))
}

/// The size of a picture made to fit; never larger than it is, never less than a pixel.
#[expect(
    clippy::cast_possible_truncation,
    reason = "no larger than the side it is made to fit"
)]
pub fn fit((width, height): (u32, u32), side: u32) -> (u32, u32) {
    let longer = width.max(height);
    if longer <= side {
        return (width.max(1), height.max(1));
    }
    let shrink = |one: u32| {
        let (one, side, longer) = (u64::from(one), u64::from(side), u64::from(longer));
        ((one * side + longer / 2) / longer).max(1) as u32
    };
    (shrink(width), shrink(height))
}

/// How a picture that was taken in an orientation (1 to 8, as Exif counts them) is drawn upright.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Turned {
    /// The size of the canvas.
    pub canvas: (u32, u32),
    /// The size it is drawn in, before it is turned.
    pub drawn: (u32, u32),
    /// The six numbers of `setTransform`.
    pub transform: [f64; 6],
}

/// Turns a picture of this size, as it is stored, upright.
pub fn turn(drawn: (u32, u32), orientation: u16) -> Turned {
    let canvas = if orientation >= 5 {
        (drawn.1, drawn.0)
    } else {
        drawn
    };
    let (w, h) = (f64::from(canvas.0), f64::from(canvas.1));
    let transform = match orientation {
        2 => [-1.0, 0.0, 0.0, 1.0, w, 0.0],
        3 => [-1.0, 0.0, 0.0, -1.0, w, h],
        4 => [1.0, 0.0, 0.0, -1.0, 0.0, h],
        5 => [0.0, 1.0, 1.0, 0.0, 0.0, 0.0],
        6 => [0.0, 1.0, -1.0, 0.0, w, 0.0],
        7 => [0.0, -1.0, -1.0, 0.0, w, h],
        8 => [0.0, -1.0, 1.0, 0.0, 0.0, h],
        _ => [1.0, 0.0, 0.0, 1.0, 0.0, 0.0],
    };
    Turned {
        canvas,
        drawn,
        transform,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longer_side_is_bounded_and_the_proportions_stay() {
        assert_eq!(fit((4000, 3000), 1600), (1600, 1200));
        assert_eq!(fit((3000, 4000), 1600), (1200, 1600));
        assert_eq!(fit((640, 480), 1600), (640, 480));
        assert_eq!(fit((60_000, 10), 1600), (1600, 1));
        assert_eq!(fit((0, 0), 1600), (1, 1));
    }

    #[test]
    fn a_picture_gets_coarser_before_it_gets_smaller_and_the_tries_end() {
        let all: Vec<Try> = tries(Bounds {
            side: 1600,
            bytes: 1,
        })
        .collect();
        assert_eq!(
            all.iter().map(|one| one.side).collect::<Vec<_>>()[2..4],
            [1600, 1200]
        );
        assert!(all.is_sorted_by(|one, next| one.side >= next.side));
        assert_eq!(all.len(), 18);
        assert_eq!(
            tries(Bounds {
                side: 100,
                bytes: 1
            })
            .count(),
            6
        );
    }

    /// Where the stored picture's upper left corner and its upper right one are shown, per orientation.
    #[test]
    #[expect(
        clippy::many_single_char_names,
        reason = "as the standard names the numbers of a transform"
    )]
    fn every_orientation_ends_upright_within_the_canvas() {
        let corner = |orientation, x: f64, y: f64| {
            let [a, b, c, d, e, f] = turn((40, 30), orientation).transform;
            (a * x + c * y + e, b * x + d * y + f)
        };
        let expected = [
            (1, (0.0, 0.0), (40.0, 0.0)),
            (2, (40.0, 0.0), (0.0, 0.0)),
            (3, (40.0, 30.0), (0.0, 30.0)),
            (4, (0.0, 30.0), (40.0, 30.0)),
            (5, (0.0, 0.0), (0.0, 40.0)),
            (6, (30.0, 0.0), (30.0, 40.0)),
            (7, (30.0, 40.0), (30.0, 0.0)),
            (8, (0.0, 40.0), (0.0, 0.0)),
        ];
        for (orientation, left, right) in expected {
            assert_eq!(corner(orientation, 0.0, 0.0), left, "{orientation}");
            assert_eq!(corner(orientation, 40.0, 0.0), right, "{orientation}");
        }
        assert_eq!(turn((40, 30), 6).canvas, (30, 40));
        assert_eq!(turn((40, 30), 3).canvas, (40, 30));
    }
}
