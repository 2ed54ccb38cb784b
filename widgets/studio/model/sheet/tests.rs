//! What is read, what is said of the rest, and that a table comes back as it left.

use proptest::prelude::*;
use serde_json::json;

use super::*;
use crate::{
    programme::{Programme, read_value},
    widgets::studio::model::starters::Starter,
};

fn programme(weeks: &[Value]) -> Programme {
    let document = json!({"escale": 1, "id": "sheet", "title": "S", "languages": ["fr", "en"], "weeks": weeks, "bank": {}});
    let (programme, problems) = read_value(document).unwrap();
    assert_eq!(problems, []);
    programme
}

fn reasons(sheet: &Sheet) -> Vec<(usize, &str)> {
    let problems = sheet.problems.iter();
    problems
        .map(|problem| (problem.line, problem.reason.key()))
        .collect()
}

#[test]
fn a_table_with_french_or_english_names_becomes_weeks() {
    let english = "Week,Theme,Activity,Minutes,Question,Resource 1\n1,Port,\"Walk, talk\",20,Where?,Map|https://example.org/m\n";
    let french = "Semaine;Thème;Activité;Durée;Question;Ressource 1\r\n1;Port;Walk, talk;20 min;Where?;Map|https://example.org/m\r\n";
    let tabbed = "semaine\tTHEME\tactivite\tminutes\tquestion\tlien\n1\tPort\tWalk, talk\t20\tWhere?\tMap|https://example.org/m";
    let week = json!({"theme": {"en": "Port"}, "activity": {"title": {"en": "Walk, talk"}, "minutes": 20},
        "resources": [{"title": {"en": "Map"}, "url": "https://example.org/m"}], "question": {"text": {"en": "Where?"}}});
    for text in [english, french, tabbed] {
        let sheet = read(text, "en");
        assert_eq!(sheet.problems, [], "{text}");
        assert_eq!(sheet.weeks, std::slice::from_ref(&week));
        programme(&sheet.weeks);
    }
}

#[test]
fn what_cannot_be_read_in_a_table_is_told_with_its_line_and_the_rest_is_kept() {
    let text = "theme,minutes,colour,resource 1,resource 2,activity\n\
        \"Two\nlines\",soon,red,no link,T|javascript:alert(1),A\n\
        ,700,,,,A\n\
        ,,,,,\n";
    let sheet = read(text, "fr");
    assert_eq!(
        reasons(&sheet),
        [
            (1, "unknown-column"),
            (2, "no-minutes"),
            (2, "no-link"),
            (2, "no-link"),
            (4, "no-minutes"),
            (4, "no-theme")
        ]
    );
    assert_eq!(sheet.weeks.len(), 2);
    assert_eq!(sheet.weeks[0]["theme"]["fr"], "Two\nlines");
    assert_eq!(sheet.weeks[1]["theme"]["fr"], "Semaine 2");
    assert_eq!(sheet.problems[1].reason.found(), "soon");
    programme(&sheet.weeks);
}

#[test]
fn a_cell_like_a_formula_is_text_both_ways() {
    let sheet = read("theme,question\n=1+1,\"'@you, who?\"\n", "");
    assert_eq!(
        sheet.weeks[0],
        json!({"theme": "=1+1", "question": {"text": "@you, who?"}})
    );
    let table = csv(&programme(&sheet.weeks), "en");
    assert!(
        table.contains("\"'=1+1\"") && table.contains("\"'@you, who?\""),
        "{table}"
    );
    assert_eq!(read(&table, "").weeks, sheet.weeks);
}

#[test]
fn markdown_has_a_heading_for_every_week() {
    let text = "# Our plan\n\nSome words.\n\n## Week 1: Setting sail\n\n**Activity:** Draw a map (20 min)\n\
        - Question : Where from?\n- [Map](https://example.org/m) and [Chart](/c)\nhttps://example.org/b\n\
        ## Semaine 2 – Le vent\nActivité : Souffler\nMinutes: 15\nBlah\n## Version 2.0\n[x](javascript:1)\n";
    let sheet = read(text, "");
    assert_eq!(
        sheet.weeks,
        [
            json!({"theme": "Setting sail", "activity": {"title": "Draw a map", "minutes": 20},
                "resources": [{"title": "Map", "url": "https://example.org/m"}, {"title": "Chart", "url": "/c"},
                    {"title": "https://example.org/b", "url": "https://example.org/b"}],
                "question": {"text": "Where from?"}}),
            json!({"theme": "Le vent", "activity": {"title": "Souffler", "minutes": 15}}),
            json!({"theme": "Version 2.0"}),
        ]
    );
    assert_eq!(reasons(&sheet), [(14, "left-out"), (16, "no-link")]);
}

#[test]
fn a_week_keeps_three_resources_and_says_so() {
    let links = "[a](/a) [b](/b) [c](/c) [d](/d)";
    let sheet = read(&["# One\n", links, "\n# Two\n"].concat(), "");
    assert_eq!(sheet.weeks[0]["resources"].as_array().unwrap().len(), 3);
    assert_eq!(reasons(&sheet), [(2, "too-many-resources")]);
}

#[test]
fn json_is_a_programme_or_its_weeks() {
    let sheet = read(Starter::Learning.file(), "fr");
    assert_eq!((sheet.weeks.len(), sheet.problems.len()), (8, 0));
    assert_eq!(sheet.programme.unwrap()["id"], "learning");
    let sheet = read(" [{\"theme\": \"T\"}, 3]", "fr");
    assert_eq!(sheet.weeks, [json!({"theme": "T"})]);
    assert_eq!(reasons(&sheet), [(1, "left-out")]);
    assert_eq!(reasons(&read("{\n\"weeks\": [\n}", "")), [(3, "not-json")]);
    assert_eq!(reasons(&read("{}", "")), [(1, "no-weeks")]);
}

#[test]
fn what_is_too_much_is_not_read() {
    let large = " ".repeat(MAX_BYTES + 1);
    assert_eq!(reasons(&read(&large, "")), [(1, "too-large")]);
    let many = ["theme,question\n", &"T,Q\n".repeat(MAX_WEEKS + 2)].concat();
    let sheet = read(&many, "");
    assert_eq!(sheet.weeks.len(), MAX_WEEKS);
    assert_eq!(reasons(&sheet), [(MAX_WEEKS + 2, "too-many-weeks")]);
    let wrong = ["theme,minutes\n", &"T,x\n".repeat(300)].concat();
    assert_eq!(read(&wrong, "").problems.len(), MAX_PROBLEMS);
}

#[test]
fn a_heading_that_begins_with_a_time_a_day_or_a_fraction_is_kept_whole() {
    for theme in [
        "1.5 heure pour soi",
        "9:30, le café",
        "24.12 : veille de Noël",
    ] {
        let sheet = read(&format!("## {theme}\n"), "");
        assert_eq!(sheet.weeks, [json!({ "theme": theme })]);
    }
}

#[test]
fn every_address_of_a_resource_comes_back_from_a_table() {
    for (url, back) in [
        ("Guide.html", "./Guide.html"),
        ("/un guide.html", "/un%20guide.html"),
        ("MAILTO:a@example.org", "MAILTO:a@example.org"),
    ] {
        let week = json!({ "theme": "A", "resources": [{ "title": "B", "url": url }] });
        let sheet = read(&csv(&programme(&[week]), "fr"), "fr");
        assert_eq!(reasons(&sheet), []);
        assert_eq!(sheet.weeks[0]["resources"][0]["url"], back);
    }
}

#[test]
fn a_plan_comes_back_from_its_table() {
    let (programme, _) = crate::programme::read(Starter::Ambassadors.file()).unwrap();
    for language in ["fr", "en"] {
        let sheet = read(&csv(&programme, language), language);
        assert_eq!(sheet.problems, []);
        assert_eq!(sheet.weeks.len(), programme.weeks.len());
        for (week, read) in programme.weeks.iter().zip(&sheet.weeks) {
            assert_eq!(read["theme"][language], week.theme.pick(language));
            assert_eq!(
                read["question"]["text"][language],
                week.question.as_ref().unwrap().text.pick(language)
            );
            assert_eq!(
                read["resources"].as_array().unwrap().len(),
                week.resources.len()
            );
        }
    }
}

#[test]
fn empty_and_strange_texts_have_no_weeks() {
    for text in [
        "",
        "   ",
        "\u{feff}",
        "hello",
        "a,b\n1,2\n",
        "theme,question",
    ] {
        let sheet = read(text, "en");
        assert!(
            sheet.weeks.is_empty() && !sheet.problems.is_empty(),
            "{text:?}"
        );
    }
}

#[test]
fn every_reason_has_a_sentence_in_both_languages() {
    let found = || "x".to_owned();
    for language in ["en", "fr"] {
        for reason in [
            Reason::TooLarge,
            Reason::TooManyWeeks,
            Reason::NoWeeks,
            Reason::NotJson,
            Reason::UnknownColumn { name: found() },
            Reason::NoTheme,
            Reason::NoMinutes { found: found() },
            Reason::NoLink { found: found() },
            Reason::TooManyResources,
            Reason::LeftOut { found: found() },
        ] {
            assert_ne!(words(language).get(reason.key()), reason.key());
        }
    }
}

proptest! {
    #[test]
    fn any_text_is_read_to_its_end(text in "(?s)[#a-z,;|\\[\\](){}\"'\n\t: é]{0,200}") {
        for start in ["", "theme,question,minutes\n", "# One\n", "[{"] {
            let sheet = read(&[start, &text].concat(), "fr");
            prop_assert!(sheet.weeks.len() <= MAX_WEEKS && sheet.problems.len() <= MAX_PROBLEMS);
        }
    }
}
