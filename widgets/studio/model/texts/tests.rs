//! What the texts say, and that nothing is missing where a programme says little.

use serde_json::{Value, json};

use super::*;
use crate::{
    programme::read_value,
    widgets::studio::model::{
        lint,
        starters::{Starter, empty},
    },
};

fn day(day: Day) -> String {
    format!("<{day}>")
}

fn of(document: Value, kind: Kind, language: &str) -> String {
    let (programme, problems) = read_value(document).unwrap();
    assert_eq!(problems, []);
    text(kind, &programme, language, &day)
}

/// Every text of every starter and of an empty programme, in both languages.
fn all() -> Vec<(String, &'static str, String)> {
    let files = Starter::ALL.map(|starter| serde_json::from_str(starter.file()).unwrap());
    let bare = json!({"escale": 1, "id": "bare", "title": "Port", "weeks": []});
    let mut all = Vec::new();
    for document in files
        .into_iter()
        .chain([empty("ours", &["fr", "en"]), bare])
    {
        for language in ["fr", "en"] {
            for kind in Kind::ALL {
                let name = format!("{} {} {language}", document["id"], kind.key());
                all.push((name, language, of(document.clone(), kind, language)));
            }
        }
    }
    all
}

#[test]
fn no_text_has_holes_empty_headings_or_keys() {
    for (name, language, text) in all() {
        assert!(text.starts_with("# ") || text.starts_with("**"), "{name}");
        assert!(!text.contains(['{', '}']), "{name}: {text}");
        assert!(
            !text.contains("undefined") && !text.contains("\n\n\n"),
            "{name}"
        );
        assert!(!text.contains("****") && !text.contains("[]"), "{name}");
        let parts: Vec<&str> = text.trim().split("\n\n").collect();
        for (place, part) in parts.iter().enumerate().skip(1) {
            let is_empty = part.starts_with("## ")
                && parts
                    .get(place + 1)
                    .is_none_or(|next| next.starts_with('#'));
            assert!(!is_empty, "{name}: {part}");
        }
        let other = if language == "fr" { "en" } else { "fr" };
        assert_ne!(words(language), words(other));
        let file = if language == "fr" {
            include_str!("fr.json")
        } else {
            include_str!("en.json")
        };
        let keys: serde_json::Map<String, Value> = serde_json::from_str(file).unwrap();
        for key in keys.keys().filter(|key| key.contains('.')) {
            assert!(!text.contains(key.as_str()), "{name}: {key}");
        }
    }
}

#[test]
fn no_text_blames_counts_presses_or_ranks() {
    for (name, language, text) in all() {
        let found: Vec<_> = lint::spans(&text, language)
            .into_iter()
            .map(|(span, _)| text[span].to_owned())
            .collect();
        assert_eq!(found, Vec::<String>::new(), "{name}");
    }
}

#[test]
fn the_article_answers_the_seven_questions_in_order() {
    let document: Value = serde_json::from_str(Starter::Ambassadors.file()).unwrap();
    for (language, headings) in [
        (
            "en",
            [
                "Why",
                "What",
                "When",
                "Where",
                "How",
                "Who",
                "What you gain",
            ],
        ),
        (
            "fr",
            [
                "Pourquoi",
                "De quoi il s’agit",
                "Quand",
                "Où",
                "Comment",
                "Avec qui",
                "Ce que l’on y gagne",
            ],
        ),
    ] {
        let article = of(document.clone(), Kind::Article, language);
        let mut from = 0;
        for heading in headings {
            let line = format!("\n## {heading}\n");
            from += article[from..]
                .find(&line)
                .unwrap_or_else(|| panic!("{heading}"));
        }
        assert!(article.contains(document["benefits"][language].as_str().unwrap()));
    }
}

#[test]
fn dates_are_written_out_by_the_function_that_is_given() {
    let week = json!({"theme": "T", "question": {"text": "?"}});
    let document = json!({"escale": 1, "id": "p", "title": "Port", "start": "2027-01-04", "weeks": [week, week],
        "pauses": [{"from": "2027-01-11", "to": "2027-01-12"}],
        "events": [{"title": "Meet", "start": "2027-01-05T09:05", "place": "Hall"}]});
    let invitation = of(document.clone(), Kind::Invitation, "en");
    assert!(
        invitation.contains("from <2027-01-04> to <2027-01-24>"),
        "{invitation}"
    );
    assert!(invitation.contains("two weeks") || invitation.contains("2 weeks"));
    let brochure = of(document, Kind::Brochure, "fr");
    assert!(brochure.contains("<2027-01-18>"), "{brochure}");
    assert!(
        brochure.contains("<2027-01-05>, 09:05") && brochure.contains("Hall"),
        "{brochure}"
    );
}

#[test]
fn a_meeting_says_its_zone_and_stands_once_however_often_the_programme_has_it() {
    let meet = json!({"title": "Meet", "start": "2027-01-05T09:05", "zone": "America/New_York", "place": "Hall"});
    let named = |title| json!({"id": "lab", "title": title, "start": "2027-01-06T10:00"});
    let week = |event| json!({"theme": "T", "question": {"text": "?"}, "event": event});
    let document = json!({"escale": 1, "id": "p", "title": "Port", "start": "2027-01-04",
        "weeks": [week(meet.clone()), week(named("Lab"))],
        "events": [meet, named("Lab again"), {"title": "Meet", "start": "2027-01-12T09:05"}]});
    for kind in [Kind::Invitation, Kind::Brochure] {
        let said = of(document.clone(), kind, "en");
        let lines: Vec<_> = said
            .lines()
            .filter_map(|line| line.strip_prefix("- "))
            .filter(|line| line.starts_with("**Meet") || line.starts_with("**Lab"))
            .collect();
        let expected = [
            "**Meet**, <2027-01-05>, 09:05 (America/New York), Hall",
            "**Lab**, <2027-01-06>, 10:00",
            "**Meet**, <2027-01-12>, 09:05",
        ];
        assert_eq!(lines, expected, "{said}");
    }
}

#[test]
fn a_programme_without_fixed_dates_begins_with_its_member() {
    let document = json!({"escale": 1, "id": "p", "title": "Port"});
    for (language, said) in [("en", "your first visit"), ("fr", "votre première visite")] {
        assert!(of(document.clone(), Kind::Invitation, language).contains(said));
        let daily = json!({"escale": 1, "id": "p", "title": "Port", "rhythm": "day"});
        assert!(of(daily, Kind::Announcement, language).contains(said));
    }
}

#[test]
fn there_are_three_slogans_the_hosts_own_first() {
    for starter in Starter::ALL {
        let document: Value = serde_json::from_str(starter.file()).unwrap();
        for language in ["fr", "en"] {
            let slogans = of(document.clone(), Kind::Slogans, language);
            let lines: Vec<&str> = slogans
                .lines()
                .filter_map(|line| line.strip_prefix("- "))
                .collect();
            assert_eq!(lines.len(), 3);
            assert_eq!(lines[0], document["slogan"][language]);
            assert_ne!(lines[1], lines[2]);
        }
    }
}

#[test]
fn the_video_is_about_a_minute() {
    for starter in Starter::ALL {
        let document: Value = serde_json::from_str(starter.file()).unwrap();
        for language in ["fr", "en"] {
            let script = of(document.clone(), Kind::Video, language);
            let lines = script.lines().filter(|line| !line.starts_with(['#', '*']));
            let spoken: usize = lines.map(|line| line.split_whitespace().count()).sum();
            assert!(
                (70..=190).contains(&spoken),
                "{}: {spoken}\n{script}",
                starter.id()
            );
        }
    }
}

#[test]
fn the_manifesto_is_the_hosts_own_or_made_of_what_the_programme_is_for() {
    let document: Value = serde_json::from_str(Starter::Ambassadors.file()).unwrap();
    let own = document["manifesto"]["fr"].as_str().unwrap().trim();
    let guide = of(document.clone(), Kind::Manifesto, "fr");
    assert!(guide.contains(own) && guide.contains("Observer"));
    let bare = json!({"escale": 1, "id": "p", "title": "Port", "intentions": ["learn"]});
    let guide = of(bare, Kind::Manifesto, "en");
    assert!(guide.contains("- Learning from one another"), "{guide}");
}

#[test]
fn a_first_sentence_keeps_its_addresses_and_goes_on_after_an_abbreviation() {
    for (text, first) in [
        (
            "Lisez *vite* [la charte](https://x.org/notre_charte). Puis partez.",
            "Lisez vite [la charte](https://x.org/notre_charte).",
        ),
        (
            "Partager des outils (p. ex. des cartes). Ensemble.",
            "Partager des outils (p. ex. des cartes).",
        ),
        ("Vraiment ? Oui.", "Vraiment ?"),
    ] {
        assert_eq!(facts::first_sentence(text), first);
    }
}
