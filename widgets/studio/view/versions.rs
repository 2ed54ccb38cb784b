//! The states the open programme had before, each to bring back as a programme of its own.

use leptos::{html, prelude::*, tachys::view::any_view::AnyView};

use super::fields::Form;
use crate::{
    ui::{Icon, button_quiet, late::is_open},
    widgets::studio::state::Version,
};

/// The fold; what is in it is read when it is opened.
pub fn versions(form: Form) -> AnyView {
    let Form { context, state } = form;
    let fold = NodeRef::<html::Details>::new();
    let found = RwSignal::new(None::<Vec<Version>>);
    let read = move |_| {
        if is_open(fold) {
            context.spawn(async move {
                match state.versions().await {
                    Ok(versions) => drop(found.try_set(Some(versions))),
                    Err(error) => context.fail(error),
                }
            });
        }
    };
    let rows = move || {
        found.get().map(|found| {
            if found.is_empty() {
                return view! { <p class="muted">{form.text("earlier.none")}</p> }.into_any();
            }
            let rows: Vec<_> = found.into_iter().map(|one| row(form, one)).collect();
            view! { <ul class="stack tight">{rows}</ul> }.into_any()
        })
    };
    view! {
        <details node_ref=fold on:toggle=read>
            <summary>{form.text("earlier")}</summary>
            <div class="stack">
                <p class="muted small">{form.text("earlier.hint")}</p>
                {rows}
            </div>
        </details>
    }
    .into_any()
}

fn row(form: Form, version: Version) -> AnyView {
    let when = form.context.moment(version.at);
    let label = form.state.words.with("earlier.back", &[("when", &when)]);
    let title = version.state.title.clone();
    let back = move |_| form.state.bring_back(&version);
    view! {
        <li class="row apart">
            <span>{title}</span>
            {(!form.context.read_only()).then(|| button_quiet(Some(Icon::Undo), label, back))}
        </li>
    }
    .into_any()
}
