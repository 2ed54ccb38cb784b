//! How a question is answered, and what it takes for that: what there is to choose from, or what a scale means.

use leptos::{prelude::*, tachys::view::any_view::AnyView};
use serde_json::Value;

use crate::{
    programme::AnswerKind,
    ui::picker,
    widgets::studio::{
        model::{
            document,
            kinds::{answer_kind, answered},
        },
        view::{
            entries::{Entries, empty, entries, named},
            fields::{Form, flag, line, number, problems, texts},
        },
    },
};

/// The answer to a question.
pub fn answer(form: Form, path: String) -> AnyView {
    let state = form.state;
    let own = path.clone();
    let kind = Memo::new(move |_| {
        state.with(|programme| answer_kind(document::get(programme, &own)).to_owned())
    });
    let words = AnswerKind::WORDS.iter();
    let options = words.map(|word| ((*word).to_owned(), form.word("answer.", word)));
    let own = path.clone();
    let choose = move |word: String| {
        let turned = |programme: &Value| answered(document::get(programme, &own), &word);
        state.choose(&own, state.with_untracked(turned));
    };
    let own = path.clone();
    let asked = move || match AnswerKind::parse(&kind.get()) {
        Some(AnswerKind::Scale) => scale(form, &own),
        Some(AnswerKind::Choice) => view! {
            {options_of(form, &own)}
            {flag(form, &[&own, ".several"].concat(), "answer.several")}
        }
        .into_any(),
        Some(AnswerKind::Ranking) => options_of(form, &own),
        _ => ().into_any(),
    };
    view! {
        <div class="stack tight">
            {picker(form.text("answer"), options.collect(), kind.into(), choose)}
            <p class="muted small">{form.text("answer.hint")}</p>
            {problems(form, [&path, ".kind"].concat())}
            {problems(form, path)}
        </div>
        {asked}
    }
    .into_any()
}

fn scale(form: Form, path: &str) -> AnyView {
    let field = |name: &str| [path, ".", name].concat();
    let anchors = Entries {
        path: field("anchors"),
        key: "answer.anchors",
        called: &[],
        blank: empty,
        most: usize::MAX,
        inside: |form, path| texts(form, &path, "answer.anchor", false),
        under: None,
    };
    view! {
        {number(form, &field("steps"), "answer.steps")}
        {entries(form, anchors)}
        {flag(form, &field("bands"), "answer.bands")}
    }
    .into_any()
}

fn options_of(form: Form, path: &str) -> AnyView {
    let options = Entries {
        path: [path, ".options"].concat(),
        key: "answer.options",
        called: &["text", "id"],
        blank: blank_option,
        most: usize::MAX,
        inside: option,
        under: None,
    };
    entries(form, options)
}

fn blank_option(programme: &Value, path: &str) -> Value {
    named(programme, path, "option")
}

fn option(form: Form, path: String) -> AnyView {
    view! {
        {texts(form, &[&path, ".text"].concat(), "answer.option", false)}
        {line(form, &[&path, ".id"].concat(), "entry.id")}
    }
    .into_any()
}
