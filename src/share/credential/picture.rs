//! What is on the picture of a credential: what it is called, of whom, since when, and that nobody signed it.

use crate::share::person::drawn::{Layout, Text, Theme, Tone, WIDTH, measure};

// All in tenths of a unit.
const EDGE: u32 = 320;
const SIDE: u32 = WIDTH * 10;

/// The words of a picture, in the order they stand in; what is empty has no line.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Words {
    /// Whose programme it is.
    pub programme: String,
    /// What it is called.
    pub name: String,
    /// The member.
    pub member: String,
    /// What it says.
    pub description: String,
    /// The day.
    pub day: String,
    /// That it is self-declared and unsigned.
    pub caution: String,
}

impl Words {
    fn lines(&self) -> [(&str, u32, Tone, usize); 6] {
        [
            (&self.programme, 150, Tone::Muted, 2),
            (&self.name, 320, Tone::Bold, 3),
            (&self.member, 220, Tone::Plain, 2),
            (&self.description, 170, Tone::Plain, 6),
            (&self.day, 150, Tone::Muted, 1),
            (&self.caution, 150, Tone::Bold, 3),
        ]
    }

    /// All that the picture says, for who does not see it.
    pub fn described(&self) -> String {
        let said = self.lines().map(|(text, ..)| text);
        let said: Vec<_> = said.into_iter().filter(|text| !text.is_empty()).collect();
        said.join("\n")
    }

    /// Where everything stands, for whoever draws it.
    pub fn layout(&self) -> Layout {
        let (mut texts, mut y) = (Vec::new(), EDGE);
        for (text, size, tone, most) in self.lines() {
            for line in measure::lines(text, (SIDE - 2 * EDGE) * 100 / size, most) {
                y += size * 5 / 4;
                texts.push(Text {
                    x: EDGE,
                    y,
                    size,
                    tone,
                    text: line,
                });
            }
            if !text.is_empty() {
                y += 90;
            }
        }
        Layout {
            texts,
            photo: None,
            height: (y + EDGE / 2).div_ceil(10),
        }
    }

    /// The picture as an SVG.
    pub fn svg(&self) -> String {
        let (layout, described) = (self.layout(), self.described());
        let mut svg = layout.opened(&self.name, &described, &Theme::default());
        svg.push_str("</svg>\n");
        svg
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words() -> Words {
        Words {
            programme: "Learning together".into(),
            name: "Learning <companion> & \"friend\"".into(),
            member: "Anouk".into(),
            description: "word ".repeat(400),
            day: String::new(),
            caution: "Self-declared and unsigned.".into(),
        }
    }

    #[test]
    fn it_says_on_its_face_that_nobody_signed_it() {
        let layout = words().layout();
        let last = layout.texts.last().unwrap();
        assert_eq!(last.text, "Self-declared and unsigned.");
        assert!(last.y < layout.height * 10);
        assert!(words().described().ends_with("unsigned."));
    }

    #[test]
    fn a_long_description_is_cut_and_an_empty_line_takes_no_room() {
        let texts = words().layout().texts;
        assert!(texts.len() < 14, "{texts:?}");
        assert!(texts.iter().any(|line| line.text.ends_with('…')));
        let empty = Words::default().layout();
        assert_eq!((empty.texts, empty.height), (vec![], 48));
    }

    #[test]
    fn words_are_words_in_the_svg() {
        let svg = words().svg();
        assert!(svg.contains("Learning &lt;companion&gt; &amp; &quot;friend&quot;"));
        assert!(!svg.contains("<companion>"));
        assert!(!svg.contains("style"), "a policy refuses inline styles");
    }
}
