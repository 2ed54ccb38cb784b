//! What an element says while its database cannot be opened yet: before there is a widget, there is nobody else to
//! say it. The host's own text stays below.

use std::{cell::Cell, rc::Rc};

use web_sys::HtmlElement;

use super::{Attributes, events};
use crate::{
    store::{Condition, Notice, Store, Watch},
    text::Messages,
    ui::frame::sentence_key,
};

/// The element that waits, and its words.
pub struct Place {
    /// The element.
    pub element: HtmlElement,
    /// Its root, hidden until there is something to show.
    pub root: HtmlElement,
    /// What the loader gave.
    pub options: Attributes,
    /// The words.
    pub messages: Messages,
    /// Falls when the element goes; its root is somebody else's then.
    pub alive: Rc<Cell<bool>>,
}

/// Follows the storage until dropped, and leaves the root empty and hidden then, as it was found.
pub struct Waiting {
    place: Rc<Place>,
    _watch: Watch,
}

impl Waiting {
    /// Watches the storage of an element that is being mounted.
    pub fn watch(store: &dyn Store, place: Place) -> Self {
        let place = Rc::new(place);
        let told = place.clone();
        let watch = store.watch(Box::new(move |notice| {
            if let Notice::Condition(condition) = notice {
                told.tell(*condition);
            }
        }));
        // Another element of the same space may wait already.
        if let waits @ Condition::Waiting(_) = store.condition() {
            place.tell(waits);
        }
        Self {
            place,
            _watch: watch,
        }
    }
}

impl Drop for Waiting {
    fn drop(&mut self) {
        self.place.clear();
    }
}

impl Place {
    fn tell(&self, condition: Condition) {
        if !self.alive.get() {
            return;
        }
        events::storage(&self.element, condition);
        if let Condition::Waiting(code) = condition {
            let sentence = self.messages.get(&sentence_key(code.as_str()));
            self.options.announce(&sentence, &self.element);
            self.root.set_text_content(Some(&sentence));
            self.root.set_hidden(false);
        } else {
            self.clear();
        }
    }

    fn clear(&self) {
        if self.alive.get() {
            self.root.set_text_content(None);
            self.root.set_hidden(true);
        }
    }
}
