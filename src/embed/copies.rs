//! What an element's `export()` and `import()` do. Few pages ask for it, so the code is with that of zips.

use std::rc::Rc;

use futures_util::{FutureExt, future::LocalBoxFuture};
use wasm_bindgen::JsValue;
use wasm_split_helpers::wasm_split;
use web_sys::Blob;
use zeroize::Zeroizing;

use crate::{
    context::Space,
    error::Result,
    share::{backup, locked},
};

/// Work that ends with what JavaScript is given.
type Work = LocalBoxFuture<'static, Result<JsValue>>;

/// Everything in the space as a zip: a `Blob`.
///
/// # Errors
/// What the store or the browser answered, or that the code cannot be had.
pub(super) async fn export(space: Rc<Space>) -> Result<JsValue> {
    chunk_export(space).await?.await
}

/// Merges a copy into the space: a report of what became of it.
///
/// # Errors
/// As [`locked::bring_in`], or that the code cannot be had.
pub(super) async fn import(
    space: Rc<Space>,
    copy: Blob,
    passphrase: Option<String>,
) -> Result<JsValue> {
    chunk_import(space, copy, passphrase.map(Zeroizing::new))
        .await?
        .await
}

#[wasm_split(zip, fallible)]
fn chunk_export(space: Rc<Space>) -> Result<Work> {
    Ok(async move { Ok(backup::export(&space).await?.into()) }.boxed_local())
}

#[wasm_split(zip, fallible)]
fn chunk_import(
    space: Rc<Space>,
    copy: Blob,
    passphrase: Option<Zeroizing<String>>,
) -> Result<Work> {
    let merged = async move {
        let report = locked::bring_in(&space, &copy, passphrase).await?;
        Ok(report.to_object().into())
    };
    Ok(merged.boxed_local())
}
