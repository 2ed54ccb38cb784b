//! The five steps: what each asks, and what is found about it.

mod answer;
mod back;
mod bank;
mod item;
mod meeting;
mod needs;
mod planner;
mod resource;
mod space;
mod weave;
mod weeks;
mod year;

pub use back::back;
pub use needs::needs;
pub use space::space;
pub use weave::weave;
pub use weeks::weeks;

use leptos::{prelude::*, tachys::view::any_view::AnyView};

use super::fields::{Form, texts};
use crate::programme::Mode;

/// Something folded away under a name.
fn fold(form: Form, key: &str, inside: AnyView) -> AnyView {
    view! {
        <details>
            <summary>{form.text(key)}</summary>
            <div class="stack">{inside}</div>
        </details>
    }
    .into_any()
}

/// Other words for each way to take part.
fn modes(form: Form, path: &str) -> AnyView {
    let ways: Vec<_> = Mode::ALL
        .iter()
        .map(|mode| {
            let word = mode.as_str();
            let path = [path, ".modes.", word].concat();
            texts(form, &path, &["mode.", word].concat(), true)
        })
        .collect();
    let inside = view! {
        <p class="muted small">{form.text("modes.hint")}</p>
        {ways}
    };
    fold(form, "modes", inside.into_any())
}
