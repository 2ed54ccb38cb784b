//! A person's card as a PNG, drawn by the same layout as its SVG.

use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};
use web_sys::HtmlCanvasElement;

use super::{
    Refusal, canvas,
    fit::{fit, turn},
};
use crate::share::person::{
    Person, Photo,
    drawn::{self, Theme},
};
use crate::text::Spoken;

/// The media type of what comes out.
pub const MEDIA: &str = "image/png";
/// How many pixels a unit of a card has.
const SHARPNESS: u32 = 2;

#[wasm_bindgen]
extern "C" {
    type Writer;
    #[wasm_bindgen(method, setter, js_name = fillStyle)]
    fn set_fill_style(this: &Writer, colour: &str);
    #[wasm_bindgen(method, setter, js_name = font)]
    fn set_font(this: &Writer, font: &str);
    #[wasm_bindgen(method, js_name = fillRect)]
    fn fill_rect(this: &Writer, x: f64, y: f64, width: f64, height: f64);
    #[wasm_bindgen(method, js_name = fillText)]
    fn fill_text(this: &Writer, text: &str, x: f64, y: f64);
    #[wasm_bindgen(method)]
    fn scale(this: &Writer, x: f64, y: f64);
    #[wasm_bindgen(method, js_name = drawImage, catch)]
    fn draw_image(
        this: &Writer,
        drawn: &HtmlCanvasElement,
        x: f64,
        y: f64,
        width: f64,
        height: f64,
    ) -> Result<(), JsValue>;
}

/// The card of a person.
///
/// # Errors
/// Why it cannot be drawn.
pub async fn png(person: &Person, words: &Spoken) -> Result<Vec<u8>, Refusal> {
    let (layout, theme) = (drawn::layout(person, words), Theme::default());
    let surface = written(&layout, &theme).map_err(|thrown| Refusal::thrown(&thrown))?;
    if let Some((photo, place)) = person.photo.as_ref().zip(layout.photo) {
        put(&surface, photo, place).await?;
    }
    let file = canvas::encoded(&surface, MEDIA, 1.0).await;
    file.map_err(|thrown| Refusal::thrown(&thrown))
}

/// A picture of words alone.
///
/// # Errors
/// Why it cannot be drawn.
pub async fn words(layout: &drawn::Layout) -> Result<Vec<u8>, Refusal> {
    let surface = written(layout, &Theme::default()).map_err(|thrown| Refusal::thrown(&thrown))?;
    let file = canvas::encoded(&surface, MEDIA, 1.0).await;
    file.map_err(|thrown| Refusal::thrown(&thrown))
}

fn written(layout: &drawn::Layout, theme: &Theme) -> Result<HtmlCanvasElement, JsValue> {
    let surface = canvas::fresh()?;
    let (width, height) = (drawn::WIDTH, layout.height);
    surface.set_width(width * SHARPNESS);
    surface.set_height(height * SHARPNESS);
    let writer = writer(&surface)?;
    writer.scale(SHARPNESS.into(), SHARPNESS.into());
    for (colour, height) in [(&theme.surface, height), (&theme.accent, 8)] {
        writer.set_fill_style(colour);
        writer.fill_rect(0.0, 0.0, width.into(), height.into());
    }
    for text in &layout.texts {
        let (weight, colour) = text.look(theme);
        let size = (text.size / 10).to_string();
        writer.set_fill_style(colour);
        writer.set_font(&[weight, " ", &size, "px ", &theme.font].concat());
        writer.fill_text(&text.text, unit(text.x), unit(text.y));
    }
    Ok(surface)
}

/// Puts the photo in its place, whole; one that is not square leaves some of it free.
async fn put(
    surface: &HtmlCanvasElement,
    photo: &Photo,
    [x, y, side]: [u32; 3],
) -> Result<(), Refusal> {
    let decoded = super::decoded(&photo.mime, &photo.bytes).await?;
    let (wide, high) = fit(decoded.size(), side / 10 * SHARPNESS);
    let draw = || {
        let drawn = canvas::fresh()?;
        decoded.draw(&drawn, turn((wide, high), 1))?;
        let longer = f64::from(wide.max(high));
        let (side, wide, high) = (unit(side), f64::from(wide), f64::from(high));
        let (wide, high) = (side * wide / longer, side * high / longer);
        let (left, up) = ((side - wide) / 2.0, (side - high) / 2.0);
        writer(surface)?.draw_image(&drawn, unit(x) + left, unit(y) + up, wide, high)
    };
    draw().map_err(|thrown: JsValue| Refusal::thrown(&thrown))
}

fn writer(surface: &HtmlCanvasElement) -> Result<Writer, JsValue> {
    let writer = surface.get_context("2d")?;
    Ok(writer.ok_or(JsValue::NULL)?.unchecked_into())
}

fn unit(tenths: u32) -> f64 {
    f64::from(tenths) / 10.0
}
