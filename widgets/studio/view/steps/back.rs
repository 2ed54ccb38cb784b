//! Step 5: how members look back, and what they may say of themselves after that.

use leptos::{prelude::*, tachys::view::any_view::AnyView};

use super::fold;
use crate::{
    programme::{Stage, Template},
    widgets::studio::view::fields::{Form, choice, line, note, texts, ticks},
};

/// The step.
pub fn back(form: Form) -> AnyView {
    let recognition = view! {
        <p class="muted small">{form.text("recognition.hint")}</p>
        {texts(form, "recognition.name", "recognition.name", false)}
        {texts(form, "recognition.description", "recognition.description", true)}
        {texts(form, "recognition.criteria", "recognition.criteria", true)}
        {line(form, "recognition.url", "recognition.url")}
    };
    view! {
        {choice(form, concat!("retrospective", ".template"), "template", Template::WORDS, "template.")}
        {ticks(form, concat!("retrospective", ".stages"), "stages", Stage::WORDS, "stage.")}
        {note(form, "progress")}
        {fold(form, "recognition", recognition.into_any())}
    }
    .into_any()
}
