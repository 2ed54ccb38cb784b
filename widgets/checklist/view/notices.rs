//! What the browser finds wrong with the programme's selectors, said with their paths; everything else works.

use leptos::{prelude::*, tachys::view::any_view::AnyView};

use crate::{context::Context, widgets::checklist::watch::wrong};

/// The notice, when there is something to say.
pub fn notices(context: Context) -> Option<AnyView> {
    let problems = wrong(&*context.programme()?);
    if problems.is_empty() {
        return None;
    }
    let expected = context.text("common.expected.a-selector");
    let line = |path: &str, value: &str| {
        let values = [("path", path), ("value", value), ("expected", &expected)];
        context.text_with("common.programme.problem", &values)
    };
    let lines: Vec<_> = problems
        .iter()
        .map(|one| line(&one.path, one.value.as_deref().unwrap_or_default()))
        .map(|line| view! { <li>{line}</li> })
        .collect();
    let summary = context.text_count("common.programme.problems", lines.len());
    Some(
        view! {
            <div class="notice" part="notice">
                <details>
                    <summary>{summary}</summary>
                    <ul>{lines}</ul>
                </details>
            </div>
        }
        .into_any(),
    )
}
