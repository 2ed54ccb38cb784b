//! The few words of the browser that a picture needs, and the surface it is drawn on.
//!
//! Neither a bitmap made of bytes nor a canvas is fetched, so no `img-src` of the host's policy is asked.

use js_sys::{Promise, Uint8ClampedArray};
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, HtmlCanvasElement};

use super::fit::Turned;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = createImageBitmap, catch)]
    fn create_image_bitmap(file: &Blob) -> Result<Promise, JsValue>;

    /// A decoded picture; it holds memory until it is closed.
    pub type Bitmap;
    #[wasm_bindgen(method, getter)]
    fn width(this: &Bitmap) -> u32;
    #[wasm_bindgen(method, getter)]
    fn height(this: &Bitmap) -> u32;
    #[wasm_bindgen(method)]
    fn close(this: &Bitmap);

    type Pen;
    #[wasm_bindgen(method, setter, js_name = fillStyle)]
    fn set_fill_style(this: &Pen, colour: &str);
    #[wasm_bindgen(method, setter, js_name = imageSmoothingQuality)]
    fn set_smoothing(this: &Pen, quality: &str);
    #[wasm_bindgen(method, js_name = fillRect)]
    fn fill_rect(this: &Pen, x: f64, y: f64, width: f64, height: f64);
    #[wasm_bindgen(method, js_name = setTransform)]
    fn set_transform(this: &Pen, a: f64, b: f64, c: f64, d: f64, e: f64, f: f64);
    #[wasm_bindgen(method, js_name = drawImage, catch)]
    fn draw_image(
        this: &Pen,
        bitmap: &Bitmap,
        x: f64,
        y: f64,
        width: f64,
        height: f64,
    ) -> Result<(), JsValue>;
    #[wasm_bindgen(method, js_name = getImageData, catch)]
    fn get_image_data(this: &Pen, x: f64, y: f64, w: f64, h: f64) -> Result<Pixels, JsValue>;

    type Pixels;
    #[wasm_bindgen(method, getter)]
    fn data(this: &Pixels) -> Uint8ClampedArray;
}

/// A bitmap of a file's bytes; closed when dropped.
pub struct Decoded(Bitmap);

impl Drop for Decoded {
    fn drop(&mut self) {
        self.0.close();
    }
}

impl Decoded {
    /// Decodes a file.
    ///
    /// # Errors
    /// What the browser threw.
    pub async fn of(file: &Blob) -> Result<Self, JsValue> {
        let bitmap = JsFuture::from(create_image_bitmap(file)?).await?;
        Ok(Self(bitmap.unchecked_into()))
    }

    /// Its width and height in pixels.
    pub fn size(&self) -> (u32, u32) {
        (self.0.width(), self.0.height())
    }

    /// Draws it over the whole of a canvas, on white.
    ///
    /// # Errors
    /// When the browser gives no surface to draw on.
    #[expect(
        clippy::many_single_char_names,
        reason = "as the standard names the numbers of a transform"
    )]
    pub fn draw(&self, canvas: &HtmlCanvasElement, turned: Turned) -> Result<(), JsValue> {
        let (width, height) = turned.canvas;
        canvas.set_width(width);
        canvas.set_height(height);
        let pen = pen(canvas)?;
        // What shows through has no place in a JPEG.
        pen.set_fill_style("#fff");
        pen.fill_rect(0.0, 0.0, width.into(), height.into());
        pen.set_smoothing("high");
        let [a, b, c, d, e, f] = turned.transform;
        pen.set_transform(a, b, c, d, e, f);
        let (width, height) = turned.drawn;
        pen.draw_image(&self.0, 0.0, 0.0, width.into(), height.into())
    }
}

fn pen(canvas: &HtmlCanvasElement) -> Result<Pen, JsValue> {
    let pen = canvas.get_context("2d")?;
    Ok(pen.ok_or(JsValue::NULL)?.unchecked_into())
}

/// A new canvas that is nowhere on the page.
///
/// # Errors
/// What the browser threw.
pub fn fresh() -> Result<HtmlCanvasElement, JsValue> {
    let document = web_sys::window().and_then(|window| window.document());
    let canvas = document.ok_or(JsValue::NULL)?.create_element("canvas")?;
    Ok(canvas.unchecked_into())
}

/// Whether what is drawn can be read back: browsers set to resist fingerprinting answer with noise instead.
///
/// # Errors
/// When the browser gives no surface to draw on.
pub fn is_honest() -> Result<bool, JsValue> {
    const DRAWN: [u8; 3] = [0x34, 0x9c, 0x58];
    let canvas = fresh()?;
    canvas.set_width(4);
    canvas.set_height(4);
    let pen = pen(&canvas)?;
    pen.set_fill_style("#349c58");
    pen.fill_rect(0.0, 0.0, 4.0, 4.0);
    let read = pen.get_image_data(0.0, 0.0, 4.0, 4.0)?.data().to_vec();
    // A bit more or less is what some browsers add to everything; nobody sees it in a picture.
    let near =
        |pixel: &[u8]| (pixel.iter().zip(DRAWN)).all(|(read, drawn)| read.abs_diff(drawn) < 8);
    Ok(read.len() == 64 && read.chunks(4).all(near))
}

/// The canvas as a JPEG of this quality, from 0 to 1.
///
/// # Errors
/// What the browser threw; `null` when it could make none.
pub async fn jpeg(canvas: &HtmlCanvasElement, quality: f64) -> Result<Vec<u8>, JsValue> {
    encoded(canvas, "image/jpeg", quality).await
}

/// The canvas as a file of this media type, with a quality from 0 to 1 where the type has one.
///
/// # Errors
/// What the browser threw; `null` when it could make none.
pub async fn encoded(
    canvas: &HtmlCanvasElement,
    media: &str,
    quality: f64,
) -> Result<Vec<u8>, JsValue> {
    let mut refused = None;
    let made = Promise::new(&mut |resolve, reject| {
        let asked = canvas.to_blob_with_type_and_encoder_options(&resolve, media, &quality.into());
        if let Err(thrown) = asked {
            refused = Some(thrown);
            // The caller is told by the promise.
            reject.call0(&JsValue::NULL).ok();
        }
    });
    let made = JsFuture::from(made).await;
    if let Some(thrown) = refused {
        return Err(thrown);
    }
    let file: Blob = made?.dyn_into()?;
    let buffer = JsFuture::from(file.array_buffer()).await?;
    Ok(js_sys::Uint8Array::new(&buffer).to_vec())
}
