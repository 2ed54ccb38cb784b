//! Step 5: how members look back, and what they may say of themselves after that.

use leptos::{prelude::*, tachys::view::any_view::AnyView};
use serde_json::Value;

use super::fold;
use crate::{
    programme::{Stage, Template},
    widgets::studio::view::{
        entries::{Entries, entries, named},
        fields::{Form, choice, line, note, texts, ticks},
    },
};

/// Where the columns stand that a host writes.
const COLUMNS: &str = concat!("retrospective", ".columns");

/// The step.
pub fn back(form: Form) -> AnyView {
    let recognition = view! {
        <p class="muted small">{form.text("recognition.hint")}</p>
        {texts(form, "recognition.name", "recognition.name", false)}
        {texts(form, "recognition.description", "recognition.description", true)}
        {texts(form, "recognition.criteria", "recognition.criteria", true)}
        {line(form, "recognition.url", "recognition.url")}
    };
    let columns = entries(
        form,
        Entries {
            path: COLUMNS.to_owned(),
            key: "columns",
            called: &["title", "id"],
            blank: blank_column,
            most: usize::MAX,
            inside: column,
            under: None,
        },
    );
    let columns = view! {
        <p class="muted small">{form.text("columns.hint")}</p>
        {columns}
    };
    view! {
        {choice(form, concat!("retrospective", ".template"), "template", Template::WORDS, "template.")}
        {ticks(form, concat!("retrospective", ".stages"), "stages", Stage::WORDS, "stage.")}
        {fold(form, "columns", columns.into_any())}
        {texts(form, concat!("retrospective", ".intention"), "round.intention", true)}
        {texts(form, concat!("retrospective", ".note"), "round.note", true)}
        {note(form, "progress")}
        {fold(form, "recognition", recognition.into_any())}
    }
    .into_any()
}

fn blank_column(programme: &Value, path: &str) -> Value {
    named(programme, path, "column")
}

fn column(form: Form, path: String) -> AnyView {
    let field = |name: &str| [&path, ".", name].concat();
    view! {
        {texts(form, &field("title"), "column.title", false)}
        {texts(form, &field("prompt"), "column.prompt", false)}
        {line(form, &field("id"), "entry.id")}
    }
    .into_any()
}
