//! What the lint finds, and what it leaves alone.

use serde_json::{Value, json};

use super::*;
use crate::widgets::studio::model::starters::Starter;

/// The words found, with their kinds.
fn found(text: &str, language: &str) -> Vec<(String, Kind)> {
    spans(text, language)
        .into_iter()
        .map(|(span, kind)| (text[span].to_owned(), kind))
        .collect()
}

#[test]
fn english_that_blames_counts_presses_ranks_or_grades_is_found() {
    for (text, words, kind) in [
        (
            "You haven’t answered this week’s question.",
            "You haven’t",
            Kind::Blame,
        ),
        (
            "you have **not** introduced yourself",
            "you have **not",
            Kind::Blame,
        ),
        ("Your profile is INCOMPLETE", "INCOMPLETE", Kind::Blame),
        ("For lurkers", "lurkers", Kind::Blame),
        ("Keep your streak alive", "streak", Kind::Count),
        ("Three days in a row!", "in a row", Kind::Count),
        ("You are 40 % done.", "40 % done", Kind::Count),
        ("Only 3 steps left", "Only 3 steps left", Kind::Count),
        ("Don't miss the live session", "Don't miss", Kind::Press),
        ("It is your last chance: join", "last chance", Kind::Press),
        ("Hurry up", "Hurry", Kind::Press),
        ("See the leaderboard", "leaderboard", Kind::Rank),
        ("Our top 10 members", "top 10 members", Kind::Rank),
        ("The member of the month", "member of the month", Kind::Rank),
        ("Well done, you finished", "Well done", Kind::Praise),
    ] {
        assert_eq!(found(text, "en"), [(words.to_owned(), kind)], "{text}");
    }
}

#[test]
fn french_that_blames_counts_presses_ranks_or_grades_is_found() {
    for (text, words, kind) in [
        (
            "Vous n’avez pas répondu cette semaine.",
            "Vous n’avez pas",
            Kind::Blame,
        ),
        (
            "vous n'avez toujours pas répondu",
            "vous n'avez toujours pas",
            Kind::Blame,
        ),
        ("Vous êtes en retard", "en retard", Kind::Blame),
        ("Relance des INACTIFS", "INACTIFS", Kind::Blame),
        ("Trois semaines de suite", "semaines de suite", Kind::Count),
        ("Il vous reste deux étapes", "Il vous reste", Kind::Count),
        (
            "60\u{202f}% du parcours",
            "60\u{202f}% du parcours",
            Kind::Count,
        ),
        ("Plus que 3 jours", "Plus que 3 jours", Kind::Count),
        (
            "N’oubliez pas de vous présenter",
            "N’oubliez pas",
            Kind::Press,
        ),
        ("n oubliez pas", "n oubliez pas", Kind::Press),
        ("Dernière chance pour venir", "Dernière chance", Kind::Press),
        ("DERNIERE CHANCE", "DERNIERE CHANCE", Kind::Press),
        (
            "Un atelier à ne pas manquer",
            "à ne pas manquer",
            Kind::Press,
        ),
        ("Le classement de la semaine", "classement", Kind::Rank),
        (
            "Les meilleurs contributeurs",
            "meilleurs contributeurs",
            Kind::Rank,
        ),
        ("Félicitations, vous y êtes", "Félicitations", Kind::Praise),
    ] {
        assert_eq!(found(text, "fr"), [(words.to_owned(), kind)], "{text}");
    }
}

#[test]
fn what_frees_takes_back_or_only_looks_alike_is_left_alone() {
    for (text, language) in [
        ("Vous n’avez pas à répondre.", "fr"),
        ("Vous n’avez besoin de rien.", "fr"),
        (
            "Votre carnet est à vous, il reste dans votre navigateur.",
            "fr",
        ),
        ("Sans classement, ni points.", "fr"),
        ("Il n’y a pas de classement ici.", "fr"),
        (
            "Observer, c’est participer : 90 % des membres observent.",
            "fr",
        ),
        ("No ranking, no hurry, no streaks.", "en"),
        ("There is no last chance.", "en"),
        ("You will not have forgotten.", "en"),
        ("The bravo-like word bravocado", "de"),
        ("Unhurried and incompletely", "en"),
        ("Write what you have. Not now? Later.", "en"),
        ("", "en"),
    ] {
        assert_eq!(found(text, language), [], "{text}");
    }
}

#[test]
fn the_starters_are_free_of_such_words() {
    for starter in Starter::ALL {
        let document: Value = serde_json::from_str(starter.file()).unwrap();
        let said: Vec<_> = passages(&document)
            .into_iter()
            .flat_map(|passage| {
                let found = spans(passage.text, passage.language);
                found.into_iter().map(move |(span, kind)| {
                    (passage.path.clone(), passage.text[span].to_owned(), kind)
                })
            })
            .collect();
        assert_eq!(said, [], "{}", starter.id());
        assert_eq!(lint(&document), []);
    }
}

#[test]
fn a_finding_names_the_text_and_the_bytes() {
    let document =
        json!({"languages": ["fr", "en"], "weeks": [{"theme": {"fr": "Né ? N’oubliez pas !"}}]});
    let found = lint(&document);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].path, "weeks[0].theme.fr");
    assert_eq!(
        &"Né ? N’oubliez pas !"[found[0].span.clone()],
        "N’oubliez pas"
    );
}

#[test]
fn a_text_for_all_languages_is_read_in_both() {
    assert_eq!(found("Hurry! Dépêchez-vous !", "").len(), 2);
    assert_eq!(found("Hurry! Dépêchez-vous !", "fr-CA").len(), 1);
}

#[test]
fn every_kind_has_a_name_and_a_suggestion_in_both_languages() {
    for language in ["en", "fr"] {
        for kind in Kind::ALL {
            for key in [kind.key().to_owned(), [kind.key(), ".instead"].concat()] {
                assert_ne!(words(language).get(&key), key, "{language}");
            }
        }
    }
}

#[test]
fn every_phrase_is_folded() {
    for (_, phrases) in ENGLISH.iter().chain(FRENCH) {
        for phrase in *phrases {
            let plain = phrase.replace('#', "1").replace('%', "");
            let folded = fold::words(&plain);
            assert_eq!(folded.trim_ascii_start(), plain.as_bytes(), "{phrase}");
        }
    }
}
