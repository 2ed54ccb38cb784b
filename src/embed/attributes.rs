//! What the loader hands over when it mounts an element, read from a plain JavaScript object.

use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::HtmlElement;

/// The element's attributes, the problems found in them, and the loader's voice.
#[derive(Clone)]
pub struct Attributes(Object);

impl Attributes {
    /// Wraps the options given to `mount`.
    pub fn new(options: Object) -> Self {
        Self(options)
    }

    /// The value of an attribute that is present and valid.
    pub fn get(&self, name: &str) -> Option<String> {
        self.field("attributes", name).as_string()
    }

    /// A text among the options themselves.
    pub fn option(&self, name: &str) -> JsValue {
        property(&self.0, name)
    }

    /// A field of an object among the options; undefined when either is absent.
    pub fn field(&self, option: &str, name: &str) -> JsValue {
        self.option(option)
            .dyn_into()
            .map_or(JsValue::UNDEFINED, |o: Object| property(&o, name))
    }

    /// The problems as `(attribute, value, expected)`.
    pub fn problems(&self) -> Vec<[String; 3]> {
        let list: Array = self.option("problems").dyn_into().unwrap_or_default();
        let texts = |problem: Object| {
            ["attribute", "value", "expected"]
                .map(|name| property(&problem, name).as_string().unwrap_or_default())
        };
        list.iter()
            .filter_map(|one| one.dyn_into().ok())
            .map(texts)
            .collect()
    }

    /// Has the loader mount the element anew in a moment, as if it had never been there.
    pub fn start_afresh(&self) {
        if let Ok(afresh) = self.option("afresh").dyn_into::<Function>() {
            afresh.call0(&JsValue::UNDEFINED).unwrap_or_default();
        }
    }

    /// Says a sentence in the page's live region.
    pub fn announce(&self, sentence: &str, element: &HtmlElement) {
        if let Ok(announce) = self.option("announce").dyn_into::<Function>() {
            // A page without a body has nobody to tell.
            announce
                .call2(&JsValue::UNDEFINED, &sentence.into(), element)
                .unwrap_or_default();
        }
    }
}

fn property(object: &Object, name: &str) -> JsValue {
    Reflect::get(object, &name.into()).unwrap_or_default()
}
