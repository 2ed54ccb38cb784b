//! Meetings: the one of a week, and those of the programme besides.

use leptos::{prelude::*, tachys::view::any_view::AnyView};
use serde_json::{Value, json};

use crate::{
    programme::EventKind,
    widgets::studio::{
        model::document,
        view::{
            entries::{Entries, entries},
            fields::{Form, choice, line, texts},
        },
    },
};

/// The meetings of the programme that belong to no week.
pub fn events(form: Form) -> AnyView {
    let list = Entries {
        path: "events".to_owned(),
        key: "events",
        called: &["title", "start"],
        blank,
        most: usize::MAX,
        inside: |form, path| {
            let id = line(form, &[&path, ".id"].concat(), "entry.id");
            view! { {event(form, &path)} {id} }.into_any()
        },
        under: None,
    };
    entries(form, list)
}

fn blank(programme: &Value, path: &str) -> Value {
    json!({ "id": document::free_id(programme, path, "event") })
}

/// What a meeting is, when and where.
pub fn event(form: Form, path: &str) -> AnyView {
    let field = |name: &str| [path, ".", name].concat();
    view! {
        {texts(form, &field("title"), "event.title", false)}
        {choice(form, &field("kind"), "kind", EventKind::WORDS, "event-kind.")}
        <div class="pair">
            {line(form, &field("start"), "event.start")}
            {line(form, &field("end"), "event.end")}
        </div>
        {line(form, &field("zone"), "event.zone")}
        {texts(form, &field("place"), "event.place", false)}
        {line(form, &field("url"), "event.url")}
    }
    .into_any()
}
