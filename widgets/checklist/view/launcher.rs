//! The list as a launcher (`mode="launcher"`): a button at the edge of the page, without a count, that opens the list
//! in the browser's top layer. The page behind stays usable, since most items take place there.
//!
//! A browser without popovers (Firefox before 125) shows the list where the element stands.

use std::{cell::Cell, rc::Rc};

use leptos::{html, prelude::*};
use wasm_bindgen::prelude::*;
use wasm_split_helpers::wasm_split;
use web_sys::{Element, EventTarget, FocusEvent, HtmlElement, KeyboardEvent, ShadowRoot};

use crate::{
    context::Context,
    error::{Error, Result},
    widgets::checklist::{model::Place, state::State},
};

/// The fragment of an address that opens the list, and brings back one that was taken off the page.
const FRAGMENT: &str = "#escale-checklist";

/// Whether the host wants the list behind a button.
pub fn is_wanted(context: Context) -> bool {
    context.attribute("mode").as_deref() == Some("launcher")
}

/// Puts the list behind a button, where the host wants it so.
pub fn begin(context: Context, state: State, whole: NodeRef<html::Div>) {
    if !is_wanted(context) {
        return;
    }
    let held = StoredValue::new_local(None::<Launcher>);
    let follow =
        move |place| held.try_with_value(|held| held.as_ref().map(|held| held.follow(place)));
    Effect::new(move |before: Option<Place>| {
        let place = state.place();
        if before.is_some_and(|before| before != place) {
            follow(place);
        }
        // A list that is closed stays behind its button, which is where it is found again.
        if place == Place::Closed {
            if state.hint() {
                let hint = context.text("checklist.closed-hint");
                context.announce(&hint);
                held.try_with_value(|held| held.as_ref().map(|held| held.panel.say(&hint)));
            }
            state.put(Place::Open);
        }
        place
    });
    Effect::new(move |_| {
        let Some(root) = whole.get().and_then(|whole| root_of(&whole)) else {
            return;
        };
        context.spawn(async move {
            match code(context, state, root.clone()).await {
                Ok(launcher) => {
                    launcher.panel.stand(untrack(|| state.place()));
                    held.try_set_value(Some(launcher));
                }
                // The list stands where the element is.
                Err(error) => {
                    state.seen();
                    context.fail(error);
                }
            }
            // The class is ours and valid.
            root.class_list().add_1("placed").unwrap_or_default();
        });
    });
}

/// The wrapper around the widget, in the shadow root.
fn root_of(whole: &Element) -> Option<HtmlElement> {
    whole.closest("[part~=root]").ok()??.dyn_into().ok()
}

/// A listener: on what, to what, and what it does.
type Heard = (
    EventTarget,
    &'static str,
    Closure<dyn FnMut(web_sys::Event)>,
);

/// The button and its panel, until it is dropped.
struct Launcher {
    panel: Panel,
    heard: Vec<Heard>,
}

impl Launcher {
    /// Hides what was taken off the page and closes what was closed.
    fn follow(&self, place: Place) {
        let panel = &self.panel;
        let open = panel.is_open();
        if place != Place::Open && open {
            panel.close();
        }
        if place == Place::Removed && open {
            panel.part();
        } else {
            panel.stand(place);
        }
    }
}

impl Drop for Launcher {
    fn drop(&mut self) {
        for (on, name, heard) in &self.heard {
            // A listener that was never added is not there to be removed.
            on.remove_event_listener_with_callback(name, heard.as_ref().unchecked_ref())
                .unwrap_or_default();
        }
        self.panel.unsay();
        self.panel.button.remove();
        let root = &self.panel.root;
        // The names are ours and valid.
        root.remove_attribute("popover").unwrap_or_default();
        root.class_list().remove_1("placed").unwrap_or_default();
    }
}

#[wasm_split(checklist_launcher, fallible)]
fn code(context: Context, state: State, root: HtmlElement) -> Result<Launcher> {
    place(context, state, root).map_err(|thrown| Error::Browser {
        what: "launcher",
        cause: crate::context::spoken(&thrown),
    })
}

fn place(
    context: Context,
    state: State,
    root: HtmlElement,
) -> std::result::Result<Launcher, JsValue> {
    let window = web_sys::window().ok_or("no window")?;
    let document = window.document().ok_or("no document")?;
    let shadow: ShadowRoot = root.get_root_node().dyn_into()?;
    root.set_attribute("popover", "manual")?;
    root.set_attribute("role", "dialog")?;
    let button: HtmlElement = document.create_element("button")?.dyn_into()?;
    let label = context
        .attribute("label")
        .unwrap_or_else(|| context.text("checklist.title"));
    for (name, value) in [
        ("type", "button"),
        ("class", "button launcher"),
        ("part", "button launcher"),
        ("aria-haspopup", "dialog"),
        ("aria-expanded", "false"),
    ] {
        button.set_attribute(name, value)?;
    }
    // That of an instance that died.
    if let Some(old) = shadow.query_selector(".launcher")? {
        old.remove();
    }
    shadow.insert_before(&button, Some(&root))?;
    let panel = Panel {
        context,
        state,
        root: root.clone(),
        button: button.clone(),
        label,
        just_said: Rc::default(),
    };
    panel.unsay();
    // Without popovers it is in view where the element stands.
    if panel.is_open() {
        state.seen();
    }
    let mut heard = Vec::new();
    let mut hear = |on: EventTarget, name, act: Box<dyn FnMut(web_sys::Event)>| {
        let act = Closure::new(act);
        on.add_event_listener_with_callback(name, act.as_ref().unchecked_ref())?;
        heard.push((on, name, act));
        Ok::<_, JsValue>(())
    };
    let toggled = panel.clone();
    hear(
        button.clone().into(),
        "click",
        Box::new(move |_| {
            if untrack(|| state.place()) == Place::Removed {
                state.put(Place::Open);
                toggled.open();
            } else if toggled.is_open() {
                toggled.close();
            } else {
                toggled.open();
            }
        }),
    )?;
    let parted = panel.clone();
    hear(
        button.clone().into(),
        "blur",
        Box::new(move |event| {
            let event = event.dyn_ref::<FocusEvent>();
            if event.is_some_and(|event| event.related_target().is_none()) {
                parted.hold();
            }
        }),
    )?;
    let parted = panel.clone();
    hear(
        document.into(),
        "focusin",
        Box::new(move |_| parted.left(untrack(|| state.place()))),
    )?;
    let left = panel.clone();
    hear(
        root.clone().into(),
        "keydown",
        Box::new(move |event| {
            let escapes = event
                .dyn_ref::<KeyboardEvent>()
                .is_some_and(|key| key.key() == "Escape" && !key.is_composing());
            // In a dialog of the list (a tour, a preview) Esc leaves that dialog alone.
            if escapes && !event.default_prevented() && !left.has_dialog() {
                event.stop_propagation();
                left.close();
            }
        }),
    )?;
    let asked = panel.clone();
    let ask = move || {
        let fragment = web_sys::window().and_then(|window| window.location().hash().ok());
        if fragment.as_deref() == Some(FRAGMENT) {
            if untrack(|| state.place()) != Place::Open {
                state.put(Place::Open);
            }
            asked.open();
        }
    };
    let again = ask.clone();
    hear(window.into(), "hashchange", Box::new(move |_| again()))?;
    ask();
    Ok(Launcher { panel, heard })
}

#[derive(Clone)]
struct Panel {
    context: Context,
    state: State,
    root: HtmlElement,
    button: HtmlElement,
    label: String,
    /// Whether a sentence was said beside the button that the focus has not left since.
    just_said: Rc<Cell<bool>>,
}

impl Panel {
    /// Has the button as it is where the list stands there; hides it where the list was taken off the page.
    fn stand(&self, place: Place) {
        self.button.set_hidden(place == Place::Removed);
        self.button.set_text_content(Some(&self.label));
    }

    /// The list was just taken off the page from within: the button has the focus, and brings both back until it is left.
    fn part(&self) {
        let gone = self.context.text("checklist.removed");
        self.context.announce(&gone);
        self.say(&gone);
        let back = self.context.text("checklist.bring-back");
        self.button.set_text_content(Some(&back));
    }

    /// The focus left the button for nothing: WebKit takes it away after the click that put it there. Once, it comes back.
    fn hold(&self) {
        let document = self.root.owner_document();
        let is_here = document.is_some_and(|document| document.has_focus().unwrap_or(false));
        if is_here && self.just_said.replace(false) {
            let button = self.button.clone();
            // A button that went meanwhile takes no focus.
            self.context
                .later(0, move || button.focus().unwrap_or_default());
        }
    }

    /// The focus is on something else than the button: what was said beside it was read.
    fn left(&self, place: Place) {
        let within = self.shadow().and_then(|shadow| shadow.active_element());
        if within.as_ref() != Some(&*self.button) {
            self.unsay();
            self.stand(place);
        }
    }

    /// Says a sentence beside the button, until the focus goes on.
    fn say(&self, sentence: &str) {
        self.unsay();
        let document = self.root.owner_document();
        let hint = document.and_then(|document| document.create_element("p").ok());
        let (Some(hint), Some(shadow)) = (hint, self.shadow()) else {
            return;
        };
        hint.set_class_name("launcher-hint small");
        hint.set_text_content(Some(sentence));
        self.just_said.set(true);
        // What was announced already is only shown.
        drop(shadow.insert_before(&hint, Some(&self.root)));
    }

    fn unsay(&self) {
        self.just_said.set(false);
        let hint = self
            .shadow()
            .and_then(|shadow| shadow.query_selector(".launcher-hint").ok().flatten());
        if let Some(hint) = hint {
            hint.remove();
        }
    }

    fn shadow(&self) -> Option<ShadowRoot> {
        self.root.get_root_node().dyn_into().ok()
    }

    /// Whether a dialog of the list's own is open.
    fn has_dialog(&self) -> bool {
        matches!(self.root.query_selector("dialog[open]"), Ok(Some(_)))
    }

    fn is_open(&self) -> bool {
        self.root.matches(":popover-open").unwrap_or(true)
    }

    fn open(&self) {
        self.unsay();
        self.state.seen();
        // Fails where it is open, or where the browser has no popovers and the list is in view.
        self.root.show_popover().unwrap_or_default();
        self.tell(true);
        if let Ok(Some(first)) = self.root.query_selector("button, input, summary, a[href]")
            && let Some(first) = first.dyn_ref::<HtmlElement>()
        {
            // An element that went meanwhile takes no focus.
            first.focus().unwrap_or_default();
        }
    }

    fn close(&self) {
        // The button takes the focus first: a popover that has it gives it back to whatever had it before.
        self.button.focus().unwrap_or_default();
        // Fails where it is closed already.
        self.root.hide_popover().unwrap_or_default();
        self.tell(false);
    }

    fn tell(&self, open: bool) {
        // The name is ours and valid.
        self.button
            .set_attribute("aria-expanded", if open { "true" } else { "false" })
            .unwrap_or_default();
    }
}
