//! A passphrase that locks a packet or opens one, and the work it takes, which can be stopped.

use leptos::{prelude::*, tachys::view::any_view::AnyView};
use zeroize::Zeroizing;

use crate::ui::{
    key::{Pace, passphrase_field},
    words::Words,
};

/// What is typed, and how far the key is.
#[derive(Clone, Copy)]
pub struct Passphrase {
    typed: RwSignal<String>,
    /// The key that is made of it.
    pub pace: Pace,
}

impl Passphrase {
    /// Nothing is typed.
    pub fn new() -> Self {
        Self {
            typed: RwSignal::default(),
            pace: Pace::default(),
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

    /// The field, and the work while it is under way.
    pub fn view(self, words: Words, label: &str) -> AnyView {
        view! {
            {passphrase_field(words.text(label), self.typed)}
            {self.pace.view(words.text("table.deriving"), words.text("table.stop"))}
        }
        .into_any()
    }
}
