//! What the checks start from and play with.

use std::rc::Rc;

use serde_json::json;
use wasm_bindgen::{JsCast, JsValue};

use crate::{
    error::{Code, Error},
    store::{
        Change, Record, Store,
        contract::Outcome,
        indexed_db::{
            IndexedDb, connection::Connection, state::Backend, transaction::Reply, unsaved::Unsaved,
        },
    },
    timer::sleep,
};

pub fn fresh() -> String {
    ["check-", &crate::id::new_id(js_sys::Date::now())].concat()
}

pub async fn delete(space: &str) -> Outcome {
    Unsaved::new(&database_name(space)).erase();
    let factory = idb::Factory::new().map_err(shown)?;
    let request: JsValue = factory.delete(&database_name(space)).map_err(shown)?.into();
    let reply = Reply::of(request.unchecked_into());
    reply.outcome().await.map(drop).map_err(shown)
}

pub fn database_name(space: &str) -> String {
    ["escale:", space].concat()
}

pub fn shown(error: impl std::fmt::Debug) -> String {
    format!("{error:?}")
}

pub fn note(id: &str, text: &str) -> Record {
    Record {
        id: id.into(),
        kind: "note".into(),
        v: 1,
        order: id.into(),
        created: 1.0,
        updated: 2.0,
        rev: 0,
        deleted: false,
        blobs: Vec::new(),
        saves: crate::store::Saves::new(),
        payload: json!({ "text": text }),
    }
}

pub async fn save(store: &IndexedDb, record: Record) -> Result<Record, Error> {
    let mut saved = store.save(Change::of(record)).await?;
    saved
        .pop()
        .ok_or_else(|| Error::storage(Code::Lost, "nothing came back"))
}

/// Opens a database as a page that is not ours would.
pub async fn raw(space: &str, version: Option<u32>) -> Result<web_sys::IdbDatabase, String> {
    let factory = idb::Factory::new().map_err(shown)?;
    let request: JsValue = factory
        .open(&database_name(space), version)
        .map_err(shown)?
        .into();
    let reply = Reply::of(request.unchecked_into());
    reply
        .outcome()
        .await
        .map(JsCast::unchecked_into)
        .map_err(shown)
}

pub async fn connection(store: &IndexedDb) -> Result<Rc<Connection>, String> {
    match store.state.ready().await {
        Backend::Disk(connection) => Ok(connection),
        Backend::Memory(_) => Err("the store is in memory".into()),
    }
}

pub async fn until(reached: impl Fn() -> bool) -> Outcome {
    for _ in 0..300 {
        if reached() {
            return Ok(());
        }
        sleep(20).await;
    }
    Err("it did not happen within six seconds".into())
}

pub fn local_storage(space: &str) -> String {
    let key = [&database_name(space), ":unsaved"].concat();
    let storage = web_sys::window().and_then(|window| window.local_storage().ok().flatten());
    storage
        .and_then(|storage| storage.get_item(&key).ok().flatten())
        .unwrap_or_default()
}

pub fn set_local_storage(space: &str, text: &str) {
    let key = [&database_name(space), ":unsaved"].concat();
    let storage = web_sys::window().and_then(|window| window.local_storage().ok().flatten());
    if let Some(storage) = storage {
        storage.set_item(&key, text).ok();
    }
}
