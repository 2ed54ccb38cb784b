//! A passphrase that locks a packet or opens one, and the work it takes, which can be stopped.

use std::ops::ControlFlow;

use leptos::{prelude::*, tachys::view::any_view::AnyView};
use zeroize::Zeroizing;

use crate::{
    share::locked::Told,
    ui::{button, words::Words},
};

/// What is typed, and how far the key is.
#[derive(Clone, Copy)]
pub struct Passphrase {
    typed: RwSignal<String>,
    part: RwSignal<Option<f64>>,
    stopped: StoredValue<bool>,
}

impl Passphrase {
    /// Nothing is typed.
    pub fn new() -> Self {
        Self {
            typed: RwSignal::default(),
            part: RwSignal::default(),
            stopped: StoredValue::default(),
        }
    }

    /// How many characters are typed.
    pub fn length(self) -> usize {
        self.typed.with_untracked(|typed| typed.chars().count())
    }

    /// What is typed; the field is empty after that.
    pub fn take(self) -> Zeroizing<String> {
        Zeroizing::new(self.typed.try_update(std::mem::take).unwrap_or_default())
    }

    /// Whether a key is being made.
    pub fn is_busy(self) -> bool {
        self.part.with_untracked(Option::is_some)
    }

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

    /// The field, and the work while it is under way.
    pub fn view(self, words: Words, label: &str) -> AnyView {
        let typed = self.typed;
        let is_busy = Memo::new(move |_| self.part.with(Option::is_some));
        let busy = move || {
            is_busy.get().then(|| {
                let part = move || self.part.get().unwrap_or_default();
                view! {
                    <progress max="1" prop:value=part aria-label=words.text("table.deriving")></progress>
                    <div class="row">
                        {button(None, words.text("table.stop"), move |_| self.stopped.set_value(true))}
                    </div>
                }
            })
        };
        view! {
            <label class="field">
                <span class="label">{words.text(label)}</span>
                <input
                    type="password"
                    class="input"
                    part="input"
                    autocomplete="off"
                    prop:value=typed
                    on:input=move |event| typed.set(event_target_value(&event))
                />
            </label>
            {busy}
        }
        .into_any()
    }
}
