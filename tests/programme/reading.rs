//! What is kept and what is reported.

use escale::programme::weeks::Calendar;
use escale::programme::{
    Completion, Day, Mode, Opens, RecognitionKind, Stage, Start, Template, Widget,
};
use serde_json::{Value, json};

use super::{lines, minimal, read, rich};

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
    let recognition = programme.recognition.unwrap();
    assert_eq!(recognition.name.pick("en"), "Here");
    assert_eq!(recognition.kind, Some(RecognitionKind::Membership));
    assert_eq!(recognition.tags.len(), 2);
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
fn a_week_without_an_id_takes_none_that_a_later_one_has() {
    let week = |id: Value| json!({ "id": id, "theme": "T", "question": { "text": "Q" } });
    let weeks = json!([
        week(Value::Null),
        week(json!("week-1")),
        week(json!("week-2"))
    ]);
    let (programme, problems) = read(&minimal(json!({ "weeks": weeks })));
    assert!(problems.is_empty(), "{problems:?}");
    let ids = programme.weeks.iter().map(|week| week.id.as_str());
    assert_eq!(ids.collect::<Vec<_>>(), ["week-1-2", "week-1", "week-2"]);
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
fn a_question_that_is_far_too_long_is_reported_and_what_is_short_enough_stays() {
    let mut value = rich();
    value["weeks"][0]["question"]["text"] =
        json!({ "en": "é".repeat(2000), "fr": "é".repeat(20_000) });
    let (programme, problems) = read(&value);
    assert_eq!(lines(&problems), ["weeks[0].question.text a-shorter-text"]);
    let question = programme.weeks[0].question.as_ref();
    let languages = question.map(|question| question.text.versions().len());
    assert_eq!(languages, Some(1), "the short one is there");
    value["weeks"][0]["question"]["text"] = json!("é".repeat(20_000));
    let (programme, _) = read(&value);
    assert!(programme.weeks[0].question.is_none() && programme.weeks[0].activity.is_some());
    value["weeks"][0]["question"]["text"] = json!("é".repeat(2000));
    assert_eq!(read(&value).1, []);
}

#[test]
fn a_choice_without_options_is_reported_and_answered_in_words() {
    for kind in ["choice", "ranking"] {
        let mut value = rich();
        let answer = json!({ "kind": kind, "options": [{ "id": "a", "text": "A" }, { "id": "a", "text": "B" }, {}] });
        value["weeks"][1]["question"]["answer"] = answer;
        let (programme, problems) = read(&value);
        let expected = [
            "weeks[1].question.answer.options[1].id unique-id",
            "weeks[1].question.answer.options[2].id an-id",
            "weeks[1].question.answer.options at-least",
        ];
        assert_eq!(lines(&problems), expected);
        assert!(
            programme.weeks[1]
                .question
                .as_ref()
                .unwrap()
                .answer
                .is_none()
        );
    }
}

#[test]
fn the_words_of_a_scale_are_spread_over_its_steps() {
    let anchored = |steps: u16, anchors: &[&str]| {
        let mut value = rich();
        value["weeks"][1]["question"]["answer"] =
            json!({ "kind": "scale", "steps": steps, "anchors": anchors });
        let (programme, problems) = read(&value);
        assert_eq!(problems, []);
        let asking = programme.weeks[1]
            .question
            .as_ref()
            .unwrap()
            .answer
            .clone()
            .unwrap();
        let found = (1..=steps).map(|step| {
            asking
                .anchor(step)
                .map_or("", |text| text.pick("en"))
                .to_owned()
        });
        found.collect::<Vec<_>>().join("|")
    };
    assert_eq!(anchored(5, &["low", "high"]), "low||||high");
    assert_eq!(anchored(5, &["low", "middle", "high"]), "low||middle||high");
    assert_eq!(anchored(5, &["a", "b", "c", "d", "e"]), "a|b|c|d|e");
    assert_eq!(anchored(4, &["low", "middle", "high"]), "low|||high");
    assert_eq!(anchored(2, &["a", "b", "c"]), "a|c");
    assert_eq!(anchored(3, &["low"]), "low||");
    assert_eq!(anchored(3, &[]), "||");
}

#[test]
fn a_later_entry_with_the_same_id_is_left_out() {
    let mut value = rich();
    for list in [
        "/phases",
        "/checklist",
        "/events",
        "/introduction/questions",
        "/journal/templates",
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
            "checklist[6].id unique-id",
            "introduction.questions[2].id unique-id",
            "events[2].id unique-id",
            "journal.templates[2].id unique-id",
            "retrospective.columns[2].id unique-id",
        ]
    );
    assert_eq!(programme, read(&rich()).0);
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

/// Weeks go by their place; a number beside it that says otherwise is named, and the week stays where it is.
#[test]
fn a_week_that_says_another_number_than_its_place_is_named() {
    let week = |number: Value| json!({ "week": number, "theme": "T", "question": { "text": "Q" } });
    let weeks = json!([
        week(json!(1)),
        week(json!(0)),
        week(json!(53)),
        week(json!("4"))
    ]);
    let (programme, problems) = read(&minimal(json!({ "weeks": weeks })));
    assert_eq!(programme.weeks.len(), 4);
    let paths: Vec<_> = problems
        .iter()
        .map(|problem| problem.path.as_str())
        .collect();
    assert_eq!(paths, ["weeks[1].week", "weeks[2].week", "weeks[3].week"]);
    let of = |place: u16| escale::programme::Expected::Number {
        min: place,
        max: place,
    };
    let found: Vec<_> = problems.iter().map(|problem| problem.expected).collect();
    assert_eq!(found, [of(2), of(3), of(4)]);
    assert_eq!(problems[1].value.as_deref(), Some("53"));
}
