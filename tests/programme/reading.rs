//! What is kept and what is reported.

use escale::programme::weeks::Calendar;
use escale::programme::{
    Completion, Day, Expected, Id, Mode, Opens, Problem, Stage, Start, Template, Widget,
};
use serde_json::{Value, json};

use super::{lines, read, rich};

fn minimal(fields: Value) -> Value {
    let mut value = json!({ "escale": 1, "id": "p", "title": "P" });
    value
        .as_object_mut()
        .unwrap()
        .extend(fields.as_object().unwrap().clone());
    value
}

#[test]
fn a_rich_programme_is_kept_whole() {
    let (programme, problems) = read(&rich());
    assert_eq!(problems, []);
    assert_eq!(&*programme.id, "autumn-2026");
    assert_eq!(programme.title.pick("de"), "Apprendre à voix haute");
    assert_eq!(programme.audience.unwrap().pick("en"), "Everybody");
    assert_eq!(programme.place.unwrap().pick("en"), "d");
    assert_eq!(programme.intentions.len(), 4);
    assert_eq!(
        programme.start,
        Start::On(Day::parse("2026-09-07").unwrap())
    );
    assert_eq!(programme.pauses.len(), 2);
    assert_eq!(
        programme.checklist[0]
            .modes
            .as_ref()
            .unwrap()
            .wording(Mode::Try)
            .unwrap()
            .pick("fr"),
        "Try it"
    );
    assert_eq!(programme.checklist[1].opens, Some(Opens::AfterDays(730)));
    assert_eq!(
        programme.checklist[1].completion,
        Completion::Widget(Widget::Introduction)
    );
    assert_eq!(programme.checklist[2].requires.len(), 2);
    assert_eq!(programme.kit[0].licence.as_deref(), Some("CC BY 4.0"));
    assert!(programme.introduction.unwrap().questions[1].long);
    assert_eq!(&*programme.weeks[0].id, "start");
    assert_eq!(&*programme.weeks[1].id, "week-2");
    assert_eq!(programme.weeks[0].resources.len(), 3);
    assert_eq!(programme.events[0].zone.as_deref(), Some("Europe/Paris"));
    assert_eq!(
        programme.retrospective.unwrap().template,
        Some(Template::FourL)
    );
    assert!(programme.recognition.unwrap().contains_key("badge"));
}

#[test]
fn what_is_not_written_has_its_default() {
    let (programme, problems) = read(&minimal(
        json!({ "slogan": null, "weeks": null, "retrospective": {} }),
    ));
    assert_eq!(problems, []);
    assert_eq!(programme.start, Start::Relative);
    let phases: Vec<&str> = programme
        .phases
        .iter()
        .map(|phase| phase.id.as_str())
        .collect();
    assert_eq!(phases, ["before", "arrival", "first-weeks", "cruising"]);
    assert!(programme.phases.iter().all(|phase| phase.title.is_none()));
    let retrospective = programme.retrospective.unwrap();
    assert_eq!(retrospective.template, None);
    assert_eq!(retrospective.stages, Stage::ALL);
}

#[test]
fn a_wrong_field_is_named_and_left_out_alone() {
    let mut value = rich();
    value["weeks"][0]["resources"][1]["minutes"] = json!(601);
    let (programme, problems) = read(&value);
    let problem = &problems[0];
    assert_eq!(problem.path, "weeks[0].resources[1].minutes");
    assert_eq!(problem.value.as_deref(), Some("601"));
    assert_eq!(problem.expected.key(), "a-number");
    assert_eq!(
        problem.expected.params(),
        [("min", "1".to_owned()), ("max", "600".to_owned())]
    );
    assert_eq!(
        problem.to_string(),
        "weeks[0].resources[1].minutes: found 601, expected a whole number from 1 to 600"
    );
    let (whole, _) = read(&rich());
    assert_eq!(programme, whole);
}

#[test]
fn a_wrong_entry_is_left_out_alone_with_everything_wrong_in_it_named() {
    let mut value = rich();
    value["kit"] = json!([{ "url": "javascript:alert(1)" }, 3, { "title": "T", "url": "t" }]);
    let (programme, problems) = read(&value);
    assert_eq!(
        lines(&problems),
        [
            "kit[0].title a-text",
            "kit[0].url a-url",
            "kit[1] an-object"
        ]
    );
    assert_eq!(problems[0].value, None);
    assert_eq!(programme.kit.len(), 1);
}

#[test]
fn a_programme_without_good_id_and_title_still_runs() {
    let (programme, problems) = read(&json!({ "escale": 1, "id": "No!", "title": "  " }));
    assert_eq!(lines(&problems), ["id an-id", "title a-text"]);
    assert_eq!(&*programme.id, "programme");
    assert_eq!(programme.title.pick("fr"), "programme");
}

#[test]
fn a_translation_that_is_missing_or_wrong_falls_back() {
    let title = json!({ "en": "Hello", "fr": " ", "x y": "?", "de": 3 });
    let (programme, problems) = read(&minimal(json!({ "title": title })));
    assert_eq!(
        lines(&problems),
        [
            "title.fr a-plain-text",
            "title.x y a-language",
            "title.de a-plain-text"
        ]
    );
    assert_eq!(programme.title.pick("fr"), "Hello");
}

#[test]
fn a_wrong_week_keeps_its_place() {
    let good = json!({ "theme": "T", "question": { "text": "Q" } });
    let weeks = json!([good, 3, { "question": { "about": "self" } }, good]);
    let value = minimal(json!({ "start": "2026-09-07", "weeks": weeks }));
    let (programme, problems) = read(&value);
    assert_eq!(
        lines(&problems),
        [
            "weeks[1] an-object",
            "weeks[2].theme a-text",
            "weeks[2].question.text a-text"
        ]
    );
    assert_eq!(programme.weeks.len(), 4);
    assert_eq!(programme.weeks[1].theme.pick("fr"), "2");
    assert_eq!(programme.weeks[2].question, None);
    let calendar = Calendar::new(&programme, Day::MIN);
    assert_eq!(calendar.start_of(4), Day::parse("2026-09-28"));
}

#[test]
fn week_ids_stay_apart() {
    let week = |id: Value| json!({ "id": id, "theme": "T", "question": { "text": "Q" } });
    let weeks = json!([
        week(json!("week-2")),
        week(Value::Null),
        week(json!("week-2")),
        week(json!("a"))
    ]);
    let (programme, problems) = read(&minimal(json!({ "weeks": weeks })));
    assert_eq!(lines(&problems), ["weeks[2].id unique-id"]);
    let ids: Vec<&str> = programme
        .weeks
        .iter()
        .map(|week| week.id.as_str())
        .collect();
    assert_eq!(ids, ["week-2", "week-2-2", "week-3", "a"]);
}

#[test]
fn more_than_three_resources_are_reported_once() {
    let mut value = rich();
    let resource = json!({ "title": "T", "url": "t" });
    value["weeks"][1]["resources"] = json!([resource, resource, resource, resource, 5]);
    let (programme, problems) = read(&value);
    assert_eq!(lines(&problems), ["weeks[1].resources at-most"]);
    assert_eq!(programme.weeks[1].resources.len(), 3);
}

#[test]
fn a_later_entry_with_the_same_id_is_left_out() {
    let mut value = rich();
    for list in [
        "/phases",
        "/checklist",
        "/events",
        "/introduction/questions",
        "/retrospective/columns",
    ] {
        let list = value.pointer_mut(list).unwrap().as_array_mut().unwrap();
        let mut again = list[0].clone();
        again["title"] = json!("Again");
        list.push(again);
    }
    let (programme, problems) = read(&value);
    assert_eq!(
        lines(&problems),
        [
            "phases[2].id unique-id",
            "checklist[3].id unique-id",
            "introduction.questions[2].id unique-id",
            "events[2].id unique-id",
            "retrospective.columns[2].id unique-id",
        ]
    );
    assert_eq!(programme, read(&rich()).0);
}

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
fn ends_before_their_beginnings_are_left_out() {
    let pause = json!({ "from": "2026-01-02", "to": "2026-01-01" });
    let event = json!({ "title": "E", "start": "2026-01-02T10:00", "end": "2026-01-02T09:59" });
    let (programme, problems) = read(&minimal(json!({ "pauses": [pause], "events": [event] })));
    assert_eq!(
        lines(&problems),
        [
            "pauses[0].to not-before-start",
            "events[0].end not-before-start"
        ]
    );
    assert_eq!(programme.pauses, []);
    assert_eq!(programme.events[0].end, None);
}
