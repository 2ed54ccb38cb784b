//! Step 2: the welcome kit, the checklist by phases, and what hangs loose between them and the weeks.

use leptos::{prelude::*, tachys::view::any_view::AnyView};
use serde_json::Value;

use super::{fold, item::item, resource::resources};
use crate::{
    programme::{Audience, Phase},
    widgets::studio::{
        model::document,
        state::Step,
        view::{
            entries::{Entries, entries, named},
            fields::{Form, choice, flag, line, texts},
            said,
        },
    },
};

/// Where the questions of the introduction stand.
const QUESTIONS: &str = concat!("introduction", ".questions");

/// The step.
pub fn weave(form: Form) -> AnyView {
    let phases = entries(
        form,
        Entries {
            path: "phases".to_owned(),
            key: "phases",
            called: &["title", "id"],
            blank: blank_phase,
            most: usize::MAX,
            inside: phase,
            under: None,
        },
    );
    let phases = view! {
        <p class="muted small">{form.text("phases.hint")}</p>
        {phases}
    };
    view! {
        {entries(
            form,
            Entries {
                path: "checklist".to_owned(),
                key: "checklist",
                called: &["title", "id"],
                blank: blank_item,
                most: usize::MAX,
                inside: item,
                under: Some(under),
            },
        )}
        {fold(form, "phases", phases.into_any())}
        {resources(form, "kit".to_owned(), "kit", usize::MAX)}
        {entries(
            form,
            Entries {
                path: QUESTIONS.to_owned(),
                key: "questions",
                called: &["text", "id"],
                blank: blank_question,
                most: usize::MAX,
                inside: question,
                under: None,
            },
        )}
        {fold(form, "buddy", buddy(form))}
        {loose(form)}
    }
    .into_any()
}

/// Who answers a new member's first message.
fn buddy(form: Form) -> AnyView {
    view! {
        <p class="muted small">{form.text("buddy.hint")}</p>
        {texts(form, "buddy.name", "buddy.name", false)}
        {line(form, "buddy.contact", "buddy.contact")}
        {texts(form, "buddy.message", "buddy.message", true)}
    }
    .into_any()
}

fn blank_phase(programme: &Value, path: &str) -> Value {
    named(programme, path, "phase")
}

fn phase(form: Form, path: String) -> AnyView {
    let field = |name: &str| [&path, ".", name].concat();
    view! {
        {texts(form, &field("title"), "phase.title", false)}
        {line(form, &field("id"), "entry.id")}
    }
    .into_any()
}

/// The phases there are, by their ids and names; those of a programme that names none have theirs here.
pub fn phases(form: Form) -> Vec<(String, String)> {
    let language = form.context.language();
    let own: Vec<_> = form.state.with_untracked(|programme| {
        let all = document::entries(programme, "phases").iter();
        all.map(|phase| {
            let name = document::called(phase, &["title", "id"], &language);
            (document::plain(phase, "id"), name)
        })
        .collect()
    });
    if !own.is_empty() {
        return own;
    }
    let named = Phase::DEFAULT_IDS.iter();
    named
        .map(|id| ((*id).to_owned(), form.word("phase.", id)))
        .collect()
}

fn blank_item(programme: &Value, path: &str) -> Value {
    let last = document::entries(programme, path).last();
    let phases = document::entries(programme, "phases");
    let phase = last.or(phases.first()).map(|one| {
        let named = document::plain(one, "phase");
        if named.is_empty() {
            document::plain(one, "id")
        } else {
            named
        }
    });
    let phase = phase.unwrap_or_else(|| Phase::DEFAULT_IDS[0].to_owned());
    let mut item = named(programme, path, "step");
    document::set(&mut item, "phase", Value::String(phase));
    item
}

/// The phase of an item, under its name.
fn under(form: Form, place: usize) -> AnyView {
    let named = move || {
        let id = form.state.with(|programme| {
            let item = document::entries(programme, "checklist").get(place);
            item.map(|item| document::plain(item, "phase"))
        });
        let id = id.unwrap_or_default();
        let known = phases(form).into_iter().find(|(one, _)| *one == id);
        known.map_or(id, |(_, name)| name)
    };
    view! { <span class="muted small">{named}</span> }.into_any()
}

fn blank_question(programme: &Value, path: &str) -> Value {
    named(programme, path, "question")
}

fn question(form: Form, path: String) -> AnyView {
    let field = |name: &str| [&path, ".", name].concat();
    view! {
        {texts(form, &field("text"), "question.text", false)}
        {texts(form, &field("hint"), "question.hint", false)}
        {texts(form, &field("starter"), "starter", false)}
        {choice(form, &field("audience"), "audience", Audience::WORDS, "audience.")}
        {flag(form, &field("long"), "question.long")}
        {line(form, &field("id"), "entry.id")}
    }
    .into_any()
}

/// What nothing leads to, what is there twice, what is missing in a language.
fn loose(form: Form) -> AnyView {
    let lines = move || {
        let checked = form.state.checked();
        let lines: Vec<_> = checked
            .loose
            .iter()
            .map(|one| view! { <li>{said::loose(form, one)}</li> })
            .collect();
        let is_whole = !checked
            .problems
            .iter()
            .any(|one| Step::of(&one.path) == Step::Weave);
        if lines.is_empty() {
            return is_whole
                .then(|| view! { <p class="muted">{form.text("loose.none")}</p> })
                .into_any();
        }
        view! { <ul class="found">{lines}</ul> }.into_any()
    };
    view! {
        <section class="stack tight" aria-label=form.text("loose")>
            <div class="label">{form.text("loose")}</div>
            {lines}
        </section>
    }
    .into_any()
}
