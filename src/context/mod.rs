//! What a widget is given: its words, its programme, its store, and a voice in the page.
//!
//! A [`Context`] is `Copy` and lives as long as its widget. Work that outlives a click is started with
//! [`Context::spawn`]: it stops when the widget goes, while whatever the store has begun goes on by itself.

use std::{
    cell::{Cell, RefCell},
    collections::BTreeMap,
    rc::Rc,
};

use futures_util::future::{LocalBoxFuture, join_all};
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;

pub mod collection;
mod commit;
pub mod draft;
mod following;
pub mod journal;
mod showing;
mod sibling;
pub mod space;
pub mod status;
mod task;

use crate::{
    embed::{Attributes, events},
    error::Error,
    programme::{Day, LocalTime, Mode, Programme, Rhythm, Text},
    store::{Condition, Store},
    text::{DateStyle, Messages},
};
pub use collection::Collection;
pub use draft::Draft;
pub use following::keep;
pub use space::Space;
pub use status::Status;
pub use task::only_while;

/// Work to do before a widget may go: resolves when everything is stored.
type Flush = Box<dyn Fn() -> LocalBoxFuture<'static, ()>>;

/// Everything a widget knows about the world around it.
#[derive(Clone, Copy)]
pub struct Context {
    inner: StoredValue<Rc<Inner>, LocalStorage>,
    status: RwSignal<Status>,
    set_aside: RwSignal<usize>,
}

pub(crate) struct Inner {
    pub name: String,
    pub element: HtmlElement,
    pub attributes: Attributes,
    pub messages: Messages,
    pub programme: RefCell<Option<Rc<Programme>>>,
    pub space: Rc<Space>,
    pub arrival: Day,
    pub alive: Rc<Cell<bool>>,
    pub flushes: RefCell<Vec<Flush>>,
    /// Why the store refused what is on screen of records, by their identifiers: said until they are stored.
    pub refused: Rc<RefCell<BTreeMap<String, Error>>>,
    /// Whether the member sealed what is shown.
    pub sealed: Cell<bool>,
}

impl Context {
    pub(crate) fn new(inner: Rc<Inner>) -> Self {
        Self {
            inner: StoredValue::new_local(inner),
            status: RwSignal::new(Status::Quiet),
            set_aside: RwSignal::new(0),
        }
    }

    fn inner(&self) -> Rc<Inner> {
        self.inner.get_value()
    }

    /// The message under a key.
    pub fn text(&self, key: &str) -> String {
        self.inner().messages.get(key)
    }

    /// The message under a key, with `{name}` replaced.
    pub fn text_with(&self, key: &str, values: &[(&str, &str)]) -> String {
        self.inner().messages.with(key, values)
    }

    /// The message for a number.
    pub fn text_count(&self, key: &str, count: usize) -> String {
        self.inner().messages.count(key, count)
    }

    /// The key of one of the widget's own messages.
    pub fn own(&self, key: &str) -> String {
        let mut own = self.inner().name.clone();
        own.push('.');
        own.push_str(key);
        own
    }

    /// The widget's title; the one for a programme that goes day by day, where it does and the widget has one.
    pub fn title(&self) -> String {
        let rhythm = self.programme().and_then(|programme| programme.rhythm);
        let key = self.own("title");
        let by_day = rhythm.filter(|rhythm| *rhythm != Rhythm::Week);
        let by_day = by_day.and_then(|_| self.inner().messages.find(&[&key, ".day"].concat()));
        by_day.unwrap_or_else(|| self.text(&key))
    }

    /// A civil date in words.
    pub fn date(&self, day: Day, style: DateStyle) -> String {
        self.inner().messages.date(day, style)
    }

    /// A day that is kept as `YYYY-MM-DD` in words; what is no day, as it is.
    pub fn written_date(&self, text: &str) -> String {
        let day = Day::parse(text).map(|day| self.date(day, DateStyle::Long));
        day.unwrap_or_else(|| text.to_owned())
    }

    /// The weekday of a day in words.
    pub fn weekday(&self, day: Day) -> String {
        self.inner().messages.weekday(day)
    }

    /// Days from one to another in words.
    pub fn days(&self, from: Day, to: Day) -> String {
        self.inner().messages.days(from, to)
    }

    /// Day and time of day in words, to the end when there is one, as clocks show it where it takes place.
    pub fn clock(&self, from: LocalTime, to: Option<LocalTime>) -> String {
        self.inner().messages.clock(from, to)
    }

    /// The name of a language in the language on screen.
    pub fn language_name(&self, tag: &str) -> String {
        self.inner().messages.language_name(tag)
    }

    /// A moment in words, in the member's zone.
    pub fn moment(&self, millis: f64) -> String {
        self.inner().messages.moment(millis)
    }

    /// How long ago or ahead something is, in words: `4 months ago` for -4 and `month`.
    pub fn ago(&self, number: f64, unit: &str) -> String {
        self.inner().messages.ago(number, unit)
    }

    /// The language on screen.
    pub fn language(&self) -> String {
        self.inner().messages.language().to_owned()
    }

    /// The host's text in the language on screen.
    pub fn pick(&self, text: &Text) -> String {
        text.pick(self.inner().messages.language()).to_owned()
    }

    /// The value of one of the element's attributes.
    pub fn attribute(&self, name: &str) -> Option<String> {
        self.inner().attributes.get(name)
    }

    /// What is wrong with the element's attributes, as `[attribute, value, expected]`.
    pub fn attribute_problems(&self) -> Vec<[String; 3]> {
        self.inner().attributes.problems()
    }

    /// Whether this instance took over from one that died.
    pub fn restarted(&self) -> bool {
        self.inner().attributes.option("restarted").is_truthy()
    }

    /// The host's programme, when there is one that can be read.
    pub fn programme(&self) -> Option<Rc<Programme>> {
        self.inner().programme.borrow().clone()
    }

    /// Gives the widget, from now on, the programme with what the widget itself knows to add to it.
    pub fn set_programme(&self, programme: Programme) {
        *self.inner().programme.borrow_mut() = Some(Rc::new(programme));
    }

    /// The day of the member's first visit.
    pub fn arrival(&self) -> Day {
        self.inner().arrival
    }

    /// The store of the element's space.
    pub fn store(&self) -> Rc<dyn Store> {
        self.inner().space.store.clone()
    }

    /// The element's space.
    pub fn space(&self) -> Rc<Space> {
        self.inner().space.clone()
    }

    /// The name of the element's space.
    pub fn space_name(&self) -> String {
        self.inner().space.name.clone()
    }

    /// How the member takes part; shared by all widgets of the space.
    pub fn mode(&self) -> ArcRwSignal<Mode> {
        self.inner().space.mode()
    }

    /// Changes how the member takes part.
    pub fn set_mode(&self, mode: Mode) {
        self.inner().space.set_mode(mode);
    }

    /// The state of saving, as shown under the widget.
    pub fn status(&self) -> ReadSignal<Status> {
        self.status.read_only()
    }

    /// Shows that something of the member's is not stored yet.
    pub fn unsaved(&self) {
        self.status.set(Status::Saving);
    }

    /// Takes [`Context::unsaved`] back: there is nothing to store after all.
    pub fn nothing_to_save(&self) {
        self.status.update(|status| {
            if *status == Status::Saving {
                *status = Status::Quiet;
            }
        });
    }

    /// Tries whatever could not be saved once more.
    pub fn retry(&self) {
        wasm_bindgen_futures::spawn_local(self.inner().flush());
    }

    /// How many records could not be read and were set aside.
    pub fn unreadable(&self) -> ReadSignal<usize> {
        self.set_aside.read_only()
    }

    pub(crate) fn set_aside(&self, count: usize) {
        self.set_aside.update(|sum| *sum += count);
    }

    /// Shows a failure that is not a failed save (an import, a file).
    pub fn fail(&self, error: Error) {
        self.status.set(Status::Failed(error));
    }

    /// Tells the page that a piece was handed on.
    pub fn shared(&self, kind: &str, format: &str) {
        events::emit(
            &self.inner().element,
            "escale-shared",
            &[("kind", kind), ("format", format)],
        );
    }

    /// Tells the page how the storage is doing.
    pub fn storage_changed(&self, condition: Condition) {
        events::storage(&self.inner().element, condition);
    }

    /// Says a sentence to screen readers.
    pub fn announce(&self, sentence: &str) {
        let inner = self.inner();
        inner.attributes.announce(sentence, &inner.element);
    }

    /// The same for a part of the widget that may end before it: what is begun with it stops when [`Context::end`] is
    /// called or the owner of this moment is cleaned up.
    pub fn within(&self) -> Self {
        let outer = self.inner();
        let alive = Rc::new(Cell::new(true));
        let inner = Rc::new(Inner {
            name: outer.name.clone(),
            element: outer.element.clone(),
            attributes: outer.attributes.clone(),
            messages: outer.messages.clone(),
            programme: outer.programme.clone(),
            space: outer.space.clone(),
            arrival: outer.arrival,
            alive: alive.clone(),
            flushes: RefCell::default(),
            refused: outer.refused.clone(),
            sealed: outer.sealed.clone(),
        });
        let ending = StoredValue::new_local(alive);
        on_cleanup(move || {
            if let Some(alive) = ending.try_get_value() {
                alive.set(false);
            }
        });
        // What cannot be read is counted anew.
        self.set_aside.set(0);
        Self {
            inner: StoredValue::new_local(inner),
            ..*self
        }
    }

    /// Stops what was begun with this context. Its values may be let go after that.
    pub fn end(&self) {
        self.inner().alive.set(false);
    }

    /// Stores whatever this part of the page has not stored yet.
    pub fn flush(&self) -> LocalBoxFuture<'static, ()> {
        Box::pin(self.inner().flush())
    }

    /// Runs work of this widget; it is dropped when the widget goes.
    pub fn spawn(&self, work: impl Future<Output = ()> + 'static) {
        task::spawn_while(self.inner().alive.clone(), Box::pin(work));
    }

    /// Runs something after so many milliseconds, unless the widget is gone by then.
    pub fn later(&self, millis: i32, work: impl FnOnce() + 'static) {
        let alive = self.inner().alive.clone();
        let run = Closure::once_into_js(move || {
            if alive.get() {
                work();
            }
        });
        if let Some(window) = web_sys::window() {
            let callback: &js_sys::Function = wasm_bindgen::JsCast::unchecked_ref(&run);
            // A page without timers has no way to be late.
            window
                .set_timeout_with_callback_and_timeout_and_arguments_0(callback, millis)
                .unwrap_or_default();
        }
    }

    /// Adds work to do before the widget may go.
    pub fn on_flush(&self, work: impl Fn() -> LocalBoxFuture<'static, ()> + 'static) {
        self.inner().flushes.borrow_mut().push(Box::new(work));
    }
}

impl Inner {
    /// Stores whatever is not stored yet.
    pub async fn flush(self: Rc<Self>) {
        let pending: Vec<_> = self.flushes.borrow().iter().map(|work| work()).collect();
        join_all(pending).await;
    }
}

#[wasm_bindgen]
extern "C" {
    /// What a JavaScript value says, for causes: `name: message` for an exception.
    #[wasm_bindgen(js_name = String)]
    pub(crate) fn spoken(thrown: &JsValue) -> String;
}
