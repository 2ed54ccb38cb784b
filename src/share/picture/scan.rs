//! Reads QR codes off a picture. The reader is a chunk of its own.

use futures_util::future::LocalBoxFuture;
use js_sys::Uint8ClampedArray;
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};
use wasm_split_helpers::wasm_split;
use web_sys::Blob;

use super::{
    LARGEST, Refusal, canvas, decoded,
    fit::{fit, turn},
};
use crate::{
    error,
    share::{chosen, qr},
};

#[wasm_bindgen]
extern "C" {
    type Eye;
    #[wasm_bindgen(method, js_name = getImageData, catch)]
    fn get_image_data(this: &Eye, x: f64, y: f64, w: f64, h: f64) -> Result<Seen, JsValue>;

    type Seen;
    #[wasm_bindgen(method, getter)]
    fn data(this: &Seen) -> Uint8ClampedArray;
}

/// How long the longer side of a picture is at most when codes are looked for, in pixels.
const SIDE: u32 = 1400;

/// What the reader is at.
type Reading = LocalBoxFuture<'static, Result<Vec<String>, Refusal>>;

/// The texts of the codes in a picture, or why it cannot be read.
///
/// # Errors
/// When the reader cannot be had.
pub async fn codes(file: Blob) -> error::Result<Result<Vec<String>, Refusal>> {
    Ok(load(file).await?.await)
}

#[wasm_split(share_qr, fallible)]
fn load(file: Blob) -> error::Result<Reading> {
    Ok(Box::pin(async move { codes_in(&file).await }))
}

async fn codes_in(file: &Blob) -> Result<Vec<String>, Refusal> {
    if file.size() > LARGEST {
        return Err(Refusal::Bytes);
    }
    let bytes = chosen::bytes(file, || true).await?.unwrap_or_default();
    let decoded = decoded(&file.type_(), &bytes).await?;
    let size = fit(decoded.size(), SIDE);
    let pixels = pixels(&decoded, size).map_err(|thrown| Refusal::thrown(&thrown))?;
    let grey: Vec<u8> = pixels.chunks_exact(4).map(grey).collect();
    let [width, height] = [size.0, size.1].map(|side| usize::try_from(side).unwrap_or(0));
    Ok(qr::texts_in(width, height, &grey))
}

fn pixels(decoded: &canvas::Decoded, (width, height): (u32, u32)) -> Result<Vec<u8>, JsValue> {
    let surface = canvas::fresh()?;
    decoded.draw(&surface, turn((width, height), 1))?;
    let eye: Eye = surface
        .get_context("2d")?
        .ok_or(JsValue::NULL)?
        .unchecked_into();
    let seen = eye.get_image_data(0.0, 0.0, width.into(), height.into())?;
    Ok(seen.data().to_vec())
}

/// How light a pixel looks (ITU-R BT.601).
fn grey(pixel: &[u8]) -> u8 {
    let [red, green, blue, ..] = pixel else {
        return 255;
    };
    let [red, green, blue] = [*red, *green, *blue].map(u32::from);
    u8::try_from((299 * red + 587 * green + 114 * blue) / 1000).unwrap_or(255)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn black_is_dark_white_is_light_and_green_is_lighter_than_blue() {
        assert_eq!(grey(&[0, 0, 0, 255]), 0);
        assert_eq!(grey(&[255, 255, 255, 255]), 255);
        assert!(grey(&[0, 255, 0, 255]) > grey(&[0, 0, 255, 255]));
    }
}
