//! A square of a picture: seen on a canvas while it is chosen, then cut out as a picture of its own; and shapes painted as
//! one. Few use it, so it stays out of what makes pictures anew.

use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};
use web_sys::HtmlCanvasElement;

use super::{
    Bounds, MEDIA, Picture, Refusal, canvas,
    fit::{self, Turned},
};
use crate::share::download;

#[wasm_bindgen]
extern "C" {
    type Path2D;
    #[wasm_bindgen(constructor, catch)]
    fn new(outline: &str) -> Result<Path2D, JsValue>;

    type Brush;
    #[wasm_bindgen(method, setter, js_name = fillStyle)]
    fn set_fill_style(this: &Brush, colour: &str);
    #[wasm_bindgen(method)]
    fn scale(this: &Brush, x: f64, y: f64);
    #[wasm_bindgen(method)]
    fn fill(this: &Brush, path: &Path2D);
}

/// A square in the pixels of a picture.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Square {
    /// Its left edge.
    pub left: f64,
    /// Its upper edge.
    pub top: f64,
    /// Its side.
    pub side: f64,
}

/// A picture opened to choose a square of it.
pub struct Opened(canvas::Decoded);

impl Opened {
    /// Opens a picture.
    ///
    /// # Errors
    /// Why it cannot be had.
    pub async fn of(picture: &Picture) -> Result<Self, Refusal> {
        let file = download::file(&picture.bytes, MEDIA)?;
        let decoded = canvas::Decoded::of(&file).await;
        Ok(Self(decoded.map_err(|_| Refusal::Broken)?))
    }

    /// Draws a square of it over the whole of a canvas of so many pixels.
    ///
    /// # Errors
    /// When the browser gives no surface to draw on.
    pub fn draw(
        &self,
        canvas: &HtmlCanvasElement,
        square: Square,
        side: u32,
    ) -> Result<(), Refusal> {
        let turned = cut(self.0.size(), square, side);
        let drawn = self.0.draw(canvas, turned);
        drawn.map_err(|thrown| Refusal::thrown(&thrown))
    }

    /// A square of it as a picture of its own; never of more pixels than the square has.
    ///
    /// # Errors
    /// Why it cannot be had.
    pub async fn cut(&self, square: Square, bounds: Bounds) -> Result<Picture, Refusal> {
        let surface = canvas::fresh().map_err(|thrown| Refusal::thrown(&thrown))?;
        for fit::Try { side, quality } in fit::tries(bounds) {
            let side = side.min(whole(square.side));
            self.draw(&surface, square, side)?;
            if let Some(picture) = within(&surface, side, quality, bounds).await? {
                return Ok(picture);
            }
        }
        Err(Refusal::Stubborn)
    }
}

/// Shapes (SVG path data and a colour), in a square with sides of `of`, painted as a picture.
///
/// # Errors
/// Why it cannot be had.
pub async fn paint(
    shapes: &[(String, &'static str)],
    of: u32,
    bounds: Bounds,
) -> Result<Picture, Refusal> {
    let thrown = |thrown: JsValue| Refusal::thrown(&thrown);
    let surface = canvas::fresh().map_err(thrown)?;
    surface.set_width(bounds.side);
    surface.set_height(bounds.side);
    let brush = surface.get_context("2d").map_err(thrown)?;
    let brush: Brush = brush.ok_or(JsValue::NULL).map_err(thrown)?.unchecked_into();
    let times = f64::from(bounds.side) / f64::from(of.max(1));
    brush.scale(times, times);
    for (outline, colour) in shapes {
        brush.set_fill_style(colour);
        brush.fill(&Path2D::new(outline).map_err(thrown)?);
    }
    for fit::Try { quality, .. } in fit::tries(bounds) {
        if let Some(picture) = within(&surface, bounds.side, quality, bounds).await? {
            return Ok(picture);
        }
    }
    Err(Refusal::Stubborn)
}

async fn within(
    surface: &HtmlCanvasElement,
    side: u32,
    quality: f64,
    bounds: Bounds,
) -> Result<Option<Picture>, Refusal> {
    let bytes = canvas::jpeg(surface, quality).await;
    let bytes = bytes.map_err(|thrown| Refusal::thrown(&thrown))?;
    Ok((bytes.len() <= bounds.bytes).then_some(Picture {
        bytes,
        width: side,
        height: side,
    }))
}

/// How a whole picture is drawn so that a square of it fills a canvas of this side.
fn cut((width, height): (u32, u32), square: Square, side: u32) -> Turned {
    let times = f64::from(side) / square.side.max(1.0);
    Turned {
        canvas: (side, side),
        drawn: (width, height),
        transform: [
            times,
            0.0,
            0.0,
            times,
            -square.left * times,
            -square.top * times,
        ],
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a side of a picture is far below the limit"
)]
fn whole(side: f64) -> u32 {
    side.round().max(1.0) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_corners_of_a_square_land_in_the_corners_of_the_canvas() {
        let square = Square {
            left: 100.0,
            top: 40.0,
            side: 200.0,
        };
        let turned = cut((800, 600), square, 512);
        let [a, _, _, d, e, f] = turned.transform;
        let land = |x: f64, y: f64| (a * x + e, d * y + f);
        assert_eq!(land(100.0, 40.0), (0.0, 0.0));
        assert_eq!(land(300.0, 240.0), (512.0, 512.0));
        assert_eq!((turned.canvas, turned.drawn), ((512, 512), (800, 600)));
    }
}
