//! A step of the checklist: what it is, when it is shown, what comes first and what completes it.

use leptos::{prelude::*, tachys::view::any_view::AnyView};

use super::{fold, modes, weave::phases};
use crate::{
    programme::{ItemKind, TourStep, Widget},
    widgets::studio::{
        model::{kinds::Kinds, waiting},
        view::{
            dates::day,
            entries::{Entries, empty, entries},
            fields::{Form, choice, chosen, line, minutes, number, texts, ticked},
            kinds::kinds,
        },
    },
};

/// What a step asks.
pub fn item(form: Form, path: String) -> AnyView {
    let field = |name: &str| [&path, ".", name].concat();
    view! {
        {texts(form, &field("title"), "item.title", false)}
        {texts(form, &field("why"), "item.why", true)}
        <div class="row wide">
            {chosen(form, &field("phase"), "item.phase", phases(form))}
            {choice(form, &field("kind"), "kind", ItemKind::WORDS, "item-kind.")}
            {minutes(form, &field("minutes"))}
        </div>
        {line(form, &field("href"), "item.href")}
        {modes(form, &path)}
        {fold(form, "course", course(form, &path))}
        {fold(form, "tour", tour(form, field("tour")))}
        {line(form, &field("id"), "entry.id")}
    }
    .into_any()
}

/// When a step is shown, what comes first, and what completes it.
fn course(form: Form, path: &str) -> AnyView {
    let field = |name: &str| [path, ".", name].concat();
    let language = form.context.language();
    let others = |programme: &_| waiting::others(programme, path, &language);
    let others = form.state.with_untracked(others);
    view! {
        {kinds(form, &field("opens"), "opens", Kinds::Opens, opens)}
        {(!others.is_empty()).then(|| ticked(form, &field("requires"), "requires", others))}
        {kinds(form, &field("completion"), "completion", Kinds::Completion, completion)}
    }
    .into_any()
}

fn opens(form: Form, path: &str, kind: &str) -> AnyView {
    match kind {
        "on" => day(form, path, "opens.day"),
        "after" => number(form, &[path, ".days"].concat(), "opens.days"),
        _ => ().into_any(),
    }
}

fn completion(form: Form, path: &str, kind: &str) -> AnyView {
    let field = [path, ".", kind].concat();
    match kind {
        "widget" => choice(form, &field, "completed.widget", Widget::WORDS, "widget."),
        "visit" => line(form, &field, "completed.visit"),
        "event" => line(form, &field, "completed.event"),
        "element" => line(form, &field, "completed.element"),
        _ => view! { <p class="muted small">{form.text("completed.manual")}</p> }.into_any(),
    }
}

fn tour(form: Form, path: String) -> AnyView {
    let stops = Entries {
        path,
        key: "stops",
        called: &["text", "target"],
        blank: empty,
        most: usize::from(TourStep::MAX_STEPS),
        inside: |form, path| {
            let field = |name: &str| [&path, ".", name].concat();
            view! {
                {texts(form, &field("text"), "stop.text", false)}
                {line(form, &field("target"), "stop.target")}
            }
            .into_any()
        },
        under: None,
    };
    view! {
        <p class="muted small">{form.text("stops.hint")}</p>
        {entries(form, stops)}
    }
    .into_any()
}
