//! A drawing that stands for a face: a sky, a sun or moon, three waves, all from one number. The same number always gives
//! the same drawing, and nothing is asked of anybody.

/// Side of the drawing's own square.
pub const SIDE: u32 = 96;

/// Sky, light, and the waves from far to near. Each set was chosen so that neighbours differ in lightness.
const COLOURS: [[&str; 5]; 6] = [
    ["#cfe6ee", "#f2b84b", "#6fa8bd", "#2f7a94", "#0b4a60"],
    ["#f6dcc4", "#d9603b", "#c99a86", "#8c5a63", "#4a3550"],
    ["#dfe9d3", "#f7f3c8", "#9dbb8a", "#5d8a62", "#2b5444"],
    ["#1f2a44", "#f4e9c9", "#34507a", "#28406a", "#141d33"],
    ["#e4dcf0", "#fff6e0", "#a999cc", "#75649f", "#44366b"],
    ["#fbe8a6", "#ee7f57", "#88b7a8", "#3f8482", "#1d4f5c"],
];

/// A drawing: the shapes to paint one over the other, as outline (SVG path data) and colour.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drawing(pub Vec<(String, &'static str)>);

/// The drawing of a number.
pub fn drawing(seed: u32) -> Drawing {
    let mut draw = Draw(seed);
    let colours = COLOURS.get(draw.below(6) as usize).unwrap_or(&COLOURS[0]);
    let [sky, light, waves @ ..] = *colours;
    let mut shapes = vec![("M0 0H96V96H0z".to_owned(), sky), (round(&mut draw), light)];
    let mut top = 40 + draw.below(12);
    for colour in waves {
        shapes.push((wave(&mut draw, top), colour));
        top += 12 + draw.below(8);
    }
    Drawing(shapes)
}

/// The sun or the moon, in the upper half.
fn round(draw: &mut Draw) -> String {
    let (x, y, radius) = (16 + draw.below(64), 12 + draw.below(32), 8 + draw.below(12));
    let [left, y, radius, across] =
        [x.saturating_sub(radius), y, radius, 2 * radius].map(|number| number.to_string());
    let half = |across: &str| ["a", &radius, " ", &radius, " 0 1 0 ", across, " 0"].concat();
    let back = ["-", &across].concat();
    ["M", &left, " ", &y, &half(&across), &half(&back), "z"].concat()
}

/// A wave from the left edge to the right one, closed below.
fn wave(draw: &mut Draw, top: u32) -> String {
    let (start, end) = (top + draw.below(10), top + draw.below(10));
    let (bend, height) = (24 + draw.below(48), top.saturating_sub(draw.below(18)));
    let [start, bend, height, end] = [start, bend, height, end].map(|number| number.to_string());
    let side = SIDE.to_string();
    [
        "M0 ", &start, "Q", &bend, " ", &height, " ", &side, " ", &end, "V", &side, "H0z",
    ]
    .concat()
}

/// Numbers that follow from a number (the finaliser of `MurmurHash3`, public domain).
struct Draw(u32);

impl Draw {
    fn below(&mut self, end: u32) -> u32 {
        self.0 = self.0.wrapping_add(0x9e37_79b9);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 16)).wrapping_mul(0x85eb_ca6b);
        mixed = (mixed ^ (mixed >> 13)).wrapping_mul(0xc2b2_ae35);
        (mixed ^ (mixed >> 16)) % end.max(1)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn a_number_always_gives_the_same_drawing() {
        let Drawing(shapes) = drawing(7);
        let outlines: Vec<_> = shapes.iter().map(|(outline, _)| outline.as_str()).collect();
        assert_eq!(
            outlines,
            [
                "M0 0H96V96H0z",
                "M8 31a18 18 0 1 0 36 0a18 18 0 1 0 -36 0z",
                "M0 48Q29 35 96 47V96H0z",
                "M0 66Q70 60 96 65V96H0z",
                "M0 89Q41 79 96 83V96H0z",
            ]
        );
        assert_eq!(drawing(7), drawing(7));
    }

    #[test]
    fn other_numbers_give_other_drawings_of_a_sky_a_light_and_three_waves() {
        let drawn: BTreeSet<_> = (0..500).map(|seed| drawing(seed).0).collect();
        assert!(drawn.len() > 495, "{}", drawn.len());
        assert!(drawn.iter().all(|shapes| shapes.len() == 5));
    }
}
