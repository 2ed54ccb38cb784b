//! One open connection to the database of a space, and how it is opened.
//!
//! It is opened without a version first, as asking for an older one than is stored fails: a host that goes
//! back a version of Escale must not lock its members out.

use idb::{
    Database, DatabaseEvent, Factory, event::VersionChangeEvent, request::OpenDatabaseRequest,
};
use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{IdbDatabase, IdbOpenDbRequest, IdbTransaction};

use super::{
    convert,
    failure::{cause, name, words},
    schema::{self, Found},
    transaction::Reply,
};
use crate::error::Code;

/// How often another tab may change the version between two steps of ours.
const TRIES: u32 = 3;

/// A connection. Closed when dropped.
pub struct Connection {
    /// The database.
    pub database: IdbDatabase,
    /// Whether it was written by a newer version, so that it may only be read.
    pub newer: bool,
    /// Keeps the listeners.
    _events: Database,
}

/// Why no connection was opened.
pub enum Refusal {
    /// The page may not store anything here, or there is no room; asking again will not help.
    Final(Code, String),
    /// It failed; asking again may help.
    Failed(String),
}

/// Opens the database, creating or upgrading it where needed, and says whether it was created. Waits as long as another
/// tab blocks it.
pub async fn open(name: &str) -> Result<(IdbDatabase, bool), Refusal> {
    let factory = Factory::new().map_err(|error| Refusal::of(&cause(error)))?;
    let mut conflict = JsValue::UNDEFINED;
    for _ in 0..TRIES {
        let found = ask(&factory, name, None)
            .await
            .map_err(|error| Refusal::of(&error))?;
        if !matches!(schema::compare(version(&found)), Found::Older) {
            return Ok((found, false));
        }
        // One that was not there is left without stores, under the first version.
        let stores = convert::field(&found, "objectStoreNames");
        let is_new = convert::field(&stores, "length").as_f64() == Some(0.0);
        found.close();
        match ask(&factory, name, Some(schema::CURRENT)).await {
            Ok(created) => return Ok((created, is_new)),
            // A newer Escale in another tab was faster.
            Err(error) if failure_is(&error, "VersionError") => conflict = error,
            Err(error) => return Err(Refusal::of(&error)),
        }
    }
    Err(Refusal::of(&conflict))
}

async fn ask(factory: &Factory, name: &str, version: Option<u32>) -> Result<IdbDatabase, JsValue> {
    let request: JsValue = factory.open(name, version).map_err(cause)?.into();
    let request: IdbOpenDbRequest = request.unchecked_into();
    // Keeps the closure until the answer is there.
    let mut listener = OpenDatabaseRequest::from(request.clone());
    if version.is_some() {
        let upgrading = request.clone();
        listener.on_upgrade_needed(move |event| {
            let transaction = upgrading.transaction();
            let within = transaction.clone();
            if within.and_then(|within| upgrade(&event, within)).is_none() {
                // Half a schema is worse than none.
                transaction.as_ref().map(IdbTransaction::abort);
            }
        });
    }
    let opened = Reply::of(request.into()).outcome().await;
    drop(listener);
    opened.map(JsCast::unchecked_into)
}

fn upgrade(event: &VersionChangeEvent, within: IdbTransaction) -> Option<()> {
    let database = event.database().ok()?;
    schema::upgrade(&database, &within.into(), event.old_version().ok()?).ok()
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "versions are counted"
)]
fn version(database: &IdbDatabase) -> u32 {
    database.version() as u32
}

fn failure_is(error: &JsValue, expected: &str) -> bool {
    name(error) == expected
}

impl Refusal {
    fn of(error: &JsValue) -> Self {
        let words = words(error);
        match name(error).as_str() {
            "QuotaExceededError" => Self::Final(Code::Full, words),
            // No database at all, a sandboxed frame, a switch in the settings, an old private window.
            "" | "TypeError" | "SecurityError" | "NotAllowedError" | "InvalidStateError"
            | "NotSupportedError" => Self::Final(Code::Refused, words),
            _ => Self::Failed(words),
        }
    }
}

impl Connection {
    /// A connection that tells when the browser closed it (`lost`) and when it had to make way for
    /// another tab (`left`). To be made in the same turn as the database was opened.
    pub fn new(
        database: IdbDatabase,
        lost: impl FnOnce() + 'static,
        left: impl FnOnce() + 'static,
    ) -> Self {
        close_without_us(&database);
        let mut events = Database::from(database.clone());
        events.on_close(move |_| lost());
        events.on_version_change(move |_| left());
        let newer = matches!(schema::compare(version(&database)), Found::Newer);
        Self {
            database,
            newer,
            _events: events,
        }
    }

    /// Closes the connection; what is under way in it still ends.
    pub fn close(&self) {
        self.database.set_onclose(None);
        self.database.set_onversionchange(None);
        self.database.close();
    }
}

impl Drop for Connection {
    fn drop(&mut self) {
        self.close();
    }
}

/// Has the database close itself for another tab, without a line of ours: after a panic nothing of
/// this module runs any more, and its connection would block every upgrade until the page is closed.
fn close_without_us(database: &IdbDatabase) {
    if let Ok(close) = Reflect::get(database, &"close".into()) {
        let close: Function = close.unchecked_into();
        let close = close.bind0(database);
        // Fails on no known browser, and `left` closes it too.
        database
            .add_event_listener_with_callback("versionchange", &close)
            .ok();
    }
}
