//! A card as a picture: name, role, and what fits of the rest under it.

use super::{Part, Text, Theme, Tone, measure, tenths};
use crate::share::person::{Outline, Person, coded, markup::safe};
use crate::text::Spoken;

/// How wide a card is, in units.
pub const WIDTH: u32 = 640;

// All in tenths of a unit.
const SIDE: u32 = WIDTH * 10;
const EDGE: u32 = 320;
const PHOTO: u32 = 1280;
/// How many lines a text may have.
const MOST: usize = 5;

/// Where everything of a card stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Layout {
    /// The lines of text.
    pub texts: Vec<Text>,
    /// Where the photo stands: its left and upper edge and its side, in tenths of a unit.
    pub photo: Option<[u32; 3]>,
    /// How high the card is, in units.
    pub height: u32,
}

impl Layout {
    /// All that is drawn, without the photo.
    pub fn parts(&self, theme: &Theme) -> Vec<Part> {
        let across = |height: u32, colour: &String| {
            Part::shape(vec![
                ("width", WIDTH.to_string()),
                ("height", height.to_string()),
                ("fill", colour.clone()),
            ])
        };
        let mut parts = vec![
            across(self.height, &theme.surface),
            across(8, &theme.accent),
        ];
        parts.extend(self.texts.iter().map(|text| text.part(theme)));
        parts
    }

    /// The beginning of an SVG of it, with everything but the photo and the closing tag.
    pub fn opened(&self, title: &str, description: &str, theme: &Theme) -> String {
        let (width, height) = (WIDTH.to_string(), self.height.to_string());
        let mut svg = [
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"",
            &width,
            "\" height=\"",
            &height,
            "\" viewBox=\"0 0 ",
            &width,
            " ",
            &height,
            "\" role=\"img\" font-family=\"",
            &safe(&theme.font),
            "\">\n<title>",
            &safe(title),
            "</title>\n<desc>",
            &safe(description),
            "</desc>\n",
        ]
        .concat();
        for part in self.parts(theme) {
            part.write(&mut svg);
        }
        svg
    }
}

/// Lays out the card of a person, for whoever draws it.
pub fn layout(person: &Person, words: &Spoken) -> Layout {
    let outline = Outline::of(person, words);
    let photo = person.photo.is_some();
    let whole = SIDE - 2 * EDGE;
    let beside = if photo { whole - EDGE - PHOTO } else { whole };
    let mut drawing = Drawing {
        texts: Vec::new(),
        y: EDGE,
    };
    drawing.place(&outline.name, (320, Tone::Bold), beside, 2);
    drawing.place(&outline.beside, (140, Tone::Muted), beside, 2);
    drawing.place(&outline.under, (190, Tone::Plain), beside, 3);
    if photo {
        drawing.y = drawing.y.max(EDGE + PHOTO + 160);
    }
    drawing.y += 80;
    if !outline.about.is_empty() {
        drawing.place(&outline.about, (180, Tone::Plain), whole, MOST);
        drawing.y += 100;
    }
    for line in &outline.lines {
        drawing.place(&line.label, (140, Tone::Muted), whole, 2);
        drawing.place(&line.text(), (180, Tone::Plain), whole, MOST);
        drawing.y += 100;
    }
    Layout {
        height: (drawing.y + EDGE / 2).div_ceil(10),
        texts: drawing.texts,
        photo: photo.then_some([SIDE - EDGE - PHOTO, EDGE, PHOTO]),
    }
}

/// The card of a person as an SVG.
pub fn card(person: &Person, words: &Spoken, theme: &Theme) -> String {
    let layout = layout(person, words);
    let title = words.with("card-of", &[("name", &person.name)]);
    let mut svg = layout.opened(&title, &described(person, words), theme);
    if let Some((photo, [x, y, side])) = person.photo.as_ref().zip(layout.photo) {
        let [x, y, side] = [x, y, side].map(tenths);
        let data = coded::encoded(&photo.bytes);
        let parts = [
            "<image x=\"",
            &x,
            "\" y=\"",
            &y,
            "\" width=\"",
            &side,
            "\" height=\"",
            &side,
            "\" preserveAspectRatio=\"xMidYMid slice\" href=\"data:",
            &safe(&photo.mime),
            ";base64,",
            &data,
            "\"><title>",
            &safe(&photo.alt),
            "</title></image>\n",
        ];
        svg.push_str(&parts.concat());
    }
    svg.push_str("</svg>\n");
    svg
}

struct Drawing {
    texts: Vec<Text>,
    y: u32,
}

impl Drawing {
    fn place(&mut self, text: &str, (size, tone): (u32, Tone), room: u32, most: usize) {
        for line in measure::lines(text, room * 100 / size, most) {
            self.y += size * 5 / 4;
            self.texts.push(Text {
                x: EDGE,
                y: self.y,
                size,
                tone,
                text: line,
            });
        }
    }
}

/// All that the card says, whole, for who does not see it.
pub fn described(person: &Person, words: &Spoken) -> String {
    let outline = Outline::of(person, words);
    let mut said: Vec<String> = [
        &outline.name,
        &outline.beside,
        &outline.under,
        &outline.about,
    ]
    .into_iter()
    .filter(|text| !text.is_empty())
    .cloned()
    .collect();
    let colon = words.get("colon");
    let lines = outline.lines.iter().map(|line| {
        let mark = if line.label.is_empty() { "" } else { &colon };
        [&line.label, mark, &line.text()].concat()
    });
    said.extend(lines);
    said.extend(person.photo.iter().map(|photo| photo.alt.clone()));
    said.retain(|text| !text.is_empty());
    said.join("\n")
}
