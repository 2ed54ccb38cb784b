//! A line to type at the table: kept at every key, and taken whole or not at all.

use leptos::{prelude::*, tachys::view::any_view::AnyView};

use super::Around;
use crate::ui::{button, field};

/// A field and its button.
pub struct Line {
    /// Names what is typed among the rest.
    pub name: String,
    /// What is asked.
    pub label: String,
    /// What the button says.
    pub press: String,
    /// How many characters are taken at most.
    pub most: usize,
}

impl Line {
    /// On screen. It is empty again once what it said was taken.
    pub fn view(self, around: Around, take: impl Fn(&str) -> bool + 'static) -> AnyView {
        let Self {
            name,
            label,
            press,
            most,
        } = self;
        let typed = around.typed;
        let text = typed_in(around, &name, String::new);
        let fault = too_long(around, text, most);
        let (written, taken) = (name.clone(), name);
        let send = move |_| {
            if is_taken(around, fault) && take(&text.get_untracked()) {
                typed.forget(&taken);
            }
        };
        view! {
            <div class="add">
                {field(label, None, false, text, move |text| typed.write(&written, text))}
                {button(None, press, send)}
            </div>
            {shown(fault)}
        }
        .into_any()
    }
}

/// What is typed under a name, or what stands there before anything is.
pub fn typed_in(
    around: Around,
    name: &str,
    before: impl Fn() -> String + Send + Sync + 'static,
) -> Signal<String> {
    let name = name.to_owned();
    Signal::derive(move || around.typed.line(&name).unwrap_or_else(&before))
}

/// What there is to say of a text that has too many characters.
pub fn too_long(around: Around, text: Signal<String>, most: usize) -> Memo<Option<String>> {
    Memo::new(move |_| {
        let count = text.with(|text| text.trim().chars().count());
        let values = [("most", most.to_string()), ("count", count.to_string())];
        let values = values.each_ref().map(|(key, value)| (*key, value.as_str()));
        (count > most).then(|| around.words.with("table.too-long", &values))
    })
}

/// Whether a text may be taken; says why where it may not.
pub fn is_taken(around: Around, fault: Memo<Option<String>>) -> bool {
    let fault = fault.get_untracked();
    if let Some(fault) = &fault {
        around.context.announce(fault);
    }
    fault.is_none()
}

/// The same on screen, as long as it holds.
pub fn shown(fault: Memo<Option<String>>) -> AnyView {
    (move || {
        let fault = fault.get();
        fault.map(|fault| view! { <p class="failed small">{fault}</p> })
    })
    .into_any()
}
