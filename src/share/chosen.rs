//! Files the member chose: those in a field, and what is in one, read a piece at a time, so that a large one is never in
//! memory more than once.

use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, DragEvent, File, FileList, HtmlInputElement};

use crate::{
    context::spoken,
    error::{Error, Result},
};

#[wasm_bindgen]
extern "C" {
    type Dropped;
    #[wasm_bindgen(method, getter, js_name = dataTransfer)]
    fn carried(this: &Dropped) -> Option<Carried>;

    type Carried;
    #[wasm_bindgen(method, getter)]
    fn files(this: &Carried) -> FileList;
}

/// How many bytes a piece has.
const PIECE: usize = 8 << 20;

/// The files in a field, which is empty after that, so that the same file can be chosen again.
pub fn files(field: &HtmlInputElement) -> Vec<File> {
    let files = field.files().map(|files| listed(&files));
    field.set_value("");
    files.unwrap_or_default()
}

/// The files that were dropped.
pub fn dropped(event: &DragEvent) -> Vec<File> {
    let carried = event.unchecked_ref::<Dropped>().carried();
    carried.map_or_else(Vec::new, |carried| listed(&carried.files()))
}

/// The files of a list.
pub fn listed(files: &FileList) -> Vec<File> {
    (0..files.length())
        .filter_map(|place| files.get(place))
        .collect()
}

/// All bytes of a file; nothing when, between two pieces, `go_on` says no.
///
/// # Errors
/// `Browser` when it cannot be read (it was moved or changed meanwhile), or when there is no memory for it.
pub async fn bytes(file: &Blob, go_on: impl Fn() -> bool) -> Result<Option<Vec<u8>>> {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a file's size is a whole number"
    )]
    let size = file.size() as usize;
    let mut all: Vec<u8> = Vec::new();
    all.try_reserve_exact(size)
        .map_err(|error| refused(error.to_string()))?;
    while all.len() < size {
        let start = all.len();
        let end = size.min(start + PIECE);
        let piece = file
            .slice_with_f64_and_f64(float(start), float(end))
            .map_err(|thrown| refused(spoken(&thrown)))?;
        let buffer = JsFuture::from(piece.array_buffer())
            .await
            .map_err(|thrown: JsValue| refused(spoken(&thrown)))?;
        if !go_on() {
            return Ok(None);
        }
        let piece = Uint8Array::new(&buffer);
        let read = all.len() + piece.length() as usize;
        if read == start || read > size {
            return Err(refused("its size changed".to_owned()));
        }
        all.resize(read, 0);
        if let Some(place) = all.get_mut(start..) {
            piece.copy_to(place);
        }
    }
    Ok(Some(all))
}

#[expect(
    clippy::cast_precision_loss,
    reason = "files are smaller than 2^53 bytes"
)]
fn float(bytes: usize) -> f64 {
    bytes as f64
}

#[cold]
fn refused(cause: String) -> Error {
    Error::Browser {
        what: "file",
        cause,
    }
}
