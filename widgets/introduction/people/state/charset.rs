//! The character sets the browser knows, for cards of the time before UTF-8.

use wasm_bindgen::{JsValue, prelude::wasm_bindgen};

#[wasm_bindgen]
extern "C" {
    type TextDecoder;
    #[wasm_bindgen(constructor, catch)]
    fn new(label: &str) -> Result<TextDecoder, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn decode(this: &TextDecoder, bytes: &[u8]) -> Result<String, JsValue>;
}

/// Bytes in a set as text; nothing when the browser knows no set of this name (WHATWG Encoding, 4.2).
pub fn decoded(set: &str, bytes: &[u8]) -> Option<String> {
    TextDecoder::new(set).ok()?.decode(bytes).ok()
}
