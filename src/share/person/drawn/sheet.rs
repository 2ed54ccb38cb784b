//! Badges for the printer: ten on a sheet of A4, 85 by 54 millimetres, the size of most badge holders, with marks to cut.

use super::{Part, Text, Theme, Tone, measure, tenths};
use crate::share::person::{Person, markup::safe};

/// How many badges a sheet has.
pub const BADGES: usize = 10;

/// Width and height of a sheet, in millimetres.
pub const PAGE: (u32, u32) = (210, 297);

// All in tenths of a millimetre.
const BADGE: (u32, u32) = (850, 540);
const EDGE: (u32, u32) = (200, 135);
const INSIDE: u32 = 60;

/// A sheet with the badges of the first ten persons.
pub fn sheet(people: &[Person], title: &str, theme: &Theme) -> String {
    let (width, height) = (PAGE.0.to_string(), PAGE.1.to_string());
    let mut svg = [
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"",
        &width,
        "mm\" height=\"",
        &height,
        "mm\" viewBox=\"0 0 ",
        &width,
        " ",
        &height,
        "\" font-family=\"",
        &safe(&theme.font),
        "\">\n<title>",
        &safe(title),
        "</title>\n",
    ]
    .concat();
    for part in badges(people, theme) {
        part.write(&mut svg);
    }
    svg.push_str("</svg>\n");
    svg
}

/// All that is drawn on a sheet.
pub fn badges(people: &[Person], theme: &Theme) -> Vec<Part> {
    let mut parts = Vec::new();
    for (place, person) in (0_u32..).zip(people.iter().take(BADGES)) {
        let x = EDGE.0 + place % 2 * BADGE.0;
        let y = EDGE.1 + place / 2 * BADGE.1;
        badge(person, (x, y), theme, &mut parts);
    }
    parts
}

fn badge(person: &Person, (x, y): (u32, u32), theme: &Theme, parts: &mut Vec<Part>) {
    let shape = |height: String| {
        vec![
            ("x", tenths(x)),
            ("y", tenths(y)),
            ("width", tenths(BADGE.0)),
            ("height", height),
        ]
    };
    let mut frame = shape(tenths(BADGE.1));
    frame.extend([
        ("fill", "none".to_owned()),
        ("stroke", "#999".to_owned()),
        ("stroke-width", "0.2".to_owned()),
    ]);
    let mut edge = shape("2".to_owned());
    edge.push(("fill", theme.accent.clone()));
    parts.extend([frame, edge].map(Part::shape));
    let role = [&person.role, &person.organisation];
    let role = role.into_iter().filter(|text| !text.is_empty());
    let role = role.cloned().collect::<Vec<_>>().join(", ");
    let ask = person.ask.join(", ");
    let subjects = if ask.is_empty() {
        &person.starter
    } else {
        &ask
    };
    let mut down = y + 70;
    for (text, size, tone, most) in [
        (&person.name, 75, Tone::Bold, 2),
        (&person.pronouns, 36, Tone::Muted, 1),
        (&role, 42, Tone::Plain, 2),
        (subjects, 36, Tone::Muted, 3),
    ] {
        for line in measure::lines(text, (BADGE.0 - 2 * INSIDE) * 100 / size, most) {
            down += size * 6 / 5;
            let text = Text {
                x: x + INSIDE,
                y: down,
                size,
                tone,
                text: line,
            };
            parts.push(text.part(theme));
        }
        down += 10;
    }
}
