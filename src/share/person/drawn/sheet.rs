//! Badges for the printer: ten on a sheet of A4, 85 by 54 millimetres, the size of most badge holders, with marks to cut.

use super::{Text, Theme, Tone, measure, tenths};
use crate::share::person::{Person, markup::safe};

/// How many badges a sheet has.
pub const BADGES: usize = 10;

// All in tenths of a millimetre.
const PAGE: (u32, u32) = (2100, 2970);
const BADGE: (u32, u32) = (850, 540);
const EDGE: (u32, u32) = (200, 135);
const INSIDE: u32 = 60;

/// A sheet with the badges of the first ten persons.
pub fn sheet(people: &[Person], title: &str, theme: &Theme) -> String {
    let (width, height) = (tenths(PAGE.0), tenths(PAGE.1));
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
    for (place, person) in (0_u32..).zip(people.iter().take(BADGES)) {
        let x = EDGE.0 + place % 2 * BADGE.0;
        let y = EDGE.1 + place / 2 * BADGE.1;
        badge(person, (x, y), theme, &mut svg);
    }
    svg.push_str("</svg>\n");
    svg
}

fn badge(person: &Person, (x, y): (u32, u32), theme: &Theme, svg: &mut String) {
    let (width, height) = (tenths(BADGE.0), tenths(BADGE.1));
    let frame = [
        "<rect x=\"",
        &tenths(x),
        "\" y=\"",
        &tenths(y),
        "\" width=\"",
        &width,
        "\" height=\"",
        &height,
        "\" fill=\"none\" stroke=\"#999\" stroke-width=\"0.2\"/>\n",
        "<rect x=\"",
        &tenths(x),
        "\" y=\"",
        &tenths(y),
        "\" width=\"",
        &width,
        "\" height=\"2\" fill=\"",
        &safe(&theme.accent),
        "\"/>\n",
    ];
    svg.push_str(&frame.concat());
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
            text.write(theme, svg);
        }
        down += 10;
    }
}
