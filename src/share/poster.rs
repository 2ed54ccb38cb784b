//! A poster of words: a title, then parts in two columns, each with its entries. As a file it is an SVG without styles,
//! scripts or anything fetched, described in words for who does not see it.

use super::person::drawn::{Layout, Text, Theme, Tone, WIDTH, measure};

// All in tenths of a unit.
const SIDE: u32 = WIDTH * 10;
const EDGE: u32 = 320;
const GAP: u32 = 240;
const COLUMN: u32 = (SIDE - 2 * EDGE - GAP) / 2;
/// Where nothing begins any more: a larger picture is more than phones draw.
const LOWEST: u32 = 62_000;

/// A poster.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Poster {
    /// What it is called.
    pub title: String,
    /// A line below that.
    pub line: String,
    /// Its parts, in order.
    pub sections: Vec<Section>,
    /// All that it is about, in words, also what it has no room for.
    pub described: String,
}

/// A part of a poster.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Section {
    /// What it is called.
    pub title: String,
    /// Its entries, and what stands under them.
    pub entries: Vec<(String, Vec<String>)>,
}

impl Section {
    /// A part without entries.
    pub fn titled(title: &str) -> Self {
        Self {
            title: title.to_owned(),
            entries: Vec::new(),
        }
    }
}

impl Poster {
    /// Where everything stands, for whoever draws it. Each part goes where there is more room.
    pub fn layout(&self) -> Layout {
        let mut pen = Pen(Vec::new());
        let whole = (EDGE, SIDE - 2 * EDGE);
        let y = pen.write(whole, EDGE, &self.title, (300, Tone::Bold), 3);
        let y = pen.write(whole, y, &self.line, (150, Tone::Muted), 3) + 120;
        let (mut left, mut right) = (y, y);
        for section in &self.sections {
            let is_left = left <= right;
            let (x, end) = if is_left {
                (EDGE, &mut left)
            } else {
                (EDGE + COLUMN + GAP, &mut right)
            };
            if *end < LOWEST {
                *end = pen.section((x, COLUMN), *end, section);
            }
        }
        Layout {
            texts: pen.0,
            photo: None,
            height: (left.max(right) + EDGE / 2).div_ceil(10),
        }
    }

    /// The poster as an SVG.
    pub fn svg(&self) -> String {
        let layout = self.layout();
        let mut svg = layout.opened(&self.title, &self.described, &Theme::default());
        svg.push_str("</svg>\n");
        svg
    }
}

struct Pen(Vec<Text>);

impl Pen {
    fn section(&mut self, at: (u32, u32), y: u32, section: &Section) -> u32 {
        let mut y = self.write(at, y, &section.title, (190, Tone::Bold), 2) + 40;
        for (text, under) in &section.entries {
            if y > LOWEST {
                return self.write(at, y, "…", (160, Tone::Plain), 1);
            }
            y = self.write(at, y, text, (160, Tone::Plain), 4);
            for line in under {
                y = self.write(at, y, line, (130, Tone::Muted), 2);
            }
            y += 80;
        }
        y + 140
    }

    /// Writes a text into a column of this left edge and this width; gives where it ends.
    fn write(
        &mut self,
        (x, room): (u32, u32),
        mut y: u32,
        text: &str,
        (size, tone): (u32, Tone),
        most: usize,
    ) -> u32 {
        for line in measure::lines(text, room * 100 / size, most) {
            y += size * 5 / 4;
            self.0.push(Text {
                x,
                y,
                size,
                tone,
                text: line,
            });
        }
        y
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn poster(parts: usize) -> Poster {
        let section = |place: usize| Section {
            title: format!("Part {place}"),
            entries: vec![("word ".repeat(60), vec!["2 votes".to_owned()]); 10],
        };
        Poster {
            title: "A <board>".to_owned(),
            line: "today".to_owned(),
            sections: (0..parts).map(section).collect(),
            described: "all of it".to_owned(),
        }
    }

    #[test]
    fn parts_stand_side_by_side_and_nothing_overlaps() {
        let layout = poster(4).layout();
        let find = |title: &str| layout.texts.iter().find(|text| text.text == title).unwrap();
        assert_eq!(find("Part 0").y, find("Part 1").y);
        assert!(find("Part 0").x < find("Part 1").x);
        assert!(find("Part 2").y > find("Part 0").y);
        for x in [EDGE, EDGE + COLUMN + GAP] {
            let column = layout.texts.iter().filter(|text| text.x == x);
            let mut ends: Vec<_> = column.map(|text| (text.y, text.size)).collect();
            ends.sort_unstable();
            assert!(
                ends.windows(2)
                    .all(|pair| pair[1].0 >= pair[0].0 + pair[1].1)
            );
        }
        assert!(layout.texts.iter().all(|text| text.y < layout.height * 10));
    }

    #[test]
    fn the_largest_poster_fits_the_canvas_of_a_phone() {
        let layout = poster(40).layout();
        assert!(u64::from(WIDTH * 2) * u64::from(layout.height * 2) < 16_777_216);
        assert!(layout.texts.iter().any(|text| text.text == "…"));
        assert!(
            !poster(10)
                .layout()
                .texts
                .iter()
                .any(|text| text.text == "…")
        );
    }

    #[test]
    fn what_is_written_is_words_in_the_file() {
        let svg = poster(1).svg();
        assert!(svg.contains("<title>A &lt;board&gt;</title>\n<desc>all of it</desc>"));
    }
}
