//! A passphrase that is typed, and the key that is made of it: how far that is, and the way to stop it.

use std::ops::ControlFlow;

use leptos::{prelude::*, tachys::view::any_view::AnyView};

use crate::{share::locked::Told, ui::button};

/// A key being made; none is at first.
#[derive(Clone, Copy, Default)]
pub struct Pace {
    part: RwSignal<Option<f64>>,
    stopped: StoredValue<bool>,
}

impl Pace {
    /// Hears of the work that begins.
    pub fn told(self) -> Told {
        self.stopped.set_value(false);
        self.part.set(Some(0.0));
        Box::new(move |part| {
            self.part.try_set(Some(part));
            match self.stopped.try_get_value() {
                Some(false) => ControlFlow::Continue(()),
                _ => ControlFlow::Break(()),
            }
        })
    }

    /// The work is over.
    pub fn over(self) {
        self.part.try_set(None);
    }

    /// Whether it is under way now.
    pub fn is_busy(self) -> bool {
        self.part.with_untracked(Option::is_some)
    }

    /// Whether it is under way, following it.
    pub fn busy(self) -> Memo<bool> {
        Memo::new(move |_| self.part.with(Option::is_some))
    }

    /// How far it is and the button that stops it, while it is under way.
    pub fn view(self, label: String, stop: String) -> AnyView {
        let busy = self.busy();
        let going = move || {
            busy.get().then(|| {
                let value = move || self.part.get().unwrap_or_default();
                view! {
                    <progress max="1" prop:value=value aria-label=label.clone()></progress>
                    <div class="row">
                        {button(None, stop.clone(), move |_| self.stopped.set_value(true))}
                    </div>
                }
            })
        };
        view! { {going} }.into_any()
    }
}

/// The field for a passphrase.
pub fn passphrase_field(label: String, value: RwSignal<String>) -> AnyView {
    view! {
        <label class="field">
            <span class="label">{label}</span>
            <input
                type="password"
                class="input"
                part="input"
                autocomplete="off"
                prop:value=value
                on:input=move |event| value.set(event_target_value(&event))
            />
        </label>
    }
    .into_any()
}
