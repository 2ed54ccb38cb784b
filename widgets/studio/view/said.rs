//! What was found in the programme, in sentences.

use crate::{
    programme::Problem,
    widgets::studio::model::{document, lint},
};

use super::fields::Form;

/// What was expected where a problem is, and what stands there.
pub fn expected(form: Form, problem: &Problem) -> String {
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
