//! QR codes on paper: six on a sheet of A4, each with a line below that says which it is.

use web_sys::Element;

use super::Paper;
use crate::{
    error::Result,
    share::{
        person::drawn::{PAGE, Part, Theme},
        qr::{Code, QUIET},
    },
};

/// How many codes a sheet has.
pub const CODES: usize = 6;

// All in millimetres: two beside each other, three below each other.
const SIDE: u32 = 82;
const STEP: (u32, u32) = (95, 95);
const EDGE: (u32, u32) = (16, 9);

/// Prints codes with their lines, in a frame within an element that is on the page.
///
/// # Errors
/// `Browser` when the browser gives no frame, or has no print dialogue.
pub async fn print(
    near: &Element,
    codes: &[(Code, String)],
    title: &str,
    language: &str,
) -> Result<()> {
    let theme = Theme::default();
    let paper = Paper::begin_sheets(near, title, language).await?;
    for codes in codes.chunks(CODES) {
        paper.drawing(PAGE.into(), &theme, &sheet(codes));
    }
    paper.print()
}

/// All that is drawn on a sheet.
fn sheet(codes: &[(Code, String)]) -> Vec<Part> {
    let mut parts = Vec::new();
    for (place, (code, line)) in (0_u32..).zip(codes.iter().take(CODES)) {
        let x = EDGE.0 + place % 2 * STEP.0;
        let y = EDGE.1 + place / 2 * STEP.1;
        let side = u32::try_from(code.side + 2 * QUIET).unwrap_or(1);
        let scale = f64::from(SIDE) / f64::from(side.max(1));
        let [left, top, scale] = [x.to_string(), y.to_string(), scale.to_string()];
        let place = ["translate(", &left, " ", &top, ") scale(", &scale, ")"].concat();
        parts.push(Part {
            name: "path",
            attributes: vec![
                ("transform", place),
                ("fill", "#000".to_owned()),
                ("d", code.path()),
            ],
            text: String::new(),
        });
        parts.push(Part {
            name: "text",
            attributes: vec![
                ("x", (x + SIDE / 2).to_string()),
                ("y", (y + SIDE + 5).to_string()),
                ("font-size", "4".to_owned()),
                ("text-anchor", "middle".to_owned()),
                ("fill", "#000".to_owned()),
            ],
            text: line.clone(),
        });
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::share::qr;

    #[test]
    fn every_code_of_a_sheet_stands_on_the_page_with_its_line() {
        let code = |number: usize| {
            let code = qr::of_text("a part").expect("a code");
            (code, number.to_string())
        };
        let codes: Vec<_> = (1..=CODES + 1).map(code).collect();
        let parts = sheet(&codes);
        assert_eq!(parts.len(), 2 * CODES);
        let lines: Vec<_> = parts.iter().filter(|part| part.name == "text").collect();
        assert_eq!(lines[5].text, "6");
        for (axis, end) in [("x", PAGE.0), ("y", PAGE.1)] {
            let at = |part: &&Part| {
                let found = part.attributes.iter().find(|(name, _)| *name == axis);
                found.and_then(|(_, value)| value.parse::<u32>().ok())
            };
            let most = lines.iter().filter_map(at).max();
            assert!(most.is_some_and(|most| most + 4 < end), "{most:?}");
        }
        assert!(EDGE.0 + STEP.0 + SIDE <= PAGE.0);
    }
}
