//! Why a piece of work on the database failed, sorted by what there is to do about it.

use js_sys::Reflect;
use wasm_bindgen::JsValue;
use wasm_split_helpers::SplitLoaderError;

use crate::error::{Code, Error};

/// Why a piece of work failed. In every case nothing of it was written.
#[derive(Debug)]
pub enum Failure {
    /// The connection is gone: open another and do it again.
    Lost(String),
    /// The browser gave up half way. It may be the connection or the disk: try once more.
    Broken(String),
    /// There is no room left.
    Full(String),
    /// Everything in the space was deleted since this page read it.
    Erased,
    /// It failed for a reason of ours.
    Told(Error),
}

impl Failure {
    /// A failure to begin.
    #[cold]
    pub fn to_begin(error: &JsValue) -> Self {
        match name(error).as_str() {
            "NotFoundError" => Self::Told(Error::storage(Code::Newer, words(error))),
            _ => Self::Lost(words(error)),
        }
    }

    /// A failure after it began. Browsers near their limit fail under many names, so what is not
    /// known to be the quota is treated as no better.
    #[cold]
    pub fn half_way(error: &JsValue) -> Self {
        match name(error).as_str() {
            "QuotaExceededError" => Self::Full(words(error)),
            _ => Self::Broken(words(error)),
        }
    }
}

impl From<idb::Error> for Failure {
    #[cold]
    fn from(error: idb::Error) -> Self {
        Self::half_way(&cause(error))
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self::Told(error)
    }
}

impl From<SplitLoaderError> for Failure {
    #[cold]
    fn from(_: SplitLoaderError) -> Self {
        let (what, cause) = ("load the code for backups", "see the console".to_owned());
        Self::Told(Error::Browser { what, cause })
    }
}

/// What the browser threw. (Printing `idb::Error` itself would ship a sentence for each variant.)
#[cold]
pub fn cause(error: idb::Error) -> JsValue {
    use idb::Error as E;
    match error {
        E::ClearFailed(cause)
        | E::DeleteFailed(cause)
        | E::GetAllKeysFailed(cause)
        | E::GetFailed(cause)
        | E::IndexCreateFailed(cause)
        | E::IndexNotFound(cause)
        | E::IndexedDbNotFound(cause)
        | E::IndexedDbOpenFailed(cause)
        | E::KeyRangeCreateFailed(cause)
        | E::ObjectStoreCreateFailed(cause)
        | E::ObjectStoreNotFound(cause)
        | E::OpenCursorFailed(cause)
        | E::UpdateFailed(cause) => cause,
        _ => JsValue::UNDEFINED,
    }
}

/// The name of a browser's error, `QuotaExceededError` for one.
pub fn name(error: &JsValue) -> String {
    field(error, "name")
}

/// The browser's own words: `QuotaExceededError: …`.
#[cold]
pub fn words(error: &JsValue) -> String {
    let mut words = name(error);
    words.push_str(": ");
    words.push_str(&field(error, "message"));
    words
}

fn field(error: &JsValue, field: &str) -> String {
    // Throws on `undefined`, which is an answer too.
    let value = Reflect::get(error, &JsValue::from_str(field)).ok();
    value
        .and_then(|value| value.as_string())
        .unwrap_or_default()
}
