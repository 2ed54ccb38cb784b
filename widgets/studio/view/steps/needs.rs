//! Step 1: what there is before any programme, and what it is for.

use leptos::{prelude::*, tachys::view::any_view::AnyView};

use super::fold;
use crate::{
    programme::Intention,
    widgets::studio::{
        model::{document::LANGUAGES, normal},
        view::fields::{Form, line, note, texts, ticks},
    },
};

/// What the host notes for themselves.
const NOTES: [&str; 5] = ["needs", "emotions", "signals", "changes", "motives"];
/// What the introductory article answers.
const ARTICLE: [&str; 7] = ["why", "what", "when", "where", "how", "who", "benefits"];

/// The step.
pub fn needs(form: Form) -> AnyView {
    let notes = NOTES
        .map(|key| note(form, key))
        .into_iter()
        .collect::<Vec<_>>();
    let notes = view! {
        <p class="muted small">{form.text("notes.hint")}</p>
        {notes}
    };
    let article = ARTICLE
        .map(|field| texts(form, field, &["article.", field].concat(), true))
        .into_iter()
        .collect::<Vec<_>>();
    view! {
        {fold(form, "notes", notes.into_any())}
        {texts(form, "title", "title", false)}
        {texts(form, "slogan", "slogan", false)}
        {texts(form, "purpose", "purpose", true)}
        {texts(form, "for", "for", true)}
        {ticks(form, "intentions", "intentions", Intention::WORDS, "intention.")}
        {ticks(form, "languages", "languages", &LANGUAGES, "language.")}
        {line(form, "id", "id")}
        {fold(form, "article", article.into_any())}
        {fold(form, "normal", is_normal(form))}
    }
    .into_any()
}

/// What is normal in a community.
fn is_normal(form: Form) -> AnyView {
    let normal = normal::normal(&form.context.language());
    let figures = normal.figures.into_iter().zip(normal::FIGURES);
    let figures: Vec<_> = figures
        .map(|(sentence, figure)| {
            view! {
                <li>
                    {sentence} " "
                    <a class="small" href=figure.url target="_blank" rel="noreferrer">{figure.source}</a>
                </li>
            }
        })
        .collect();
    let silence: Vec<_> = normal
        .silence
        .into_iter()
        .map(|paragraph| view! { <p>{paragraph}</p> })
        .collect();
    view! {
        <div class="prose">
            <p>{normal.lead}</p>
            <ul>{figures}</ul>
            {silence}
        </div>
    }
    .into_any()
}
