//! QR codes: a text as a code, and the texts of codes in a picture.
//!
//! A code holds 2953 bytes at most (ISO/IEC 18004, version 40, level L), and phones have trouble long before.

use qrcodegen::{QrCode, QrCodeEcc, QrSegment, Version as Size};

/// The largest code that is made: 97 modules wide, 858 bytes.
const LARGEST: u8 = 20;

/// A code, row by row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Code {
    /// How many modules a side has, without the quiet zone around it.
    pub side: usize,
    /// Whether a module is dark, row by row.
    pub dark: Vec<bool>,
    /// The text it holds.
    pub text: String,
}

/// How many modules the quiet zone around a code has on each side.
pub const QUIET: usize = 4;

/// A text as a code, if it fits.
pub fn of_text(text: &str) -> Option<Code> {
    let segments = [QrSegment::make_bytes(text.as_bytes())];
    let level = QrCodeEcc::Low;
    let made = QrCode::encode_segments_advanced(
        &segments,
        level,
        Size::MIN,
        Size::new(LARGEST),
        None,
        true,
    );
    let made = made.ok()?;
    let side = made.size();
    let modules = (0..side).flat_map(|y| (0..side).map(move |x| (x, y)));
    Some(Code {
        side: usize::try_from(side).unwrap_or(0),
        dark: modules.map(|(x, y)| made.get_module(x, y)).collect(),
        text: text.to_owned(),
    })
}

/// The texts of the codes in a picture of so many grey dots, row by row, from 0 for black to 255 for white. The reader
/// (rqrr) is in nobody's browser who does not choose a picture.
pub fn texts_in(width: usize, height: usize, grey: &[u8]) -> Vec<String> {
    // The smallest code there is has 21 modules a side.
    if width < 21 || height < 21 {
        return Vec::new();
    }
    let dot = |x: usize, y: usize| grey.get(y * width + x).copied().unwrap_or(255);
    let mut picture = rqrr::PreparedImage::prepare_from_greyscale(width, height, dot);
    let codes = picture.detect_grids();
    let text = |code: &rqrr::Grid<_>| {
        let mut bytes = Vec::new();
        code.decode_to(&mut bytes).ok()?;
        String::from_utf8(bytes).ok()
    };
    codes.iter().filter_map(text).collect()
}

impl Code {
    /// Whether the module in a column and a row is dark.
    pub fn is_dark(&self, column: usize, row: usize) -> bool {
        let inside = column < self.side;
        inside
            && self
                .dark
                .get(row * self.side + column)
                .copied()
                .unwrap_or(false)
    }

    /// The dark modules as the path of an SVG, one unit a module, the quiet zone included.
    pub fn path(&self) -> String {
        let mut path = String::new();
        for row in 0..self.side {
            let mut column = 0;
            while column < self.side {
                let run = (column..self.side)
                    .take_while(|at| self.is_dark(*at, row))
                    .count();
                if run > 0 {
                    let (x, y) = (column + QUIET, row + QUIET);
                    let [x, y, run] = [x, y, run].map(|number| number.to_string());
                    let parts = ["M", &x, " ", &y, "h", &run, "v1h-", &run, "z"];
                    path.push_str(&parts.concat());
                }
                column += run.max(1);
            }
        }
        path
    }

    /// The code as an SVG, dark on white whatever is around it, as readers want it.
    pub fn svg(&self, title: &str) -> String {
        let side = (self.side + 2 * QUIET).to_string();
        let title = crate::share::person::markup::safe(title);
        [
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ",
            &side,
            " ",
            &side,
            "\" role=\"img\" shape-rendering=\"crispEdges\">\n<title>",
            &title,
            "</title>\n<rect width=\"",
            &side,
            "\" height=\"",
            &side,
            "\" fill=\"#fff\"/>\n<path fill=\"#000\" d=\"",
            &self.path(),
            "\"/>\n</svg>\n",
        ]
        .concat()
    }
}
