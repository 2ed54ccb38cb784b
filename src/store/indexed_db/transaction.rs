//! One transaction and what can be asked in it.
//!
//! Within a transaction nothing but its own requests may be awaited: browsers commit it as soon as
//! nothing is asked of it. Requests answer through a promise that only ever resolves, so one whose answer
//! nobody waits for is never an unhandled rejection in the host's page, and no Rust closure can be
//! called after it was dropped.

use futures_util::FutureExt;
use idb::{CursorDirection, KeyRange, ObjectStore, Query};
use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Event, IdbCursor, IdbDatabase, IdbRequest, IdbTransaction};

use super::{failure::Failure, operations::Work};

/// What a transaction may do, and when it counts as done.
#[derive(Clone, Copy, PartialEq)]
pub enum Mode {
    /// Read.
    Read,
    /// Write; done when the browser has it.
    Relaxed,
    /// Write; done when the disk has it.
    Strict,
}

/// A transaction under way.
pub struct Transaction {
    raw: IdbTransaction,
    ended: Promise,
    open: bool,
}

/// What is left half way is undone: a browser by itself would store it.
impl Drop for Transaction {
    fn drop(&mut self) {
        if self.open {
            // Fails when it ended already.
            self.raw.abort().ok();
        }
    }
}

impl Transaction {
    /// Begins a transaction on these stores. Through the database object itself, as the wrapping
    /// crate passes no durability.
    pub fn begin(database: &IdbDatabase, stores: &[&str], mode: Mode) -> Result<Self, Failure> {
        let names: Array = stores.iter().map(|name| JsValue::from_str(name)).collect();
        let options = Object::new();
        let durability = if mode == Mode::Strict {
            "strict"
        } else {
            "relaxed"
        };
        let access = if mode == Mode::Read {
            "readonly"
        } else {
            "readwrite"
        };
        let begun = Reflect::set(&options, &"durability".into(), &durability.into())
            .and_then(|_| Reflect::get(database, &"transaction".into()))
            .and_then(|begin| {
                let begin: Function = begin.unchecked_into();
                begin.call3(database, &names, &access.into(), &options)
            });
        let raw: IdbTransaction = begun
            .map_err(|error| Failure::to_begin(&error))?
            .unchecked_into();
        let ended = Promise::new(&mut |resolve, _| {
            raw.set_oncomplete(Some(&resolve));
            raw.set_onabort(Some(&resolve));
        });
        Ok(Self {
            raw,
            ended,
            open: mode != Mode::Read,
        })
    }

    /// Waits until everything asked for is stored, as durably as the mode says.
    #[expect(
        deprecated,
        reason = "in web-sys only; the standard and every browser have it"
    )]
    pub fn committed(mut self) -> Work<'static, ()> {
        self.open = false;
        // Nothing more is asked. Left to itself the browser waits for this page to have heard every answer.
        // Fails when it ended already.
        self.raw.commit().ok();
        async move {
            match JsFuture::from(self.ended.clone()).await {
                Ok(event) if event.unchecked_ref::<Event>().type_() == "complete" => Ok(()),
                _ => Err(Failure::half_way(&self.raw.error().into())),
            }
        }
        .boxed_local()
    }

    /// The durability the browser understood.
    #[cfg(feature = "contract")]
    pub fn durability(&self) -> String {
        super::convert::text_field(&self.raw, "durability")
    }

    fn store(&self, name: &str) -> Result<ObjectStore, Failure> {
        Ok(idb::Transaction::from(self.raw.clone()).object_store(name)?)
    }

    /// Asks for the value under a key.
    pub fn get(&self, store: &str, key: &str) -> Result<Reply, Failure> {
        Ok(Reply::of(
            self.store(store)?.get(JsValue::from_str(key))?.into(),
        ))
    }

    /// Puts a value in place of what has the same key.
    pub fn put(&self, store: &str, value: &JsValue) -> Result<Reply, Failure> {
        Ok(Reply::of(self.store(store)?.put(value, None)?.into()))
    }

    /// Removes what is under a key.
    pub fn delete(&self, store: &str, key: &str) -> Result<(), Failure> {
        self.store(store)?.delete(JsValue::from_str(key))?;
        Ok(())
    }

    /// Removes everything.
    pub fn clear(&self, store: &str) -> Result<(), Failure> {
        self.store(store)?.clear()?;
        Ok(())
    }

    /// Asks for all keys.
    pub fn keys(&self, store: &str) -> Result<Reply, Failure> {
        Ok(Reply::of(
            self.store(store)?.get_all_keys(None, None)?.into(),
        ))
    }

    /// Asks how many values there are.
    pub fn count_all(&self, store: &str) -> Result<Reply, Failure> {
        Ok(Reply::of(self.store(store)?.count(None)?.into()))
    }

    /// Asks how many values of an index have a key.
    pub fn count(&self, index: &IndexName, key: &str) -> Result<Reply, Failure> {
        let index = self.store(index.0)?.index(index.1)?;
        let key = Some(Query::Key(JsValue::from_str(key)));
        Ok(Reply::of(index.count(key)?.into()))
    }

    /// Asks for so many values in the order of their keys, after this key.
    pub fn after(&self, store: &str, key: Option<&JsValue>, count: u32) -> Result<Reply, Failure> {
        let beyond = key
            .map(|key| KeyRange::lower_bound(key, Some(true)))
            .transpose()?;
        let request = self
            .store(store)?
            .get_all(beyond.map(Query::from), Some(count))?;
        Ok(Reply::of(request.into()))
    }

    /// Reads so many values of an index between two keys, in its order; the last of them when
    /// `reverse`, still in its order. `open` leaves out the lower bound, or the upper when `reverse`.
    pub fn between<'a>(&'a self, index: &'a IndexName, span: Span) -> Work<'a, Array> {
        self.read_between(index, span).boxed_local()
    }

    async fn read_between(&self, index: &IndexName, span: Span) -> Result<Array, Failure> {
        let index = self.store(index.0)?.index(index.1)?;
        let Span {
            lower,
            upper,
            open,
            reverse,
            count,
        } = span;
        let range = |lower: &JsValue, lower_open, upper_open| {
            KeyRange::bound(lower, &upper, Some(lower_open), Some(upper_open))
        };
        let mut range_read = range(&lower, open && !reverse, open && reverse)?;
        let mut limit = Some(count);
        if reverse {
            // `getAll` only reads forth: find where the last so many begin, and read from there.
            let whole = Some(Query::from(range_read.clone()));
            let request = index.open_key_cursor(whole, Some(CursorDirection::Prev))?;
            if let Some(first) = last_but(request.into(), count.saturating_sub(1)).await? {
                range_read = range(&first, false, open)?;
            }
            limit = None;
        }
        let request = index.get_all(Some(range_read.into()), limit)?;
        Ok(Reply::of(request.into()).value().await?.unchecked_into())
    }
}

/// An index: its store and its name.
pub struct IndexName(pub &'static str, pub &'static str);

/// A part of an index.
pub struct Span {
    /// Its first key.
    pub lower: JsValue,
    /// Its last key.
    pub upper: JsValue,
    /// Without the end it is read from.
    pub open: bool,
    /// Read from its end.
    pub reverse: bool,
    /// At most so many values.
    pub count: u32,
}

/// The key so many steps from where a cursor begins; none when there are fewer.
async fn last_but(request: IdbRequest, steps: u32) -> Result<Option<JsValue>, Failure> {
    let mut found = Reply::of(request.clone()).value().await?;
    if steps > 0 && !found.is_null() {
        let cursor: &IdbCursor = found.unchecked_ref();
        cursor
            .advance(steps)
            .map_err(|error| Failure::half_way(&error))?;
        found = Reply::of(request).value().await?;
    }
    if found.is_null() {
        return Ok(None);
    }
    let cursor: &IdbCursor = found.unchecked_ref();
    Ok(Some(
        cursor.key().map_err(|error| Failure::half_way(&error))?,
    ))
}

/// What a request will answer.
pub struct Reply {
    request: IdbRequest,
    settled: Promise,
}

impl Reply {
    /// The answer of a request just made.
    pub fn of(request: IdbRequest) -> Self {
        let settled = Promise::new(&mut |resolve, _| {
            request.set_onsuccess(Some(&resolve));
            request.set_onerror(Some(&resolve));
        });
        Self { request, settled }
    }

    /// Waits for the answer.
    pub async fn value(self) -> Result<JsValue, Failure> {
        self.outcome()
            .await
            .map_err(|error| Failure::half_way(&error))
    }

    /// Waits for the answer or for what the browser threw.
    pub async fn outcome(self) -> Result<JsValue, JsValue> {
        JsFuture::from(self.settled).await?;
        match self.request.error()? {
            Some(error) => Err(error.into()),
            None => self.request.result(),
        }
    }
}
