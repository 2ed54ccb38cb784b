//! Selectors of the programme, as the browser reads them: what they find, and which of them are none.

use web_sys::{Document, Element};

use crate::{
    context::spoken,
    programme::{Completion, Expected, Problem, Programme},
};

/// What a selector finds on the page.
///
/// # Errors
/// What the browser says, when it is no selector.
pub fn find(document: &Document, selector: &str) -> Result<Option<Element>, String> {
    document
        .query_selector(selector)
        .map_err(|thrown| spoken(&thrown))
}

/// The selectors of the programme that are none, each with its path; the item is named by its id.
pub fn wrong(programme: &Programme) -> Vec<Problem> {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else {
        return Vec::new();
    };
    let nowhere = document.create_document_fragment();
    let mut problems = Vec::new();
    for item in &programme.checklist {
        let mut judge = |selector: &str, field: &str| {
            if nowhere.query_selector(selector).is_err() {
                problems.push(Problem {
                    path: ["checklist[", &item.id, "].", field].concat(),
                    value: Some(["\"", selector, "\""].concat()),
                    expected: Expected::Selector,
                });
            }
        };
        if let Completion::Element(selector) = &item.completion {
            judge(selector, "completion.element");
        }
        for (place, step) in item.tour.iter().enumerate() {
            let field = ["tour[", &place.to_string(), "].target"].concat();
            judge(&step.target, &field);
        }
    }
    problems
}
