//! What is kept of the checklist and what is reported.

use escale::programme::{Completion, Expected, Id, Problem, Target};
use serde_json::{Value, json};

use super::{lines, minimal, read};

#[test]
fn an_item_of_an_unknown_phase_is_kept_in_the_first() {
    let item = json!({ "id": "a", "phase": "later", "title": "A" });
    let (programme, problems) = read(&minimal(json!({ "checklist": [item] })));
    let expected = Expected::KnownPhase;
    let path = "checklist[0].phase".to_owned();
    assert_eq!(
        problems,
        [Problem {
            path,
            value: Some("\"later\"".to_owned()),
            expected
        }]
    );
    assert_eq!(&*programme.checklist[0].phase, "before");
}

#[test]
fn requirements_that_lead_nowhere_or_back_are_left_out() {
    let item = |id: &str, requires: Value| json!({ "id": id, "phase": "before", "title": id, "requires": requires });
    let checklist = json!([
        item("a", json!(["b"])),
        { "id": "dropped" },
        item("b", json!(["nobody", "c", 4])),
        item("c", json!(["c", "a", "d"])),
        item("d", json!([])),
    ]);
    let (programme, problems) = read(&minimal(json!({ "checklist": checklist })));
    assert_eq!(
        lines(&problems),
        [
            "checklist[1].phase known-phase",
            "checklist[1].title a-text",
            "checklist[2].requires[0] known-item",
            "checklist[3].requires[0] no-circle",
            "checklist[3].requires[1] no-circle",
            "checklist[2].requires[2] an-id",
        ]
    );
    let requires: Vec<Vec<&str>> = programme
        .checklist
        .iter()
        .map(|item| item.requires.iter().map(Id::as_str).collect())
        .collect();
    assert_eq!(requires, [vec!["b"], vec!["c"], vec!["d"], vec![]]);
}

#[test]
fn what_completes_an_item_is_a_widget_a_page_an_event_or_an_element_and_never_code() {
    let item = |id: &str, completion: Value| json!({ "id": id, "phase": "before", "title": id, "completion": completion });
    let (programme, problems) = read(&minimal(json!({
        "checklist": [
            item("a", json!({ "visit": "/rules/*" })),
            item("b", json!({ "event": "topic:followed" })),
            item("c", json!({ "element": "img.avatar" })),
            item("d", json!({ "visit": "/(rules|help)" })),
            item("e", json!({ "script": "location.href" })),
        ]
    })));
    assert_eq!(
        lines(&problems),
        [
            "checklist[3].completion a-completion",
            "checklist[4].completion a-completion"
        ]
    );
    let kinds: Vec<_> = programme
        .checklist
        .iter()
        .map(|item| &item.completion)
        .collect();
    assert!(matches!(kinds[0], Completion::Visit(pattern) if pattern.as_str() == "/rules/*"));
    assert_eq!(*kinds[1], Completion::Event("topic:followed".into()));
    assert_eq!(*kinds[2], Completion::Element("img.avatar".into()));
    assert_eq!(
        (kinds[3], kinds[4]),
        (&Completion::Manual, &Completion::Manual)
    );
}

#[test]
fn a_link_opens_in_the_same_tab_or_a_new_one_and_any_other_word_is_reported() {
    let item = |id: &str, target: Value| json!({ "id": id, "phase": "before", "title": id, "href": "/rules", "target": target });
    let checklist = json!([
        item("a", json!("new")),
        item("b", json!("same")),
        item("c", json!("_blank")),
    ]);
    let (programme, problems) = read(&minimal(json!({ "checklist": checklist })));
    assert_eq!(lines(&problems), ["checklist[2].target one-of"]);
    let targets: Vec<_> = programme.checklist.iter().map(|item| item.target).collect();
    assert_eq!(targets, [Some(Target::New), Some(Target::Same), None]);
}

#[test]
fn a_tour_has_four_steps_at_most_and_loses_only_the_wrong_ones() {
    let step = |target: Value| json!({ "target": target, "text": "T" });
    let tour = ["#a", "", "#c", "#d", "#e"].map(|target| step(json!(target)));
    let (programme, problems) = read(&minimal(json!({
        "checklist": [{ "id": "a", "phase": "before", "title": "A", "tour": tour }]
    })));
    assert_eq!(
        lines(&problems),
        [
            "checklist[0].tour at-most",
            "checklist[0].tour[1].target a-selector"
        ]
    );
    let targets: Vec<_> = programme.checklist[0]
        .tour
        .iter()
        .map(|step| step.target.as_str())
        .collect();
    assert_eq!(targets, ["#a", "#c", "#d"]);
}
