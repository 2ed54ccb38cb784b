//! A card as a QR code: the vCard 4.0 of the person, as much of it as a phone can read from a screen.
//!
//! A code holds 2953 bytes at most (ISO/IEC 18004, version 40, level L), and phones have trouble long before: the photo
//! never goes in, and the longest texts go first until the rest fits.

use qrcodegen::{QrCode, QrCodeEcc, QrSegment, Version as Size};

use super::{Person, vcard};

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
    /// What did not fit, as the names of the fields.
    pub left_out: Vec<&'static str>,
}

/// How many modules the quiet zone around a code has on each side.
pub const QUIET: usize = 4;

/// The code of a person's card; nothing when not even the name fits.
pub fn code(person: &Person) -> Option<Code> {
    let mut person = person.clone();
    let mut left_out = Vec::new();
    if person.photo.take().is_some() {
        left_out.push("photo");
    }
    loop {
        let card = vcard::write_short(&person, left_out.len());
        if let Some(mut code) = of_text(&card) {
            code.left_out = left_out;
            return Some(code);
        }
        left_out.push(drop_longest(&mut person)?);
    }
}

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
        left_out: Vec::new(),
    })
}

/// The text of a code in a picture of so many grey dots, row by row, from 0 for black to 255 for white; nothing where
/// no code is found. The reader (rqrr) is in nobody's browser who does not choose a picture.
pub fn text_in(width: usize, height: usize, grey: &[u8]) -> Option<String> {
    // The smallest code there is has 21 modules a side.
    if width < 21 || height < 21 {
        return None;
    }
    let dot = |x: usize, y: usize| grey.get(y * width + x).copied().unwrap_or(255);
    let mut picture = rqrr::PreparedImage::prepare_from_greyscale(width, height, dot);
    let codes = picture.detect_grids();
    let mut bytes = Vec::new();
    let read = codes.iter().find_map(|code| {
        bytes.clear();
        code.decode_to(&mut bytes).ok()
    });
    read?;
    String::from_utf8(bytes).ok()
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
        let title = super::markup::safe(title);
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

/// Empties the longest text there is, and says which; nothing when only the name is left.
fn drop_longest(person: &mut Person) -> Option<&'static str> {
    let manual = &mut person.manual;
    let answers = person.answers.iter();
    let answers: usize = answers.map(|one| one.question.len() + one.text.len()).sum();
    let texts = [
        ("about", &mut person.about),
        ("work", &mut manual.work),
        ("needs", &mut manual.needs),
        ("feedback", &mut manual.feedback),
        ("human", &mut manual.human),
        ("starter", &mut person.starter),
        ("hours", &mut person.hours),
        ("address", &mut person.address),
        ("pronunciation", &mut person.pronunciation),
        ("nickname", &mut person.nickname),
        ("place", &mut person.place),
        ("role", &mut person.role),
        ("organisation", &mut person.organisation),
    ];
    let text = texts.into_iter().max_by_key(|(_, text)| text.len());
    let lists = [
        ("offers", &mut person.offers),
        ("seeks", &mut person.seeks),
        ("topics", &mut person.topics),
        ("learning", &mut person.learning),
        ("ask", &mut person.ask),
        ("languages", &mut person.languages),
        ("phone", &mut person.phones),
        ("mail", &mut person.emails),
    ];
    let length = |list: &Vec<String>| list.iter().map(|one| one.len() + 12).sum::<usize>();
    let list = lists.into_iter().max_by_key(|(_, list)| length(list));
    let longest = text.as_ref().map_or(0, |(_, text)| text.len());
    let listed = list.as_ref().map_or(0, |(_, list)| length(list));
    let links = person
        .links
        .iter()
        .map(|link| link.url.len() + link.label.len());
    let linked: usize = links.sum();
    match [longest, listed, answers, linked].into_iter().max()? {
        0 => None,
        most if most == answers => {
            person.answers.clear();
            Some("answers")
        }
        most if most == longest => {
            let (name, text) = text?;
            text.clear();
            Some(name)
        }
        most if most == listed => {
            let (name, list) = list?;
            list.clear();
            Some(name)
        }
        _ => {
            person.links.clear();
            Some("links")
        }
    }
}
