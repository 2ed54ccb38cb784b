//! A folder of the member's disk, where the browser lets a page write into one (File System Access, in Chromium).
//!
//! Its interfaces are called by name: web-sys has them behind a flag of its own.

use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::Blob;

use super::{Trouble, trouble};
use crate::context::spoken;

type Thrown<T> = std::result::Result<T, JsValue>;
type Outcome<T> = std::result::Result<T, Trouble>;

/// The name of what lets a member choose a folder.
const PICK: &str = "showDirectoryPicker";

/// A folder the member chose. The browser can keep it between two visits, with the permission or without.
#[derive(Debug, Clone)]
pub struct Folder(JsValue);

impl Folder {
    /// Whether this browser lets a member choose one.
    pub fn is_known() -> bool {
        let window = web_sys::window().map(JsValue::from);
        window.is_some_and(|window| field(&window, PICK).is_function())
    }

    /// The one the member chooses now, in the browser's own window; none when they close that.
    ///
    /// # Errors
    /// What the browser answered.
    pub async fn choose() -> Outcome<Option<Self>> {
        let Some(window) = web_sys::window() else {
            return Ok(None);
        };
        let options = options(&[("mode", "readwrite".into()), ("id", "escale".into())]);
        match call(&window, PICK, &[options]).await {
            Ok(chosen) => Ok(Some(Self(chosen))),
            Err(thrown) if name_of(&thrown) == "AbortError" => Ok(None),
            Err(thrown) => Err(Trouble::Other(spoken(&thrown))),
        }
    }

    /// The one the browser kept.
    pub fn of(kept: JsValue) -> Self {
        Self(kept)
    }

    /// What the browser can keep.
    pub fn value(&self) -> &JsValue {
        &self.0
    }

    /// Its name, without the way to it: pages are not told that.
    pub fn name(&self) -> String {
        field(&self.0, "name").as_string().unwrap_or_default()
    }

    /// Whether the page may write into it; asks the member if `ask`, which only a press allows.
    ///
    /// # Errors
    /// `Permission` when it may not.
    pub async fn permit(&self, ask: bool) -> Outcome<()> {
        let how = if ask {
            "requestPermission"
        } else {
            "queryPermission"
        };
        // A browser without the question has nothing to refuse before the first write.
        if !field(&self.0, how).is_function() {
            return Ok(());
        }
        let options = options(&[("mode", "readwrite".into())]);
        let answer = call(&self.0, how, &[options]).await.map_err(thrown)?;
        if answer.as_string().as_deref() == Some("granted") {
            Ok(())
        } else {
            Err(Trouble::Permission)
        }
    }

    /// Whether there is a file with this name.
    ///
    /// # Errors
    /// What the browser answered otherwise.
    pub async fn has(&self, name: &str) -> Outcome<bool> {
        match call(&self.0, "getFileHandle", &[name.into()]).await {
            Ok(_) => Ok(true),
            Err(error) if name_of(&error) == "NotFoundError" => Ok(false),
            // A folder with that name is not ours either.
            Err(error) if name_of(&error) == "TypeMismatchError" => Ok(true),
            Err(error) => Err(thrown(error)),
        }
    }

    /// Writes a file. What had that name stays until all of the new one is there.
    ///
    /// # Errors
    /// What the browser answered.
    pub async fn write(&self, name: &str, bytes: &Blob) -> Outcome<()> {
        let create = options(&[("create", true.into())]);
        let file = call(&self.0, "getFileHandle", &[name.into(), create]).await;
        let file = file.map_err(thrown)?;
        let stream = call(&file, "createWritable", &[]).await.map_err(thrown)?;
        let written = match call(&stream, "write", &[bytes.into()]).await {
            Ok(_) => call(&stream, "close", &[]).await,
            Err(error) => Err(error),
        };
        if let Err(error) = written {
            // One that failed by itself is closed already.
            call(&stream, "abort", &[]).await.ok();
            return Err(thrown(error));
        }
        Ok(())
    }

    /// Removes a file; one that is gone already is no trouble.
    ///
    /// # Errors
    /// What the browser answered otherwise.
    pub async fn remove(&self, name: &str) -> Outcome<()> {
        match call(&self.0, "removeEntry", &[name.into()]).await {
            Err(error) if name_of(&error) != "NotFoundError" => Err(thrown(error)),
            _ => Ok(()),
        }
    }
}

/// What one page at a time may have, until this goes.
#[derive(Debug)]
pub struct Alone(Option<Function>);

impl Alone {
    /// Takes what has this name, unless another page of this browser has it now. Where a browser knows nothing of that,
    /// nobody else is asked.
    pub async fn take(name: &str) -> Option<Self> {
        let navigator = web_sys::window().map(|window| window.navigator());
        let locks = navigator.map_or(JsValue::UNDEFINED, |navigator| field(&navigator, "locks"));
        let Ok(request) = field(&locks, "request").dyn_into::<Function>() else {
            return Some(Self(None));
        };
        let mut callback = JsValue::UNDEFINED;
        let taken = Promise::new(&mut |taken, _| {
            callback = Closure::once_into_js(move |lock: JsValue| -> JsValue {
                if lock.is_null() {
                    return JsValue::UNDEFINED;
                }
                // It is held until this promise is kept.
                let held = Promise::new(&mut |release, _| {
                    taken.call1(&JsValue::UNDEFINED, &release).ok();
                });
                held.into()
            });
        });
        let options = options(&[("ifAvailable", true.into())]);
        let asked = request.call3(&locks, &name.into(), &options, &callback);
        let Ok(asked) = asked else {
            return Some(Self(None));
        };
        // The first to answer: that it is ours, that it is not, or that the browser lets nobody have it.
        let answers: Array = [taken.into(), asked].into_iter().collect();
        match JsFuture::from(Promise::race(&answers)).await {
            Ok(answer) => answer.dyn_into().ok().map(|release| Self(Some(release))),
            Err(_) => Some(Self(None)),
        }
    }
}

impl Drop for Alone {
    fn drop(&mut self) {
        if let Some(release) = &self.0 {
            release.call0(&JsValue::UNDEFINED).ok();
        }
    }
}

/// Calls a method that may answer later.
async fn call(on: &JsValue, name: &str, values: &[JsValue]) -> Thrown<JsValue> {
    let method: Function = Reflect::get(on, &name.into())?.dyn_into()?;
    let values: Array = values.iter().collect();
    let answer = method.apply(on, &values)?;
    JsFuture::from(Promise::resolve(&answer)).await
}

fn options(fields: &[(&str, JsValue)]) -> JsValue {
    let options = Object::new();
    for (name, value) in fields {
        // Setting a property of a fresh object cannot fail.
        Reflect::set(&options, &(*name).into(), value).unwrap_or_default();
    }
    options.into()
}

fn field(of: &JsValue, name: &str) -> JsValue {
    Reflect::get(of, &name.into()).unwrap_or_default()
}

fn name_of(thrown: &JsValue) -> String {
    field(thrown, "name").as_string().unwrap_or_default()
}

#[cold]
fn thrown(error: JsValue) -> Trouble {
    trouble(&name_of(&error), spoken(&error))
}
