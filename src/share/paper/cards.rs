//! Cards and badges on paper: the same drawings as in their files, put together piece by piece, as no policy of a page
//! refuses that.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlCanvasElement, HtmlElement};

use super::Paper;
use crate::{
    error::Result,
    share::{
        person::{
            Person,
            drawn::{self, BADGES, Part, Theme},
        },
        picture,
    },
    text::Spoken,
};

const SVG: &str = "http://www.w3.org/2000/svg";
/// Pixels of a photo's longer side on paper.
const SIDE: u32 = 512;

/// Prints the card of a person, in a frame within an element that is on the page.
///
/// # Errors
/// `Browser` when the browser gives no frame, or has no print dialogue.
pub async fn card(near: &Element, person: &Person, words: &Spoken, language: &str) -> Result<()> {
    let theme = Theme::default();
    let layout = drawn::layout(person, words);
    let title = words.with("card-of", &[("name", &person.name)]);
    let paper = Paper::begin(near, &title, language).await?;
    let size = [drawn::WIDTH, layout.height];
    let drawing = paper.drawing(size, &theme, &layout.parts(&theme));
    let photo = person.photo.as_ref().zip(layout.photo);
    if let (Some(drawing), Some((photo, place))) = (drawing, photo)
        && let Some(canvas) = paper.picture_in(&drawing, place, size)
    {
        // Without its picture the card is still a card.
        drop(picture::show_as(&photo.mime, &photo.bytes, &canvas, SIDE).await);
    }
    paper.print()
}

/// Prints badges, ten on a sheet of A4.
///
/// # Errors
/// `Browser` when the browser gives no frame, or has no print dialogue.
pub async fn badges(near: &Element, people: &[Person], title: &str, language: &str) -> Result<()> {
    let theme = Theme::default();
    let paper = Paper::begin_sheets(near, title, language).await?;
    for people in people.chunks(BADGES) {
        let parts = drawn::badges(people, &theme);
        paper.drawing(drawn::PAGE.into(), &theme, &parts);
    }
    paper.print()
}

impl Paper {
    /// Adds a drawing of so many units.
    pub(super) fn drawing(
        &self,
        [width, height]: [u32; 2],
        theme: &Theme,
        parts: &[Part],
    ) -> Option<Element> {
        let around = self.child(&self.body, "div", "")?;
        let draw = || {
            around.set_attribute("class", "drawing")?;
            let svg = self.document.create_element_ns(Some(SVG), "svg")?;
            let size = [width.to_string(), height.to_string()].join(" ");
            svg.set_attribute("viewBox", &["0 0 ", &size].concat())?;
            svg.set_attribute("font-family", &theme.font)?;
            around.append_child(&svg)?;
            for part in parts {
                let element = self.document.create_element_ns(Some(SVG), part.name)?;
                for (name, value) in &part.attributes {
                    element.set_attribute(name, value)?;
                }
                element.set_text_content(Some(&part.text));
                svg.append_child(&element)?;
            }
            Ok::<_, JsValue>(())
        };
        // What the frame refuses is nowhere else to go.
        draw().ok()?;
        Some(around)
    }

    /// A place for a photo in a drawing: its left and upper edge and its side, in tenths of a unit.
    fn picture_in(
        &self,
        drawing: &Element,
        [x, y, side]: [u32; 3],
        [width, height]: [u32; 2],
    ) -> Option<HtmlCanvasElement> {
        let canvas = self.child(drawing, "canvas", "")?;
        // A node of the frame is of the frame's classes, which ours knows nothing of.
        let style = HtmlElement::style(canvas.unchecked_ref());
        for (name, part, whole) in [
            ("left", x, width),
            ("top", y, height),
            ("width", side, width),
        ] {
            let share = f64::from(part) * 10.0 / f64::from(whole.max(1));
            let share = [&share.to_string(), "%"].concat();
            style.set_property(name, &share).ok()?;
        }
        Some(canvas.unchecked_into())
    }
}
