//! A resource: what the welcome kit and the weeks point to.

use leptos::{prelude::*, tachys::view::any_view::AnyView};

use crate::{
    programme::ResourceKind,
    widgets::studio::view::{
        entries::{Entries, empty, entries},
        fields::{Form, choice, line, minutes, texts},
    },
};

/// A list of resources.
pub fn resources(form: Form, path: String, key: &'static str, most: usize) -> AnyView {
    entries(
        form,
        Entries {
            path,
            key,
            called: &["title", "url"],
            blank: empty,
            most,
            inside,
            under: None,
        },
    )
}

fn inside(form: Form, path: String) -> AnyView {
    let field = |name: &str| [&path, ".", name].concat();
    view! {
        {texts(form, &field("title"), "resource.title", false)}
        {line(form, &field("url"), "resource.url")}
        {texts(form, &field("why"), "resource.why", false)}
        <div class="row wide">
            {choice(form, &field("kind"), "kind", ResourceKind::WORDS, "resource-kind.")}
            {minutes(form, &field("minutes"))}
        </div>
        <div class="pair">
            {line(form, &field("language"), "resource.language")}
            {line(form, &field("licence"), "resource.licence")}
        </div>
    }
    .into_any()
}
