//! What a browser can keep and JSON cannot: a folder the member chose. It stands among the meta values, so that deleting
//! everything deletes it too.
//!
//! It has a connection of its own, open for one transaction: few members have such a thing, and no job of the store has
//! to carry it.

use js_sys::Object;
use wasm_bindgen::JsValue;
use web_sys::IdbDatabase;

use super::{
    connection::{self, Refusal},
    convert,
    failure::Failure,
    schema::META,
    transaction::{Mode, Transaction},
};
use crate::{
    error::{Code, Error, Result},
    store::living::erased,
};

/// The object under a key.
///
/// # Errors
/// What the browser answered.
pub async fn read(space: &str, key: &str) -> Result<Option<JsValue>> {
    let database = connect(space).await?;
    let found = find(&database, key).await;
    database.close();
    let value = convert::field(&found.map_err(told)?, "value");
    Ok(value.is_object().then_some(value))
}

/// Keeps an object under a key, or lets it go. It goes into no copy.
///
/// # Errors
/// What the browser answered.
pub async fn keep(space: &str, key: &str, object: Option<&JsValue>) -> Result<()> {
    let database = connect(space).await?;
    let kept = put(&database, key, object).await;
    database.close();
    kept.map_err(told)
}

async fn connect(space: &str) -> Result<IdbDatabase> {
    let opened = connection::open(&["escale:", space].concat()).await;
    opened
        .map(|(database, _)| database)
        .map_err(|refusal| match refusal {
            Refusal::Final(code, words) => Error::storage(code, words),
            Refusal::Failed(words) => Error::storage(Code::Lost, words),
        })
}

async fn find(database: &IdbDatabase, key: &str) -> std::result::Result<JsValue, Failure> {
    let transaction = Transaction::begin(database, &[META], Mode::Read)?;
    transaction.get(META, key)?.value().await
}

async fn put(
    database: &IdbDatabase,
    key: &str,
    object: Option<&JsValue>,
) -> std::result::Result<(), Failure> {
    let transaction = Transaction::begin(database, &[META], Mode::Strict)?;
    if let Some(object) = object {
        let kept: JsValue = Object::new().into();
        convert::set_field(&kept, "key", &JsValue::from_str(key));
        convert::set_field(&kept, "value", object);
        transaction.put(META, &kept)?;
    } else {
        transaction.delete(META, key)?;
    }
    transaction.committed().await
}

#[cold]
fn told(failure: Failure) -> Error {
    match failure {
        Failure::Told(error) => error,
        Failure::Erased => erased(),
        Failure::Full(words) => Error::storage(Code::Full, words),
        Failure::Lost(words) | Failure::Broken(words) => Error::storage(Code::Lost, words),
    }
}
