//! Mounts a widget into an element's shadow root, and is what JavaScript holds of it afterwards.

use std::{
    any::Any,
    cell::{Cell, RefCell},
    rc::Rc,
};

use futures_util::future::join;
use js_sys::{Object, Promise};
use leptos::{prelude::*, reactive::owner::Owner, tachys::view::any_view::AnyView};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::future_to_promise;
use web_sys::{Blob, HtmlElement};

use super::{
    Attributes, Source, copies,
    waiting::{Place, Waiting},
};
use crate::{
    context::{Context, Inner, Space, keep, only_while},
    error::{Error, Result},
    store::ERASED,
    text::{Messages, catalogue, today},
    ui::frame::frame,
    widgets,
};

const DEFAULT_SPACE: &str = "default";

/// A mounted widget. `free()` takes it away.
#[wasm_bindgen]
pub struct Mounted {
    inner: Rc<RefCell<Option<Rc<Inner>>>>,
    alive: Rc<Cell<bool>>,
    owner: Owner,
    handle: Rc<RefCell<Option<Box<dyn Any>>>>,
    ready: Promise,
}

/// Mounts the widget named in the options into `root`, a wrapper in the element's shadow root.
#[wasm_bindgen]
pub fn mount(element: HtmlElement, root: HtmlElement, options: Object) -> Mounted {
    // Every mount after the first finds the executor set.
    any_spawner::Executor::init_wasm_bindgen().unwrap_or_default();
    let alive = Rc::new(Cell::new(true));
    let owner = Owner::new();
    let inner = Rc::new(RefCell::new(None));
    let handle = Rc::new(RefCell::new(None));
    let opening = Opening {
        element,
        root,
        options: Attributes::new(options),
        alive: alive.clone(),
        inner: inner.clone(),
        owner: owner.clone(),
    };
    let place = handle.clone();
    let ready = future_to_promise(async move {
        let mounted = opening.run().await.map_err(|error| thrown(&error))?;
        *place.borrow_mut() = mounted;
        Ok(JsValue::UNDEFINED)
    });
    Mounted {
        inner,
        alive,
        owner,
        handle,
        ready,
    }
}

#[wasm_bindgen]
impl Mounted {
    /// Resolves when the widget shows what it has.
    pub fn ready(&self) -> Promise {
        self.ready.clone()
    }

    /// Resolves when everything written is stored.
    pub fn flush(&self) -> Promise {
        let inner = self.inner.borrow().clone();
        future_to_promise(async move {
            if let Some(inner) = inner {
                inner.flush().await;
            }
            Ok(JsValue::UNDEFINED)
        })
    }

    /// Everything in the space as a zip.
    pub fn export(&self) -> Promise {
        let space = self.space();
        future_to_promise(async move {
            let copy = copies::export(space?).await;
            copy.map_err(|error| thrown(&error))
        })
    }

    /// Merges a zip into the space; resolves with `{added, updated, unchanged, beside, deleted, skipped, places}`. A copy
    /// that a passphrase opens needs that.
    pub fn import(&self, blob: Blob, passphrase: Option<String>) -> Promise {
        let space = self.space();
        future_to_promise(async move {
            let report = copies::import(space?, blob, passphrase).await;
            report.map_err(|error| thrown(&error))
        })
    }

    fn space(&self) -> std::result::Result<Rc<Space>, JsValue> {
        let inner = self.inner.borrow();
        let open = inner.as_ref().map(|inner| inner.space.clone());
        open.ok_or_else(|| {
            thrown(&Error::Browser {
                what: "element",
                cause: "not ready".into(),
            })
        })
    }
}

impl Drop for Mounted {
    fn drop(&mut self) {
        self.alive.set(false);
        drop(self.handle.borrow_mut().take());
        self.owner.cleanup();
    }
}

/// An error as JavaScript sees it: an `Error` with our `code` and, for the loader, its `detail`.
fn thrown(error: &Error) -> JsValue {
    let made = js_sys::Error::new(&error.to_string());
    // Setting a property of a fresh object cannot fail.
    js_sys::Reflect::set(&made, &"code".into(), &error.code().into()).unwrap_or_default();
    made.into()
}

/// A mount under way.
struct Opening {
    element: HtmlElement,
    root: HtmlElement,
    options: Attributes,
    alive: Rc<Cell<bool>>,
    inner: Rc<RefCell<Option<Rc<Inner>>>>,
    owner: Owner,
}

impl Opening {
    /// Opens the space, builds the view, puts it into the page. Gives nothing when the element went meanwhile.
    async fn run(self) -> Result<Option<Box<dyn Any>>> {
        let text = |name: &str| self.options.option(name).as_string().unwrap_or_default();
        let (name, language) = (text("name"), text("language"));
        let source = Source::read(&self.options);
        let programme = source.programme();
        let keeps = widgets::keeps(&name);
        let space = self
            .options
            .get("space")
            .or_else(|| source.space(keeps))
            .unwrap_or_else(|| DEFAULT_SPACE.to_owned());
        let space = Space::open(&space)?;
        self.follow_erasure(&space);
        let messages = Messages::new(catalogue(self.options.option("messages")), language);
        let relative = programme
            .as_ref()
            .is_some_and(|p| p.counts_from_first_visit());
        let place = Place {
            element: self.element.clone(),
            root: self.root.clone(),
            options: self.options.clone(),
            messages: messages.clone(),
            alive: self.alive.clone(),
        };
        let arrival = if keeps {
            let waiting = Waiting::watch(&*space.store, place);
            let (arrival, ()) = join(space.greet(relative), widgets::load(&name)).await;
            drop(waiting);
            arrival
        } else {
            widgets::load(&name).await;
            today()
        };
        self.dress(&name, &messages);
        let inner = Rc::new(Inner {
            name: name.clone(),
            element: self.element.clone(),
            attributes: self.options.clone(),
            messages,
            programme: RefCell::new(programme),
            space,
            arrival,
            alive: self.alive.clone(),
            flushes: RefCell::default(),
            refused: Rc::default(),
            sealed: Cell::default(),
        });
        *self.inner.borrow_mut() = Some(inner.clone());
        if !self.alive.get() {
            return Ok(None);
        }
        let context = self.owner.with(|| Context::new(inner));
        let opening = self.owner.with(|| widgets::open(&name, context));
        let opening = self
            .owner
            .with(|| leptos::reactive::computed::ScopedFuture::new_untracked(opening));
        // What the widget opens with is gone with its element.
        let Some(view) = only_while(self.alive.clone(), opening).await else {
            return Ok(None);
        };
        let view = view?;
        Ok(self
            .alive
            .get()
            .then(|| self.show(context, source, keeps, view)))
    }

    /// When everything in the space is deleted, what is on screen goes, and nothing of it is saved.
    fn follow_erasure(&self, space: &Space) {
        let (options, alive) = (self.options.clone(), self.alive.clone());
        let watch = space.store.watch(Box::new(move |notice| {
            if *notice == ERASED && alive.get() {
                options.start_afresh();
            }
        }));
        self.owner.with(|| keep(watch));
    }

    fn show(&self, context: Context, source: Source, keeps: bool, view: AnyView) -> Box<dyn Any> {
        let root = self.root.clone();
        if self.options.get("label").is_none() {
            // Known better once the programme is. The name is ours and valid.
            let title = self.owner.with(|| context.title());
            root.set_attribute("aria-label", &title).unwrap_or_default();
        }
        self.owner.with(|| {
            Box::new(mount_to(root, move || frame(context, &source, keeps, view))) as Box<dyn Any>
        })
    }

    fn dress(&self, name: &str, messages: &Messages) {
        let label = self
            .options
            .get("label")
            .unwrap_or_else(|| messages.get(&format!("{name}.title")));
        for (attribute, value) in [
            ("role", "region"),
            ("aria-label", label.as_str()),
            ("lang", messages.language()),
        ] {
            // The names are ours and valid.
            self.root
                .set_attribute(attribute, value)
                .unwrap_or_default();
        }
    }
}
