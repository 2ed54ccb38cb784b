//! Step 3: what makes people safe, heard and included here; and where members meet all of this.

use leptos::{prelude::*, tachys::view::any_view::AnyView};

use super::fold;
use crate::{
    ui::{button, preview::Outgoing},
    widgets::studio::{
        model::places,
        view::fields::{Form, line, note, texts},
    },
};

/// What the host notes for themselves.
const NOTES: [&str; 3] = ["safe", "heard", "included"];

/// The step.
pub fn space(form: Form) -> AnyView {
    let notes: Vec<_> = NOTES.map(|key| note(form, key)).into_iter().collect();
    let notes = view! {
        <p class="muted small">{form.text("notes.hint")}</p>
        {notes}
    };
    view! {
        {fold(form, "conditions", notes.into_any())}
        {texts(form, "manifesto", "manifesto", true)}
        {texts(form, "terms.conditions", "terms.conditions", true)}
        {texts(form, "terms.modalities", "terms.modalities", true)}
        {texts(form, "terms.price", "terms.price", false)}
        {texts(form, "host.name", "host.name", false)}
        {line(form, "host.contact", "host.contact")}
        {line(form, "host.video", "host.video")}
        {fold(form, "places", compared(form))}
    }
    .into_any()
}

/// Where widgets can be put, one place after the other.
fn compared(form: Form) -> AnyView {
    let language = form.context.language();
    let told = |key: &str, text: String| {
        view! {
            <dt class="muted small">{form.text(key)}</dt>
            <dd>{text}</dd>
        }
    };
    let all: Vec<_> = places::places(&language)
        .into_iter()
        .map(|place| {
            view! {
                <li class="stack tight">
                    <div class="label">{place.name}</div>
                    <dl>
                        {told("place.works", place.works)}
                        {told("place.limits", place.limits)}
                        {told("place.readers", place.readers)}
                    </dl>
                </li>
            }
        })
        .collect();
    let outgoing = RwSignal::new(None);
    let take = move |_| {
        outgoing.set(Some(Outgoing {
            kind: "places",
            format: "md",
            text: places::markdown(&form.context.language()),
        }));
    };
    view! {
        <ul class="stack">{all}</ul>
        <div class="row">{button(None, form.text("comparison.take"), take)}</div>
        {crate::ui::preview::preview(form.context, outgoing)}
    }
    .into_any()
}
