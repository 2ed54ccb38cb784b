//! What was found in the programme, in sentences.

use crate::{
    programme::{Expected, Problem},
    widgets::studio::model::{
        document, lint,
        weave::{Kind, Loose},
        whereabouts,
    },
};

use super::fields::Form;

/// Whether a problem is only that nothing is written yet.
pub fn is_empty(problem: &Problem) -> bool {
    let is_open = matches!(
        problem.expected,
        Expected::Text | Expected::PlainText | Expected::Object | Expected::List
    );
    let value = problem.value.as_deref();
    is_open && value.is_none_or(|value| ["{…}", "\"\""].contains(&value))
}

/// What was expected where a problem is, and what stands there.
pub fn expected(form: Form, problem: &Problem) -> String {
    if is_empty(problem) {
        return form.text("problem.empty");
    }
    let context = form.context;
    let key = ["common.expected.", problem.expected.key()].concat();
    let params = problem.expected.params();
    let values: Vec<_> = params
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
        .collect();
    let expected = context.text_with(&key, &values);
    match &problem.value {
        Some(value) => form.state.words.with(
            "problem.found",
            &[("value", value), ("expected", &expected)],
        ),
        None => form
            .state
            .words
            .with("problem.missing", &[("expected", &expected)]),
    }
}

/// A place of the programme as a host counts: the third week, not `weeks[2]`.
pub fn place(form: Form, path: &str) -> String {
    whereabouts::said(path, |key| form.text(key))
}

/// What hangs loose, and where.
pub fn loose(form: Form, loose: &Loose) -> String {
    let mut values = vec![("path", place(form, &loose.path))];
    match &loose.kind {
        Kind::Twice { first } => values.push(("first", place(form, first))),
        Kind::Untranslated { language } => {
            values.push(("language", form.context.language_name(language)));
        }
        Kind::OneMode { mode } => values.push(("mode", form.word("mode.", mode))),
        Kind::Unlinked | Kind::EmptyPhase | Kind::Astray => {}
    }
    let values: Vec<_> = values
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
        .collect();
    let key = ["loose.", loose.kind.key()].concat();
    form.state.words.with(&key, &values)
}

/// The words of a text one may want to look at twice, each with a suggestion.
pub fn findings_at(form: Form, path: &str, language: &str) -> Vec<String> {
    let checked = form.state.checked();
    let own = [path, language].join(".");
    let is_main = form
        .state
        .with_untracked(|programme| document::main_language(programme) == language);
    let here = |found: &&lint::Finding| found.path == own || (is_main && found.path == path);
    let found = checked.findings.iter().filter(here);
    found.filter_map(|one| finding(form, one)).collect()
}

/// Some words and a suggestion about them; nothing where they are gone by now.
pub fn finding(form: Form, found: &lint::Finding) -> Option<String> {
    let suggestions = lint::words(&form.context.language());
    let words = form.state.with_untracked(|programme| {
        let text = document::get(programme, &found.path)?.as_str()?;
        text.get(found.span.clone()).map(str::to_owned)
    })?;
    let key = found.kind.key();
    let hint = [
        suggestions.get(key),
        suggestions.get(&[key, ".instead"].concat()),
    ]
    .join(". ");
    Some(
        form.state
            .words
            .with("finding", &[("words", &words), ("hint", &hint)]),
    )
}
